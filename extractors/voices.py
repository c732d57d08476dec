"""Says of every draft how it is said and by whom: `“我们将加快开拓…”许望川介绍` -> plan, 许望川."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from extractors.grammar import Draft, Read
from extractors.modality import claimed, modality
from extractors.model import Mention, Modality, RelationType
from extractors.ranker.judging import PATTERN
from extractors.speech import Speech, speech_at
from extractors.topics import clause, part

_STANDING: frozenset[RelationType] = frozenset({"holdsRole"})
"""Relations that stand whatever the verb of the clause is: an office is held while its holder plans."""
_NOMINAL: Mapping[RelationType, re.Pattern[str]] = {
    "subsidiaryOf": re.compile(
        r"^(?!.*(?:设立|成立|组建|新设|收购|成为|变为)).*(?:子公司|旗下|下属|母公司|分公司|下辖|企业)"
    ),
    "locatedIn": re.compile(r"^(?:的|内的?|里的?|中的?|境内的|区内的)$"),
}
"""Cues that name a standing relation by a noun, so that a plan in the same clause is about something else."""
_PLAIN: frozenset[RelationType] = frozenset({"locatedIn"})
"""Relations that anybody can see, so that they are more than the claim of an interested speaker."""
_DONE: frozenset[RelationType] = frozenset({"supplies", "exportsTo", "investsIn", "produces"})
"""Relations that begin on a day, which may lie ahead."""
_TRADED: frozenset[RelationType] = frozenset({"supplies", "exportsTo", "investsIn"})
_ORDERED = re.compile("中标|订单|大单|合同|协议|定点|标段|意向|洽谈")
_DELIVERED = re.compile(
    "(?:交付|供货|供应(?!商|链)|发往|运抵|装车|送到|供给)(?!.{0,8}(?:协议|合同|框架|意向))"
)
_SIGNED = re.compile(
    "签[订署下约].{0,16}(?:协议|合同|订单)|签约|签[署订].{0,6}(?:共建|合建|共同|开发)|订立|下订"
)
_UNDER_WAY = re.compile("(?:已|上月|日前|首批)[^，。；]{0,8}(?:运抵|交付|发货|供货|到货|装车|入库)")
_RUNNING = re.compile(
    r"(?<!将)(?<!待)(?:投产|投用|投运|竣工|下线|量产|启用|满产|达产|满负荷|生产线上|车间里|出货|热销|已建成|建成投产|拥有|运转|年产值|月产|提升至|实现)(?!后|时)"
)
_RUN_SOON = re.compile("将|拟|计划|预计|有望|力争|在建|建设中|开工|签约|建成后|投产后|达产后|启动|奠基|动工")


def voices(
    reads: Sequence[Read], drafts: Sequence[Draft], spoken: Sequence[Speech], published: date | None
) -> Mapping[Draft, tuple[Modality, Mention | None]]:
    """Modality and speaker of each draft; `spoken` are the speeches of the article that was `published` that day."""
    known = {read.reading.sentence.index: read for read in reads}
    return {draft: _voice(draft, known[draft.sentence], spoken, published) for draft in drafts}


def _voice(
    draft: Draft, read: Read, spoken: Sequence[Speech], published: date | None
) -> tuple[Modality, Mention | None]:
    speech = speech_at(spoken, draft.sentence, draft.cue[0])
    speaker = speech.speaker if speech else None
    if draft.relation in _STANDING:
        return "fact", None
    how = _said(draft, read.reading.sentence.text)
    begins = draft.relation in _DONE or draft.subject.type == "Project"
    if how == "fact" and begins and not draft.named and published and _ahead(draft, read, published):
        how = "plan"
    if speech and speech.interested and draft.relation not in _PLAIN and not draft.named:
        how = claimed(how)
    return how, speaker


def _ahead(draft: Draft, read: Read, published: date) -> bool:
    """Whether the last time before the end of the cue, in the same part of the sentence, lies ahead."""
    last = read.last_time(part(read.reading.sentence.text, draft.cue[0]), draft.cue[1])
    return bool(last and last.earliest and last.earliest > published)


def _said(draft: Draft, text: str) -> Modality:
    """How the draft is said, whoever says it."""
    cue = text[draft.cue[0] : draft.cue[1]]
    if draft.relation == "produces" and _by_project(draft):
        return _made(text)
    nominal = _NOMINAL.get(draft.relation)
    if draft.named:
        return "fact"
    becoming = text.startswith("成为", max(0, draft.cue[0] - 1))
    if nominal and nominal.search(cue) and not becoming:
        return "negated" if modality(text, draft.cue[1] - 1) == "negated" else "fact"
    how = _learned(draft, text) if draft.pattern.endswith(PATTERN) else modality(text, draft.cue[1] - 1)
    if how == "fact" and draft.relation in _TRADED:
        ordered = _ORDERED.search(cue) and not _DELIVERED.search(cue)
        return "plan" if ordered or _signed(text, draft) else "fact"
    if how == "encouraged" and draft.relation in ("partOfCluster", "operatesIn"):
        return "fact"
    return how


def _learned(draft: Draft, text: str) -> Modality:
    """How a draft that no pattern said is said: its cue need not be the predicate, so its ends are asked as well."""
    ends = (m.end - 1 for m in (draft.subject, draft.object) if m.sentence == draft.sentence)
    said = [modality(text, at) for at in (draft.cue[1] - 1, *ends)]
    return next((how for how in said if how != "fact"), "fact")


def _signed(text: str, draft: Draft) -> bool:
    """Whether the sentence, up to the clause of the cue, only signs what is to come."""
    _, end = clause(text, draft.cue[0])
    signed = _SIGNED.search(text, part(text, draft.cue[0]), max(end, draft.cue[1]))
    return signed is not None and not _UNDER_WAY.search(text, signed.end())


def _by_project(draft: Draft) -> bool:
    return draft.subject.type == "Project" or ".investsIn." in draft.pattern or draft.named


def _made(text: str) -> Modality:
    """What a project makes is made once it runs, and planned before."""
    return "fact" if _RUNNING.search(text) and not _RUN_SOON.search(text) else "plan"
