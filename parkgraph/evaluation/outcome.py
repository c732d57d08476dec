"""What scoring says of every item, and what follows from it: outcomes in, precision, recall, F1 out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["hit", "miss", "invention"]
Table = Literal[
    "entities",
    "entities, any class",
    "relations",
    "relations, any type",
    "relation modality",
    "figures",
    "figures, similar indicator",
    "figures, subject and value",
    "figures, value",
    "figure detail",
    "figure comparator",
    "figure period",
    "figure modality",
    "dates",
]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One judged item: `label` is its class, relation or modality, `cause` why it is no hit.

    `confidence` is what a predicted relation says of itself, None where it says nothing.
    """

    table: Table
    label: str
    verdict: Verdict
    what: str = ""
    cause: str = ""
    article: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items were found, missed and invented."""

    hits: int = 0
    misses: int = 0
    inventions: int = 0

    @property
    def precision(self) -> float:
        """Share of the predicted that is right; 1 when nothing was asked for nor predicted."""
        return self._share(self.inventions, self.misses)

    @property
    def recall(self) -> float:
        """Share of the wanted that was found."""
        return self._share(self.misses, self.inventions)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def _share(self, lost: int, otherwise: int) -> float:
        if self.hits + lost:
            return self.hits / (self.hits + lost)
        return 0.0 if otherwise else 1.0


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Counts of all the outcomes given."""
    verdicts = [outcome.verdict for outcome in outcomes]
    return Tally(verdicts.count("hit"), verdicts.count("miss"), verdicts.count("invention"))
