"""Names of the reference tables in, what each stands for out.

西安经开区 -> Zone; 随县 -> Place; 海尔智家 -> Firm
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import ontology
from extractors.divisions import joined
from extractors.model import EntityType
from ontology import Row

_RANKS = {"省级": 1, "地级": 2, "县级": 3}
JOINED = 4
"""The rank of a county named behind its prefecture: 沈阳浑南."""
SURE, LIKELY, WEAK = 0.95, 0.9, 0.5
"""Scores of a full name, of a well-known short form, and of a short form that may be another word."""


class Known(NamedTuple):
    """A table name: its class, how sure a bare hit of it is, and how coarse a place it is.

    `rank` is 0 for countries and regions, 1 for provinces, 2 for prefectures, 3 for counties and districts.
    """

    type: EntityType
    score: float
    rank: int = 0


@cache
def names() -> Mapping[str, Known]:
    """Every string of the tables zones, divisions, countries, firms and listed_firms that may name something.

    A string of several tables keeps its surest reading, else that as a zone before place before firm.
    """
    found: dict[str, Known] = {}
    for word, known in (*_zones(), *_places(), *_firms()):
        if len(word) >= 2 and (word not in found or found[word].score < known.score):
            found[word] = known
    return MappingProxyType(found)


def _aliases(row: Row, *columns: str) -> Iterator[str]:
    for column in columns:
        yield from (word for word in row.get(column, "").split("|") if word)


def _zones() -> Iterator[tuple[str, Known]]:
    for row in ontology.table("zones"):
        for word in _aliases(row, "name", "short", "aliases"):
            yield word, Known("Zone", SURE)


def _places() -> Iterator[tuple[str, Known]]:
    for row in ontology.table("divisions"):
        rank = _RANKS[row["level"]]
        if len(row["name"]) >= 3 or rank < 3:
            yield row["name"], Known("Place", SURE, rank)
        elif row["name"] != row["type"]:
            yield row["name"], Known("Place", WEAK, rank)
        for word in joined(row):
            yield word, Known("Place", SURE, JOINED)
        for word in _aliases(row, "short"):
            yield word, Known("Place", LIKELY if rank < 3 or len(word) > 2 else WEAK, rank)
    for row in ontology.table("countries"):
        for word in _aliases(row, "name", "zh", "aliases", "short"):
            yield word, Known("Place", SURE if len(word) > 2 else LIKELY)
    for row in ontology.table("cities_abroad"):
        yield row["name"], Known("Place", LIKELY, _RANKS["地级"])


def _firms() -> Iterator[tuple[str, Known]]:
    for row in ontology.table("firms"):
        for word in _aliases(row, "full", "en", "aliases"):
            yield word, Known("Firm", SURE)
        if not row["plain"]:
            yield row["short"], Known("Firm", SURE)
    for row in ontology.table("listed_firms"):
        if not row["plain"]:
            yield row["short"], Known("Firm", LIKELY if len(row["short"]) > 2 else WEAK)
