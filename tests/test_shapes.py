"""The SHACL shapes: a small graph conforms, and one fault at a time is found by the shape made for it."""

from __future__ import annotations

import re

import pytest
from pyshacl import validate
from rdflib import RDF, SH, Graph, Namespace, Node, URIRef

from extractors.model import RELATION_TYPES
from ontology import turtle

PG = Namespace("https://w3id.org/parkgraph/ns#")
SHAPES = Namespace("https://w3id.org/parkgraph/shapes#")
BASE_IRI = "https://w3id.org/parkgraph/id/x/"
PREFIXES = """
PREFIX pg: <https://w3id.org/parkgraph/ns#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
NAMES = {
    "zone": ("pg:Zone", "pg:HighTechZone"),
    "park": ("pg:Zone", "pg:IndustrialPark"),
    "firm": ("pg:Firm",),
    "customer": ("pg:Firm",),
    "organization": ("pg:Organization", "pg:GovernmentBody"),
    "person": ("pg:Person",),
    "place": ("pg:Place",),
    "industry": ("pg:Industry",),
    "product": ("pg:Product",),
    "project": ("pg:Project",),
    "policy": ("pg:Policy",),
}
FACTS = """
park locatedIn zone ; zone overlapsWith park ; firm operatesIn industry ; firm produces product
firm supplies customer ; firm cooperatesWith organization ; firm investsIn project
firm subsidiaryOf customer
zone issues policy ; person holdsRole firm ; firm partOfCluster industry ; firm exportsTo place
"""
"""Twelve facts, one of each relation."""
BASE = """
<A> a pg:Article ; rdfs:label "标题"@zh ; pg:source "a.txt" ; pg:published "2024-12-04"^^xsd:date ;
    pg:publisher "日报" ; pg:url "https://example.org/a" ; pg:sha256 "%s" .
<S> a pg:Span ; pg:start 3 ; pg:end 5 ; pg:exact "园区"@zh ; pg:inArticle <A> .
<C> a skos:Concept ; skos:prefLabel "货币"@zh ; skos:notation "1" .
<park> pg:partOf <zone> .
<zone> pg:zoneLevel "国家级" ; pg:catalogueName "某高新技术产业开发区"@zh ; pg:province "陕西省"@zh .
<place> pg:divisionCode "610100" . <firm> pg:stockCode "601012" ; owl:sameAs <old> .
<industry> pg:gbt4754Code "39" ; skos:exactMatch <C> .
<zone> pg:linkedBy <L> . <place> pg:linkedBy <L> . <firm> pg:linkedBy <L> . <industry> pg:linkedBy <L> .
<L> a skos:Concept ; skos:prefLabel "全称"@zh ; skos:notation "name" ; pg:confidence 0.99 .
<plan> a pg:Claim ; pg:subject <customer> ; pg:predicate pg:exportsTo ; pg:object <place> ;
    pg:modality "plan" ; pg:confidence 0.9 ; pg:pattern "x.1" ; pg:inArticle <A> ; pg:evidence <S> ;
    pg:subjectSpan <S> ; pg:objectSpan <S> ; pg:cueSpan <S> ; pg:evidenceHow "stated" ; pg:speaker <zone> ;
    pg:product <product> ; pg:earliest "2024-01-01"^^xsd:date ; pg:latest "2024-12-31"^^xsd:date .
<M> a pg:Milestone ; pg:subject <project> ; pg:event "投产"@zh ; pg:modality "fact" ; pg:inArticle <A> ;
    pg:evidence <S> ; pg:evidenceHow "stated" ; pg:periodText "去年" .
""" % ("0" * 64)
FIGURE = """
<{id}> a pg:Figure , pg:{kind} ; pg:subject <zone> ; pg:indicator "产值"@zh ; pg:value 13.5 ;
    pg:printedValue "13.5亿元" ; pg:unit "亿元" ; pg:normalizedValue 1350000000.0 ; pg:normalizedUnit "元" ;
    pg:comparator "=" ; pg:measure "{measure}" ; pg:modality "{modality}" ; pg:confidence 1.0 ;
    pg:inArticle <A> ; pg:evidence <S> ; pg:evidenceHow "stated" ; pg:indicatorConcept <C> .
