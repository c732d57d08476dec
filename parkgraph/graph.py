"""A built graph for Python: a folder in; answers, entities, a Dataset, networkx, HTML and Turtle out."""

from __future__ import annotations

import sys
import weakref
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from extractors.errors import ParkgraphError, SourceError
from graph_store.export import export
from graph_store.export import write as write_file
from graph_store.query import Limits, answer
from graph_store.store import Store
from graph_store.tables import Cell, Table
from parkgraph.building import update
from parkgraph.settings import Settings

if TYPE_CHECKING:
    import networkx
    import rdflib

    from graph_store.entity import Named
    from parkgraph.left_out import LeftOut
    from parkgraph.profile import Profile
    from parkgraph.view import View
    from parkgraph.view.cut import Question

_ALL = Limits(rows=sys.maxsize, answer=sys.maxsize)


def build(paths: Iterable[Path | str], out: Path | str, settings: Settings | None = None) -> Graph:
    """Bring the graph in the folder `out` up to date with files and folders of news, and open it.

    A source that cannot be read does not stop the others; see `Graph.refused`. Raises StoreError when `out`
    cannot be written or holds something else.
    """
    built = update(paths, Path(out), settings or Settings())
    return Graph(out, built.refused)


class Graph:
    """The graph in a build folder as it was when opened; `refused` are sources the build could not read.

    Usable as a context manager; raises StoreError when the folder holds no graph.
    """

    def __init__(self, path: Path | str, refused: tuple[SourceError, ...] = ()) -> None:
        """Open the graph in a build folder or its `store`."""
        self.refused = refused
        self._store = Store.open(path, read_only=True)
        self._close = weakref.finalize(self, self._store.close)

    def __enter__(self) -> Graph:
        """The graph itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the store; a second call does nothing."""
        self._close()

    def query(self, text: str) -> tuple[tuple[Cell, ...], ...]:
        """The rows that a SPARQL query gives; the prefixes of `graph.ttl` are known. Raises QueryError."""
        return self._answer(text).rows

    def table(self, text: str) -> Any:
        """The same as a pandas DataFrame; raises ParkgraphError when pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            raise ParkgraphError("pandas: is not installed; install it, or use Graph.query") from error
        answered = self._answer(text)
        return pandas.DataFrame(list(answered.rows), columns=list(answered.columns))

    def _answer(self, text: str) -> Table:
        return answer(self._store.db, text, self._store.ids.base, _ALL)

    def find(self, name: str) -> tuple[Named, ...]:
        """Entities of that name, else those with it in their name, in Chinese, English or pinyin."""
        from graph_store.entity import find

        return find(self._store, name)

    def entity(self, name: str) -> Profile:
        """Everything about the one entity of that name; `str()` of it is what `parkgraph show` prints.

        Raises ParkgraphError when no entity has the name, or several have.
        """
        found = self.find(name)
        if len(found) == 1:
            return self.profile(found[0])
        if not found:
            raise ParkgraphError(
                f"{name}: no entity of that name in the graph; try a shorter part of its name"
            )
        listed = "、".join(f"{one.label} ({one.kind})" for one in found[:5]) + ("…" if len(found) > 5 else "")
        told = f"{len(found)} entities have that name: {listed}; give more of it"
        raise ParkgraphError(f"{name}: {told}")

    def profile(self, named: Named) -> Profile:
        """Everything about one of the entities that `find` gave."""
        from graph_store.entity import describe
        from parkgraph.profile import Profile

        return Profile.of(describe(self._store, named.iri))

    def left_out(self, profile: Profile) -> tuple[LeftOut, ...]:
        """The claims of the entity that were left out as too unlikely, the likeliest first."""
        from parkgraph.left_out import left_out

        return left_out(self._store, {profile.named.label, *profile.names})

    @property
    def rdf(self) -> rdflib.Dataset:
        """The store as an rdflib Dataset, whose default graph is the graph; for reading."""
        return self._store.dataset()

    def networkx(self) -> networkx.MultiDiGraph[str]:
        """Entities and the direct edges between them; an edge's key is its relation."""
        from parkgraph.network import network

        return network(self._store.select)

    def html(self, path: Path | str | None = None, **question: Unpack[Question]) -> View:
        """The view of all, or of `focus` with `hops` edges around it, a `zone`, an `industry`, or `since` a date.

        Written as one HTML file if `path` is given; a notebook shows what is returned. Raises ParkgraphError
        when no entity has that name, `since` is no date, or the file cannot be written.
        """
        from parkgraph.view import html
        from parkgraph.view.collect import page

        made = html(page(self._store.select), **question)
        if path is not None:
            write_file(Path(path), [made.encode()])
        return made

    def turtle(self, path: Path | str) -> None:
        """Write the graph as Turtle; raises StoreError when the file cannot be written."""
        export(self._store, Path(path))
