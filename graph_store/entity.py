"""A name in, what the graph knows of the entity out: codes, facts with their sentences, figures, milestones.

Names are found in Chinese, English and pinyin: `Bosch`, `博世`, `boshi`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.model import ENTITY_TYPES
from graph_store.pinyin import syllables
from graph_store.questions import literal
from graph_store.store import Store
from graph_store.terms import PG, RDFS, SKOS

Row = Mapping[str, str]
QUALIFIERS = ("role", "productText", "amount", "volume", "stake", "stage", "periodText")


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An entity as it is called; `kind` is its most special class."""

    label: str
    kind: str
    iri: str


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """The sentence behind something, and where it stands; `published` is a date or empty."""

    published: str
    article: str
    source: str
    sentence: str


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """A claim between the entity and another one; `outgoing` when the entity is its subject.

    `confidence` is the decimal of the graph, from 0 to 1.
    """

    relation: str
    outgoing: bool
    other: Named
    modality: str
    qualifiers: tuple[tuple[str, str], ...]
    speaker: str
    confidence: str
    quote: Quote


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """A figure of the entity; `growth` in percent or empty, `confidence` as of a claim."""

    indicator: str
    earliest: str
    period: str
    comparator: str
    printed: str
    growth: str
    modality: str
    confidence: str
    quote: Quote


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """A milestone of the entity."""

    earliest: str
    event: str
    period: str
    modality: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Description:
    """Everything about one entity; `codes` are (property, value) pairs, all lists are sorted.

    `links` says of each table that the entity is linked to how it was found, and the confidence from 0 to 1.
    """

    named: Named
    english: str
    names: tuple[str, ...]
    codes: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]
    articles: tuple[str, ...]
    facts: tuple[Fact, ...]
    figures: tuple[Number, ...]
    milestones: tuple[Step, ...]


def find(store: Store, name: str) -> tuple[Named, ...]:
    """Entities of this name: those that have it exactly, else those with it in a name, else by pinyin.

    Pinyin is looked for from the beginning of a name on, else from that of any of its syllables.
    """
    text = literal(name.strip().lower())
    said = "?iri rdfs:label|skos:altLabel ?name . BIND(LCASE(STR(?name)) AS ?lower)"
    sound = "".join(syllables(name)) if name.isascii() else ""
    ways = [
        f"{said} FILTER(?lower = {text})",
        f"{said} FILTER(CONTAINS(?lower, {text}))",
        f'FILTER(CONTAINS(REPLACE(STR(?iri), "-", ""), {literal("/" + sound)}))' if sound else "",
        f"FILTER(REGEX(STR(?iri), {literal('-' + '-?'.join(sound))}))" if sound else "",
    ]
    for way in filter(None, ways):
        found = store.select(f"SELECT DISTINCT ?iri {{ ?iri pg:mentionedIn ?article . {way} }}")
        if found:
            return tuple(sorted(_named(store, row["iri"]) for row in found))
    return ()


def describe(store: Store, iri: str) -> Description:
    """Everything the graph says of an entity."""
    plain = store.select(f"SELECT ?p ?o (LANG(?o) AS ?lang) {{ <{iri}> ?p ?o FILTER(isLiteral(?o)) }}")
    said: dict[str, list[str]] = {}
    for row in plain:
        said.setdefault(row["p"] + ("@en" if row.get("lang") == "en" else ""), []).append(row["o"])
    articles = store.select(f"SELECT ?t {{ <{iri}> pg:mentionedIn/rdfs:label ?t }}")
    links = store.select(
        f"SELECT ?way ?confidence {{ <{iri}> pg:linkedBy ?how . ?how skos:prefLabel ?way ; "
        "pg:confidence ?confidence FILTER(LANG(?way) = 'en') }"
    )
    alternatives = said.get(SKOS + "altLabel", []) + said.get(SKOS + "altLabel@en", [])
    codes = [(p.removeprefix(PG), o) for p, values in said.items() if p.startswith(PG) for o in values]
    return Description(
        named=_named(store, iri),
        english=next(iter(sorted(said.get(RDFS + "label@en", ()))), ""),
        names=tuple(sorted(alternatives)),
        codes=tuple(sorted(codes)),
        links=tuple(sorted((row["way"], row["confidence"]) for row in links)),
        articles=tuple(sorted(row["t"] for row in articles)),
        facts=tuple(sorted(_facts(store, iri))),
        figures=tuple(sorted(_figures(store, iri))),
        milestones=tuple(sorted(_milestones(store, iri))),
    )


