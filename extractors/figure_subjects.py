"""A figure in its sentence -> whom it is said of: `总投资13亿元的百事食品陕西生产基地项目` -> the project."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

import ontology
from extractors.measured import MARKS, Measured
from extractors.model import EntityType, Mention
from extractors.topics import GOVERNORS, Reading, governed

_HEADS: frozenset[EntityType] = frozenset(
    ("Zone", "Firm", "Project", "Organization", "Policy", "Event", "Place", "Industry", "Product")
)
_STRONG: frozenset[EntityType] = frozenset(("Firm", "Project", "Organization", "Policy", "Event", "Zone"))
_REGIONS: tuple[EntityType, ...] = ("Zone", "Place", "Industry")
_OWNERS: tuple[EntityType, ...] = ("Firm", "Project", "Zone", "Event")
_POLICY: tuple[EntityType, ...] = ("Policy",)
_OPENING = re.compile(
    r"(?:[“”\"（(①-⑳]|一方面|另一方面|同时|此外|其中|目前|如今|截至|而|但|不过|也|则|还|又|仅|连|到|自|至|从|于是|随后|今年|去年|明年"
    r"|当地|全年|首批|据[^，]{0,6}介绍|数据显示|这家|这座|该|老牌|龙头企业?|链主企业?|企业|园区|本地|民营|外资|独资|上市公司|\d{1,2}月)*"
)
_LINK = re.compile(
    r"(?:的|里的|内的|旗下的?|下属的?|所属的?|企业|龙头企业?|龙头|链主企业?|子公司|全资子公司|控股子公司|（[^）]{0,14}）|[”“《》])*"
)
_PLACED = re.compile(r"(?:[里内中上]|境内|园内|辖区)?(?:，|$)|[里内中]")
_IS = re.compile(r"是[^，。；的]{0,10}$|是[^，。；]{0,12}(?:企业|商|巨头|龙头)$")
_COUNTED = re.compile(r"等(?:[^，。；]{0,8}?[家个户名项所]|企业|公司|地|国)|[两二三四五六七八九十]+[家者个]")
_COUNTED_ALONE = re.compile(r"[两二三四五六七八九十]+[家者个]")
_BASIS = re.compile(r"(?:占|[较比]|相当于|高于|低于|领先|超过|占到)$")


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, ontology.words("figures")[name])))


def subject_of(reading: Reading, item: Measured, indicator: str) -> Mention | None:
    """The mention a figure is said of, or None."""
    text, q = reading.sentence.text, item.quantity
    inside = next((m for m in reading.mentions if m.start <= q.low and q.high <= m.end), None)
    touching = next((m for m in reading.mentions if m.end == q.start and m.type == "Project"), None)
    found = inside or _owner_after(reading, item) or _bracketed(reading, q.start) or touching
    if found:
        return found
    before = _candidates(reading, q.start)
    if found := _special(reading, item, before):
        return found
    regional = _words("regional").search(indicator) is not None
    for low, high in _clauses(text, q.start):
        found = _ending(text, low, high, before, q.start) or _head(text, low, high, before)
        found = found or _classed(reading, low, high, before)
        if found and not (regional and high < q.start and found.type not in _REGIONS):
            return _of_zone(found)
    located = [m for m in before if m.type in ("Zone", "Place") and governed(text, m)]
    return located[-1] if located else regional and _topic(reading, _REGIONS) or _topic(reading, _HEADS)


def _of_zone(found: Mention) -> Mention:
    """A zone's own office stands for the zone: `高新区招商局` -> 高新区."""
    if found.type != "Organization":
        return found
    return next((part for part in found.parts if part.type == "Zone"), found)


def _special(reading: Reading, item: Measured, before: Sequence[Mention]) -> Mention | None:
    """What the words around the number point at: a grant at the policy, an investment at the project ..."""
    text, q = reading.sentence.text, item.quantity
    part = text[max(text.rfind("；", 0, q.start), text.rfind("。", 0, q.start)) + 1 : q.end + 8]
    if (
        q.normal_unit in ("元", "%")
        and _words("grant").search(part)
        and (policy := _policy(reading, q.start))
    ):
        return policy
    if _words("attribute").search(item.words):
        wanted = _OWNERS[:1] if "注册资本" in item.words else _OWNERS
        if near := [m for m in before if m.type in wanted]:
            return near[-1]
    if _words("invest").search(item.words) and (built := [m for m in before if m.type == "Project"]):
        return built[-1]
    if _words("attend").search(item.words + text[q.end : q.end + 12]):
        events = [m for m in before if m.type == "Event"]
        return events[-1] if events else _topic(reading, _OWNERS[-1:])
    return None


@cache
def _source() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('source').pattern})(?=，|$)")


def _topic(reading: Reading, types: Collection[EntityType]) -> Mention | None:
    return next((m for m in reading.topics if m.type in types), None)


def _policy(reading: Reading, at: int) -> Mention | None:
    here = [m for m in reading.mentions if m.type == "Policy" and m.end <= at]
    return here[-1] if here else _topic(reading, _POLICY)


