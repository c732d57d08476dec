"""A sentence and an offset -> how the thing said there is said: `年内出口预计将突破100台` -> forecast."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import ontology
from extractors.model import Modality
from extractors.topics import clause, part

Cue = tuple[int, int, str]

_CLASSES = ("rumour", "negated", "target", "forecast", "plan", "encouraged", "fact")
_CARRIES = ("target", "forecast", "plan")
_MEANS: dict[str, Modality] = {
    "rumour": "negated",
    "negated": "negated",
    "target": "target",
    "forecast": "forecast",
    "plan": "plan",
    "encouraged": "encouraged",
    "fact": "fact",
}
# words that only look like cues: a noun 规划面积, 行动计划, 完成目标的87%, 在...支持下
_NO_CUE = re.compile(
    r"规划(?=面积|用地|局|院|馆|展|总|的|设计)|(?:行动|三年|五年|发展|实施)计划|目标的|目标任务|(?:的|大力|下)支持|未来(?=产业|科技|科创|城|网络|工厂)"
    r"|[无没]有?计划|不断|不仅|不久|不少于|不低于|不超过|不高于|不同|不锈|不管|不论|不过|无人机|无人|无线|无锡|无纺|无缝"
)
_DENIED = re.compile("否认|辟谣|不实|并无此事|网传|不再考虑")
_GIVEN_UP = re.compile("(?:最终|后来|随后|但|却|已)[^，。；]{0,4}(?:放弃|告吹|流产|作罢|搁浅|未能成行)")
_AWAY = re.compile(r"[^，。；]{1,24}?[到为成至给入往出进](?!立|长)")


@cache
def _classes() -> dict[str, str]:
    words = ontology.words("modality")
    return {word: name for name in reversed(_CLASSES) for word in words[name]}


@cache
def _cues() -> re.Pattern[str]:
    longest_first = sorted(_classes(), key=lambda word: (-len(word), word))
    starts = "".join(sorted({re.escape(word[0]) for word in longest_first}))
    cue = f"(?=[{starts}])(?:{'|'.join(map(re.escape, longest_first))})"
    return re.compile(f"(?P<none>{_NO_CUE.pattern})|(?P<cue>{cue})|(?P<will>将)")


@cache
def _next() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, ontology.words("modality")["will.next"])))


@cache
def _after() -> re.Pattern[str]:
    words = ontology.words("modality")
    named = (
        f"(?P<{name}>{'|'.join(map(re.escape, words[name + '.after']))})" for name in ("negated", "plan")
    )
    return re.compile("|".join(named))


def cues(text: str, low: int = 0, high: int | None = None) -> Iterator[Cue]:
    """Start, end and class of the cue words in `text[low:high]`; 将 is a `plan` where it does not mean 把."""
    for m in _cues().finditer(text, low, len(text) if high is None else high):
        name = str(m.lastgroup)
        if name == "will":
            if text.startswith("即", max(0, m.start() - 1)) or _means_will(text, m.end()):
                yield m.start(), m.end(), "plan"
        elif name == "cue":
            yield m.start(), m.end(), _classes()[m.group()]


def _means_will(text: str, end: int) -> bool:
    """`将建成`, `将于` point ahead; `将棒材送到` moves something."""
    return _next().match(text, end) is not None or _AWAY.match(text, end) is None


def modality(text: str, at: int) -> Modality:
    """How the predicate or number at offset `at` of a sentence is said.

    A rumour or denial before it, or word after it that it came to nothing, negates; else the nearest cue in its
    clause decides; without one, a plan, target or forecast of an earlier clause of the same sentence part (up to
    `；`) still holds. Speech is not looked at: see `claimed`.
    """
    start, end = clause(text, at)
    if m := _after().search(text, at, end):
        return "negated" if m.lastgroup == "negated" else "plan"
    first = part(text, start)
    if _DENIED.search(text, first, at) or _GIVEN_UP.search(text, at):
        return "negated"
    before = list(cues(text, first, at))
    if any(name == "rumour" for _, _, name in before):
        return "negated"
    own = [name for low, _, name in before if low >= start]
    if own:
        return _MEANS[own[-1]]
    carried = [name for _, _, name in before if name in _CARRIES]
    return _MEANS[carried[-1]] if carried else "fact"


def claimed(said: Modality) -> Modality:
    """The same in the mouth of an interested speaker: a fact becomes a claim, all else stays."""
    return "claim" if said == "fact" else said
