"""Nodes and edges in, the zone each node lies in out: what the page draws inside one zone's area."""

from __future__ import annotations

from collections.abc import Mapping

from parkgraph.view.model import Page

INSIDE = frozenset({"locatedIn", "partOf"})
ROUNDS = 3
"""A neighbour of a neighbour of a zone's firm still joins it; further away nothing new was seen."""


def homes(page: Page) -> Mapping[str, str]:
    """The zone of every node that lies in one or is linked to the nodes of one only; zones have none."""
    zones = {node.id for node in page.nodes if node.cls == "Zone"}
    found = _stated(page, zones)
    linked = _neighbours(page)
    movable = [node.id for node in page.nodes if node.cls not in ("Zone", "Place") and node.id not in found]
    for _ in range(ROUNDS):
        for node in movable:
            around = {other if other in zones else found.get(other, "") for other in linked.get(node, ())}
            if node not in found and len(around) == 1 and "" not in around:
                found[node] = around.pop()
    return found


def _stated(page: Page, zones: set[str]) -> dict[str, str]:
    """The best attested zone: reported before planned, then the zone with more inside."""
    inside = [edge for edge in page.edges if edge.relation in INSIDE and edge.object in zones]
    size: dict[str, int] = {}
    for edge in inside:
        size[edge.object] = size.get(edge.object, 0) + 1
    found: dict[str, tuple[bool, int, int, str]] = {}
    for edge in inside:
        if edge.subject not in zones:
            rank = (edge.stands, len(edge.said), size[edge.object], edge.object)
            found[edge.subject] = max(found.get(edge.subject, rank), rank)
    return {node: rank[3] for node, rank in found.items()}


def _neighbours(page: Page) -> Mapping[str, set[str]]:
    linked: dict[str, set[str]] = {}
    for edge in page.edges:
        linked.setdefault(edge.subject, set()).add(edge.object)
        linked.setdefault(edge.object, set()).add(edge.subject)
    return linked
