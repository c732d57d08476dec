"""A store and what a build did in; `graph.ttl`, `graph.html`, `report.md` out, each whole or not at all."""

from __future__ import annotations

from pathlib import Path

from graph_store.export import export
from graph_store.export import write as write_file
from graph_store.store import Store
from parkgraph.built import Built
from parkgraph.report import report
from parkgraph.view import html
from parkgraph.view.collect import page


def write(store: Store, built: Built, out: Path) -> None:
    """All three files. Raises StoreError when one cannot be written; it then stays as it was."""
    export(store, out / "graph.ttl")
    write_file(out / "graph.html", [html(page(store.select)).encode()])
    write_file(out / "report.md", [report(store, built).encode()])
