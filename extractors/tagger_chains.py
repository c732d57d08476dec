"""Scores of the states O, B, I at each character in, spans with their exact probability out: ten chains, one a class.

西 B, 安 I, 经 I, 开 I, 区 I of class Zone -> (0, 5, 0.98)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from numpy import float32, float64, intp
    from numpy.typing import NDArray

LEAST = 0.05
"""Spans less likely than this are not listed."""
_QUIET = 9.0
"""A character whose O leads by this much (in nats) belongs to no span of the class."""
_FAINT = 1.5
"""A stretch of which no character comes nearer to O than this holds no span."""
_BATCH = 2000
"""Stretches worked on at once."""
_NEVER = -1e4
"""A score that leaves nothing of a state."""


class Found(NamedTuple):
    """A span of text number `text` and class number `kind`, `start:end`, and its probability."""

    text: int
    kind: int
    start: int
    end: int
    share: float


class _Runs(NamedTuple):
    """Unbroken stretches where something of one class may stand, longest first: class, first row and length of each."""

    kinds: NDArray[intp]
    starts: NDArray[intp]
    sizes: NDArray[intp]

    def part(self, start: int, end: int) -> _Runs:
        """Some of them."""
        return _Runs(self.kinds[start:end], self.starts[start:end], self.sizes[start:end])


def spans(scores: Sequence[NDArray[float32]], ways: NDArray[float64], least: float = LEAST) -> list[Found]:
    """All spans at least as likely as `least`, by text, class and start.

    `scores` of each text are of shape (characters, classes, 3), `ways` (classes, 3, 3) those of going from one state
    to the next; what stands before and after a text is O.
    """
    import numpy

    if not scores:
        return []
    outside = numpy.full((1, len(ways), 3), _NEVER, numpy.float32)
    outside[..., 0] = 0.0
    rows = numpy.concatenate([part for one in scores for part in (one, outside)])
    firsts = list(accumulate((len(one) + 1 for one in scores[:-1]), initial=0))
    runs = _runs(rows)
    found: list[Found] = []
    for i in range(0, len(runs.kinds), _BATCH):
        for kind, start, end, share in _likely(rows, runs.part(i, i + _BATCH), ways, least):
            text = bisect_right(firsts, start) - 1
            found.append(Found(text, kind, start - firsts[text], end - firsts[text], share))
    return sorted(found)


def _runs(rows: NDArray[float32]) -> _Runs:
    """The stretches of rows that are not surely O; the last row is O."""
    import numpy

    lead = numpy.full((rows.shape[1], len(rows) + 1), -numpy.inf, rows.dtype)
    lead[:, 1:] = (rows[..., 1:].max(-1) - rows[..., 0]).T
    flat = lead.ravel()
    marks = flat > -_QUIET
    edges = numpy.flatnonzero(marks[1:] != marks[:-1]) + 1
    near = numpy.maximum.reduceat(flat, edges)[::2] > -_FAINT if len(edges) else marks[:0]
    begins, ends = edges[::2][near], edges[1::2][near]
    order = numpy.argsort(begins - ends, kind="stable")
    kinds, starts = numpy.divmod(begins[order], len(rows) + 1)
    return _Runs(kinds, starts - 1, (ends - begins)[order])


def _likely(
    rows: NDArray[float32], runs: _Runs, ways: NDArray[float64], least: float
) -> Iterator[tuple[int, int, int, float]]:
    """The spans of some runs: class, first row, row behind, probability.

    Tables are packed: first all runs at their first character, then those that have a second, and so on.
    """
    import numpy

    alive = (numpy.arange(runs.sizes[0] + 1)[:, None] <= runs.sizes).sum(1)
    slabs = [slice(end - n, end) for n, end in zip(alive.tolist(), alive.cumsum().tolist())]
    at = numpy.repeat(numpy.arange(len(slabs)), alive)
    run = numpy.arange(len(at)) - numpy.repeat(alive.cumsum() - alive, alive)
    places = numpy.where(at < runs.sizes[run], runs.starts[run] + at, -1)
    table = rows[places, runs.kinds[run]].T.astype(numpy.float64, order="C")
    table = numpy.exp(table - table.max(0))
    steps = numpy.exp(ways)[runs.kinds].transpose(1, 2, 0).copy()
    ahead, scale = _forward(table, steps, slabs)
    weighted = table / scale
    behind = _backward(weighted, steps, slabs)
    begins = numpy.flatnonzero(least <= ahead[1] * behind[1])
    close = behind * weighted
    back = steps[:, :, run]
    ends = [(close[0] * back[state, 0] + close[1] * back[state, 1]).tolist() for state in (1, 2)]
    stay = weighted[2].tolist()
    for i, start in zip(run[begins].tolist(), at[begins].tolist()):
        rest = [slab.start + i for slab in slabs[start + 1 : int(runs.sizes[i]) + 1]]
        chain = ([stay[k] for k in rest], [[end[k] for k in rest] for end in ends])
        first, kind = int(runs.starts[i]) + start, int(runs.kinds[i])
        share = float(ahead[1, slabs[start].start + i])
        for length, total in _from(share, *chain, (float(steps[1, 2, i]), float(steps[2, 2, i])), least):
            yield kind, first, first + length, total


def _forward(
    table: NDArray[float64], steps: NDArray[float64], slabs: Sequence[slice]
) -> tuple[NDArray[float64], NDArray[float64]]:
    """Of each state and place the share given what stood before, and of each place the factor taken out."""
    import numpy

    ahead = numpy.empty_like(table)
    scale = numpy.empty(table.shape[1])
    now = steps[0] * table[:, slabs[0]]
    for slab in slabs:
        if slab.start:
            n = slab.stop - slab.start
            now = numpy.add.reduce(now[:, None, :n] * steps[..., :n], 0) * table[:, slab]
        scale[slab] = whole = numpy.add.reduce(now, 0)
        ahead[:, slab] = now = now / whole
    return ahead, scale


def _backward(
    weighted: NDArray[float64], steps: NDArray[float64], slabs: Sequence[slice]
) -> NDArray[float64]:
    """Of each state and place the weight of all that can follow."""
    import numpy

    behind = numpy.ones_like(weighted)
    for slab, later in zip(slabs[-2::-1], slabs[:0:-1]):
        n = later.stop - later.start
        follows = weighted[:, later] * behind[:, later]
        behind[:, slab.start : slab.start + n] = numpy.add.reduce(steps[..., :n] * follows, 1)
    return behind


def _from(
    share: float, stay: list[float], ends: list[list[float]], ways: tuple[float, float], least: float
) -> Iterator[tuple[int, float]]:
    """Length and probability of the spans from one start on: each next character stays inside, or the span ends.

    `share` is how likely the start is given what stood before, `stay` what staying inside costs at each offset, `ends`
    what ending after the first and after a later character is worth there, `ways` those from the first and a later
    character to the next.
    """
    later = 0
    for length, inside in enumerate(stay, 1):
        total = share * ends[later][length - 1]
        if total >= least:
            yield length, total
        share *= ways[later] * inside
        later = 1
        if share < 1e-9:
            return
