"""Cases with their features in, a logistic model whose probabilities hold on texts it has not read out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

UNSAID = "no pattern"
"""The feature of a pair that no draft of the grammar stands for."""
_LEAST_SEEN = 3
_SMALLEST = 0.02
"""Features seen less often, and weights nearer to zero, are left out."""
_STRENGTH = 0.1


@dataclass(frozen=True, slots=True)
class Case:
    """One candidate: where it is from, what it claims, its features, and whether it is right (None: either)."""

    fold: int
    claim: tuple[str, ...]
    features: frozenset[str]
    right: bool | None


@dataclass(frozen=True, slots=True)
class Model:
    """A bias and a weight by feature, in log-odds."""

    bias: float
    weights: Mapping[str, float]

    def total(self, features: frozenset[str]) -> float:
        """The log-odds of a case."""
        return self.bias + sum(self.weights.get(name, 0.0) for name in sorted(features))


@dataclass(frozen=True, slots=True)
class Claim:
    """What a claim's likeliest case says by a model that had not read its fold: log-odds, drafted or not, and right."""

    total: float
    drafted: bool
    right: bool | None

    @property
    def share(self) -> float:
        """The probability."""
        return 1 / (1 + exp(-self.total))


def fitted(own: Sequence[Case]) -> Model:
    """The model of all cases that are right or wrong; of so few that all are alike, how often they are right."""
    judged = [case for case in own if case.right is not None]
    right = sum(case.right is True for case in judged)
    if right in (0, len(judged)):
        return Model(log((right + 1) / (len(judged) - right + 1)), {})
    counts = Counter(name for case in judged for name in case.features)
    columns = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= _LEAST_SEEN))}
    ends, places = [0], []
    for case in judged:
        places += sorted(columns[name] for name in case.features if name in columns)
        ends.append(len(places))
    table = csr_matrix((numpy.ones(len(places)), places, ends), shape=(len(judged), len(columns)))
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", max_iter=300, random_state=0)
    model.fit(table, numpy.array([bool(case.right) for case in judged]))
    weights = zip(columns, map(float, model.coef_[0]))
    return Model(float(model.intercept_[0]), {name: w for name, w in weights if abs(w) >= _SMALLEST})


def unread(own: Sequence[Case]) -> list[Claim]:
    """Every claim as a model sees it that was fitted without its fold."""
    best: dict[tuple[str, ...], Claim] = {}
    for fold in sorted({case.fold for case in own}):
        model = fitted([case for case in own if case.fold != fold])
        for case in (case for case in own if case.fold == fold):
            total = model.total(case.features)
            if case.claim not in best or total > best[case.claim].total:
                best[case.claim] = Claim(total, UNSAID not in case.features, case.right)
    return [best[claim] for claim in sorted(best)]


def calibrated(model: Model, claims: Sequence[Claim]) -> tuple[Model, list[Claim]]:
    """Model and claims stretched and shifted so that of the claims of a probability so many are right.

    Platt scaling (1999) on claims that were not read, with a shift of its own for those that no pattern says.
    """
    judged = [claim for claim in claims if claim.right is not None]
    if len({claim.right for claim in judged}) < 2:
        return model, list(claims)
    rows = numpy.array([[claim.total, float(not claim.drafted)] for claim in judged])
    scale = LogisticRegression(C=1.0, max_iter=1000).fit(rows, numpy.array([claim.right for claim in judged]))
    (slope, unsaid), shift = map(float, scale.coef_[0]), float(scale.intercept_[0])
    weights = {name: slope * weight for name, weight in model.weights.items()}
    weights[UNSAID] = weights.get(UNSAID, 0.0) + unsaid
    moved = [
        Claim(slope * claim.total + shift + unsaid * (not claim.drafted), claim.drafted, claim.right)
        for claim in claims
    ]
    return Model(slope * model.bias + shift, weights), moved
