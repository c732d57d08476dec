"""Cases with their features in, a logistic model whose probabilities hold on texts it has not read out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from extractors.ranker.features import UNSAID

_LEAST_SEEN = 3
_SMALLEST = 0.02
"""Features seen less often, and weights nearer to zero, are left out."""
_STRENGTH = 0.1
_LEAST_SLOPE = 0.1
"""Claims keep their order."""
_REAL = 4.0
"""How often a claim of a text of others counts in probabilities: they are meant for such texts."""


@dataclass(frozen=True, slots=True)
class Case:
    """One candidate: where it is from, what it claims, its features, and whether it is right (None: either)."""

    fold: int
    claim: tuple[str, ...]
    features: frozenset[str]
    right: bool | None

    @property
    def own(self) -> bool:
        """Whether it is from the project's own corpus; `claim` begins with the folder."""
        return self.claim[0].startswith("written")


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
    own: bool = True
    """Whether it is from the project's own corpus, not from texts of others."""

    @property
    def share(self) -> float:
        """The probability."""
        return 1 / (1 + exp(-self.total))

    def moved(self, slope: float, shift: float) -> Claim:
        """The claim with other log-odds."""
        return replace(self, total=slope * self.total + shift)


def fitted(own: Sequence[Case]) -> Model:
    """The model of all cases that are right or wrong; of so few that all are alike, how often they are right.

    Whether a pattern says it is left to `calibrated`, so that what patterns say teaches how other pairs are said.
    """
    judged = [case for case in own if case.right is not None]
    right = sum(case.right is True for case in judged)
    if right in (0, len(judged)):
        return Model(log((right + 1) / (len(judged) - right + 1)), {})
    counts = Counter(name for case in judged for name in case.features if name != UNSAID)
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
                best[case.claim] = Claim(total, UNSAID not in case.features, case.right, case.own)
    return [best[claim] for claim in sorted(best)]


def calibrated(model: Model, claims: Sequence[Claim]) -> tuple[Model, float, list[Claim]]:
    """Model and claims stretched and shifted so that of the claims of a probability so many are right.

    Platt scaling (1999) on claims that were not read, apart for those that a pattern says and those that none says;
    the number is how much more the latter are stretched. Texts of others count `_REAL` times.
    """
    said, unsaid = _scale([c for c in claims if c.drafted]), _scale([c for c in claims if not c.drafted])
    stretch = unsaid[0] / said[0]
    weights = {name: said[0] * weight for name, weight in model.weights.items()}
    weights[UNSAID] = unsaid[1] / stretch - said[1]
    moved = [claim.moved(*(said if claim.drafted else unsaid)) for claim in claims]
    return Model(said[0] * model.bias + said[1], weights), stretch, moved


def _scale(claims: Sequence[Claim]) -> tuple[float, float]:
    """The slope and shift of claims of one kind; none where all are right or all wrong."""
    judged = [claim for claim in claims if claim.right is not None]
    if len({claim.right for claim in judged}) < 2:
        return 1.0, 0.0
    scale = LogisticRegression(C=1.0, max_iter=1000)
    rows, right = numpy.array([[claim.total] for claim in judged]), [bool(claim.right) for claim in judged]
    scale.fit(rows, right, [1.0 if claim.own else _REAL for claim in judged])
    return max(_LEAST_SLOPE, float(scale.coef_[0][0])), float(scale.intercept_[0])
