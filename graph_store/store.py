"""Extractions in, a graph on disk that can be queried, changed and taken back out.

One update is one atomic batch: after a crash an article is there as a whole or not at all. After any sequence
of `replace` and `forget` the graph is that of a store built from the articles that are left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import pyoxigraph as ox

from extractors.errors import StoreError
from extractors.model import Extraction
from graph_store import books, folder
from graph_store.asking import View
from graph_store.books import Entry, Refusal
from graph_store.identity import Ids
from graph_store.names import Undecided, undecided
from graph_store.terms import BASE, prefixes
from graph_store.update import Articles, apply, change

if TYPE_CHECKING:
    import rdflib


class Store:
    """An open store; use it as a context manager or close it."""

    def __init__(self, opened: folder.Opened, read_only: bool) -> None:
        """See `open`."""
        self._opened: folder.Opened | None = opened
        self.settings = opened.settings
        self.read_only = read_only
        self.ids = Ids(opened.settings.base)

    @classmethod
    def open(
        cls, path: Path | str, base: str | None = None, *, links: bool | None = None, read_only: bool = False
    ) -> Store:
        """Opens the store in a folder; for writing, makes it where there is none.

        `base` and `links` are fixed when the store is made. A reader may name the build folder, and sees the
        store as it was when it opened it. Raises StoreError when the folder is something else, damaged, of a
        newer format or in another writer's hands.
        """
        path = Path(path)
        if read_only:
            return cls(folder.view(folder.find(path)), read_only=True)
        made = folder.read(path) if (path / folder.MARKER).exists() else folder.Settings(BASE)
        base = made.base if base is None else base
        if not base.endswith(("/", "#")) or "://" not in base or not base.isascii() or " " in base:
            raise StoreError(f"base {base}: is no IRI that ends with / or #; give one such as {BASE}")
        wanted = folder.Settings(base, made.links if links is None else links)
        return cls(folder.write(path, wanted), read_only=False)

    def __enter__(self) -> Store:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes the store."""
        self.close()

    def close(self) -> None:
        """Lets go of the folder; a second call does nothing."""
        if self._opened is not None:
            opened, self._opened = self._opened, None
            close = opened.close
            if not self.read_only:
                with suppress(OSError):  # a full disk: the log has it all, and is replayed by who comes next
                    opened.db.flush()
            del opened  # the engine lets go of its files when the last reference is gone
            close()

    @property
    def db(self) -> ox.Store:
        """The engine itself; its default graph is the graph, its named graphs are the store's books."""
        if self._opened is None:
            raise StoreError("the store is closed; open it again")
        return self._opened.db

    def replace(self, *extractions: Extraction, rules: str = "") -> None:
        """Puts articles in, in place of what the store held of the same ids, all in one atomic update.

        `rules` is the version of rules, tables and weights that read them. Raises StoreError when an id
        already stands for an article of another file, or the disk refuses.
        """
        graphs: dict[ox.NamedNode, frozenset[ox.Quad]] = {}
        given: dict[ox.NamedNode, Extraction] = {}
        for extraction in extractions:
            name = books.graph(self.ids.article(extraction.article.id))
            if name in graphs:
                raise StoreError(f"article id {extraction.article.id}: given twice; ids must differ")
            self._same_file(name, extraction)
            graphs[name] = frozenset(books.written(extraction, self.ids, rules))
            given[name] = extraction
        files = {books.source_file(extraction.article.document.name) for extraction in extractions}
        self._change(Articles(graphs, given), self._refusals(files), frozenset())

    def forget(self, name: str) -> tuple[str, ...]:
        """Takes out the article of this id or all articles of this source; gives their ids, sorted.

        Raises StoreError when the store knows neither.
        """
        entries = [e for e in self.articles() if name in (e.id, e.source, books.source_file(e.source))]
        refused = self._refusals({name})
        if not entries and not refused:
            raise StoreError(f"{name}: no article or source of this name in the store")
        graphs = {books.graph(entry.iri): frozenset[ox.Quad]() for entry in entries}
        self._change(Articles(graphs), refused, frozenset())
        return tuple(entry.id for entry in entries)

    def refuse(self, refusal: Refusal) -> None:
        """Remembers that a source could not be read, in place of an earlier refusal of it."""
        self._change(Articles({}), self._refusals({refusal.source}), frozenset(books.refused(refusal)))

    def articles(self) -> tuple[Entry, ...]:
        """The manifest: all articles, sorted by id."""
        return tuple(sorted(books.entry(self.db, name) for name in books.article_graphs(self.db)))

    def refusals(self) -> tuple[Refusal, ...]:
        """The sources that could not be read, sorted."""
        return books.refusals(self.db)

    def undecided(self) -> tuple[Undecided, ...]:
        """Short names that were left alone because they may stand for several entities, sorted."""
        return undecided(self.db)

    def record(self, article: str) -> Extraction:
        """What was read of the article with this id; StoreError when there is none."""
        try:
            return books.record(self.db, books.graph(self.ids.article(article)))
        except KeyError as error:
            raise StoreError(f"{article}: no article of this id in the store") from error

    def select(self, query: str) -> tuple[Mapping[str, str], ...]:
        """Answers a trusted SELECT query: each row maps the bound variables to their lexical values."""
        return self.view().select(query)

    def view(self) -> View:
        """The graph as it is given out."""
        return View(self.db, self.ids.base)

    def quads(self) -> Iterator[ox.Quad]:
        """The graph, in the engine's order."""
        return self.view().quads()

    def __len__(self) -> int:
        """Number of triples of the graph."""
        (row,) = self.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        return int(row["n"])

    def dataset(self) -> rdflib.Dataset:
        """The store as an rdflib Dataset; its default graph is the graph."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        found = Dataset(store=OxigraphStore(store=self.db))
        for prefix, namespace in prefixes(self.ids.base).items():
            found.bind(prefix, namespace)
        return found

    def _same_file(self, name: ox.NamedNode, extraction: Extraction) -> None:
        article = extraction.article
        try:
            known = books.source_file(books.value(self.db, name, books.SOURCE))
        except KeyError:
            return
        if known != (new := books.source_file(article.document.name)):
            raise StoreError(f"article id {article.id}: stands in {known} and in {new}; forget {known} first")

    def _refusals(self, sources: set[str]) -> frozenset[ox.Quad]:
        known = (refusal for refusal in self.refusals() if refusal.source in sources)
        return frozenset(quad for refusal in known for quad in books.refused(refusal))

    def _change(self, articles: Articles, drop: frozenset[ox.Quad], add: frozenset[ox.Quad]) -> None:
        if self.read_only:
            raise StoreError("the store is open for reading only; open it for writing")
        made = change(self.db, self.ids, articles, self.settings.links)
        try:
            apply(self.db, made.joined(drop, add))
        except OSError as error:
            reason = str(error).splitlines()[0][:160]
            raise StoreError(
                f"the store cannot be written ({reason}); free the disk and build again"
            ) from error
