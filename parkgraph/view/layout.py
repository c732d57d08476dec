"""A page in, a place for every node out: zones as areas with their nodes inside, none overlapping."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from parkgraph.view.forces import FEW, places
from parkgraph.view.homes import homes
from parkgraph.view.model import Page
from parkgraph.view.names import briefs

LINE, FONT, HEAD, PADDING, MARGIN = 10, 12.0, 40.0, 8.0, 10.0
"""Characters on a label line, its font size, height of an area's heading, its inner margin,
and the room around a node; in units."""
SCREEN = (0.98, 1.0)
"""Width and height of what the page is seen on: between two side panels, or a phone's upper half."""
AREA = (1.25, 1.0)
NARROWEST = 190.0
"""Width of an area with room for its zone's name."""
QUIET = frozenset({"Person", "Policy", "Event"})
"""Classes the page hides at first: their labels get no room of their own."""
MANY = 1500
"""Above this many nodes labels are not given room of their own."""
STEP = 14.0
"""How finely a free place is looked for."""

Extent = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """Centre, width and height of a node with its label, or of a zone's area."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each node stands, its radius, its zone, and the area of each zone that has nodes inside."""

    places: Mapping[str, tuple[int, int]]
    sizes: Mapping[str, int]
    home: Mapping[str, str]
    areas: Mapping[str, Box]


@dataclass(frozen=True, slots=True)
class _Area:
    """The members of one zone around the area's centre, and the area's width and height."""

    members: Mapping[str, tuple[float, float]]
    width: float
    height: float


def layout(page: Page) -> Layout:
    """Positions by ForceAtlas2 inside each zone, then between zones and the rest; always the same."""
    degree: dict[str, int] = {node.id: 0 for node in page.nodes}
    for edge in page.edges:
        degree[edge.subject] += 1
        degree[edge.object] += 1
    zones = {node.id for node in page.nodes if node.cls == "Zone"}
    sizes = {id: min(20, round((9 if id in zones else 6) + 1.8 * math.sqrt(n))) for id, n in degree.items()}
    labels = {} if len(page.nodes) > MANY else briefs(node for node in page.nodes if node.cls not in QUIET)
    boxes = {node.id: _extent(labels.get(node.id, ""), sizes[node.id]) for node in page.nodes}
    home = homes(page)
    found = _assemble(page, boxes, sizes, home, _areas(page, boxes, home))
    inner = set(found.areas)
    raised = {
        id: (x, y if id in inner else round(y - (boxes[id][1] - 2 * sizes[id] - MARGIN) / 2))
        for id, (x, y) in found.places.items()
    }
    return replace(found, places=raised)


def _extent(label: str, radius: int) -> Extent:
    """Width and height of a node with its label below."""
    lines = max(1, math.ceil(len(label) / LINE)) if label else 0
    longest = math.ceil(len(label) / lines) if lines else 0
    return max(longest * FONT, 2 * radius) + MARGIN, 2 * radius + lines * FONT * 1.3 + MARGIN


def _areas(page: Page, boxes: Mapping[str, Extent], home: Mapping[str, str]) -> Mapping[str, _Area]:
    members: dict[str, list[str]] = {zone: [] for zone in sorted(set(home.values()))}
    for id in boxes:
        if id in home:
            members[home[id]].append(id)
    at = {id: n for ids in members.values() for n, id in enumerate(ids)}
    pairs: dict[str, list[tuple[int, int]]] = {zone: [] for zone in members}
    for edge in page.edges:
        zone = home.get(edge.subject)
        if zone is not None and zone == home.get(edge.object):
            pairs[zone].append((at[edge.subject], at[edge.object]))
    careful = len(page.nodes) <= FEW
    return {
        zone: _area([(id, boxes[id]) for id in ids], pairs[zone], careful) for zone, ids in members.items()
    }


def _area(members: Sequence[tuple[str, Extent]], pairs: Sequence[tuple[int, int]], careful: bool) -> _Area:
    extent = np.array([box for _, box in members])
    points = places(pairs, extent, AREA, careful)
    low, high = (points - extent / 2).min(axis=0), (points + extent / 2).max(axis=0)
    points = points - (low + high) / 2
    width, height = ((high - low) + 2 * PADDING).tolist()
    around = {id: (float(x), float(y) + HEAD / 2) for (id, _), (x, y) in zip(members, points.tolist())}
    return _Area(around, max(width, NARROWEST), height + HEAD)


