"""Tells people how well an extraction did: outcomes in, lines of text out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum
from typing import get_args

from parkgraph.evaluation.outcome import Outcome, Table, Tally, tally

_WITH_CAUSES: tuple[Table, ...] = (
    "entities",
    "relations",
    "relation modality",
    "figures, similar indicator",
    "figure detail",
    "figure modality",
    "dates",
)


def scores(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A table of precision, recall and F1, by label where a table has several."""
    yield f"{'':<28}{'P':>7}{'R':>7}{'F1':>7}{'hits':>7}{'missed':>8}{'invented':>10}"
    for table in get_args(Table):
        rows = [outcome for outcome in outcomes if outcome.table == table]
        if not rows:
            continue
        yield _line(table, tally(rows))
        labels = sorted({row.label for row in rows})
        if len(labels) > 1:
            yield from (
                _line(f"  {label}", tally(row for row in rows if row.label == label)) for label in labels
            )


def causes(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """How often each cause cost a miss or made an invention, most frequent first."""
    for table in _WITH_CAUSES:
        for verdict in ("miss", "invention"):
            rows = [row for row in outcomes if row.table == table and row.verdict == verdict and row.cause]
            counts = sorted(
                {(-sum(row.cause == cause for row in rows), cause) for cause in {row.cause for row in rows}}
            )
            if counts:
                told = ", ".join(f"{cause} {-count}" for count, cause in counts)
                yield f"{table}, {_plural(verdict)}: {told}"


def reliability(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """How often relations of each confidence are right, and the expected calibration error over ten equal bins.

    Nothing where no prediction tells a confidence. The error weighs each bin's gap between mean confidence and share
    right by its size (Naeini, Cooper, Hauskrecht 2015).
    """
    told = [(row.confidence, row.verdict == "hit") for row in outcomes if row.confidence is not None]
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in told:
        bins.setdefault(min(9, int(confidence * 10)), []).append((confidence, right))
    error = 0.0
    if told:
        yield f"{'relations of confidence':<28}{'mean':>7}{'right':>7}{'count':>7}"
    for low, rows in sorted(bins.items(), reverse=True):
        mean, share = fsum(c for c, _ in rows) / len(rows), sum(right for _, right in rows) / len(rows)
        error += abs(mean - share) * len(rows) / len(told)
        yield f"  {low / 10:.1f} to {(low + 1) / 10:.1f}{'':<16}{mean:>7.3f}{share:>7.3f}{len(rows):>7}"
    if told:
        yield f"{'calibration error':<28}{error:>7.3f}"


def details(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Every miss and invention with its article, sorted by table and cause."""
    lost = [row for row in outcomes if row.table in _WITH_CAUSES and row.verdict != "hit"]
    for row in sorted(
        lost, key=lambda row: (_WITH_CAUSES.index(row.table), row.verdict, row.cause, row.article)
    ):
        yield f"{row.verdict:<10}{row.table}: {row.cause}: {row.label}: {row.what}  [{row.article}]"


def _line(name: str, counts: Tally) -> str:
    figures = f"{counts.precision:>7.3f}{counts.recall:>7.3f}{counts.f1:>7.3f}"
    return f"{name:<28}{figures}{counts.hits:>7}{counts.misses:>8}{counts.inventions:>10}"


def _plural(verdict: str) -> str:
    return "misses" if verdict == "miss" else "inventions"
