"""Nodes and edges in, one HTML file out that asks for nothing: pyvis with its own template and script."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2
import pyvis  # type: ignore[import-untyped]
from pyvis.edge import Edge as VisEdge  # type: ignore[import-untyped]
from pyvis.network import Network  # type: ignore[import-untyped]
from pyvis.node import Node as VisNode  # type: ignore[import-untyped]

SCRIPTS = (
    *(
        "dom",
        "words",
        "data",
        "state",
        "filter",
        "search",
        "path",
        "evidence",
        "answers",
        "figures",
        "panel",
        "legend",
    ),
    *("labels", "routes", "look", "areas", "canvas", "chain", "table", "download", "main"),
)
"""Joined in this order into one script: a page with a hashed policy cannot load several modules."""
ASSETS = files("parkgraph.view") / "assets"
VIS = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"


class KGNetwork(Network):  # type: ignore[misc]
    """A directed pyvis network with a self-contained page.

    `details` is what it shows beside the graph, `lines` what its script only reads line by line when asked for.
    """

    def __init__(self, details: dict[str, Any], lines: Mapping[str, Sequence[Any]]) -> None:
        super().__init__(directed=True, cdn_resources="local", heading=details["title"])
        self.details, self.lines = details, lines
        self.templateEnv = jinja2.Environment(
            loader=jinja2.FunctionLoader(lambda name: (ASSETS / name).read_text("utf-8")), autoescape=True
        )

    def add_node(self, n_id: int, label: str, shape: str = "dot", color: str = "", **options: Any) -> None:
        """One node; unlike pyvis this looks the number up once, not in a list."""
        if n_id in self.node_map:
            raise ValueError(f"node {n_id} is there already")
        node = VisNode(n_id, shape, label=label, **options).options
        self.nodes.append(node)
        self.node_ids.append(n_id)
        self.node_map[n_id] = node

    def add_edge(self, source: int, to: int, **options: Any) -> None:
        """One directed edge; parallel edges stay."""
        edge = VisEdge(source, to, True, **options).options
        self.edges.append(edge)

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The whole page as text."""
        script = _script()
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        data = {**self.details, "nodes": _own(self.nodes), "edges": _own(self.edges)}
        page: str = self.templateEnv.get_template("page.html").render(
            title=self.heading,
            policy=f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
            "img-src data: blob:; base-uri 'none'; form-action 'none'",
            style=(ASSETS / "page.css").read_text("utf-8"),
            data=_embedded(data),
            lines={name: "\n".join(map(_embedded, values)) for name, values in self.lines.items()},
            script=script,
        )
        return page

    def write_html(
        self,
        name: str | os.PathLike[str],
        local: bool = True,
        notebook: bool = False,
        open_browser: bool = False,
    ) -> None:
        """The whole page into a file, in UTF-8 whatever the locale."""
        self.html = self.generate_html()
        Path(name).write_bytes(self.html.encode("utf-8"))


def _script() -> str:
    """vis-network with its licence banner, then the page's own files in one function."""
    library = VIS.read_text("utf-8").split("//# sourceMappingURL=")[0]
    own = "\n".join((ASSETS / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    return f"{library}\n(function () {{\n'use strict';\n{own}\n}}());\n"


def _own(drawn: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without what pyvis sets alike on all, or by position: the script knows it."""
    return [{name: one[name] for name in one if name not in ("id", "shape", "arrows")} for one in drawn]


def _embedded(data: Any) -> str:
    """JSON that no HTML parser reads as anything else, whatever stands in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "replace").decode()
