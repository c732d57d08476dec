"""Says of whom a predicate speaks: `在西安经开区，虚谷汽车产值达…` -> 虚谷汽车, not what 在 governs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from extractors.model import EntityType, Mention, Sentence

_STOP = re.compile("[，；。！？：…,;!?:]")
GOVERNORS = "在由为与向从把将被对给经同和跟以于按"


_JOINTS = ("、", "和", "与", "及", "以及")
_ACTORS: frozenset[EntityType] = frozenset({"Firm", "Zone", "Organization", "Place"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as read: its outermost resolved mentions by position, and its likely topics from before."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    topics: tuple[Mention, ...] = ()
    home: str = ""
    """The name of the zone that the article is about: only this one is carried from sentence to sentence."""


def clause(text: str, at: int) -> tuple[int, int]:
    """Start and end of the stretch between clause marks (，；：。…) that holds offset `at`."""
    marks = stops(text)
    i = bisect_left(marks, at)
    return marks[i - 1] + 1 if i else 0, marks[i] if i < len(marks) else len(text)


def part(text: str, at: int) -> int:
    """Where the part of a sentence (up to `；`) begins that holds offset `at`."""
    return max(text.rfind(stop, 0, at) for stop in "；;。！？") + 1


@lru_cache(maxsize=256)
def stops(text: str) -> tuple[int, ...]:
    """Where the clause marks stand."""
    return tuple([m.start() for m in _STOP.finditer(text)])


_OBJECT = re.compile(
    "(?:来自|出自|购自|采自|源自|供应|采购|供给|提供|收购|参股|入股|投资|增资|卖给|销往|送到|送往|送给|交给|进了|包括|签订|签署|成为"
    "|引进|吸引|汇聚|集聚(?!区)|依托|通过|支持|推动|鼓励|围绕|联合|携手|位于|落户|入驻|前往|走进|来到|获|到|至)了?[^，。；：、]{0,4}$"
)


def governed(text: str, mention: Mention) -> bool:
    """True when a preposition (在, 由, 与 ...) or a verb stands right before the mention, so that it is no subject."""
    if mention.start == 0:
        return False
    return text[mention.start - 1] in GOVERNORS or bool(
        _OBJECT.search(text, max(0, mention.start - 8), mention.start)
    )


def subject(
    reading: Reading, at: int, types: Collection[EntityType], without: Collection[str] = ()
) -> Mention | None:
    """Who the predicate at `at` is said of, or None; never an entity named in `without`.

    The nearest ungoverned mention of one of `types` before `at` in its clause, else the first such mention of the
    nearest earlier clause of the sentence, else the first fitting topic, unless the sentence has another subject.
    """
    fitting = _free(reading, at, types, without)
    start, _ = clause(reading.sentence.text, at)
    if here := [m for m in fitting if m.start >= start]:
        return here[-1]
    if fitting:
        start, _ = clause(reading.sentence.text, fitting[-1].start)
        return next(m for m in fitting if m.start >= start)
    if _free(reading, at, _ACTORS - set(types), without):
        return None
    return _topic(reading, types, without) or _only(reading, at, types, without)


_FRAME = re.compile("(?:[^，。；：]{0,12}[，日时月])?(?:走进|走在|位于|来到|在)?")
_SCOPE = re.compile("[内里中上]?的?[^，。；：]{0,8}，")


def frame(reading: Reading, types: Collection[EntityType]) -> Mention | None:
    """What sets the scene of the whole sentence, or None: `在无锡高新区新洲路上，甲、乙两家企业门对门`.

    It opens the sentence, at most after a time, and a comma or 内 ends it before anyone acts.
    """
    first = next((m for m in reading.mentions if m.type in types or m.type in _ACTORS - {"Place"}), None)
    if (
        first is None
        or first.type not in types
        or not _FRAME.fullmatch(reading.sentence.text, 0, first.start)
    ):
        return None
    scope = _SCOPE.match(reading.sentence.text, first.end)
    inside = scope and any(first.end <= m.start < scope.end() and m.type != "Place" for m in reading.mentions)
    return first if scope and not inside else None


def other(
    reading: Reading, at: int, types: Collection[EntityType], without: Collection[str] = ()
) -> Mention | None:
    """The unnamed other side of a predicate at `at`: what the sentence began with, else the first fitting topic."""
    fitting = _free(reading, at, types, without)
    return fitting[0] if fitting else _topic(reading, types, without) or _only(reading, at, types, without)


def _free(
    reading: Reading, at: int, types: Collection[EntityType], without: Collection[str]
) -> list[Mention]:
    text = reading.sentence.text
    held: list[Mention] = []
    found = []
    for m in reading.mentions:
        listed = bool(held) and m.type == held[-1].type and text[held[-1].end : m.start] in _JOINTS
        if listed or governed(text, m):
            held.append(m)
        elif m.end <= at and m.type in types and m.name not in without:
            found.append(m)
    return found


def _only(
    reading: Reading, at: int, types: Collection[EntityType], without: Collection[str]
) -> Mention | None:
    """The one fitting thing named before, though governed: `…进了宁环橡塑的裂解炉，出来的炭黑卖给…`."""
    found = [m for m in reading.mentions if m.end <= at and m.type in types and m.name not in without]
    return found[0] if len({m.name for m in found}) == 1 else None


def _topic(reading: Reading, types: Collection[EntityType], without: Collection[str]) -> Mention | None:
    fitting = (m for m in reading.topics if m.type in types and m.name not in without)
    return next((m for m in fitting if m.type != "Zone" or m.name == reading.home), None)


def coordinated(reading: Reading, mention: Mention) -> tuple[Mention, ...]:
    """The mention with those it is joined to by 、和与及 before it, in order: `A、B和C` for C."""
    found = [mention]
    if mention in reading.mentions:
        for other in reversed(reading.mentions[: reading.mentions.index(mention)]):
            if other.type != mention.type or reading.sentence.text[other.end : found[0].start] not in _JOINTS:
                break
            found.insert(0, other)
    return tuple(found)
