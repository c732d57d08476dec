"""A figure and the mentions it may be said of in, the likeliest with its probability out.

`A向B供货，全年营收3亿元` -> A .83, though B stands nearer
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import Protocol

from extractors.figures.features import Key, Question, features, key
from extractors.logistic import chance
from extractors.model import Mention
from extractors.shipped import load

LEAD = 0.6
"""By how much (log-odds) a mention must be likelier than the grammar's choice to take its place."""


class Subjects(Protocol):
    """Who decides of whom a figure is said."""

    def choose(self, question: Question) -> tuple[Mention, float]:
        """The subject, and how likely it is."""
        ...


class Ruled:
    """The grammar alone."""

    def choose(self, question: Question) -> tuple[Mention, float]:
        """What the grammar says."""
        return question.ruled, 1.0


@dataclass(frozen=True, slots=True)
class SubjectRanker:
    """A logistic model of the candidates, in log-odds."""

    weights: Mapping[str, float]

    @classmethod
    def load(cls) -> SubjectRanker:
        """The shipped ranker; raises ParkgraphError when its file is damaged."""
        return cls(parsed(load("subjects.tsv").decode()))

    def choose(self, question: Question) -> tuple[Mention, float]:
        """The likeliest candidate, if it is clearly likelier than the grammar's."""
        total: dict[Key, float] = {}
        named = {key(m): m for m in question.candidates()}
        for k, m in named.items():
            known = filter(None, map(self.weights.get, features(question, m)))
            total[k] = self.weights["=bias"] + fsum(known)
        best, ruled = max(named, key=lambda k: (total[k], k)), key(question.ruled)
        best = best if total[best] > total[ruled] + LEAD else ruled
        return named[best], chance(total[best])


def parsed(table: str) -> dict[str, float]:
    """The weights of a table of `feature<TAB>weight`; `=bias` is the bias."""
    rows = (line.split("\t") for line in table.splitlines())
    return {name: float(weight) for name, weight in rows}
