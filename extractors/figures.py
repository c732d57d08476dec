"""A read sentence -> the figures it gives: `今年1—9月，Z优势产业营收4849亿元` -> Z, 优势产业营收, 4849 亿元, 2024-01-01/..."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import ontology
from extractors import indicators
from extractors.model import Article, EntityType, Mention, Modality, Period
from extractors.modality import claimed, modality
from extractors.quantities import Kind, Quantity, quantities
from extractors.speech import Speech, speech_at
from extractors.times import periods
from extractors.topics import Reading, clause, governed
from extractors.yearparts import Days


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """A figure before its subject is an entity; `of` is the place of its level among the same sentence's drafts.

    `cue` are the offsets, in the sentence, of the words that say what is measured together with the number.
    """

    subject: Mention
    indicator: str
    quantity: Quantity
    measure: Kind
    period: Period | None
    modality: Modality
    sentence: int
    cue: tuple[int, int]
    of: int | None = None
    speaker: Mention | None = None
    alternatives: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class _Slot:
    """A number that is a figure: `low` is where the words that may name it begin, `high` where they must end."""

    quantity: Quantity
    low: int
    high: int
    before: str
    after: str


_SUBJECTS: tuple[EntityType, ...] = (
    "Zone", "Firm", "Project", "Organization", "Policy", "Event", "Place", "Industry",
)  # fmt: skip
_MARKS = "，。；：！？,;:!?"
_BASE = re.compile(r"(?:同比|环比|较|比)?[^，。；]{0,8}$")


def drafts(
    reading: Reading, article: Article, spoken: Sequence[Speech] = (), earlier: Days | None = None
) -> tuple[FigureDraft, ...]:
    """All figures of one sentence, in order; `earlier` is the last dated time before it, `spoken` the speeches."""
    if reading.sentence.kind == "byline":
        return ()
    text = reading.sentence.text
    times = periods(text, article.published, earlier)
    found: list[FigureDraft] = []
    for slot in _slots(reading, [(a, b) for a, b, _ in times]):
        who = _subject(reading, slot)
        if who is None:
            continue
        indicator, of = _indicator(slot, found, text)
        period = _period(text, slot.quantity, times)
        found.append(
            FigureDraft(
                who, indicator, slot.quantity, slot.quantity.kind, period,
                _said(reading, slot, period, article, who), reading.sentence.index, (slot.low, slot.quantity.end), of,
            )  # fmt: skip
        )
    return tuple(found)
