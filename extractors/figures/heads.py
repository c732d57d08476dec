"""A clause -> the mention it is about: `在X，Y去年营收…` -> Y, `集团去年…` -> the last firm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import ontology
from extractors.figures.measured import MARKS
from extractors.figures.words import words
from extractors.model import EntityType, Mention
from extractors.topics import GOVERNORS, Reading, governed

HEADS: frozenset[EntityType] = frozenset(
    ("Zone", "Firm", "Project", "Organization", "Policy", "Event", "Place", "Industry", "Product")
)
_STRONG: frozenset[EntityType] = frozenset(("Firm", "Project", "Organization", "Policy", "Event", "Zone"))
_OPENING = re.compile(
    r"(?:[“”\"（(①-⑳]|一方面|另一方面|同时|此外|其中|目前|如今|截至|而|但|不过|也|则|还|又|仅|连|到|自|至|从|于是|随后|今年|去年|明年"
    r"|(?:19|20)\d\d年(?:度|[底末])?|过去一年|[上下]半年|[前首]?[一二三四]?季度|前[\d一二三四五六七八九十]+个?月|\d{1,2}[—–\-~至到]\d{1,2}月|预计|力争|争取"
    r"|这(?:已经?)?是|当地|全年|首批|据[^，]{0,6}介绍|数据显示|这家|这座|该|老牌|龙头企业?|链主企业?|企业|园区|本地|民营|外资|独资|上市公司|\d{1,2}月)*"
)
_LINK = re.compile(
    r"(?:的|里的|内的|旗下的?|下属的?|所属的?|企业|龙头企业?|龙头|链主企业?|子公司|全资子公司|控股子公司|（[^）]{0,14}）|[”“《》])*"
    r"|[^，。；：、的\d]{0,6}(?:企业|巨头|龙头|品牌|车企|药企|厂商|制造商|供应商|运营商|上市公司)"
)
_WITH = tuple("与向把将给对从同跟被在")
_IS = re.compile(r"是[^，。；的]{0,10}$|是[^，。；]{0,12}(?:企业|商|巨头|龙头)$")
_BASIS = re.compile(r"(?:占|[较比]|相当于|高于|低于|领先|超过|占到)$")


def clauses(text: str, at: int) -> list[tuple[int, int]]:
    """The clause that `at` stands in up to `at`, then those before it in the sentence, nearest first."""
    found = []
    high = at
    while high > 0:
        low = max(text.rfind(mark, 0, high) for mark in MARKS) + 1
        if low < high:
            found.append((low, high))
        high = low - 1
    return found


def about(reading: Reading, low: int, high: int, before: Sequence[Mention], own: bool) -> Mention | None:
    """Whom the clause `low:high` speaks of, out of `before`; `own` when the number stands in it."""
    text = reading.sentence.text
    ended = None if own else _ending(text, low, high, before)
    return ended or _head(text, low, high, before) or _classed(reading, low, high, before)


@cache
def _source() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('source').pattern})(?=，|$)")


def _head(text: str, low: int, high: int, before: Sequence[Mention]) -> Mention | None:
    """The mention that a clause begins with and is about; a place it is said to happen at is none."""
    here = [m for m in before if low <= m.start and m.end <= high]
    if _source().search(text, low, high):
        return None
    head: Mention | None = None
    for m in here:
        gap = text[(head.end if head else low) : m.start]
        if head is None:
            if _describes(text, m, here):
                continue
            if not _opens(text, low, m) or _BASIS.search(gap):
                return None
            if m.type == "Person":
                return None
            head = m
        elif (
            _LINK.fullmatch(gap)
            and m.type in _STRONG
            and not (m.type == "Zone" and head.type in ("Firm", "Project"))
        ):
            head = m
        else:
            break
    if head is None:
        return None
    if head.type == "Place" and any(m.type == "Person" for m in here):
        return next((m for m in here if m.type == "Zone"), head)
    if head.type in ("Zone", "Place"):
        return None if governed(text, head) else head
    return None if text[max(0, head.start - 1) : head.start] in _WITH else head


def _describes(text: str, mention: Mention, others: Sequence[Mention]) -> bool:
    """True for the place in `位于X的Y`: what it is said of is Y."""
    if mention.type not in ("Place", "Zone") or not text.startswith("的", mention.end):
        return False
    after = any(m.start == mention.end + 1 for m in others)
    return after and governed(text, mention)


def _ending(text: str, low: int, high: int, before: Sequence[Mention]) -> Mention | None:
    """What an earlier clause ends in if only a place or a described noun: `在X，`, `率先构想的X，`."""
    last = next((m for m in reversed(before) if low <= m.start and m.end <= high), None)
    if last is None or last.type not in HEADS:
        return None
    rest = text[last.end : high].strip("里内中上”")
    first = next(m for m in before if low <= m.start)
    placed = text.startswith("在", low) and not rest and not text[low + 1 : first.start]
    described = last.start > low and text[last.start - 1] == "的" and last.type in (*_STRONG, "Industry")
    named = _IS.search(text, low, last.start) is not None and last.type in _STRONG
    return last if not rest and (placed or described or named) else None


def _opens(text: str, low: int, mention: Mention) -> bool:
    """True when only adverbs, times and prepositions stand between the clause's start and the mention."""
    m = _OPENING.match(text, low, mention.start)
    rest = text[m.end() if m else low : mention.start]
    if len(rest) <= 1:
        return not rest or rest in GOVERNORS or rest in "，："
    if mention.type in ("Project", "Zone") and rest.endswith("的") and re.search(r"\d", rest):
        return True
    return len(rest) <= 10 and mention.type in _STRONG and not words("block").search(rest)


_TAILED: frozenset[EntityType] = frozenset(("Zone", "Project", "Organization", "Event"))


@cache
def _classwords() -> re.Pattern[str]:
    words = {name[5:]: ws for name, ws in ontology.words("figures").items() if name.startswith("head.")}
    return re.compile("|".join(f"(?P<{name}>{'|'.join(map(re.escape, ws))})" for name, ws in words.items()))


def _classed(reading: Reading, low: int, high: int, before: Sequence[Mention]) -> Mention | None:
    """`集团去年…`, `园区现有…`: the opening class word stands for the last of its class."""
    text = reading.sentence.text
    opening = _OPENING.match(text, low, high)
    at = opening.end() if opening else low
    if named := _by_tail(text, at, [*reversed(before), *reading.topics]):
        return named
    m = _classwords().match(text, at, high)
    if m is None:
        return None
    earlier = [x for x in before if x.type == m.lastgroup and x.end <= m.start() and not governed(text, x)]
    return earlier[0] if earlier else next((x for x in reading.topics if x.type == m.lastgroup), None)


def _by_tail(text: str, at: int, known: Sequence[Mention]) -> Mention | None:
    """`航天城去年…` after 云岭国际航天城: a name's last word stands for it."""
    for length in (4, 3, 2):
        word = text[at : at + length]
        for m in known:
            if (
                m.type in _TAILED
                and m.name.endswith(word)
                and len(m.name) > length
                and not words("no.tail").fullmatch(word)
            ):
                return m
    return None
