"""A page and a question in, a smaller page out: what lies within some hops of one entity."""

from __future__ import annotations

import dataclasses

from extractors.errors import ParkgraphError
from parkgraph.view.model import Node, Page


def named(page: Page, name: str) -> Node:
    """The entity of that name, in any spelling it is found by; raises ParkgraphError when there is none."""
    wanted = name.strip().casefold()
    exact = [node for node in page.nodes if wanted in _spelled(node)]
    close = [node for node in page.nodes if any(wanted in spelled for spelled in _spelled(node))]
    found = exact or sorted(close, key=lambda node: (len(node.label), node.id))
    if not wanted or not found:
        raise ParkgraphError(f"{name}: no entity of that name in the graph; try a shorter part of its name")
    return found[0]


def _spelled(node: Node) -> tuple[str, ...]:
    return tuple(text.casefold() for text in (node.label, node.english, node.id, *node.names) if text)


def around(page: Page, node: Node, hops: int) -> Page:
    """The page cut down to `node` and what is at most `hops` edges away."""
    kept = {node.id}
    for _ in range(hops):
        kept |= {
            end
            for edge in page.edges
            if edge.subject in kept or edge.object in kept
            for end in (edge.subject, edge.object)
        }
    return within(page, frozenset(kept), f"{node.label} · {hops}")


def within(page: Page, kept: frozenset[str], question: str) -> Page:
    """The page with only the nodes of these ids and what is said between them."""
    nodes = tuple(node for node in page.nodes if node.id in kept)
    articles = {article for node in nodes for article in node.articles}
    return dataclasses.replace(
        page,
        nodes=nodes,
        edges=tuple(edge for edge in page.edges if edge.subject in kept and edge.object in kept),
        figures=tuple(figure for figure in page.figures if figure.subject in kept),
        milestones=tuple(one for one in page.milestones if one.subject in kept),
        sources=tuple(source for source in page.sources if source.id in articles),
        question=question,
    )
