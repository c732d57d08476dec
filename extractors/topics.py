"""Says of whom a predicate speaks: `在西安经开区，吉利汽车产值达…` -> 吉利汽车, not what 在 governs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from extractors.model import EntityType, Mention, Sentence

_STOPS = "，；。！？：…,;!?:"
GOVERNORS = "在由为与向从把将被对给经同和跟以于按"


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as read: its outermost resolved mentions by position, and its likely topics from before."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    topics: tuple[Mention, ...] = ()


def clause(text: str, at: int) -> tuple[int, int]:
    """Start and end of the stretch between clause marks (，；：。…) that holds offset `at`."""
    start = max((text.rfind(stop, 0, at) for stop in _STOPS), default=-1) + 1
    ends = [found for stop in _STOPS if (found := text.find(stop, at)) >= 0]
    return start, min(ends, default=len(text))


def governed(text: str, mention: Mention) -> bool:
    """True when a preposition (在, 由, 与, 向 ...) stands right before the mention, so that it is no subject."""
    return mention.start > 0 and text[mention.start - 1] in GOVERNORS


def subject(reading: Reading, at: int, types: Collection[EntityType]) -> Mention | None:
    """Who the predicate at `at` is said of, or None.

    The nearest ungoverned mention of one of `types` before `at` in its clause, else the first such mention of the
    nearest earlier clause of the sentence, else the first fitting topic.
    """
    text = reading.sentence.text
    start, _ = clause(text, at)
    fitting = [m for m in reading.mentions if m.end <= at and m.type in types and not governed(text, m)]
    here = [m for m in fitting if m.start >= start]
    if here:
        return here[-1]
    while fitting:
        start, _ = clause(text, fitting[-1].start)
        return next(m for m in fitting if m.start >= start)
    return next((m for m in reading.topics if m.type in types), None)
