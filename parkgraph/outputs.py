"""A store and what a build did in; `graph.ttl`, `graph.html`, `report.md` out, each written beside and renamed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_store.export import export

from extractors.errors import ParkgraphError
from graph_store.store import Store
from parkgraph.building import Built
from parkgraph.report import report
from parkgraph.view import write as write_view
from parkgraph.view.collect import page


def write(store: Store, built: Built, out: Path) -> None:
    """All three files; a crash leaves the old ones. Raises ParkgraphError when one cannot be written."""
    with beside(out / "graph.ttl") as path:
        export(store, "turtle", path)
    with beside(out / "graph.html") as path:
        write_view(page(store.select), path)
    with beside(out / "report.md") as path:
        path.write_text(report(store, built), encoding="utf-8", newline="\n")


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A path to write to, which becomes `path` when all went well and is gone when not."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise ParkgraphError(f"{path}: cannot be written ({error.strerror}); choose another place") from error
    finally:
        part.unlink(missing_ok=True)
