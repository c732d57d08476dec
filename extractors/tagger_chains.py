"""Scores of the states O, B, I at each character in, spans with their exact probability out: ten chains, one a class.

西 B, 安 I, 经 I, 开 I, 区 I of class Zone -> (0, 5, 0.98)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from numpy import float32, float64
    from numpy.typing import NDArray

LEAST = 0.05
"""Spans less likely than this are not listed."""
_QUIET = 7.0
"""A character whose O leads by this much (in nats) belongs to no span of the class."""


class Found(NamedTuple):
    """A span of class number `kind`, `start:end`, and its probability."""

    kind: int
    start: int
    end: int
    share: float


class _Run(NamedTuple):
    """An unbroken stretch of one class where something may stand."""

    kind: int
    start: int
    end: int


def spans(scores: NDArray[float32], ways: NDArray[float32], least: float = LEAST) -> list[Found]:
    """All spans at least as likely as `least`, by class and start.

    `scores` are of shape (characters, classes, 3), `ways` (classes, 3, 3) those of going from one state to the next;
    what stands before and after the text is O.
    """
    import numpy

    runs = list(_runs(scores))
    if not runs:
        return []
    size = max(run.end - run.start for run in runs) + 1
    table = numpy.full((size, len(runs), 3), -1e4)
    table[:, :, 0] = 0.0
    for i, run in enumerate(runs):
        table[: run.end - run.start, i] = scores[run.start : run.end, run.kind]
    table = numpy.exp(table - table.max(-1, keepdims=True))
    steps = numpy.exp(ways[[run.kind for run in runs]].astype(numpy.float64))
    ahead, scale = _forward(table, steps)
    behind = _backward(table, steps, scale)
    found = []
    for i, run in enumerate(runs):
        length = run.end - run.start
        starts = ahead[:length, i, 1] * behind[:length, i, 1]
        if starts.max() < least:
            continue
        stay = table[1 : length + 1, i, 2] / scale[1 : length + 1, i]
        close = behind[1 : length + 1, i, :2] * table[1 : length + 1, i, :2] / scale[1 : length + 1, i, None]
        ends = numpy.stack([close @ steps[i, 1, :2], close @ steps[i, 2, :2]])
        for start in numpy.nonzero(starts >= least)[0].tolist():
            found += _from(start, float(ahead[start, i, 1]), (stay, ends, steps[i]), run, least)
    return sorted(found)


def _runs(scores: NDArray[float32]) -> Iterator[_Run]:
    """The stretches, by class, of characters that are not surely O."""
    import numpy

    loud = (scores[..., 1:].max(-1) > scores[..., 0] - _QUIET).T
    edge = numpy.zeros((len(loud), 1), bool)
    kinds, ats = numpy.nonzero(numpy.diff(numpy.concatenate([edge, loud, edge], 1).astype(numpy.int8)))
    for i in range(0, len(kinds), 2):
        yield _Run(int(kinds[i]), int(ats[i]), int(ats[i + 1]))


def _forward(table: NDArray[float64], steps: NDArray[float64]) -> tuple[NDArray[float64], NDArray[float64]]:
    """Of each step and run the shares of the states given what stood before, and the factor taken out."""
    import numpy

    ahead = numpy.empty_like(table)
    scale = numpy.empty(table.shape[:2])
    now = steps[:, 0] * table[0]
    for t in range(len(table)):
        if t:
            now = (now[:, :, None] * steps).sum(1) * table[t]
        scale[t] = now.sum(1)
        now = now / scale[t][:, None]
        ahead[t] = now
    return ahead, scale


def _backward(table: NDArray[float64], steps: NDArray[float64], scale: NDArray[float64]) -> NDArray[float64]:
    import numpy

    behind = numpy.ones_like(table)
    weighted = table / scale[:, :, None]
    for t in range(len(table) - 2, -1, -1):
        behind[t] = (steps * (weighted[t + 1] * behind[t + 1])[:, None, :]).sum(2)
    return behind


def _from(
    start: int,
    share: float,
    chain: tuple[NDArray[float64], NDArray[float64], NDArray[float64]],
    run: _Run,
    least: float,
) -> Iterator[Found]:
    """The spans of a run from one start on: each next character stays inside, or the span ends before it."""
    stay, ends, steps = chain
    way, row = float(steps[1, 2]), 0
    for at in range(start, run.end - run.start):
        total = share * float(ends[row, at])
        if total >= least:
            yield Found(run.kind, run.start + start, run.start + at + 1, total)
        share *= way * float(stay[at])
        way, row = float(steps[2, 2]), 1
        if share < 1e-12:
            return
