"""Pieces of print with their places on a page in; its lines in reading order out, column by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from statistics import median

_GUTTER = 0.6
"""A gap of this many ems that no line crosses parts two columns."""
_LINE = 0.7
_SHRINK = 0.15
_HEADLINE = 1.5
_TABLE_FILL = 0.5
_DEEPEST = 24
Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Print:
    """A run of characters on one line; places in points or pixels, y downwards, `size` that of its type."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


def columns(prints: Sequence[Print]) -> Iterator[tuple[Print, ...]]:
    """The columns of a page in reading order, each its lines from top to bottom; a table row is one line.

    The page is cut along gutters first, else between the bands that share a gutter and those that do not: so a
    headline comes before the columns it spans, and these before the next headline.
    """
    if prints:
        yield from _cut(tuple(prints), median(piece.size for piece in prints), 0)


def _cut(prints: tuple[Print, ...], em: float, depth: int) -> Iterator[tuple[Print, ...]]:
    gutters = [gap for gap in _gaps([(p.left, p.right) for p in prints]) if gap[1] - gap[0] >= _GUTTER * em]
    bands = _bands(prints)
    headed = _headed(bands, em) if gutters else []
    if depth == _DEEPEST or len(bands) == 1:
        yield tuple(_rows(prints, False))
    elif headed:
        for part in headed:
            yield from _cut(part, em, depth + 1)
    elif gutters and _tabular(prints, bands):
        yield tuple(_rows(prints, True))
    elif gutters:
        for part in _parted(prints, gutters):
            yield from _cut(part, em, depth + 1)
    else:
        groups = _groups(bands, em)
        for group, parted in groups:
            if parted and len(groups) > 1:
                yield from _cut(group, em, depth + 1)
            else:
                yield tuple(_rows(group, False))


def _headed(bands: Sequence[tuple[Print, ...]], em: float) -> list[tuple[Print, ...]]:
    """The region cut before and after headlines over columns; empty when there is none.

    Such are large, have nothing else beside them, and columns begin side by side right under them.
    """
    starts = {0}
    first, several = 0, False
    for index, band in enumerate(bands[:-1]):
        if not _headlines(band, em):
            first, several = index + 1, False
            continue
        several = several or len(band) > 1
        if _level(bands[index + 1], em):
            starts |= {first} if several else {first, index + 1}
    if len(starts) == 1:
        return []
    ends = [*sorted(starts)[1:], len(bands)]
    return [tuple(p for band in bands[start:end] for p in band) for start, end in zip(sorted(starts), ends)]


def _headlines(band: Sequence[Print], em: float) -> bool:
    return all(piece.size >= _HEADLINE * em for piece in band)


def _level(band: Sequence[Print], em: float) -> bool:
    """True when two columns begin side by side."""
    tops = sorted((piece.top + piece.bottom) / 2 for piece in band)
    return len(tops) > 1 and tops[1] - tops[0] < 1.5 * em


def _gaps(covered: Sequence[Gap]) -> list[Gap]:
    """The stretches between the intervals that none covers."""
    found = []
    ordered = sorted(covered)
    end = ordered[0][1]
    for low, high in ordered[1:]:
        if low > end:
            found.append((end, low))
        end = max(end, high)
    return found


def _bands(prints: Sequence[Print]) -> list[tuple[Print, ...]]:
    """The pieces between the white stripes that run across, from top to bottom."""
    shrunk = [_core(piece) for piece in prints]
    stripes = [0.5 * (low + high) for low, high in _gaps(shrunk)]
    found: list[list[Print]] = [[] for _ in range(len(stripes) + 1)]
    number = 0
    for piece in sorted(prints, key=lambda piece: _core(piece)):
        while number < len(stripes) and _core(piece)[0] > stripes[number]:
            number += 1
        found[number].append(piece)
    return [tuple(band) for band in found]


def _core(piece: Print) -> Gap:
    margin = _SHRINK * (piece.bottom - piece.top)
    return piece.top + margin, piece.bottom - margin


