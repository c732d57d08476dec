"""An open store in, a file or a folder of files out, equal bytes for equal graphs.

Everything is written beside its place and renamed, so that nobody ever finds half of it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from extractors.errors import StoreError
from graph_store.asking import View
from graph_store.jsonld import context_file, jsonld
from graph_store.networks import gexf, graphml
from graph_store.profiles import profiled
from graph_store.sheets import FOLDERS
from graph_store.store import Store
from graph_store.terms import DEFAULT, IN_ARTICLE, MENTIONED_IN, prefixes
from graph_store.turtle import turtle

Writer = Callable[[View], Iterable[bytes]]


def export(store: Store, path: Path, format: str = "turtle", profile: str = "full") -> None:
    """Writes the graph, or what a profile leaves of it, to the file or folder `path`.

    StoreError when format or profile is unknown or the place cannot be written or holds something else.
    """
    if format not in FORMATS:
        raise StoreError(f"format {format}: unknown; give one of {', '.join(sorted(FORMATS))}")
    view = profiled(store.view(), profile)
    if format in FOLDERS:
        write_folder(path, FOLDERS[format](view))
    else:
        write(path, FILES[format](view))


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes a file beside its place and renames it; StoreError when that cannot be done."""
    beside = _beside(path, "new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as file:
                for piece in pieces:
                    file.write(piece)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise _refused(path, error) from error


def write_folder(path: Path, files: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    """Writes a folder beside its place and renames it, in place of an earlier one of the same files.

    StoreError when that cannot be done, or the folder holds anything else.
    """
    beside, old = _beside(path, "new"), _beside(path, "old")
    try:
        beside.mkdir(parents=True)
        try:
            for name, pieces in files:
                write(beside / name, pieces)
            _only(path, {file.name for file in beside.iterdir()})
            if path.exists():
                path.rename(old)
            beside.rename(path)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise _refused(path, error) from error


def _only(path: Path, names: set[str]) -> None:
    if path.exists() and (not path.is_dir() or {file.name for file in path.iterdir()} - names):
        raise StoreError(f"{path}: holds something else; give an empty or a new folder")


def _beside(path: Path, what: str) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.{what}")


def _refused(path: Path, error: OSError) -> StoreError:
    reason = error.strerror or str(error)
    return StoreError(f"{path}: cannot be written ({reason}); give a place you may write to")


def _ntriples(view: View) -> Iterator[bytes]:
    yield from (f"{line}\n".encode() for line in sorted(view.lines()))


def _turtle(view: View) -> Iterator[bytes]:
    yield from (piece.encode() for piece in turtle(view.lines(), view.base))


def _trig(view: View) -> Iterator[bytes]:
    """What belongs to an article in a graph of its name, entities and vocabulary in the default graph."""
    quads = sorted(_grouped(view), key=lambda q: (str(q.graph_name), str(q)))
    yield ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=prefixes(view.base)) or b""


def _grouped(view: View) -> Iterator[ox.Quad]:
    owner = {quad.subject: quad.object for quad in view.db.quads_for_pattern(None, IN_ARTICLE, None, DEFAULT)}
    for quad in view.quads():
        article = owner.get(quad.subject)
        if quad.predicate == MENTIONED_IN:
            article = quad.object
        name = article if isinstance(article, ox.NamedNode) else DEFAULT
        yield ox.Quad(quad.subject, quad.predicate, quad.object, name)


def _rdfxml(view: View) -> Iterator[bytes]:
    quads = sorted((quad.triple for quad in view.quads()), key=str)
    yield ox.serialize(quads, format=ox.RdfFormat.RDF_XML, prefixes=prefixes(view.base)) or b""


FILES: Mapping[str, Writer] = {
    "turtle": _turtle,
    "ntriples": _ntriples,
    "trig": _trig,
    "jsonld": jsonld,
    "context": context_file,
    "rdfxml": _rdfxml,
    "graphml": graphml,
    "gexf": gexf,
}
FORMATS: Mapping[str, object] = {**FILES, **FOLDERS}
"""Every format, files first."""
