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
    delta = points[columns][None, :, :] - points[rows][:, None, :]
    overlap = (extent[columns][None, :, :] + extent[rows][:, None, :]) / 2 - np.abs(delta)
    later = np.arange(len(columns))[None, :] > np.arange(len(rows))[:, None]
    one, other = np.nonzero((overlap > 0.5).all(axis=2) & later)
    if len(one) == 0:
        return False
    axis = (overlap[one, other, 1] < overlap[one, other, 0]).astype(np.intp)
    amount = overlap[one, other, axis] * 0.3
    sign = np.where(delta[one, other, axis] >= 0, 1.0, -1.0)
    np.add.at(shift, (columns[other], axis), amount * sign)
    np.add.at(shift, (rows[one], axis), -amount * sign)
    return True
