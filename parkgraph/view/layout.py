"""A page in, a place for every node out: zones as areas with their nodes inside, none overlapping."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parkgraph.view.homes import homes
from parkgraph.view.model import Page
from parkgraph.view.names import briefs

Points = NDArray[np.float64]
LINE, FONT, HEAD, PADDING = 9, 13.0, 64.0, 26.0
"""Characters on a label line, its font size, height of an area's heading and its inner margin, in units."""
SCREEN = (0.98, 1.0)
"""Width and height of what the page is seen on: between two side panels, or a phone's upper half."""
SHAPES = tuple((width * room, room / width) for room in (1.0, 0.8, 0.65) for width in (0.85, 1.0, 1.2))
FEW = 400
"""Up to this many nodes and zones several ways to stretch the plane are tried."""
QUIET = frozenset({"Person", "Policy", "Event"})
"""Classes the page hides at first: their labels get no room of their own."""
MANY = 1500
"""Above this many nodes labels are not given room of their own."""


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


def layout(page: Page) -> Layout:
    """Positions by ForceAtlas2 inside each zone, then between zones and the rest; always the same."""
    degree: dict[str, int] = {node.id: 0 for node in page.nodes}
    for edge in page.edges:
        degree[edge.subject] += 1
        degree[edge.object] += 1
    zones = {node.id for node in page.nodes if node.cls == "Zone"}
    sizes = {id: min(24, round((11 if id in zones else 8) + 2.2 * math.sqrt(n))) for id, n in degree.items()}
    home = homes(page)
    labels = {} if len(page.nodes) > MANY else briefs(node for node in page.nodes if node.cls not in QUIET)
    boxes = {node.id: _extent(labels.get(node.id, ""), sizes[node.id]) for node in page.nodes}
    inner = {
        zone: _area(page, boxes, [id for id in boxes if home.get(id) == zone])
        for zone in sorted(set(home.values()))
    }
    return _assemble(page, boxes, sizes, home, inner)


def _extent(label: str, radius: int) -> tuple[float, float]:
    lines = max(1, math.ceil(len(label) / LINE)) if label else 0
    width = min(len(label), LINE) * FONT
    return max(width, 2 * radius) + 14, 2 * radius + lines * (FONT + 4) + 12


Inner = tuple[Mapping[str, tuple[float, float]], float, float]


def _area(page: Page, boxes: Mapping[str, tuple[float, float]], members: Sequence[str]) -> Inner:
    """The members of one zone around its own centre, and the area's width and height."""
    at = {id: n for n, id in enumerate(members)}
    pairs = [
        (at[edge.subject], at[edge.object]) for edge in page.edges if edge.subject in at and edge.object in at
    ]
    extent = np.array([boxes[id] for id in members])
    points = _spread(len(members), pairs, extent)
    low, high = (points - extent / 2).min(axis=0), (points + extent / 2).max(axis=0)
    points = points - (low + high) / 2
    width, height = (high - low) + 2 * PADDING
    width = max(width, 320.0)
    shifted = {id: (float(points[n, 0]), float(points[n, 1]) + HEAD / 2) for id, n in at.items()}
    return shifted, float(width), float(height) + HEAD


def _assemble(
    page: Page,
    boxes: Mapping[str, tuple[float, float]],
    sizes: Mapping[str, int],
    home: Mapping[str, str],
    inner: Mapping[str, Inner],
) -> Layout:
    linked = {end for edge in page.edges for end in (edge.subject, edge.object)}
    outer = [id for id in boxes if id not in home and id in linked]
    at = {id: n for n, id in enumerate(outer)}
    extent = np.array([(inner[id][1] + 40, inner[id][2] + 40) if id in inner else boxes[id] for id in outer])
    ends = ((home.get(edge.subject, edge.subject), home.get(edge.object, edge.object)) for edge in page.edges)
    pairs = [(at[one], at[other]) for one, other in ends if one != other]
    points = _compact(len(outer), pairs, extent.reshape(-1, 2))
    places: dict[str, tuple[int, int]] = {}
    areas: dict[str, Box] = {}
    for id, (x, y) in zip(outer, points.tolist()):
        places[id] = (round(x), round(y))
        if id in inner:
            members, width, height = inner[id]
            areas[id] = Box(round(x), round(y), round(width), round(height))
            places[id] = (round(x - width / 2 + 30), round(y - height / 2 + HEAD / 2))
            places |= {member: (round(x + dx), round(y + dy)) for member, (dx, dy) in members.items()}
    _strip(places, areas, {id: boxes[id] for id in boxes if id not in places})
    return Layout(places, sizes, home, areas)


def _compact(count: int, pairs: Sequence[tuple[int, int]], extent: Points) -> Points:
    """The places that fill a screen of `SCREEN` best, out of a few ways to stretch the same forces."""
    shapes = SHAPES if count <= FEW else SHAPES[:1]
    found = [_spread(count, pairs, extent, shape) for shape in shapes]

    def fill(points: Points) -> float:
        span = (points + extent / 2).max(axis=0) - (points - extent / 2).min(axis=0)
        return float((np.array(SCREEN) / span).min())

    return max(found, key=fill) if count else found[0]


def _strip(
    places: dict[str, tuple[int, int]], areas: Mapping[str, Box], alone: Mapping[str, tuple[float, float]]
) -> None:
    """What is linked to nothing stands in rows below everything else."""
    left = min(
        [area.x - area.width / 2 for area in areas.values()] + [x for x, _ in places.values()], default=0.0
    )
    right = max(
        [area.x + area.width / 2 for area in areas.values()] + [x for x, _ in places.values()], default=900.0
    )
    low = max(
        [area.y + area.height / 2 for area in areas.values()] + [y for _, y in places.values()], default=0.0
    )
    x, y = left, low + 110
    for id, (width, height) in alone.items():
        if x + width > right and x > left:
            x, y = left, y + height + 10
        places[id] = (round(x + width / 2), round(y))
        x += width + 24


def _spread(
    count: int, pairs: Sequence[tuple[int, int]], extent: Points, shape: tuple[float, float] = (1.0, 1.0)
) -> Points:
    """Force-directed places for boxes of the given extents (count x 2), pushed until none overlap."""
    if count <= 1:
        return np.zeros((count, 2))
    from crategraph_forceatlas2 import infer_settings  # type: ignore[import-untyped]
    from crategraph_forceatlas2 import layout as forces

    golden = math.pi * (3 - math.sqrt(5))
    order = np.arange(count, dtype=np.float64)
    start = np.stack(
        [np.sqrt(order + 0.5) * np.cos(golden * order), np.sqrt(order + 0.5) * np.sin(golden * order)], 1
    )
    edges = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    settings = infer_settings(count)
    points = np.asarray(
        forces(count, edges, init=start * 10, iterations=400, threads=1, **settings), dtype=np.float64
    )
    points -= points.mean(axis=0)
    span = np.maximum(points.max(axis=0) - points.min(axis=0), 1e-6)
    room = math.sqrt(float((extent[:, 0] * extent[:, 1]).sum()) * 1.25)
    points *= room * np.array(shape) / span
    return _apart(points, extent)


def _apart(points: Points, extent: Points, rounds: int = 300) -> Points:
    """Push overlapping boxes apart along the shorter way until none is left or the rounds are over."""
    from parkgraph.view.overlap import push

    for _ in range(rounds if len(points) <= MANY else 30):
        moved = push(points, extent)
        if moved is None:
            return points
        points = moved
    return points
