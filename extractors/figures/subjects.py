"""A figure in its sentence -> whom it is said of: `总投资13亿元的X生产基地项目` -> the project."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extractors.figures.heads import HEADS, about, clauses
from extractors.figures.measured import MARKS, Measured
from extractors.figures.words import words
from extractors.model import EntityType, Mention
from extractors.topics import Reading, governed

_REGIONS: tuple[EntityType, ...] = ("Zone", "Place", "Industry")
_OWNERS: tuple[EntityType, ...] = ("Firm", "Project", "Zone", "Event")
_POLICY: tuple[EntityType, ...] = ("Policy",)
_PROJECT: tuple[EntityType, ...] = ("Project",)
_AND = ("、", "和", "与", "及", "以及")
_COUNTED = re.compile(r"等(?:[^，。；]{0,8}?[家个户名项所]|企业|公司|地|国)|[两二三四五六七八九十]+[家者个]")
_OF_PROJECT = re.compile("总投资|总?建筑面积|占地|库容")
"""What a project has, though its investor stands nearer: `P项目，由F建设，总投资|6亿元`."""
_ONCE_BUILT = re.compile("(?:投产|达产|建成|竣工|投用|投运|完工)[^，。]{0,2}后")


def subject_of(reading: Reading, item: Measured, indicator: str) -> Mention | None:
    """The mention a figure is said of, or None."""
    text, q = reading.sentence.text, item.quantity
    inside = next((m for m in reading.mentions if m.start <= q.low and q.high <= m.end), None)
    touching = next((m for m in reading.mentions if m.end == q.start and m.type == "Project"), None)
    found = (
        inside
        or _settled(reading, item)
        or _owner_after(reading, item)
        or _bracketed(reading, q.start)
        or touching
    )
    if found:
        return found
    before = _candidates(reading, q.start)
    if found := _special(reading, item, before):
        return found
    regional = words("regional").search(indicator) is not None
    for low, high in clauses(text, q.start):
        found = about(reading, low, high, before, high == q.start)
        if found and not (regional and high < q.start and found.type not in _REGIONS):
            return _of_zone(found)
    located = [m for m in before if m.type in ("Zone", "Place") and governed(text, m)]
    if located:
        return located[-1]
    first = _PROJECT if _ONCE_BUILT.search(text, 0, q.start) else _REGIONS if regional else ()
    return _topic(reading, first) or _topic(reading, HEADS)


def _of_zone(found: Mention) -> Mention:
    """A zone's own office stands for the zone: `开发区商务局` -> 开发区."""
    if found.type != "Organization":
        return found
    return next((part for part in found.parts if part.type == "Zone"), found)


def _special(reading: Reading, item: Measured, before: Sequence[Mention]) -> Mention | None:
    """What the words around the number point at: a grant at the policy, an investment at the project ..."""
    text, q = reading.sentence.text, item.quantity
    part = text[max(text.rfind("；", 0, q.start), text.rfind("。", 0, q.start)) + 1 : q.end + 8]
    if q.normal_unit in ("元", "%") and words("grant").search(part) and (policy := _policy(reading, q.start)):
        return policy
    if _OF_PROJECT.search(item.words):
        start = max(text.rfind(mark, 0, q.start) for mark in "；。") + 1
        if built := [m for m in before if m.type == "Project" and m.start >= start]:
            return built[-1]
    if words("attribute").search(item.words):
        wanted = _OWNERS[:1] if "注册资本" in item.words else _OWNERS
        if near := [m for m in before if m.type in wanted]:
            return near[-1]
    if words("invest").search(item.words) and (built := [m for m in before if m.type == "Project"]):
        return built[-1]
    start = max(text.rfind("，", 0, q.start), text.rfind("。", 0, q.start)) + 1
    if _ONCE_BUILT.search(text, start, q.start) and (built := [m for m in before if m.type == "Project"]):
        return built[-1]
    if words("attend").search(item.words + text[q.end : q.end + 12]):
        events = [m for m in before if m.type == "Event"]
        return events[-1] if events else _topic(reading, _OWNERS[-1:])
    return None


def _topic(reading: Reading, types: Collection[EntityType]) -> Mention | None:
    return next((m for m in reading.topics if m.type in types), None)


def _policy(reading: Reading, at: int) -> Mention | None:
    here = [m for m in reading.mentions if m.type == "Policy" and m.end <= at]
    return here[-1] if here else _topic(reading, _POLICY)


def _owner_after(reading: Reading, item: Measured) -> Mention | None:
    """`13亿元的X项目`, `投资3亿元建设X项目`: what a number with 的, or money to build, describes."""
    text, end = reading.sentence.text, item.quantity.end
    following = next((m for m in reading.mentions if m.start >= end), None)
    if following is None or set(text[end : following.start]) & set(MARKS):
        return None
    between = text[end : following.start]
    if between.startswith("的"):
        return following if following.type in ("Project", "Zone", "Industry") else None
    building = words("build").match(between) and words("invest").search(item.words)
    return following if building and following.type == "Project" and len(between) < 14 else None


_SETTLE = re.compile("(?:落地|落户|入驻|布局|扎根|齐聚|汇聚|集聚|进驻)(?:在|于|到)?$")


def _settled(reading: Reading, item: Measured) -> Mention | None:
    """`14项重点项目落地|西宁`: the place where what is counted settles."""
    text, end = reading.sentence.text, item.quantity.end
    following = next((m for m in reading.mentions if m.start >= end), None)
    if following is None or following.type not in ("Zone", "Place") or following.start - end > 24:
        return None
    between = text[end : following.start]
    return following if _SETTLE.search(between) and not set(between) & set(MARKS) else None


def _bracketed(reading: Reading, at: int) -> Mention | None:
    """`X（持股40%）`: the name right before the bracket that the number stands in."""
    text = reading.sentence.text
    start = max(text.rfind("（", 0, at), text.rfind("(", 0, at))
    if start < 0 or "）" in text[start:at] or ")" in text[start:at]:
        return None
    return next((m for m in reading.mentions if m.end == start and m.type in HEADS), None)


def _candidates(reading: Reading, at: int) -> list[Mention]:
    """The mentions before `at`, without the lists that a number counts: `A、B等38家企业`, `A、B两家`."""
    text = reading.sentence.text
    before = [m for m in reading.mentions if m.end <= at and (m.type in HEADS or m.type == "Person")]
    kept: list[Mention] = []
    listed: Mention | None = None
    for m, following in zip(reversed(before), [None, *reversed(before)]):
        joined = following is not None and text[m.end : following.start] in _AND
        counted = _COUNTED.match(text, m.end)
        ends = counted is not None and (counted.group()[0] == "等" or _joins_back(before, m, text))
        if ends or (listed is not None and joined and following is listed):
            listed = m
        else:
            kept.append(m)
    return kept[::-1]


def _joins_back(before: Sequence[Mention], mention: Mention, text: str) -> bool:
    return any(text[m.end : mention.start] in _AND for m in before if m.end <= mention.start)
