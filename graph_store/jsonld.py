"""A graph in, JSON-LD out whose keys are plain words, and the context that says what they mean.

`{"id": "firm:…", "type": "Firm", "label": {"zh": "…"}, "supplies": "firm:…"}`: the context comes from the
ontology, stands in every document, and can be had as a file of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

import pyoxigraph as ox

import ontology
from graph_store.asking import View
from graph_store.terms import DATE, DECIMAL, INTEGER, OWL, PG, RDF, RDFS, SKOS, TYPE, XSD, iri, prefixes

_STANDARD = {
    "label": RDFS + "label",
    "prefLabel": SKOS + "prefLabel",
    "altLabel": SKOS + "altLabel",
    "notation": SKOS + "notation",
    "broader": SKOS + "broader",
    "exactMatch": SKOS + "exactMatch",
    "closeMatch": SKOS + "closeMatch",
    "sameAs": OWL + "sameAs",
}
_TEXTS = frozenset({"label", "prefLabel", "altLabel"})
_TYPED = {DATE.value: "xsd:date", DECIMAL.value: "xsd:decimal", INTEGER.value: "xsd:integer"}
Value = str | dict[str, str]
Term = dict[str, str]


def context(base: str) -> dict[str, str | float | Term]:
    """The context: prefixes, keywords, and every property by its plain name."""
    words: dict[str, str | float | Term] = {"@version": 1.1, "id": "@id", "type": "@type"}
    words.update(_prefixes(base))
    words.update({name: PG + name for name in _classes()} | {"Concept": SKOS + "Concept"})
    words.update(_terms())
    return words


def context_file(view: View) -> Iterator[bytes]:
    """The context as a document of its own."""
    text = json.dumps({"@context": context(view.base)}, ensure_ascii=False, indent=1, sort_keys=True)
    yield text.encode() + b"\n"


def jsonld(view: View) -> Iterator[bytes]:
    """One object a subject, sorted, one line each."""
    words = json.dumps(context(view.base), ensure_ascii=False, indent=1, sort_keys=True)
    yield f'{{"@context": {words},\n"@graph": [\n'.encode()
    write = _Writer(view.base)
    quads = sorted(view.quads(), key=lambda q: (iri(q.subject), q.predicate.value, str(q.object)))
    between = ""
    for subject, about in groupby(quads, key=lambda quad: iri(quad.subject)):
        found = {"id": write.short(subject)} | write.properties(list(about))
        yield f"{between}{json.dumps(found, ensure_ascii=False)}".encode()
        between = ",\n"
    yield b"\n]}\n"


class _Writer:
    """Writes terms as the context has them."""

    def __init__(self, base: str) -> None:
        self.names = {_id(term): name for name, term in _terms().items()}
        self.kinds = _terms()
        self.prefixes = sorted(_prefixes(base).items(), key=lambda item: -len(item[1]))
        self.classes = {PG + name: name for name in _classes()} | {SKOS + "Concept": "Concept"}

    def short(self, iri: str) -> str:
        """An id with its prefix, where one fits."""
        for prefix, namespace in self.prefixes:
            if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def properties(self, quads: list[ox.Quad]) -> dict[str, object]:
        """What is said of one subject."""
        found: dict[str, object] = {}
        for predicate, group in groupby(quads, key=lambda quad: quad.predicate):
            objects = [quad.object for quad in group]
            if predicate == TYPE:
                found["type"] = _one([self.classes.get(iri(o), iri(o)) for o in objects])
                continue
            name = self.names.get(predicate.value, predicate.value)
            term = self.kinds.get(name, {})
            if term.get("@container") == "@language" and all(_language(o) for o in objects):
                found[name] = _by_language(objects)
            else:
                found[name] = _one([self._value(o, term) for o in objects])
        return found

    def _value(self, object: object, term: Term) -> Value:
        kind = term.get("@type")
        if not isinstance(object, ox.Literal):
            return self.short(iri(object)) if kind == "@id" else {"id": self.short(iri(object))}
        if object.language:
            return {"@value": object.value, "@language": object.language}
        plain = kind == _TYPED.get(object.datatype.value, "") or (not kind and _string(object))
        if plain and "@container" not in term:
            return object.value
        type = self.short(object.datatype.value)
        return {"@value": object.value} if _string(object) else {"@value": object.value, "@type": type}


def _by_language(objects: Sequence[object]) -> dict[str, object]:
    found: dict[str, list[str]] = {}
    for object in objects:
        assert isinstance(object, ox.Literal)
        found.setdefault(object.language or "", []).append(object.value)
    return {language: _one(texts) for language, texts in sorted(found.items())}


def _one(values: list[str] | list[Value]) -> object:
    return values[0] if len(values) == 1 else values


def _language(object: object) -> bool:
    return isinstance(object, ox.Literal) and bool(object.language)


def _string(literal: ox.Literal) -> bool:
    return literal.datatype.value == XSD + "string"


def _id(term: Term) -> str:
    return term["@id"]


def _prefixes(base: str) -> Mapping[str, str]:
    """Those of an export that are no word of the context: `product` is a property, `id` a keyword."""
    return {
        prefix: iri for prefix, iri in prefixes(base).items() if prefix != "id" and prefix not in _terms()
    }


@cache
def _ontology() -> tuple[ox.Quad, ...]:
    return tuple(ox.parse(ontology.turtle("parkgraph"), format=ox.RdfFormat.TURTLE))


@cache
def _classes() -> tuple[str, ...]:
    found = (quad.subject for quad in _ontology() if _iri(quad.object) == OWL + "Class")
    return tuple(sorted(iri(node).removeprefix(PG) for node in found))


@cache
def _terms() -> dict[str, Term]:
    """Every property by its plain name: to an IRI, of a datatype, or by language."""
    kinds: dict[str, Term] = {}
    for quad in _ontology():
        name = _iri(quad.subject).removeprefix(PG)
        said = _iri(quad.object)
        if quad.predicate == TYPE and said == OWL + "ObjectProperty":
            kinds.setdefault(name, {})["@type"] = "@id"
        elif quad.predicate.value == RDFS + "range" and said in _TYPED:
            kinds.setdefault(name, {})["@type"] = _TYPED[said]
        elif quad.predicate.value == RDFS + "range" and said == RDF + "langString":
            kinds.setdefault(name, {})["@container"] = "@language"
        elif quad.predicate == TYPE and said == OWL + "DatatypeProperty":
            kinds.setdefault(name, {})
    found = {name: {"@id": PG + name, **kinds[name]} for name in sorted(kinds)}
    for name, term in _STANDARD.items():
        link = {"@container": "@language"} if name in _TEXTS else {"@type": "@id"}
        found[name] = {"@id": term} if name == "notation" else {"@id": term, **link}
    return found


def _iri(term: object) -> str:
    """The IRI of a term, or an empty text when it is no IRI."""
    return term.value if isinstance(term, ox.NamedNode) else ""
