"""The lattice and the tagger's spans in, one lattice whose scores are calibrated probabilities out.

西安经开区: Zone .9 of the grammar, Zone .99 of the tagger -> Zone .98; 合作区: Zone .6 of the grammar alone -> .11
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import log
from typing import NamedTuple

from extractors.industries import HEADS
from extractors.logistic import chance
from extractors.mentions import Lattice
from extractors.model import Mention
from extractors.shipped import load

_LOWEST, _HIGHEST = 0.01, 0.995
"""Probabilities are cut to this range: a tagger is never that sure."""


class Belief(NamedTuple):
    """How much is believed of one class: by itself, by the tagger's log-odds, as a candidate, by its score."""

    bias: float
    learned: float
    candidate: float
    score: float


Beliefs = Mapping[str, Belief]


def beliefs(table: str) -> Beliefs:
    """By class, the coefficients of a logistic model in the lines of a table with a header."""
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return {name: Belief(*map(float, numbers)) for name, *numbers in rows}


@cache
def _shipped() -> Beliefs:
    return beliefs(load("merge.tsv").decode())


def merge(
    lattice: Sequence[Sequence[Mention]], learned: Sequence[Sequence[Mention]], known: Beliefs | None = None
) -> Lattice:
    """The candidates of both, by start, longer first; those of the grammar keep their finder and parts.

    `known` are the shipped beliefs if not given; raises ParkgraphError when their file is damaged.
    """
    known = _shipped() if known is None else known
    return tuple(
        tuple(
            sorted(
                _merged(candidates, spans, known), key=lambda m: (m.start, -m.end, m.type, -m.score, m.finder)
            )
        )
        for candidates, spans in zip(lattice, learned, strict=True)
    )


def _merged(candidates: Sequence[Mention], spans: Sequence[Mention], known: Beliefs) -> Iterator[Mention]:
    shares = {(m.start, m.end, m.type): m.score for m in spans}
    for m in candidates:
        share = shares.get((m.start, m.end, m.type), 0.0)
        yield replace(m, score=probability(known[m.type], share, m.score))
    taken = {(m.start, m.end, m.type) for m in candidates}
    for m in spans:
        bare = m.type == "Industry" and HEADS.fullmatch(m.text)
        if (m.start, m.end, m.type) not in taken and not bare:
            yield replace(m, score=probability(known[m.type], m.score, None))


def probability(belief: Belief, learned: float, score: float | None) -> float:
    """How likely a span is right that has the tagger's probability `learned` and, as a candidate, `score`."""
    total = belief.bias + belief.learned * odds(learned)
    if score is not None:
        total += belief.candidate + belief.score * score
    return chance(total)


def odds(share: float) -> float:
    """The log-odds of a probability that is cut to what a tagger can know."""
    share = min(max(share, _LOWEST), _HIGHEST)
    return log(share / (1 - share))