def _parted(prints: Sequence[Print], gutters: Sequence[Gap]) -> list[tuple[Print, ...]]:
    found: list[list[Print]] = [[] for _ in range(len(gutters) + 1)]
    number = 0
    for piece in sorted(prints, key=lambda piece: (piece.left, piece.top)):
        while number < len(gutters) and piece.left >= gutters[number][1]:
            number += 1
        found[number].append(piece)
    return [tuple(part) for part in found]


def _groups(bands: Sequence[tuple[Print, ...]], em: float) -> list[tuple[tuple[Print, ...], bool]]:
    """Bands put together as long as one gutter runs through them, and the others; True for the first kind."""
    found: list[tuple[list[Print], list[Gap]]] = []
    edges = _edges(bands)
    above = False
    for band in bands:
        own = [
            gap for gap in _gaps([(p.left, p.right) for p in band] + edges) if gap[1] - gap[0] >= _GUTTER * em
        ]
        headlines = _headlines(band, em)
        shared = _shared(found[-1][1], own, _GUTTER * em) if found and (above or not headlines) else []
        if shared:
            found[-1][0].extend(band)
            found[-1] = (found[-1][0], shared)
        else:
            found.append((list(band), [] if headlines and len(band) == 1 else own))
        above = headlines
    return _flowing([(tuple(group), _beside(group, gutters)) for group, gutters in found])


def _flowing(groups: Sequence[tuple[tuple[Print, ...], bool]]) -> list[tuple[tuple[Print, ...], bool]]:
    """The same, neighbours without a gutter put together."""
    found: list[tuple[tuple[Print, ...], bool]] = []
    for parted, run in groupby(groups, key=lambda group: group[1]):
        members = [group for group, _ in run]
        found += [(group, True) for group in members] if parted else [(tuple(chain(*members)), False)]
    return found


def _edges(bands: Sequence[tuple[Print, ...]]) -> list[Gap]:
    """Points at both ends of the region, so that the white beside a short line counts as a gap."""
    left = min(piece.left for band in bands for piece in band)
    right = max(piece.right for band in bands for piece in band)
    return [(left, left), (right, right)]


def _shared(some: Sequence[Gap], others: Sequence[Gap], width: float) -> list[Gap]:
    found = []
    first = second = 0
    while first < len(some) and second < len(others):
        low, high = max(some[first][0], others[second][0]), min(some[first][1], others[second][1])
        if high - low >= width:
            found.append((low, high))
        if some[first][1] < others[second][1]:
            first += 1
        else:
            second += 1
    return found


def _beside(prints: Sequence[Print], gutters: Sequence[Gap]) -> bool:
    """True when a gutter has print on both sides."""
    left = min(piece.right for piece in prints)
    right = max(piece.left for piece in prints)
    return any(left <= low + 0.01 and right >= high - 0.01 for low, high in gutters)


def _tabular(prints: Sequence[Print], bands: Sequence[tuple[Print, ...]]) -> bool:
    """True when most rows have several short cells: the print fills less than half of its lines."""
    rows = sum(1 for band in bands if len(band) > 1)
    width = max(piece.right for piece in prints) - min(piece.left for piece in prints)
    fill = sum(piece.right - piece.left for piece in prints) / (width * len(bands) or 1.0)
    return len(bands) > 1 and rows * 3 >= len(bands) * 2 and fill < _TABLE_FILL


def _rows(prints: Sequence[Print], table: bool) -> Iterator[Print]:
    """Pieces that stand on one line put together, from top to bottom."""
    row: list[Print] = []
    for piece in sorted(prints, key=lambda piece: (piece.top + piece.bottom, piece.left)):
        if row and (piece.top + piece.bottom - row[0].top - row[0].bottom) / 2 > _LINE * min(
            piece.size, row[0].size
        ):
            yield _row(row, table)
            row = []
        row.append(piece)
    if row:
        yield _row(row, table)


def _row(row: list[Print], table: bool) -> Print:
    row.sort(key=lambda piece: piece.left)
    text = row[0].text
    for before, piece in pairwise(row):
        near = piece.left - before.right < 0.3 * piece.size
        text += ("" if near else " | " if table else " ") + piece.text
    return Print(
        f"| {text} |" if table and len(row) > 1 else text,
        row[0].left,
        max(piece.right for piece in row),
        min(piece.top for piece in row),
        max(piece.bottom for piece in row),
        max(piece.size for piece in row),
    )
