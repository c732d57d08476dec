"""A store's answers in, the page's values out: SPARQL over entities, claims, figures and articles."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.model import ENTITY_TYPES, EntityType
from parkgraph.view.evidence import PROPERTIES, Piece, evidence, period, pieces
from parkgraph.view.model import Edge, FigureRow, MilestoneRow, Node, Page, Said, Source
from parkgraph.view.records import PREFIXES, Record, Select, local, records, short

CLASSES: tuple[EntityType, ...] = ENTITY_TYPES
CODES = ("divisionCode", "stockCode", "gbt4754Code", "catalogueName", "zoneLevel", "province")
QUALIFIERS = ("product", "volume", "amount", "stake", "role", "stage")
FIGURE = (
    *("subject", "indicator", "value", "printedValue", "unit", "normalizedValue", "normalizedUnit"),
    *("comparator", "measure", "growthOf", "shareOf", "growth"),
)
KINDS = {
    "ActualFigure": "actual",
    "TargetFigure": "target",
    "ForecastFigure": "forecast",
    "LimitFigure": "limit",
}


def page(select: Select, title: str = "产业园区知识图谱") -> Page:
    """Everything the graph holds, sorted, ready to be cut down and drawn."""
    spans = pieces(select)
    nodes = _nodes(select)
    known = {node.id for node in nodes}
    return Page(
        sources=_sources(select),
        nodes=nodes,
        edges=tuple(edge for edge in _edges(select, spans) if {edge.subject, edge.object} <= known),
        figures=_figures(select, spans),
        milestones=_milestones(select, spans),
        title=title,
    )


def _sources(select: Select) -> tuple[Source, ...]:
    found = records(select, "Article", ("published", "publisher", "source", "url"))
    return tuple(
        Source(
            id=short(one.id),
            title=one.one("label"),
            published=one.one("published"),
            publisher=one.one("publisher"),
            file=one.one("source"),
            url=one.one("url"),
        )
        for one in found
    )


def _names(select: Select) -> Mapping[str, list[tuple[str, str, str]]]:
    """Of each named thing (property, language, text), labels before other names."""
    query = (
        f"{PREFIXES}SELECT ?x ?p ?t (LANG(?t) AS ?l) WHERE "
        "{ ?x pg:mentionedIn ?a ; ?p ?t . VALUES ?p { rdfs:label skos:altLabel } }"
    )
    found: dict[str, set[tuple[str, str, str]]] = {}
    for row in select(query):
        found.setdefault(row["x"], set()).add((local(row["p"]), row.get("l", ""), row["t"]))
    return {iri: sorted(names, key=lambda one: (one[0] != "label", one)) for iri, names in found.items()}


def _nodes(select: Select) -> tuple[Node, ...]:
    names = _names(select)
    nodes: dict[str, Node] = {}
    for cls in CLASSES:
        for record in records(select, cls, ("mentionedIn", *CODES)):
            if record.id in names and record.id not in nodes:
                nodes[record.id] = _node(cls, record, names[record.id])
    return tuple(nodes[iri] for iri in sorted(nodes))


def _node(cls: str, record: Record, names: list[tuple[str, str, str]]) -> Node:
    labels = [(lang, text) for name, lang, text in names if name == "label"]
    chinese = [text for lang, text in labels if lang.startswith("zh")]
    english = [text for lang, text in labels if lang.startswith("en")]
    label = (chinese or english or [names[0][2]])[0]
    kinds = [local(kind) for kind in record.all("type") if local(kind) != cls]
    shown = {label, *english[:1]}
    return Node(
        id=short(record.id),
        cls=cls,
        kind=kinds[0] if kinds else cls,
        label=label,
        english=english[0] if english else "",
        names=tuple(sorted({text for _, _, text in names} - shown)),
        codes=tuple((code, value) for code in CODES for value in record.all(code)),
        articles=tuple(short(article) for article in record.all("mentionedIn")),
    )


def _edges(select: Select, spans: Mapping[str, Piece]) -> tuple[Edge, ...]:
    wanted = (*PROPERTIES, "subject", "predicate", "object", "productText", *QUALIFIERS)
    grouped: dict[tuple[str, str, str], list[Said]] = {}
    for record in records(select, "Claim", wanted):
        key = (short(record.one("subject")), local(record.one("predicate")), short(record.one("object")))
        texts = {name: record.one("productText" if name == "product" else name) for name in QUALIFIERS}
        qualifiers = tuple((name, text) for name, text in texts.items() if text)
        said = Said(evidence(record, spans), qualifiers, period(record))
        grouped.setdefault(key, []).append(said)
    return tuple(Edge(*key, said=tuple(grouped[key])) for key in sorted(grouped))


def _figures(select: Select, spans: Mapping[str, Piece]) -> tuple[FigureRow, ...]:
    return tuple(_figure(record, spans) for record in records(select, "Figure", (*PROPERTIES, *FIGURE)))


def _figure(record: Record, spans: Mapping[str, Piece]) -> FigureRow:
    kinds = [KINDS[local(kind)] for kind in record.all("type") if local(kind) in KINDS]
    return FigureRow(
        id=short(record.id),
        subject=short(record.one("subject")),
        indicator=record.one("indicator"),
        printed=record.one("printedValue") or record.one("value") + record.one("unit"),
        value=record.number("normalizedValue", record.number("value")),
        unit=record.one("normalizedUnit") or record.one("unit"),
        kind=kinds[0] if kinds else "actual",
        measure=record.one("measure", "level"),
        evidence=evidence(record, spans),
        comparator=record.one("comparator", "="),
        growth=record.number("growth") if record.one("growth") else None,
        of=short(record.one("growthOf") or record.one("shareOf")),
        period=period(record),
    )


def _milestones(select: Select, spans: Mapping[str, Piece]) -> tuple[MilestoneRow, ...]:
    return tuple(
        MilestoneRow(
            id=short(record.id),
            subject=short(record.one("subject")),
            event=record.one("event"),
            evidence=evidence(record, spans),
            period=period(record),
        )
        for record in records(select, "Milestone", (*PROPERTIES, "subject", "event"))
    )
