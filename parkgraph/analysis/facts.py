"""Answers of a store in; who is linked to whom, by which claims and which sentences, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from extractors.model import ENTITY_TYPES

Select = Callable[[str], Iterable[Mapping[str, str]]]
STANDING = frozenset({"fact", "limit"})
"""Modalities of what is reported as so; the rest is planned, expected, asserted or denied."""


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """An entity as it is called; `type` is one of the ten classes."""

    label: str
    type: str
    iri: str

    def __str__(self) -> str:
        """What people call it."""
        return self.label


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """A sentence that a finding rests on, the claim made of it, and where it stands."""

    published: str
    article: str
    sentence: str
    claim: str


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """One claim: `product` is what is supplied, or empty when the sentence names none."""

    start: Thing
    end: Thing
    relation: str
    product: str
    modality: str
    said: Said

    @property
    def stands(self) -> bool:
        """Whether it is reported as so."""
        return self.modality in STANDING


@dataclass(frozen=True)
class Facts:
    """All claims of a graph between two entities, sorted."""

    links: tuple[Link, ...]

    @classmethod
    def of(cls, select: Select) -> Facts:
        """Asks a graph, such as an open `Store.select`."""
        things, sentences = _things(select), _sentences(select)
        links = (
            Link(
                things[row["a"]],
                things[row["b"]],
                row["p"].rpartition("#")[2],
                row.get("label") or row.get("text", ""),
                row["m"],
                sentences[row["c"]],
            )
            for row in select(_CLAIMS)
        )
        return cls(tuple(sorted(set(links))))

    @classmethod
    def read(cls, path: Path | str) -> Facts:
        """Those of the store in a build folder; StoreError when there is none."""
        from graph_store.store import Store

        with Store.open(path, read_only=True) as store:
            return cls.of(store.select)

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """Every entity that some claim is about, sorted."""
        return tuple(sorted({thing for link in self.links for thing in (link.start, link.end)}))

    def standing(self, *relations: str) -> tuple[Link, ...]:
        """The claims of these relations that are reported as so."""
        return tuple(link for link in self.links if link.relation in relations and link.stands)

    @cached_property
    def zones(self) -> Mapping[Thing, Mapping[Thing, tuple[Link, ...]]]:
        """For every zone who lies in it, also by way of a zone within, and the claims that say so."""
        direct: dict[Thing, dict[Thing, list[Link]]] = defaultdict(lambda: defaultdict(list))
        for link in self.standing("locatedIn"):
            if link.end.type == "Zone":
                direct[link.end][link.start].append(link)
        return {zone: _members(zone, direct) for zone in sorted(direct)}


def _members(
    zone: Thing, direct: Mapping[Thing, Mapping[Thing, list[Link]]]
) -> Mapping[Thing, tuple[Link, ...]]:
    found: dict[Thing, tuple[Link, ...]] = {}
    waiting: list[tuple[Thing, tuple[Link, ...]]] = [(zone, ())]
    while waiting:
        around, way = waiting.pop()
        for thing, links in direct.get(around, {}).items():
            if thing not in found and thing != zone:
                found[thing] = (*links, *way)
                waiting.append((thing, found[thing]))
    return dict(sorted(found.items()))


def evidence(links: Collection[Link]) -> tuple[Said, ...]:
    """The sentences of some claims, each once, sorted."""
    return tuple(sorted({link.said for link in links}))


_CLAIMS = """
SELECT ?c ?a ?p ?b ?m ?text ?label {
  ?c a pg:Claim ; pg:subject ?a ; pg:predicate ?p ; pg:object ?b ; pg:modality ?m .
  OPTIONAL { ?c pg:productText ?text }
  OPTIONAL { ?c pg:product/rdfs:label ?label . FILTER(LANG(?label) = "zh") }
}"""
_SENTENCES = """
SELECT ?c ?start ?text ?title ?day {
  ?c a pg:Claim ; pg:evidence ?span ; pg:inArticle ?article .
  ?span pg:start ?start ; pg:exact ?text .
  ?article rdfs:label ?title .
  OPTIONAL { ?article pg:published ?day }
}"""


def _things(select: Select) -> Mapping[str, Thing]:
    types = " ".join(f"pg:{name}" for name in ENTITY_TYPES)
    query = f"SELECT ?x ?t ?l {{ VALUES ?t {{ {types} }} ?x a ?t ; rdfs:label ?l FILTER(LANG(?l) = 'zh') }}"
    return {row["x"]: Thing(row["l"], row["t"].rpartition("#")[2], row["x"]) for row in select(query)}


def _sentences(select: Select) -> Mapping[str, Said]:
    """What stands behind each claim, its pieces in order."""
    pieces: dict[str, list[tuple[int, str]]] = defaultdict(list)
    places: dict[str, tuple[str, str]] = {}
    for row in select(_SENTENCES):
        pieces[row["c"]].append((int(row["start"]), row["text"]))
        places[row["c"]] = (row.get("day", ""), row["title"])
    return {
        claim: Said(*places[claim], "".join(text for _, text in sorted(set(found))), claim)
        for claim, found in pieces.items()
    }
