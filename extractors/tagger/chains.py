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
_SCALED = 8
"""Weights are scaled after this many characters, long before they leave the range of a float."""
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

    Tables are packed: first all runs at their first character, then those that have a second, and so on; at the end of
    each stands one character more, an O. Every run is also there from its end to its start.
    """
    import numpy

    alive = (numpy.arange(runs.sizes[0] + 1)[:, None] <= runs.sizes).sum(1)
    firsts = alive.cumsum() - alive
    at = numpy.repeat(numpy.arange(len(alive)), alive)
    run = numpy.arange(len(at)) - firsts[at]
    size = runs.sizes[run]
    onward = numpy.where(at < size, runs.starts[run] + at, -1)
    back = firsts[size - at] + run
    steps = numpy.exp(ways)[runs.kinds].transpose(1, 2, 0)
    table = rows[onward, runs.kinds[run]].T.astype(numpy.float64, order="C")
    table = numpy.exp(table - table.max(0))
    came, went = _walk(
        numpy.stack([table, table[:, back]], 1), numpy.stack([steps, steps.swapaxes(0, 1)], 2), alive.tolist()
    )
    ahead, behind = went[:, 0], came[:, 1, back]
    share = ahead[1] * behind[1] / numpy.add.reduce(ahead * behind, 0)
    begins = numpy.flatnonzero(share >= least)
    before = firsts[numpy.maximum(at - 1, 0)] + run
    stay = [(steps[s, 2, run] * went[2, 1, back] / behind[s, before]).tolist() for s in (1, 2)]
    places = firsts.tolist()
    for i, start, total in zip(run[begins].tolist(), at[begins].tolist(), share[begins].tolist()):
        first, kind = int(runs.starts[i]) + start, int(runs.kinds[i])
        later = places[start + 1 : int(runs.sizes[i]) + 1]
        for length, whole in _from(total, i, later, stay, least):
            yield kind, first, first + length, whole


def _walk(
    table: NDArray[float64], steps: NDArray[float64], alive: Sequence[int]
) -> tuple[NDArray[float64], NDArray[float64]]:
    """Of each state and place the weight of all that leads there, without and with its own, up to a factor.

    `table` is of shape (3, 2, places), `steps` (3, 3, 2, runs), the second of each two from the end to the start;
    `alive` is how many runs have a character at each offset.
    """
    import numpy

    came = numpy.empty_like(table)
    went = numpy.empty_like(table)
    now = steps[0].copy()
    now[:, 1] = 1.0
    end = 0
    for offset, n in enumerate(alive):
        if offset:
            now = numpy.add.reduce(now[:, None, :, :n] * steps[..., :n], 0)
        slab = slice(end, end := end + n)
        came[..., slab] = now
        now = now * table[..., slab]
        if offset % _SCALED == 0:
            now /= numpy.add.reduce(now, 0)
        went[..., slab] = now
    return came, went


def _from(
    share: float, run: int, later: Sequence[int], stay: Sequence[Sequence[float]], least: float
) -> Iterator[tuple[int, float]]:
    """Length and probability of the spans from one start on: each next character stays inside, or the span ends.

    `share` is how likely the start is, `later` are the places of the first run behind it, `stay` how likely the first
    and a later character of a span go on to a place.
    """
    inside = stay[0]
    for length, place in enumerate(later, 1):
        going = inside[place + run]
        total = share * (1.0 - going)
        if total >= least:
            yield length, total
        share *= going
        if share < least:
            return
        inside = stay[1]
