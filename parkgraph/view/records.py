"""SPARQL rows in, records out: every property of every instance of a class, grouped by the instance's id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

Row = Mapping[str, str]
Select = Callable[[str], Iterable[Row]]
"""Answers a SELECT query; a row maps a variable's name to its lexical value, unbound variables are absent."""

NAMESPACE = "https://w3id.org/parkgraph/ns#"
PREFIXES = f"""PREFIX pg: <{NAMESPACE}>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


class Record:
    """One instance: its id and the sorted values of each property, asked for by local name."""

    __slots__ = ("_values", "id")

    def __init__(self, id: str, values: Mapping[str, list[str]]) -> None:
        self.id = id
        self._values = {name: tuple(sorted(set(found))) for name, found in values.items()}

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a property, sorted."""
        return self._values.get(name, ())

    def one(self, name: str, default: str = "") -> str:
        """The first value of a property, or `default`."""
        found = self._values.get(name)
        return found[0] if found else default

    def number(self, name: str, default: float = 0.0) -> float:
        """The first value as a float, or `default`."""
        text = self.one(name)
        return float(text) if text else default


def short(iri: str) -> str:
    """`https://…/id/firm/x-1a2b` -> `firm/x-1a2b`; an IRI of another shape stays whole."""
    return iri.partition("/id/")[2] or iri


def local(iri: str) -> str:
    """The last part of a term's IRI: `https://…/ns#supplies` -> `supplies`."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def records(select: Select, cls: str, properties: Iterable[str]) -> tuple[Record, ...]:
    """All instances of `pg:cls`, sorted by id, with the named `pg:` properties (classes as `type`)."""
    terms = " ".join(f"pg:{name}" for name in properties)
    wanted = f"VALUES ?p {{ rdf:type rdfs:label {terms} }}"
    query = f"{PREFIXES}SELECT ?x ?p ?v WHERE {{ ?x a pg:{cls} ; ?p ?v . {wanted} }}"
    found: dict[str, dict[str, list[str]]] = {}
    for row in select(query):
        found.setdefault(row["x"], {}).setdefault(local(row["p"]), []).append(row["v"])
    return tuple(Record(iri, found[iri]) for iri in sorted(found))
