"""A read sentence -> the numbers in it that are figures, each with the words around that may name it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import ontology
from extractors.figures import indicators
from extractors.figures.quantities import Kind, Quantity, quantities
from extractors.model import EntityType, Mention
from extractors.nouns import Token
from extractors.topics import Reading

MARKS = "，。；：！？（）()"
_OPEN_NAMES: frozenset[EntityType] = frozenset(("Project", "Industry", "Product"))
_CUT: frozenset[EntityType] = frozenset(
    ("Zone", "Firm", "Project", "Organization", "Person", "Policy", "Event", "Place")
)
_SMALL = re.compile("[一二两三四五六七八九]")
_COUNT_UNITS = frozenset("家个条处座户所种名位项款类轮批次场大艘头棵桌份件支只篇天年辆")
_JOIN = re.compile(r"(?:、|和|与|及|以及|，)?(?:约|近|超|超过|逾|突破|以及)?$")
_THRESHOLD = re.compile(r"(?:的)?(?:重大|重点|产业|工业|签约|新|外资|制造业)*(?:项目|企业|集群|大项目)")
_NOUNS = frozenset({"n", "nz", "vn", "an", "nw", "nt", "s", "ORG", "LOC", "PER", "ns", "nr"})
_SAID = frozenset({"v", "vd", "d", "ad", "p", "r"})
_SHORT = 4
_EDGE = ("", *MARKS, "、", "在", "的")
_RELATIVE = re.compile(r"(?:占|[较比]|相当于|高于|低于)[^，。；、]{0,3}$")


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its surroundings, and its place in a list of `size` numbers.

    `low` is where the words that belong to it begin, `words` all of the clause up to the number since the one
    before it, `before` and `after` the noun phrases on either side.
    """

    quantity: Quantity
    low: int
    words: str
    before: str
    after: str
    kind: Kind = "level"
    place: int = 0
    size: int = 1


def measured(
    reading: Reading, times: Sequence[tuple[int, int]], tokens: Sequence[Token] = ()
) -> list[Measured]:
    """Every figure of a sentence in order; `times` are the stretches that name a time, `tokens` the segmenter's words."""
    text = reading.sentence.text
    numbers = [q for q in quantities(text) if _counts(q, text, reading.mentions, times)]
    lists = list(_lists(numbers, text))
    marks = _marks(text, reading.mentions)
    found: list[Measured] = []
    for i, q in enumerate(numbers):
        start, end = _bounds(text, q, marks)
        taken = _taken(found[-1], q) if found else 0
        low = max(start, min(taken, q.start))
        named = _phrase(reading, times, low, q.start)
        following = numbers[i + 1].start if i + 1 < len(numbers) and numbers[i + 1].start > q.end else end
        after = indicators.after(text, q.end, min(end, following, _predicate(text, tokens, q.end, end)))
        words = text[max(start, min(q.start, found[-1].quantity.end)) if found else start : q.start]
        item = Measured(q, low, words, named, after, q.kind, *lists[i])
        found.append(_as_listed(item, found[-item.place]) if item.place else item)
    return found


def _as_listed(item: Measured, first: Measured) -> Measured:
    """A later number of a list takes the kind of the first, and its words where it has none."""
    q = item.quantity
    if len(item.before) > 1:
        return replace(item, kind=first.kind)
    if q.comparator == "=" and "分别" in first.words:
        q = replace(q, comparator=first.quantity.comparator)
    return replace(item, quantity=q, words=first.words, before=first.before, kind=first.kind)


def _phrase(reading: Reading, times: Sequence[tuple[int, int]], low: int, high: int) -> str:
    """The noun phrase nearest before a number, after the names and times of its clause or between them."""
    text = reading.sentence.text
    named = [m for m in reading.mentions if _cuts(m, text, low, high)]
    counted = len(named) > 1 and named[-1].type in ("Zone", "Project", "Organization")
    if counted and not indicators.before(text, named[-1].end, high):
        named.pop()
    cuts = [(m.start, m.end) for m in named]
    between = [(a, b) for a, b in times if low <= a and b <= high and text[a - 1 : a] not in ("比", "较")]
    end, later = high, ""
    for a, b in sorted(cuts + between, reverse=True):
        words = indicators.before(text, b, end) if b <= end else ""
        if len(words) > 1 and ((a, b) not in between or text[a - 1 : a] in _EDGE or later):
            return words + later
        later = words if len(words) > 1 else later
        end = min(end, a)
    return indicators.before(text, low, end) + later