def _assemble(
    page: Page,
    boxes: Mapping[str, Extent],
    sizes: Mapping[str, int],
    home: Mapping[str, str],
    inner: Mapping[str, _Area],
) -> Layout:
    linked = {end for edge in page.edges for end in (edge.subject, edge.object)}
    outer = [id for id in boxes if id not in home and id in linked]
    at = {id: n for n, id in enumerate(outer)}
    extents = [(inner[id].width + 16, inner[id].height + 16) if id in inner else boxes[id] for id in outer]
    extent = np.array(extents).reshape(-1, 2)
    ends = ((home.get(edge.subject, edge.subject), home.get(edge.object, edge.object)) for edge in page.edges)
    pairs = [(at[one], at[other]) for one, other in ends if one != other]
    points = places(pairs, extent, SCREEN, len(page.nodes) <= FEW)
    alone = {id: boxes[id] for id in boxes if id not in home and id not in linked}
    taken = [Box(x, y, *extents[n]) for n, (x, y) in enumerate(points.tolist())]
    free = _gaps(taken, alone) if len(taken) + len(alone) <= FEW else _rows(taken, alone)
    found: dict[str, tuple[int, int]] = {}
    areas: dict[str, Box] = {}
    for id, (x, y) in [*zip(outer, points.tolist()), *free.items()]:
        found[id] = (round(x), round(y))
        if id in inner:
            area = inner[id]
            areas[id] = Box(round(x), round(y), round(area.width), round(area.height))
            found[id] = (round(x - area.width / 2 + 22), round(y - area.height / 2 + HEAD / 2))
            found |= {member: (round(x + dx), round(y + dy)) for member, (dx, dy) in area.members.items()}
    return Layout(found, sizes, home, areas)


def _gaps(taken: Sequence[Box], alone: Mapping[str, Extent]) -> Mapping[str, tuple[float, float]]:
    """What is linked to nothing stands in the holes that the rest leaves, or below it."""
    if not taken:
        return _rows(taken, alone)
    boxes, found = list(taken), dict[str, tuple[float, float]]()
    sides = [(b.x - b.width / 2, b.y - b.height / 2, b.x + b.width / 2, b.y + b.height / 2) for b in boxes]
    low, high = np.array(sides).min(axis=0).tolist(), np.array(sides).max(axis=0).tolist()
    for id, extent in alone.items():
        at = _hole(boxes, (low[0], low[1], high[2], high[3]), extent)
        if at is not None:
            found[id] = at
            boxes.append(Box(*at, *extent))
    return {**found, **_rows(boxes, {id: box for id, box in alone.items() if id not in found})}


def _hole(
    boxes: Sequence[Box], plane: tuple[float, float, float, float], extent: Extent
) -> tuple[float, float] | None:
    """The lowest free place on the plane for a box of that extent, or None."""
    width, height = extent
    xs = np.arange(plane[0] + width / 2, plane[2] - width / 2, STEP)
    ys = np.arange(plane[1] + height / 2, plane[3] - height / 2, STEP)
    free = np.ones((len(ys), len(xs)), bool)
    for box in boxes:
        near_x = np.abs(xs - box.x) < (box.width + width) / 2
        near_y = np.abs(ys - box.y) < (box.height + height) / 2
        free &= ~(near_y[:, None] & near_x[None, :])
    rows, columns = np.nonzero(free)
    return (float(xs[columns[-1]]), float(ys[rows[-1]])) if len(rows) else None


def _rows(taken: Sequence[Box], alone: Mapping[str, Extent]) -> Mapping[str, tuple[float, float]]:
    """What is linked to nothing stands in rows below everything else."""
    left = min((box.x - box.width / 2 for box in taken), default=0.0)
    right = max((box.x + box.width / 2 for box in taken), default=900.0)
    x, y = left, max((box.y + box.height / 2 for box in taken), default=0.0) + 60
    found: dict[str, tuple[float, float]] = {}
    for id, (width, height) in alone.items():
        if x + width > right and x > left:
            x, y = left, y + height + 10
        found[id] = (x + width / 2, y)
        x += width + 24
    return found
