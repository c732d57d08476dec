"""Scores of the states O, B, I at each character in, spans with their exact probability out: ten chains, one a class.

西 B, 安 I, 经 I, 开 I, 区 I of class Zone -> (0, 5, 0.98)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from numpy import float32, float64
    from numpy.typing import NDArray

LEAST = 0.05
"""Spans less likely than this are not listed."""
_QUIET = 9.0
"""A character whose O leads by this much (in nats) belongs to no span of the class."""
_FAINT = 1.5
"""A stretch of which no character comes nearer to O than this holds no span."""


class Found(NamedTuple):
    """A span of text number `text` and class number `kind`, `start:end`, and its probability."""

    text: int
    kind: int
    start: int
    end: int
    share: float


class _Run(NamedTuple):
    """An unbroken stretch of one text where something of one class may stand."""

    text: int
    kind: int
    start: int
    end: int


def spans(scores: Sequence[NDArray[float32]], ways: NDArray[float64], least: float = LEAST) -> list[Found]:
    """All spans at least as likely as `least`, by text, class and start.

    `scores` of each text are of shape (characters, classes, 3), `ways` (classes, 3, 3) those of going from one state
    to the next; what stands before and after a text is O.
    """
    import numpy

    runs = [run for number, table in enumerate(scores) for run in _runs(number, table)]
    if not runs:
        return []
    size = max(run.end - run.start for run in runs) + 1
    table = numpy.full((size, 3, len(runs)), -1e4)
    table[:, 0] = 0.0
    for i, run in enumerate(runs):
        table[: run.end - run.start, :, i] = scores[run.text][run.start : run.end, run.kind]
    table = numpy.exp(table - table.max(1, keepdims=True))
    steps = numpy.exp(ways).transpose(1, 2, 0)[:, :, [run.kind for run in runs]]
    ahead, scale = _forward(table, steps)
    weighted = table / scale[:, None]
    behind = _backward(weighted, steps)
    begins = ahead[:, 1] * behind[:, 1]
    close = behind * weighted
    ends = [(close[:, 0] * steps[state, 0] + close[:, 1] * steps[state, 1]).T for state in (1, 2)]
    found: list[Found] = []
    for i, start in zip(*(part.tolist() for part in numpy.nonzero(least <= begins.T))):
        size = runs[i].end - runs[i].start + 1
        after = (ends[0][i, start + 1 : size].tolist(), ends[1][i, start + 1 : size].tolist())
        inside = weighted[start + 1 : size, 2, i].tolist()
        forth = (float(steps[1, 2, i]), float(steps[2, 2, i]))
        found += _from(start, float(ahead[start, 1, i]), (inside, after, forth), runs[i], least)
    return sorted(found)


def _runs(text: int, scores: NDArray[float32]) -> Iterator[_Run]:
    """The stretches, by class, of characters that are not surely O."""
    import numpy

    lead = (scores[..., 1:].max(-1) - scores[..., 0]).T
    edge = numpy.zeros((len(lead), 1), bool)
    marks = numpy.concatenate([edge, lead > -_QUIET, edge], 1)
    kinds, ats = numpy.nonzero(marks[:, 1:] != marks[:, :-1])
    for kind, start, end in zip(kinds[::2].tolist(), ats[::2].tolist(), ats[1::2].tolist()):
        if lead[kind, start:end].max() > -_FAINT:
            yield _Run(text, kind, start, end)


def _forward(table: NDArray[float64], steps: NDArray[float64]) -> tuple[NDArray[float64], NDArray[float64]]:
    """Of each step, state and run the share given what stood before, and of each step and run the factor taken out."""
    import numpy

    ahead = numpy.empty_like(table)
    scale = numpy.empty((len(table), table.shape[2]))
    now = steps[0] * table[0]
    for t in range(len(table)):
        if t:
            now = (now[:, None] * steps).sum(0) * table[t]
        scale[t] = now.sum(0)
        now = now / scale[t]
        ahead[t] = now
    return ahead, scale


def _backward(weighted: NDArray[float64], steps: NDArray[float64]) -> NDArray[float64]:
    """Of each step, state and run the weight of all that can follow."""
    import numpy

    behind = numpy.ones_like(weighted)
    for t in range(len(weighted) - 2, -1, -1):
        behind[t] = (steps * (weighted[t + 1] * behind[t + 1])).sum(1)
    return behind


def _from(
    start: int,
    share: float,
    chain: tuple[list[float], tuple[list[float], list[float]], tuple[float, float]],
    run: _Run,
    least: float,
) -> Iterator[Found]:
    """The spans of a run from one start on: each next character stays inside, or the span ends before it.

    `chain` holds what staying inside costs at each offset, what ending after the first and after a later character
    is worth, and the ways from the first and a later character to the next.
    """
    stay, ends, ways = chain
    later = 0
    for length, end in enumerate(range(start + 1, run.end - run.start + 1)):
        total = share * ends[later][length]
        if total >= least:
            yield Found(run.text, run.kind, run.start + start, run.start + end, total)
        if length == len(stay):
            return
        share *= ways[later] * stay[length]
        later = 1
        if share < 1e-9:
            return
