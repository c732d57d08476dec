"""A store's graph in, what is wrong with it out: the fast way, which finds what pySHACL finds.

Each constraint of the shapes is one query to the store engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pyoxigraph as ox

import ontology
from graph_store.asking import View
from graph_store.finding import Finding
from graph_store.shapes import Check, checks
from graph_store.terms import DEFAULT, LABEL, PG, pg, prefixes

_PLACE = re.compile(r"\{[?$](\w+)\}")


_MOST = 5_000_000
"""Triples, the store's books among them, of a graph that is looked at in memory: under 2 GB."""


def check(view: View) -> tuple[Finding, ...]:
    """All findings on a graph, sorted."""
    if len(view.db) <= _MOST:
        view = _in_memory(view)
    named = _Named(view)
    return tuple(sorted({finding for one in _checks() for finding in _findings(view, one, named)}))


def _in_memory(view: View) -> View:
    """A copy, in which looking something up takes a tenth of the time."""
    found = View(ox.Store(), view.base)
    dumped = view.db.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=DEFAULT)
    found.db.bulk_load(dumped or b"", format=ox.RdfFormat.N_TRIPLES)
    return found


@cache
def _checks() -> tuple[Check, ...]:
    return tuple(checks(ontology.turtle("shapes")))


def _findings(view: View, one: Check, named: _Named) -> Iterator[Finding]:
    found = view.db.query(one.query, prefixes=prefixes(view.base), named_graphs=[])
    assert isinstance(found, ox.QuerySolutions)
    columns = [variable.value for variable in found.variables]
    for solution in found:
        row = {name: term for name, term in zip(columns, solution) if term is not None}
        focus, value = row.get("focus"), row.get("value")
        if one.this:
            focus = row["this"] = ox.NamedNode(one.this[1:-1])
        words = {name: named.name(term) for name, term in row.items()}
        zh, en = _filled(one.zh, words), _filled(one.en, words)
        yield Finding(
            rule=one.rule,
            about=named.name(focus),
            node=_text(focus),
            zh=zh,
            en=en,
            sentence=named.sentence(focus) or named.sentence(value),
            value="" if value is None else named.name(value),
        )


def _filled(message: str, words: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda part: words.get(part[1], ""), message)


class _Named:
    """What a person calls a node, and the sentence behind it."""

    def __init__(self, view: View) -> None:
        self.db = view.db
        self.short = sorted(((space, prefix) for prefix, space in prefixes().items()), reverse=True)

    def name(self, node: object) -> str:
        """Its label, `A supplies B` for a claim, else its short IRI or text."""
        if not isinstance(node, ox.NamedNode):
            return _text(node)
        labels = sorted(self._objects(node, LABEL), key=_chinese_first)
        if labels:
            return _text(labels[0])
        subject, object, predicate, indicator, event = (
            self._one(node, part) for part in ("subject", "object", "predicate", "indicator", "event")
        )
        if object is not None:
            return f"{self.name(subject)} {_text(predicate).removeprefix(PG)} {self.name(object)}"
        if subject is not None:
            return f"{self.name(subject)} {_text(indicator or event)}".strip()
        for space, prefix in self.short:
            if node.value.startswith(space):
                return f"{prefix}:{node.value.removeprefix(space)}"
        return node.value

    def sentence(self, node: object) -> str:
        """The pieces of its evidence in order."""
        if not isinstance(node, ox.NamedNode):
            return ""
        pieces = []
        for span in self._objects(node, pg("evidence")):
            start = _text(self._one(span, "start"))
            pieces.append((int(start) if start.isdigit() else 0, _text(self._one(span, "exact"))))
        return "".join(text for _, text in sorted(pieces))

    def _one(self, node: object, name: str) -> object:
        return min(self._objects(node, pg(name)), key=str, default=None)

    def _objects(self, node: object, predicate: ox.NamedNode) -> list[object]:
        if not isinstance(node, ox.NamedNode):
            return []
        return [quad.object for quad in self.db.quads_for_pattern(node, predicate, None, DEFAULT)]


def _chinese_first(label: object) -> tuple[bool, str]:
    return getattr(label, "language", "") != "zh", _text(label)


def _text(term: object) -> str:
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    return "" if term is None else str(term)
