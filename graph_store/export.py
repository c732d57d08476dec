"""An open store in, a file out: Turtle, N-Triples, TriG, JSON-LD or RDF/XML, equal bytes for equal graphs.

A file is written beside its place and renamed, so that nobody ever finds half of one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from extractors.errors import StoreError
from graph_store.store import Store
from graph_store.terms import DEFAULT, IN_ARTICLE, MENTIONED_IN, prefixes
from graph_store.turtle import turtle

Writer = Callable[[Store], Iterable[bytes]]


def export(store: Store, path: Path, format: str = "turtle") -> None:
    """Writes the graph to `path`. StoreError when the format is unknown or the place cannot be written."""
    if format not in FORMATS:
        raise StoreError(f"format {format}: unknown; give one of {', '.join(sorted(FORMATS))}")
    write(path, FORMATS[format](store))


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes a file beside its place and renames it; StoreError when that cannot be done."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
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
        reason = error.strerror or str(error)
        raise StoreError(f"{path}: cannot be written ({reason}); give a place you may write to") from error


def _lines(store: Store) -> list[str]:
    """The graph as N-Triples lines, in the engine's order."""
    dumped = store.db.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=DEFAULT) or b""
    return dumped.decode().split("\n")[:-1]


def _ntriples(store: Store) -> Iterator[bytes]:
    yield from (f"{line}\n".encode() for line in sorted(_lines(store)))


def _turtle(store: Store) -> Iterator[bytes]:
    yield from (piece.encode() for piece in turtle(_lines(store), store.ids.base))


def _trig(store: Store) -> Iterator[bytes]:
    """What belongs to an article in a graph of its name, entities and vocabulary in the default graph."""
    quads = sorted(_grouped(store), key=lambda q: (str(q.graph_name), str(q)))
    yield ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=prefixes(store.ids.base)) or b""


def _grouped(store: Store) -> Iterator[ox.Quad]:
    owner = {
        quad.subject: quad.object for quad in store.db.quads_for_pattern(None, IN_ARTICLE, None, DEFAULT)
    }
    for quad in store.quads():
        article = owner.get(quad.subject)
        if quad.predicate == MENTIONED_IN:
            article = quad.object
        name = article if isinstance(article, ox.NamedNode) else DEFAULT
        yield ox.Quad(quad.subject, quad.predicate, quad.object, name)


def _jsonld(store: Store) -> Iterator[bytes]:
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    graph.parse(data="\n".join(_lines(store)), format="nt")
    for prefix, namespace in prefixes(store.ids.base).items():
        graph.bind(prefix, namespace)
    yield graph.serialize(format="json-ld", encoding="utf-8", auto_compact=True, sort_keys=True) + b"\n"


def _rdfxml(store: Store) -> Iterator[bytes]:
    quads = sorted((quad.triple for quad in store.quads()), key=str)
    yield ox.serialize(quads, format=ox.RdfFormat.RDF_XML, prefixes=prefixes(store.ids.base)) or b""


FORMATS: Mapping[str, Writer] = {
    "turtle": _turtle,
    "ntriples": _ntriples,
    "trig": _trig,
    "jsonld": _jsonld,
    "rdfxml": _rdfxml,
}