def _named(store: Store, iri: str) -> Named:
    rows = store.select(
        f"SELECT ?label ?class {{ <{iri}> rdfs:label ?label ; a ?class FILTER(LANG(?label) = 'zh') }}"
    )
    classes = sorted({row["class"].removeprefix(PG) for row in rows}, key=lambda name: (name in _TOP, name))
    return Named(min((row["label"] for row in rows), default=iri), next(iter(classes), ""), iri)


_TOP = frozenset(ENTITY_TYPES)


def _facts(store: Store, iri: str) -> Iterable[Fact]:
    optional = " ".join(f"OPTIONAL {{ ?node pg:{name} ?{name} }}" for name in QUALIFIERS)
    for end, other, outgoing in (("subject", "object", True), ("object", "subject", False)):
        rows = store.select(
            f"SELECT * {{ ?node pg:{end} <{iri}> ; pg:{other} ?other ; pg:predicate ?predicate ; "
            f"pg:modality ?modality ; pg:confidence ?confidence . {optional} OPTIONAL {{ ?node pg:speaker ?who }} }}"
        )
        for row in _first(rows):
            yield Fact(
                relation=row["predicate"].removeprefix(PG),
                outgoing=outgoing,
                other=_named(store, row["other"]),
                modality=row["modality"],
                qualifiers=tuple((name, row[name]) for name in QUALIFIERS if name in row),
                speaker=_named(store, row["who"]).label if "who" in row else "",
                confidence=row["confidence"],
                quote=_quote(store, row["node"]),
            )


def _figures(store: Store, iri: str) -> Iterable[Number]:
    rows = store.select(
        f"SELECT * {{ ?node pg:subject <{iri}> ; pg:indicator ?indicator ; pg:printedValue ?printed ; "
        "pg:comparator ?comparator ; pg:modality ?modality ; pg:confidence ?confidence . OPTIONAL { ?node pg:growth ?growth } "
        "OPTIONAL { ?node pg:periodText ?period } OPTIONAL { ?node pg:earliest ?earliest } }"
    )
    for row in _first(rows):
        yield Number(
            indicator=row["indicator"],
            earliest=row.get("earliest", ""),
            period=row.get("period", ""),
            comparator=row["comparator"],
            printed=row["printed"],
            growth=row.get("growth", ""),
            modality=row["modality"],
            confidence=row["confidence"],
            quote=_quote(store, row["node"]),
        )


def _milestones(store: Store, iri: str) -> Iterable[Step]:
    rows = store.select(
        f"SELECT * {{ ?node pg:subject <{iri}> ; pg:event ?event ; pg:modality ?modality . "
        "OPTIONAL { ?node pg:periodText ?period } OPTIONAL { ?node pg:earliest ?earliest } }"
    )
    for row in _first(rows):
        when, period = row.get("earliest", ""), row.get("period", "")
        yield Step(when, row["event"], period, row["modality"], _quote(store, row["node"]))


def _first(rows: Iterable[Row]) -> Iterable[Row]:
    """One row of each node: the least, where a qualifier has several values."""
    found: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: sorted(row.items())):
        found.setdefault(row["node"], row)
    return found.values()


def _quote(store: Store, node: str) -> Quote:
    rows = store.select(
        f"SELECT * {{ <{node}> pg:evidence ?span ; pg:inArticle ?article . "
        "?span pg:start ?start ; pg:exact ?text . ?article rdfs:label ?title ; pg:source ?source . "
        "OPTIONAL { ?article pg:published ?published } } ORDER BY ?start"
    )
    if not rows:
        return Quote("", "", "", "")
    sentence = "".join(row["text"] for row in rows)
    return Quote(rows[0].get("published", ""), rows[0]["title"], rows[0]["source"], sentence)
