"""Boxes on a plane in, the same boxes a step further apart out; None when no two overlap."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
BLOCK = 512


def push(points: Points, extent: Points) -> Points | None:
    """One step: every overlapping pair moves apart along its shorter overlap, half each."""
    shift = np.zeros_like(points)
    order = np.argsort(points[:, 0], kind="stable")
    widest = float(extent[:, 0].max())
    found = False
    for low in range(0, len(points), BLOCK):
        rows = order[low : low + BLOCK]
        reach = points[rows[-1], 0] + widest
        last = int(np.searchsorted(points[order, 0], reach, side="right"))
        found |= _block(points, extent, (rows, order[low:last]), shift)
    return points + shift if found else None


def _block(
    points: Points, extent: Points, sides: tuple[NDArray[np.intp], NDArray[np.intp]], shift: Points
) -> bool:
    """Add the moves of all overlapping pairs (row, later column) to `shift`."""
    rows, columns = sides
    apart = [
        (extent[columns, axis][None, :] + extent[rows, axis][:, None]) / 2
        - np.abs(points[columns, axis][None, :] - points[rows, axis][:, None])
        for axis in (0, 1)
    ]
    one, other = np.nonzero(np.triu((apart[0] > 0.5) & (apart[1] > 0.5), 1))
    if len(one) == 0:
        return False
    wide, high = apart[0][one, other], apart[1][one, other]
    axis = (high < wide).astype(np.intp)
    ahead = points[columns[other], axis] >= points[rows[one], axis]
    amount = np.where(high < wide, high, wide) * np.where(ahead, 0.3, -0.3)
    np.add.at(shift, (columns[other], axis), amount)
    np.add.at(shift, (rows[one], axis), -amount)
    return True