@cache
def _class_words() -> re.Pattern[str]:
    words = {name[5:]: ws for name, ws in ontology.words("figures").items() if name.startswith("head.")}
    return re.compile("|".join(f"(?P<{name}>{'|'.join(map(re.escape, ws))})" for name, ws in words.items()))


def _classed(reading: Reading, low: int, high: int, before: Sequence[Mention]) -> Mention | None:
    """`集团去年…`, `园区现有…`: the class word that opens a clause stands for the last entity of its class."""
    text = reading.sentence.text
    opening = _OPENING.match(text, low, high)
    m = _class_words().match(text, opening.end() if opening else low, high)
    if m is None:
        return None
    earlier = [x for x in before if x.type == m.lastgroup and x.end <= m.start() and not governed(text, x)]
    return earlier[0] if earlier else next((x for x in reading.topics if x.type == m.lastgroup), None)


def _owner_after(reading: Reading, item: Measured) -> Mention | None:
    """`13亿元的X项目`, `投资3亿元建设X项目`: what a number with 的, or money with a verb of building, describes."""
    text, end = reading.sentence.text, item.quantity.end
    following = next((m for m in reading.mentions if m.start >= end), None)
    if following is None or set(text[end : following.start]) & set(MARKS):
        return None
    between = text[end : following.start]
    if between.startswith("的"):
        return following if following.type in ("Project", "Zone", "Industry") else None
    building = _words("build").match(between) and _words("invest").search(item.words)
    return following if building and following.type == "Project" and len(between) < 14 else None


def _bracketed(reading: Reading, at: int) -> Mention | None:
    """`X（持股40%）`: the name right before the bracket that the number stands in."""
    text = reading.sentence.text
    start = max(text.rfind("（", 0, at), text.rfind("(", 0, at))
    if start < 0 or "）" in text[start:at] or ")" in text[start:at]:
        return None
    return next((m for m in reading.mentions if m.end == start and m.type in _HEADS), None)


def _candidates(reading: Reading, at: int) -> list[Mention]:
    """The mentions before `at`, without the lists that a number counts: `A、B等38家企业`, `A、B两家`."""
    text = reading.sentence.text
    before = [m for m in reading.mentions if m.end <= at and m.type in (*_HEADS, "Person")]
    listed: list[Mention] = []
    for m in reversed(before):
        joined = bool(listed) and text[m.end : listed[-1].start] in ("、", "和", "与", "及", "以及")
        if joined or _COUNTED.match(text, m.end):
            listed.append(m)
        elif listed and listed[-1].end < m.start:
            continue
    several = [
        m for m in listed if not (_COUNTED_ALONE.match(text, m.end) and m.start == _first_of(text, listed, m))
    ]
    return [m for m in before if m not in several]


def _first_of(text: str, listed: Sequence[Mention], last: Mention) -> int:
    """Where the enumeration that ends in `last` begins."""
    start = last.start
    for m in sorted(listed, key=lambda x: -x.start):
        if m.end <= start and text[m.end : start] in ("、", "和", "与", "及", "以及"):
            start = m.start
    return start


def _clauses(text: str, at: int) -> list[tuple[int, int]]:
    """The clause that `at` stands in up to `at`, then those before it in the sentence, nearest first."""
    found = []
    high = at
    while high > 0:
        low = max(text.rfind(mark, 0, high) for mark in MARKS) + 1
        if low < high:
            found.append((low, high))
        high = low - 1
    return found


def _head(text: str, low: int, high: int, before: Sequence[Mention]) -> Mention | None:
    """The mention that a clause begins with and is about; a place it is said to happen at is none."""
    here = [m for m in before if low <= m.start and m.end <= high]
    if _source().search(text, low, high):
        return None
    head: Mention | None = None
    for m in here:
        gap = text[(head.end if head else low) : m.start]
        if head is None:
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
    if head is not None and head.type in ("Zone", "Place") and governed(text, head):
        return None
    return head


def _ending(text: str, low: int, high: int, before: Sequence[Mention], at: int) -> Mention | None:
    """What an earlier clause ends in when it is only a place or a described noun: `在X，`, `率先构想的X，`."""
    last = next((m for m in reversed(before) if low <= m.start and m.end <= high), None)
    if last is None or high == at or last.type not in _HEADS:
        return None
    rest = text[last.end : high].strip("里内中上”")
    first = next(m for m in before if low <= m.start)
    placed = text.startswith("在", low) and not rest and not text[low + 1 : first.start]
    described = last.start > low and text[last.start - 1] == "的" and last.type in (*_STRONG, "Industry")
    named = _IS.search(text, low, last.start) is not None and last.type in _STRONG
    return last if not rest and (placed or described or named) else None


def _opens(text: str, low: int, mention: Mention) -> bool:
    """True when nothing but adverbs, times and prepositions stands between the clause's start and the mention."""
    m = _OPENING.match(text, low, mention.start)
    rest = text[m.end() if m else low : mention.start]
    if len(rest) <= 1:
        return not rest or rest in GOVERNORS or rest in "，："
    return len(rest) <= 10 and mention.type in _STRONG and not _words("block").search(rest)
