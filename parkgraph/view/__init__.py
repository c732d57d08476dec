"""A page of the graph in, one HTML file out: offline, searchable, every edge with its sentence."""

from __future__ import annotations

import html as markup
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from parkgraph.view.model import Page

if TYPE_CHECKING:
    from parkgraph.view.cut import Question

HEIGHT = 720
"""Of the frame in a notebook, in CSS pixels."""


class View(str):
    """The file's text; a notebook shows it in a frame of its own."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        # the frame has no origin of its own, so nothing in it reaches the notebook
        sandbox = "allow-scripts allow-downloads allow-modals"
        style = "width:100%;border:1px solid #ccc"
        return (
            f'<iframe srcdoc="{markup.escape(self)}" sandbox="{sandbox}" height="{HEIGHT}" '
            f'style="{style}" title="parkgraph"></iframe>'
        )


def html(page: Page, **question: Unpack[Question]) -> View:
    """The file's text, of all or of what is asked for: `focus` with `hops`, `zone`, `industry`, `since`.

    Raises ParkgraphError when no entity has that name or `since` is no date.
    """
    from parkgraph.view.answers import answers
    from parkgraph.view.cut import cut
    from parkgraph.view.layout import layout
    from parkgraph.view.network import KGNetwork
    from parkgraph.view.payload import Payload

    page = cut(page, question)
    plane = layout(page)
    payload = Payload(page, plane, answers(page, plane.home))
    nodes, edges, said = payload.nodes(), payload.edges(), payload.said()
    network = KGNetwork(payload.rest(), {"said": said, "sentences": payload.sentences()})
    for number, node in enumerate(nodes):
        network.add_node(number, node.pop("brief"), **node)
    for edge in edges:
        network.add_edge(edge.pop("from"), edge.pop("to"), **edge)
    return View(network.generate_html())


def write(page: Page, path: Path, **question: Unpack[Question]) -> None:
    """The file itself, in UTF-8; raises what `html` raises, and OSError when the file cannot be written."""
    path.write_bytes(html(page, **question).encode("utf-8"))


__all__ = ["View", "html", "write"]
