"""Candidate spans in, one consistent reading out: outermost mentions that do not overlap, the others in them.

虚谷汽车合肥制造基地 (Project) over 虚谷汽车 (Firm) and 西安 (Place): the Project, holding both
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import sqrt

from extractors.model import Mention

LEAST = 0.5
"""Candidates below this score stay in the lattice only."""
LIKELY = 0.4
"""The same for scores that are probabilities: the best F1 lies at half of itself (Lipton, Elkan, Naryanaswamy 2014)."""
_RANK = {
    "Zone": 0,
    "Firm": 1,
    "Organization": 2,
    "Project": 3,
    "Policy": 4,
    "Event": 5,
    "Person": 6,
    "Place": 7,
}


def chosen(lattice: Iterable[Iterable[Mention]], calibrated: bool) -> list[tuple[Mention, ...]]:
    """What is read of each sentence; `calibrated` tells whether the scores are probabilities."""
    return [choose(found, LIKELY if calibrated else LEAST) for found in lattice]


def choose(candidates: Iterable[Mention], least: float = LEAST) -> tuple[Mention, ...]:
    """The best set of non-overlapping mentions by weight, sorted by start; inner ones stand in `parts`.

    A mention weighs its score times its length: a longer sure name beats the names inside it.
    """
    wanted = _best_types(m for m in candidates if m.score >= least)
    ordered = sorted(wanted, key=lambda m: (m.end, -m.start, _RANK.get(m.type, 9)))
    ends = [m.end for m in ordered]
    best: list[float] = [0.0]
    take: list[bool] = []
    for i, mention in enumerate(ordered):
        before = bisect_right(ends, mention.start, 0, i)
        gain = best[before] + _weight(mention)
        take.append(gain > best[i])
        best.append(max(gain, best[i]))
    chosen = []
    at = len(ordered)
    while at:
        if take[at - 1]:
            chosen.append(ordered[at - 1])
            at = bisect_right(ends, ordered[at - 1].start, 0, at - 1)
        else:
            at -= 1
    return tuple(_with_parts(m, wanted) for m in reversed(chosen))


def _weight(mention: Mention) -> float:
    size: float = mention.end - mention.start + 1
    return (mention.score - 0.3) * size * sqrt(size)


def _best_types(candidates: Iterable[Mention]) -> list[Mention]:
    """One mention a span: the surest reading."""
    best: dict[tuple[int, int], Mention] = {}
    for m in candidates:
        old = best.get((m.start, m.end))
        if old is None or (m.score, bool(m.parts), -_RANK.get(m.type, 9)) > (
            old.score,
            bool(old.parts),
            -_RANK.get(old.type, 9),
        ):
            best[m.start, m.end] = m
    return [best[span] for span in sorted(best)]


def _with_parts(outer: Mention, candidates: list[Mention]) -> Mention:
    low, high = (
        bisect_left(candidates, outer.start, key=_start),
        bisect_left(candidates, outer.end, key=_start),
    )
    inner = [
        m for m in candidates[low:high] if m.end <= outer.end and m.end - m.start < outer.end - outer.start
    ]
    known = {(m.start, m.end) for m in inner}
    inner += [p for p in _flat(outer.parts) if (p.start, p.end) not in known]
    return replace(outer, parts=choose(inner)) if inner else outer


def _start(mention: Mention) -> int:
    return mention.start


def _flat(parts: Iterable[Mention]) -> Iterator[Mention]:
    for part in parts:
        yield part
        yield from _flat(part.parts)
