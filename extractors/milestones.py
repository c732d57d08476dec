"""A read sentence -> the dated events in it: `X项目今年4月投产` -> X, 投产, 2024-04-01/2024-04-30."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

import ontology
from extractors.modality import modality
from extractors.model import Article, EntityType, Mention, Modality, Period
from extractors.times.finding import Found, periods
from extractors.times.yearparts import Days
from extractors.topics import Reading, clause, coordinated


@dataclass(frozen=True, slots=True)
class MilestoneDraft:
    """A dated event before its subject is an entity; `cue` are the offsets of the event's word."""

    subject: Mention
    event: str
    period: Period
    modality: Modality
    sentence: int
    cue: tuple[int, int]


_FIT: dict[str, tuple[EntityType, ...]] = {
    "发布": ("Policy",),
    "出台": ("Policy",),
    "施行": ("Policy",),
    "举行": ("Event",),
    "成立": ("Firm", "Zone", "Organization", "Project"),
    "设立": ("Zone", "Firm", "Organization", "Project"),
    "获批": ("Zone", "Project", "Firm"),
    "升级": ("Zone",),
    "封关": ("Zone",),
    "验收": ("Zone", "Project"),
    "落户": ("Firm", "Project"),
    "上市": ("Firm",),
    "交付": ("Firm",),
    "启动": ("Project", "Event", "Policy"),
    "收购": ("Firm",),
}
_PROJECT: tuple[EntityType, ...] = ("Project",)
_BUILT: tuple[EntityType, ...] = ("Project", "Zone", "Firm", "Organization")
_AFTER_VERB = frozenset(("发布", "出台", "施行", "举行", "成立", "设立", "启动", "投用", "揭牌", "奠基"))
_NO_EVENT = re.compile(
    r"后|以来|至今|率|转|值|安排|意向|亿元|大会|条件|的(?!.{0,12}(?:今年|去年|\d月))|企业|公司|前(?!.{0,3}[，。])"
)
_LATE = re.compile(
    "(?:推迟|延期|延后|推后|顺延|延(?=[到至]))(?P<to>[到至])?|原定|原计划|暂停|暂缓|搁置|叫停|终止"
)
_SPREAD = re.compile("以来|至|—|^今?年?前")


@cache
def _events() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {word: event for event, words in ontology.words("milestones").items() for word in words}
    longest_first = sorted(names, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), names


def drafts(reading: Reading, article: Article, earlier: Days | None = None) -> tuple[MilestoneDraft, ...]:
    """Every event whose date and subject are known; `earlier` is the last dated time before the sentence."""
    sentence = reading.sentence
    if sentence.kind == "byline":
        return ()
    pattern, names = _events()
    times = periods(sentence.text, article.published, earlier)
    found: list[MilestoneDraft] = []
    for m in pattern.finditer(sentence.text):
        if _NO_EVENT.match(sentence.text, m.end()) or _inside(reading.mentions, m.start()):
            continue
        late = _LATE.search(sentence.text, *clause(sentence.text, m.start()))
        period = _put_off(late, times) if late else _when(sentence.text, m.start(), times)
        who = _who(reading, m.start(), m.end(), names[m.group()])
        if period is None or who is None:
            continue
        said = "plan" if late else modality(sentence.text, m.start())
        if said == "fact" and article.published and period.earliest and period.earliest > article.published:
            said = "plan"
        for one in coordinated(reading, who):
            draft = MilestoneDraft(one, names[m.group()], period, said, sentence.index, m.span())
            if said != "negated" and not any(
                d.subject.name == one.name and d.period == period for d in found
            ):
                found.append(draft)
    return tuple(found)


def _put_off(late: re.Match[str], times: Sequence[Found]) -> Period | None:
    """The new time of what is put off: `开工时间由10月推迟到|明年二季度`; None where none is given or it is stopped."""
    return next((p for start, _, p in times if late["to"] and late.start() < start < late.end() + 3), None)


def _inside(mentions: Sequence[Mention], at: int) -> bool:
    return any(m.start <= at < m.end for m in mentions)


def _when(text: str, at: int, times: Sequence[Found]) -> Period | None:
    """The last dated time before an event, in its clause or one before it without an event of its own."""
    low, _ = clause(text, at)
    dated = [
        (a, p)
        for a, b, p in times
        if b <= at and p.iso and not _SPREAD.search(p.text) and not text.startswith("记者", max(0, a - 2))
    ]
    if not dated:
        return None
    start, period = dated[-1]
    if start >= low:
        return period
    between = text[start + len(period.text) : low]
    plain = "；" not in between and not _events()[0].search(between)
    return period if plain and period.text[:2] not in ("目前", "如今", "截至") else None


def _who(reading: Reading, start: int, end: int, event: str) -> Mention | None:
    """What an event happens to: a fitting mention in its clause, right after it, before, or a topic."""
    types = _FIT.get(event, _BUILT)
    low, high = clause(reading.sentence.text, start)
    here = [m for m in reading.mentions if low <= m.start and m.end <= start]
    following = [m for m in reading.mentions if end <= m.start < min(high, end + 14)]
    if event in _AFTER_VERB and (after := _first(following, types)):
        return after
    if found := _last(here, types):
        return found
    if event in _AFTER_VERB or (after := _first(following, _PROJECT)) is None:
        before = [m for m in reading.mentions if m.end <= low]
        return _last(before, types) or _first(reading.topics, types)
    return after


def _first(mentions: Sequence[Mention], types: Collection[EntityType]) -> Mention | None:
    return next((m for type in types for m in mentions if m.type == type), None)


def _last(mentions: Sequence[Mention], types: Sequence[EntityType]) -> Mention | None:
    """The last mention of the first of `types` that occurs."""
    return _first(tuple(reversed(mentions)), types)
