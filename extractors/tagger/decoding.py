"""Scores of LAC's tags at each character in, the tags of the likeliest path out: LAC's own Viterbi decoding.

By far most characters can have but one tag, so only the few that the scores leave open are weighed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

_ROUNDING = 0.02
"""More than sums of float32 scores of one stretch can be off."""
_Option = tuple[int, Any]
"""A tag and its score."""


class Decoder:
    """Finds the same tags as LAC, of equals the first, with sums in float32."""

    def __init__(self, transitions: NDArray[float32]) -> None:
        """`transitions` are the scores of going from one tag to another."""
        self._ways = [list(row) for row in transitions]
        self._slack = _slack(transitions)

    def tags(self, texts: Sequence[NDArray[float32]]) -> list[list[int]]:
        """The tag of each character of some texts, none empty, from scores of shape (characters, tags)."""
        import numpy

        if not texts:
            return []
        options = self._options(numpy.concatenate(texts))
        ends = accumulate(map(len, texts), initial=0)
        return [self._best(options[start:end]) for start, end in pairwise(ends)]

    def _options(self, scores: NDArray[float32]) -> list[list[_Option]]:
        """The tags that each character may have."""
        import numpy

        able = scores >= scores.max(1, keepdims=True) - self._slack[scores.argmax(1)]
        rows, tags = numpy.nonzero(able)
        found: list[list[_Option]] = [[] for _ in scores]
        for row, tag, score in zip(rows.tolist(), tags.tolist(), list(scores[able])):
            found[row].append((tag, score))
        return found

    def _best(self, options: Sequence[Sequence[_Option]]) -> list[int]:
        """The best path through the options of one text."""
        ways = self._ways
        ends: list[tuple[Any, Any]] = [(score, (tag, None)) for tag, score in options[0]]
        for row in options[1:]:
            later = []
            for tag, score in row:
                sums = [(total + ways[path[0]][tag], path) for total, path in ends]
                total, path = max(sums, key=itemgetter(0))
                later.append((total + score, (tag, path)))
            ends = later
        path = max(ends, key=itemgetter(0))[1]
        tags = []
        while path:
            tag, path = path
            tags.append(tag)
        return tags[::-1]


def _slack(transitions: NDArray[float32]) -> NDArray[float32]:
    """By the best tag of a character and another, how far that may lie behind and still be on the best path.

    Whatever tags stand beside them, the two transitions make up for no more.
    """
    import numpy

    before = (transitions[:, None] - transitions[:, :, None]).max(0)
    behind = (transitions[None] - transitions[:, None]).max(2)
    slack: NDArray[float32] = numpy.maximum(before, 0) + numpy.maximum(behind, 0) + numpy.float32(_ROUNDING)
    return slack
