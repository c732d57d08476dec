"""A page of the graph in, one HTML file out: offline, searchable, every edge with its sentence."""

from __future__ import annotations

from pathlib import Path

from parkgraph.view.model import Page


def html(page: Page, *, focus: str | None = None, hops: int = 2) -> str:
    """The file's text; `focus` keeps one entity and what is `hops` edges around it.

    Raises ParkgraphError when no entity has that name.
    """
    from parkgraph.view.answers import answers
    from parkgraph.view.cut import around, named
    from parkgraph.view.layout import layout
    from parkgraph.view.network import KGNetwork
    from parkgraph.view.payload import Payload

    if focus is not None:
        page = around(page, named(page, focus), hops)
    plane = layout(page)
    payload = Payload(page, plane, answers(page, plane.home))
    nodes, edges = payload.nodes(), payload.edges()
    network = KGNetwork(payload.rest())
    for number, node in enumerate(nodes):
        network.add_node(number, node.pop("brief"), **node)
    for edge in edges:
        network.add_edge(edge.pop("from"), edge.pop("to"), **edge)
    text: str = network.generate_html()
    return text


def write(page: Page, path: Path, *, focus: str | None = None, hops: int = 2) -> None:
    """The file itself, in UTF-8.

    Raises ParkgraphError for an unknown `focus`, OSError when the file cannot be written.
    """
    path.write_bytes(html(page, focus=focus, hops=hops).encode("utf-8"))


__all__ = ["html", "write"]
