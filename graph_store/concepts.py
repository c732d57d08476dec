"""A name in, the vocabulary concept it stands for out, with its label, code and place in the tree.

`优势产业营收` -> `vocab/indicator/revenue`; `汽车制造业` -> `vocab/gbt4754/36`. Only exact names count; an
indicator is known by what its name ends in, and growth or share of it are the same indicator.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import ontology
from graph_store.identity import key
from graph_store.reference import Row, industry_form
from graph_store.terms import VOCAB

_TABLES = {
    "gbt4754": "gbt4754",
    "strategic_emerging": "strategic_emerging",
    "indicator": "indicators",
    "link": "links",
}
"""Table of each vocabulary; `link` are the ways a name leads to an entry of a table."""
_CHANGE = re.compile(
    r"(?:同比|环比|年均|累计|平均|实现)*(?:增长率?|增速|增幅|下降|减少|占比|比重|提高|提升|上升)$"
)


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a vocabulary; `broader` is the IRI of the entry above it.

    `confidence`, of a way to link, is how likely what is linked so is the entry: from 0 to 1.
    """

    code: str
    label: str
    english: str = ""
    broader: str = ""
    confidence: Decimal | None = None


def concept(scheme: str, code: str) -> str:
    """IRI of an entry of a vocabulary."""
    return f"{VOCAB}{scheme}/{code}"


def entry(iri: str) -> Concept:
    """The entry that an IRI made by `concept` names; KeyError when there is none."""
    scheme, code = iri.removeprefix(VOCAB).split("/")
    row = _rows(scheme)[code]
    parent = row.get("parent", "")
    label = row.get("name") or row["zh"]
    broader = concept(scheme, parent) if parent else ""
    return Concept(code, label, row.get("en", ""), broader, _confidence(row) if scheme == "link" else None)


def likeliest(ways: Iterable[str]) -> str:
    """IRI of the likeliest of several ways to link, each given by its code."""
    return concept("link", max(ways, key=lambda way: (_confidence(_rows("link")[way]), way)))


def _confidence(row: Row) -> Decimal:
    """Laplace's rule of succession on the links that were judged, to two digits; 1 where nothing is inferred."""
    if not row["seen"]:
        return Decimal(1)
    return round(Decimal(int(row["right"]) + 1) / (int(row["seen"]) + 2), 2)


def ancestors(iri: str) -> tuple[str, ...]:
    """The entry itself and all entries above it."""
    found: list[str] = []
    while iri:
        found.append(iri)
        iri = entry(iri).broader
    return tuple(found)


def coded(scheme: str, form: str) -> str | None:
    """Code of the industry of this name, given without the word for industry."""
    return _industries(scheme).get(form)


@cache
def indicator(name: str) -> str | None:
    """IRI of the concept of an indicator: the one with the longest wording that the name ends in."""
    text = _CHANGE.sub("", key(name))
    for length in range(len(text), 1, -1):
        ids = _indicators().get(text[-length:], frozenset())
        if ids:
            return concept("indicator", next(iter(ids))) if len(ids) == 1 else None
    return None


@cache
def _indicators() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in ontology.table("indicators"):
        for wording in (row["zh"], *row["synonyms"].split("|")):
            found[key(wording)].add(row["id"])
    return {wording: frozenset(ids) for wording, ids in found.items() if wording}


@cache
def _rows(scheme: str) -> Mapping[str, Row]:
    return {row.get("code") or row["id"]: row for row in ontology.table(_TABLES[scheme])}


@cache
def _industries(scheme: str) -> Mapping[str, str]:
    """Code by name without the word for industry; of a name at several levels the broadest, if they nest."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, row in _rows(scheme).items():
        found[industry_form(row["name"])].append(code)
    return {
        form: codes[0] for form, codes in found.items() if all(_within(scheme, c, codes[0]) for c in codes)
    }


def _within(scheme: str, code: str, top: str) -> bool:
    while code and code != top:
        code = _rows(scheme)[code]["parent"]
    return code == top
