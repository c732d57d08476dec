"""An article and its Extraction in, the quads of its private graph out; and back: what the store knows of it.

Every article has a graph of its own in the store, never queried and never exported: its record, what the
build needs to know of it, and its facts. Everything in the default graph follows from these graphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from extractors.model import Extraction
from graph_store.facts import facts
from graph_store.identity import Ids
from graph_store.record import dump, load
from graph_store.terms import NAMES, PRIVATE, SOURCES, iri, private

RECORD, TEXT, ID, TITLE = private("record"), private("text"), private("id"), private("title")
SOURCE, SHA256, RULES, COUNTS = private("source"), private("sha256"), private("rules"), private("counts")
REASON = private("reason")
BOOKED = frozenset({RECORD, TEXT, ID, TITLE, SOURCE, SHA256, RULES, COUNTS})
"""Properties of the article in its private graph; everything else in it is a fact."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """What the manifest knows of an article; `rules` is the version of rules and tables that read it."""

    id: str
    iri: str
    title: str
    source: str
    sha256: str
    rules: str
    entities: int
    claims: int
    figures: int
    milestones: int


@dataclass(frozen=True, slots=True, order=True)
class Refusal:
    """A source that could not be read, and why."""

    source: str
    sha256: str
    reason: str


def source_file(name: str) -> str:
    """The file of a document's name: `a.jsonl#12` -> `a.jsonl`."""
    return name.partition("#")[0]


def graph(iri: str) -> ox.NamedNode:
    """The private graph of an article, by the article's IRI."""
    return ox.NamedNode(f"{PRIVATE}of:{iri}")


def article(name: ox.NamedNode) -> ox.NamedNode:
    """The article of a private graph."""
    return ox.NamedNode(name.value.removeprefix(f"{PRIVATE}of:"))


def article_graphs(db: ox.Store) -> Iterator[ox.NamedNode]:
    """The private graphs of all articles, in the engine's order."""
    for quad in db.quads_for_pattern(None, ID, None, None):
        if isinstance(quad.graph_name, ox.NamedNode):
            yield quad.graph_name


def written(extraction: Extraction, ids: Ids, rules: str) -> set[ox.Quad]:
    """The private graph of an article."""
    source = extraction.article
    node = ox.NamedNode(ids.article(source.id))
    counted = (extraction.entities, extraction.claims, extraction.figures, extraction.milestones)
    values = {
        RECORD: dump(extraction),
        TEXT: source.document.text,
        ID: source.id,
        TITLE: source.title,
        SOURCE: source.document.name,
        SHA256: source.document.sha256,
        RULES: rules,
        COUNTS: " ".join(str(len(values)) for values in counted),
    }
    name = graph(node.value)
    booked = {ox.Quad(node, predicate, ox.Literal(value), name) for predicate, value in values.items()}
    return booked | {ox.Quad(t.subject, t.predicate, t.object, name) for t in facts(extraction, ids)}


def is_fact(quad: ox.Quad) -> bool:
    """Whether a quad of a private graph is a fact, and no book-keeping."""
    return quad.predicate not in BOOKED


def value(db: ox.Store, name: ox.NamedNode, predicate: ox.NamedNode) -> str:
    """One value of the article of a private graph; KeyError when it has none."""
    node = article(name)
    for quad in db.quads_for_pattern(node, predicate, None, name):
        if isinstance(quad.object, ox.Literal):
            return quad.object.value
    raise KeyError(f"{predicate.value} of {node.value}")


def record(db: ox.Store, name: ox.NamedNode) -> Extraction:
    """The Extraction of a private graph."""
    return load(value(db, name, RECORD), value(db, name, TEXT))


def entry(db: ox.Store, name: ox.NamedNode) -> Entry:
    """The manifest's entry of a private graph."""
    texts = (value(db, name, part) for part in (ID, TITLE, SOURCE, SHA256, RULES))
    id, title, source, sha256, rules = texts
    counts = map(int, value(db, name, COUNTS).split())
    return Entry(id, article(name).value, title, source, sha256, rules, *counts)


def others(db: ox.Store, triple: ox.Triple, without: frozenset[ox.NamedNode]) -> bool:
    """Whether the private graph of an article that is not in `without` holds the triple."""
    for quad in db.quads_for_pattern(triple.subject, triple.predicate, triple.object, None):
        name = quad.graph_name
        if isinstance(name, ox.NamedNode) and name not in without and name not in (NAMES, SOURCES):
            return True
    return False


def refused(refusal: Refusal) -> set[ox.Quad]:
    """The quads of a refusal."""
    node = private(f"source:{refusal.source.encode().hex()}")
    values = {SOURCE: refusal.source, SHA256: refusal.sha256, REASON: refusal.reason}
    return {ox.Quad(node, predicate, ox.Literal(text), SOURCES) for predicate, text in values.items()}


def refusals(db: ox.Store) -> tuple[Refusal, ...]:
    """All refusals, sorted by source."""
    found: dict[str, dict[ox.NamedNode, str]] = {}
    for quad in db.quads_for_pattern(None, None, None, SOURCES):
        if isinstance(quad.object, ox.Literal):
            found.setdefault(iri(quad.subject), {})[quad.predicate] = quad.object.value
    return tuple(sorted(Refusal(row[SOURCE], row[SHA256], row[REASON]) for row in found.values()))
