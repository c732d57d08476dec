"""The lattice and the tagger's spans in, one lattice whose scores are calibrated probabilities out.

西安经开区: Zone .9 of the grammar, Zone .99 of the tagger -> Zone .98; 合作区: Zone .6 of the grammar alone -> .11
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import exp, log
from typing import NamedTuple

from extractors.industries import HEADS
from extractors.model import Mention
from extractors.tagger_weights import load

_LOWEST, _HIGHEST = 0.01, 0.995
"""Probabilities are cut to this range: a tagger is never that sure."""

Lattice = tuple[tuple[Mention, ...], ...]


class _Class(NamedTuple):
    """How much is believed of one class: by itself, by the tagger's log-odds, as a candidate, by its score."""

    bias: float
    learned: float
    candidate: float
    score: float


@cache
def _table() -> Mapping[str, _Class]:
    """Coefficients of a logistic model by class, fitted on spans of taggers that had not read the text."""
    rows = (line.split("\t") for line in load("merge.tsv").decode().splitlines()[1:])
    return {name: _Class(*map(float, numbers)) for name, *numbers in rows}


def merge(lattice: Sequence[Sequence[Mention]], learned: Sequence[Sequence[Mention]]) -> Lattice:
    """The candidates of both, by start, longer first; those of the grammar keep their finder and parts."""
    return tuple(
        tuple(sorted(_merged(candidates, spans), key=lambda m: (m.start, -m.end, m.type, -m.score, m.finder)))
        for candidates, spans in zip(lattice, learned, strict=True)
    )


def _merged(candidates: Sequence[Mention], spans: Sequence[Mention]) -> Iterator[Mention]:
    known = {(m.start, m.end, m.type): m.score for m in spans}
    for m in candidates:
        yield replace(m, score=probability(m.type, known.get((m.start, m.end, m.type), 0.0), m.score))
    taken = {(m.start, m.end, m.type) for m in candidates}
    for m in spans:
        bare = m.type == "Industry" and HEADS.fullmatch(m.text)
        if (m.start, m.end, m.type) not in taken and not bare:
            yield replace(m, score=probability(m.type, m.score, None))


def probability(type_: str, learned: float, score: float | None) -> float:
    """How likely a span is right that has the tagger's probability `learned` and, as a candidate, `score`."""
    share = min(max(learned, _LOWEST), _HIGHEST)
    weights = _table()[type_]
    total = weights.bias + weights.learned * log(share / (1 - share))
    if score is not None:
        total += weights.candidate + weights.score * score
    return round(1 / (1 + exp(-total)), 3)
