"""Boxes and links between them in, places out: linked ones near each other, none overlapping, little room left."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from parkgraph.view.overlap import push

Points = NDArray[np.float64]
Shape = tuple[float, float]
SHAPES = tuple((width * room, room / width) for room in (1.0, 0.7) for width in (0.8, 1.0, 1.25))
"""Ways to stretch the plane before the boxes are pushed apart; the one that fills the screen best is kept."""
FEW = 400
"""Up to this many boxes several ways are tried, and the boxes are drawn together afterwards."""
MANY = 1500
"""Above this many boxes the forces run shorter."""


def places(pairs: Sequence[tuple[int, int]], extent: Points, screen: Shape, careful: bool = True) -> Points:
    """Centres (count x 2) of boxes of the given extents (count x 2), for a screen of that width and height.

    Unless `careful`, or with more than FEW boxes, the first that comes is taken.
    """
    count = len(extent)
    if count <= 1:
        return np.zeros((count, 2))
    found = _forces(count, pairs)
    if count > FEW or not careful:
        return _apart(_stretched(found, extent, (1.0, 1.0)), extent, 30)
    tried = [_apart(_stretched(found, extent, one), extent, 120) for one in SHAPES]
    return _together(max(tried, key=lambda points: fill(points, extent, screen)), extent, screen)


def fill(points: Points, extent: Points, screen: Shape) -> float:
    """The scale at which all boxes just fit the screen."""
    span = (points + extent / 2).max(axis=0) - (points - extent / 2).min(axis=0)
    return float((np.array(screen) / span).min())


def _forces(count: int, pairs: Sequence[tuple[int, int]]) -> Points:
    """ForceAtlas2 from a spiral, so that the same links always give the same places."""
    from crategraph_forceatlas2 import infer_settings  # type: ignore[import-untyped]
    from crategraph_forceatlas2 import layout as forces

    golden = math.pi * (3 - math.sqrt(5))
    order = np.arange(count, dtype=np.float64)
    way = np.stack([np.cos(golden * order), np.sin(golden * order)], 1)
    start = np.sqrt(order + 0.5)[:, None] * way * 10
    edges = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    rounds = 400 if count <= MANY else 80
    settings = infer_settings(count)
    return np.asarray(forces(count, edges, init=start, iterations=rounds, threads=1, **settings), np.float64)


def _stretched(points: Points, extent: Points, shape: Shape) -> Points:
    """The same places on a plane with about as much room as the boxes take."""
    points = points - points.mean(axis=0)
    span = np.maximum(points.max(axis=0) - points.min(axis=0), 1e-6)
    room = math.sqrt(float((extent[:, 0] * extent[:, 1]).sum()) * 1.1)
    stretched: Points = points * (room * np.array(shape) / span)
    return stretched


def _apart(points: Points, extent: Points, rounds: int) -> Points:
    """Push overlapping boxes apart along the shorter way until none is left or the rounds are over."""
    for _ in range(rounds):
        moved = push(points, extent)
        if moved is None:
            break
        points = moved
    return points


def _together(points: Points, extent: Points, screen: Shape) -> Points:
    """Draw the boxes towards the middle, more along the longer side, as long as they come to lie apart."""
    best, most = points, fill(points, extent, screen)
    for _ in range(50):
        span = np.ptp(points, axis=0) / np.array(screen)
        points = points * (1 - 0.03 * span / span.max())
        for _ in range(12):
            moved = push(points, extent)
            if moved is None:
                if (now := fill(points, extent, screen)) > most:
                    best, most = points, now
                break
            points = moved
    centred: Points = best - ((best + extent / 2).max(axis=0) + (best - extent / 2).min(axis=0)) / 2
    return centred
