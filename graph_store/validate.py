"""A graph in, what is wrong with it out, in words: which entity, which rule, which sentence.

The rules are the SHACL shapes of the ontology; pySHACL applies them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import ontology
from extractors.errors import StoreError
from graph_store import folder, loading
from graph_store.finding import Finding
from graph_store.terms import PG, prefixes

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_CHINESE = re.compile("[\u4e00-\u9fff]")
"""Tells the messages apart: pySHACL drops the language of those it fills in."""
_IRI = re.compile(r"<?(https?://[\w/.#~%+-]*\w)>?", re.ASCII)


def validate(path: Path) -> tuple[Finding, ...]:
    """All findings on a store's folder or an RDF file, sorted. StoreError when it cannot be read."""
    return findings(load(path))


def load(path: Path) -> Graph:
    """The graph of a store's folder or of an RDF file, told by its suffix."""
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    if path.is_dir() or not path.exists():
        return graph.parse(data=_dumped(path), format="nt")
    return graph.parse(data=_converted(path), format="nt")


def _converted(path: Path) -> str:
    """The file as N-Triples, by the engine's parsers, which say what is wrong and where."""
    import pyoxigraph as ox

    kind = loading.format(path)
    try:
        read = ox.parse(path=str(path), format=kind)
        return "".join(f"{quad.triple} .\n" for quad in read)
    except (SyntaxError, ValueError, OSError) as error:
        reason = " ".join(str(error).split())[:160]
        raise StoreError(
            f"{path}: cannot be read as {kind.file_extension} ({reason}); export it again"
        ) from error


def _dumped(path: Path) -> str:
    import pyoxigraph as ox

    opened = folder.view(folder.find(path))
    try:
        dumped = opened.db.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    finally:
        opened.close()
    return (dumped or b"").decode()


def findings(graph: Graph, shapes: str | None = None) -> tuple[Finding, ...]:
    """What the shapes (Turtle; the ontology's when None) find in a graph, sorted."""
    from pyshacl import validate as apply
    from rdflib import Graph

    rules = Graph().parse(data=shapes or ontology.turtle("shapes"), format="turtle")
    _, report, _ = apply(graph, shacl_graph=rules, advanced=True)
    if not isinstance(report, Graph):
        raise StoreError(f"the shapes cannot be applied: {report}")
    return tuple(sorted(set(_Reader(graph, rules, report).findings())))


def _chinese_first(label: Node) -> tuple[bool, str]:
    return getattr(label, "language", "") != "zh", str(label)


class _Reader:
    """Reads a report: the graph has the names and sentences, the shapes have the names of the rules."""

    def __init__(self, graph: Graph, rules: Graph, report: Graph) -> None:
        self.graph, self.rules, self.report = graph, rules, report
        self.short = sorted(((space, prefix) for prefix, space in prefixes().items()), reverse=True)

    def findings(self) -> Iterator[Finding]:
        from rdflib import SH

        for result in self.report.objects(None, SH.result):
            focus = self.report.value(result, SH.focusNode)
            value = self.report.value(result, SH.value)
            said = sorted(str(text) for text in self.report.objects(result, SH.resultMessage))
            zh = next((text for text in said if _CHINESE.search(text)), "")
            en = next((text for text in said if not _CHINESE.search(text)), "")
            yield Finding(
                rule=self._rule(self.report.value(result, SH.sourceShape)),
                about=self.name(focus),
                node=str(focus),
                zh=self._words(zh or en),
                en=self._words(en or zh),
                sentence=self._sentence(focus) or self._sentence(value),
                value="" if value is None else self.name(value),
            )

    def _rule(self, shape: Node | None) -> str:
        """The name of the shape, or of the one that a nameless property belongs to."""
        from rdflib import SH, URIRef

        while shape is not None and not isinstance(shape, URIRef):
            shape = next(self.rules.subjects(SH.property, shape), None)
        return re.split("[#/]", str(shape))[-1]

    def name(self, node: Node | None) -> str:
        """What a person calls a node: its label, `A supplies B` for a claim, else its short IRI or text."""
        from rdflib import RDFS, Literal, URIRef

        labels = sorted(self.graph.objects(node, RDFS.label), key=_chinese_first)
        if labels:
            return str(labels[0])
        pg = {
            part: self.graph.value(node, URIRef(PG + part))
            for part in ("subject", "object", "indicator", "event")
        }
        if pg["object"] is not None:
            predicate = str(self.graph.value(node, URIRef(PG + "predicate"))).removeprefix(PG)
            return f"{self.name(pg['subject'])} {predicate} {self.name(pg['object'])}"
        if pg["subject"] is not None:
            return f"{self.name(pg['subject'])} {pg['indicator'] or pg['event'] or ''}".strip()
        return str(node) if isinstance(node, Literal) else self._shorten(str(node))

    def _shorten(self, iri: str) -> str:
        for space, prefix in self.short:
            if iri.startswith(space):
                return f"{prefix}:{iri.removeprefix(space)}"
        return iri

    def _words(self, message: str) -> str:
        """The message with names in place of IRIs."""
        from rdflib import URIRef

        return _IRI.sub(lambda found: self.name(URIRef(found[1])), message)

    def _sentence(self, node: Node | None) -> str:
        from rdflib import URIRef

        spans = self.graph.objects(node, URIRef(PG + "evidence"))
        pieces = [
            (self._start(span), str(self.graph.value(span, URIRef(PG + "exact")) or "")) for span in spans
        ]
        return "".join(text for _, text in sorted(pieces))

    def _start(self, span: Node) -> int:
        from rdflib import URIRef

        start = str(self.graph.value(span, URIRef(PG + "start")) or "")
        return int(start) if start.isdigit() else 0