def _taken(last: Measured, q: Quantity) -> int:
    """Where the words of the number before end; a noun that leads up to `q` is none of them: `8英寸晶圆产能将由1万片`."""
    end = last.quantity.end + len(last.after)
    return last.quantity.end if last.quantity.end < end and q.start - end < 3 else end


def _marks(text: str, mentions: Sequence[Mention]) -> list[int]:
    """Where the marks that end a clause stand, without those inside names."""
    inside = {i for m in mentions if m.end - m.start > 4 for i in range(m.start + 1, m.end)}
    return [i for i, char in enumerate(text) if char in MARKS and i not in inside]


def _predicate(text: str, tokens: Sequence[Token], low: int, high: int) -> int:
    """Where the predicate begins that says what the things counted at `low` do: `23家企业|把产线迁来`; else `high`.

    A short one (`作品|获得优秀奖`) stays with the noun, as it tells which ones are counted.
    """
    noun = False
    for start, end, tag in tokens:
        if start >= low and end < high - _SHORT:
            if noun and tag in _SAID and text[start:end] not in _nominal():
                return start
            noun = tag in _NOUNS
    return high


@cache
def _nominal() -> frozenset[str]:
    """Verbs that mostly stand inside nouns: 智能制造项目."""
    return frozenset(ontology.words("figures")["verb.noun"])


def _bounds(text: str, q: Quantity, marks: Sequence[int]) -> tuple[int, int]:
    """Where the clause of a number begins and ends."""
    first, last = bisect_left(marks, q.start), bisect_left(marks, q.end)
    return marks[first - 1] + 1 if first else 0, marks[last] if last < len(marks) else len(text)


def _cuts(mention: Mention, text: str, low: int, high: int) -> bool:
    """True for a name that stands before the words that say what is measured, and is none of them."""
    if mention.type not in _CUT or mention.start < low or mention.end > high:
        return False
    if mention.type == "Place" and text.startswith("对", mention.start - 1):
        return False
    return not (
        mention.type in ("Place", "Zone") and _RELATIVE.search(text, max(0, mention.start - 4), mention.start)
    )


def _counts(q: Quantity, text: str, mentions: Sequence[Mention], times: Sequence[tuple[int, int]]) -> bool:
    """False for a number inside a time or a name, for a mere 两家, 等5部门, and a threshold (亿元以上项目12个)."""
    if any(a < q.high and q.low < b for a, b in times):
        return False
    if any(m.start <= q.low and q.high <= m.end and not _may_count(m, q) for m in mentions):
        return False
    if q.unit == "部门" or (q.unit == "英寸" and q.comparator == "=") or text.endswith("唯一", 0, q.low):
        return False
    if _SMALL.fullmatch(q.printed[:-1]) and q.unit in _COUNT_UNITS and q.comparator == "=":
        return False
    return not (q.comparator == ">=" and _THRESHOLD.match(text, q.end) and q.normal_unit == "元")


def _may_count(mention: Mention, q: Quantity) -> bool:
    """True for names that numbers may be read in: of projects, industries, and `12项便民措施`."""
    return mention.type in _OPEN_NAMES or (mention.start == q.low and mention.type in ("Policy", "Zone"))


def _lists(numbers: Sequence[Quantity], text: str) -> Iterator[tuple[int, int]]:
    """Place and size of the list that each number stands in: 4849亿元、1276亿元和80亿元 are 0, 1, 2 of 3."""
    runs: list[list[int]] = []
    for i, q in enumerate(numbers):
        near = i > 0 and q.normal_unit == numbers[i - 1].normal_unit
        if near and q.start - numbers[i - 1].end < 4 and q.start > numbers[i - 1].end:
            between = text[numbers[i - 1].end : q.low]
            if _JOIN.match(between) and between[:1] not in ("，", ""):
                runs[-1].append(i)
                continue
        runs.append([i])
    for run in runs:
        for place in range(len(run)):
            yield place, len(run)