"""
FIGURES = (
    ("actual", "ActualFigure", "fact", "level"),
    ("target", "TargetFigure", "target", "level"),
    ("forecast", "ForecastFigure", "forecast", "level"),
    ("limit", "LimitFigure", "limit", "level"),
    ("rise", "ActualFigure", "fact", "growth"),
)
WRONG_END = {
    "locatedIn": "<zone> pg:locatedIn <person>",
    "partOf": "<zone> pg:partOf <place>",
    "overlapsWith": "<zone> pg:overlapsWith <firm>",
    "operatesIn": "<person> pg:operatesIn <industry>",
    "produces": "<firm> pg:produces <industry>",
    "supplies": "<zone> pg:supplies <firm>",
    "cooperatesWith": "<firm> pg:cooperatesWith <policy>",
    "investsIn": "<firm> pg:investsIn <product>",
    "subsidiaryOf": "<firm> pg:subsidiaryOf <place>",
    "issues": "<zone> pg:issues <project>",
    "holdsRole": "<firm> pg:holdsRole <zone>",
    "partOfCluster": "<firm> pg:partOfCluster <product>",
    "exportsTo": "<firm> pg:exportsTo <customer>",
}
FAULTS = (
    ("Entity", "<firm> rdfs:label 'firm'@zh", ""),
    ("Entity", "", "<firm> rdfs:label '又名'@zh"),
    ("Entity", "<firm> pg:mentionedIn <A>", ""),
    ("Entity", "", "<firm> skos:altLabel '无语言'"),
    ("EntityIri", "", "<firm/某公司> pg:mentionedIn <A>"),
    ("EntityClass", "<zone> a pg:Zone", ""),
    ("Alias", "", "<old> a pg:Firm"),
    ("DivisionCode", "", "<zone> pg:divisionCode '610100'"),
    ("DivisionCode", "", "<place> pg:divisionCode '6101'"),
    ("StockCode", "", "<firm> pg:stockCode 'SH601012'"),
    ("IndustryCode", "", "<industry> pg:gbt4754Code 'C39'"),
    ("ZoneCatalogue", "", "<zone> pg:zoneLevel '世界级'"),
    ("ZoneCatalogue", "", "<zone> pg:catalogueName '别的开发区'@zh"),
    ("ZoneCycle", "", "<zone> pg:partOf <park>"),
    ("Concept", "<C> skos:notation '1'", ""),
    ("ConceptLink", "", "<industry> skos:closeMatch <none>"),
    ("ConceptLink", "", "<zone> pg:linkedBy <none>"),
    ("Linked", "<zone> pg:linkedBy <L>", ""),
    ("Linked", "<firm> pg:linkedBy <L>", ""),
    ("Linked", "<industry> pg:linkedBy <L>", ""),
    ("LinkedBy", "<L> pg:confidence 0.99", ""),
    ("LinkedBy", "<L> pg:confidence 0.99", "<L> pg:confidence 1.01"),
    ("Claim", "<plan> pg:modality 'plan'", ""),
    ("Claim", "<plan> pg:modality 'plan'", "<plan> pg:modality 'rumour'"),
    ("Claim", "", "<plan> pg:subject <zone>"),
    ("Claim", "<plan> pg:predicate pg:exportsTo", "<plan> pg:predicate pg:partOf"),
    ("Claim", "<plan> pg:confidence 0.9", "<plan> pg:confidence 1.9"),
    ("Claim", "<plan> pg:object <place>", "<plan> pg:object <A>"),
    ("Evidence", "<plan> pg:evidence <S>", ""),
    ("Evidence", "", "<M> pg:cueSpan <A>"),
    ("ClaimEnds", "<plan> pg:objectSpan <S>", ""),
    ("EvidenceArticle", "<plan> pg:inArticle <A>", "<plan> pg:inArticle <B> . <B> a pg:Article"),
    ("EdgeToItself", "", "<firm> pg:supplies <firm>"),
    ("EdgeWithoutClaim", "", "<customer> pg:produces <product>"),
    ("EdgeOnlyPlanned", "", "<customer> pg:exportsTo <place>"),
    ("FactWithoutEdge", "<firm> pg:supplies <customer>", ""),
    ("PartOfIsLocatedIn", "<park> pg:locatedIn <zone>", ""),
    ("Figure", "<actual> pg:value 13.5", ""),
    ("Figure", "", "<actual> pg:subject <firm>"),
    ("Figure", "", "<actual> pg:comparator '≈'"),
    ("ActualFigure", "<actual> pg:modality 'fact'", "<actual> pg:modality 'target'"),
    ("TargetFigure", "<target> pg:modality 'target'", "<target> pg:modality 'fact'"),
    ("ForecastFigure", "<forecast> a pg:Figure", ""),
    ("LimitFigure", "<limit> pg:modality 'limit'", "<limit> pg:modality 'fact'"),
    ("FigureKind", "", "<actual> a pg:TargetFigure"),
    ("FigureKind", "<actual> a pg:ActualFigure", ""),
    ("FigureOfItself", "", "<rise> pg:growthOf <rise>"),
    ("FigureOfFigure", "", "<target> pg:shareOf <actual>"),
    ("Growth", "", "<actual> pg:growth '11%'"),
    ("Milestone", "<M> pg:event '投产'@zh", ""),
    ("Period", "", "<M> pg:earliest '2024-02-01'^^xsd:date ; pg:latest '2024-01-01'^^xsd:date"),
    ("Article", "<A> pg:source 'a.txt'", ""),
    ("Article", "", "<A> pg:published '2024-12-05'^^xsd:date"),
    ("Span", "<S> pg:end 5", "<S> pg:end 2"),
    ("SpanLength", "<S> pg:end 5", "<S> pg:end 9"),
    ("Span", "<S> pg:start 3", "<S> pg:start '3'"),
    *((name[0].upper() + name[1:], "", triple) for name, triple in WRONG_END.items()),
)
"""The shape that finds the fault, the triples taken out, the triples put in."""


def turtle_of(text: str) -> Graph:
    ids = re.sub(r"<(\w+)>", rf"<{BASE_IRI}\1-00000000>", text)
    return Graph().parse(data=f"{PREFIXES}{ids}{' .' if ids else ''}", format="turtle", publicID=BASE_IRI)


def entity(name: str) -> str:
    label = f"rdfs:label '{name}'@zh ; skos:altLabel '{name}'@en ; pg:mentionedIn <A>"
    return f"<{name}> a {' , '.join(NAMES[name])} ; {label} ."


def fact(number: int, start: str, relation: str, end: str) -> str:
    ends = f"pg:subject <{start}> ; pg:predicate pg:{relation} ; pg:object <{end}> ; pg:modality 'fact'"
    spans = "pg:evidence <S> ; pg:subjectSpan <S> ; pg:objectSpan <S> ; pg:evidenceHow 'stated'"
    said = f"pg:confidence 0.9 ; pg:pattern 'x.1' ; pg:inArticle <A> ; {spans}"
    return f"<{start}> pg:{relation} <{end}> . <claim{number}> a pg:Claim ; {ends} ; {said} ."


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(data=turtle("shapes"), format="turtle")


@pytest.fixture(scope="module")
def sound() -> Graph:
    entities = [entity(name) for name in NAMES]
    facts = [
        fact(i, *line.split()) for i, line in enumerate(FACTS.replace("\n", ";").split(";")) if line.split()
    ]
    figures = [FIGURE.format(id=i, kind=k, modality=m, measure=r) for i, k, m, r in FIGURES]
    growth = "<rise> pg:growthOf <actual> . <actual> pg:growth 11.7"
    return turtle_of("\n".join((*entities, *facts, *figures, BASE, growth)))


def found(data: Graph, shapes: Graph, only: tuple[str, ...] | None = None) -> set[str]:
    """Names of the node shapes, of all or of these, that object to the graph."""
    use: list[str | URIRef] | None = [SHAPES[name] for name in only] if only else None
    _, report, _ = validate(data, shacl_graph=shapes, use_shapes=use)
    assert isinstance(report, Graph)
    broken = set(report.objects(None, SH.sourceShape))
    owners = broken | {owner for owner, part in shapes.subject_objects(SH.property) if part in broken}
    return {str(shape).removeprefix(SHAPES) for shape in owners if str(shape).startswith(SHAPES)}


def test_the_shapes_are_valid_shacl(shapes: Graph) -> None:
    assert validate(Graph(), shacl_graph=shapes, meta_shacl=True)[0]


def test_a_sound_graph_conforms(sound: Graph, shapes: Graph) -> None:
    assert found(sound, shapes) == set()


@pytest.mark.parametrize(("shape", "out", "put"), FAULTS)
def test_a_fault_is_found(shape: str, out: str, put: str, sound: Graph, shapes: Graph) -> None:
    data = sound - turtle_of(out) + turtle_of(put)
    assert shape in found(data, shapes, only=(shape, "EntityClass"))


def test_every_shape_has_a_fault(shapes: Graph) -> None:
    names = {str(shape).removeprefix(SHAPES) for shape in shapes.subjects(RDF.type, SH.NodeShape)}
    assert {shape for shape, _, _ in FAULTS} == names


def test_the_facts_use_every_relation() -> None:
    assert {line.split()[1] for line in FACTS.replace("\n", ";").split(";") if line.split()} == set(
        RELATION_TYPES
    )


def test_claims_may_use_every_relation(shapes: Graph) -> None:
    listed = {str(item) for path in shapes.subjects(SH.path, PG.predicate) for item in members(shapes, path)}
    assert listed == {str(PG[name]) for name in RELATION_TYPES}


def members(shapes: Graph, path: Node) -> list[Node]:
    return [item for items in shapes.objects(path, SH["in"]) for item in shapes.items(items)]


def test_every_constraint_speaks_both_languages(shapes: Graph) -> None:
    nodes = list(shapes.subjects(RDF.type, SH.NodeShape))
    spoken = [
        part for node in nodes for kind in (SH.property, SH.sparql) for part in shapes.objects(node, kind)
    ]
    languages = [
        sorted(getattr(text, "language", "") or "" for text in shapes.objects(node, SH.message))
        for node in spoken
    ]
    assert all(pair == ["en", "zh"] for pair in languages)


def test_no_query_uses_values(shapes: Graph) -> None:
    """VALUES is forbidden in SHACL-SPARQL."""
    assert not [query for query in shapes.objects(None, SH.select) if "VALUES" in str(query).upper()]
