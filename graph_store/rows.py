"""A graph in, its tables out: entities, relations, figures, milestones, and the evidence of each.

One row of `relations` is one claim, with its sentence; `edge` says whether it is a fact of the graph or only
planned, expected or asserted. Values are joined by ` | ` where a thing has several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from extractors.model import ENTITY_TYPES
from graph_store.asking import View
from graph_store.facts import DIRECT
from graph_store.tables import Cell, Table
from graph_store.terms import PG, RDF, RDFS, SKOS

Values = Mapping[str, list[str]]
CODES = ("divisionCode", "stockCode", "gbt4754Code", "catalogueName", "zoneLevel", "province")
QUALIFIERS = ("productText", "role", "amount", "volume", "stake", "stage")
PERIOD = ("periodText", "earliest", "latest")
SPANS = ("evidence", "subjectSpan", "objectSpan", "cueSpan")
NUMBERS = frozenset({"confidence", "value", "normalizedValue", "growth"})
DAYS = frozenset({"earliest", "latest", "published"})


class Tables:
    """The tables of a graph, each made when it is asked for: `Tables(view)["entities"]`."""

    def __init__(self, view: View) -> None:
        """Reads what the tables have in common: names, articles, quoted sentences."""
        self.select = view.select
        self._made: dict[str, Table] = {}
        self.labels = {row["x"]: row["l"] for row in self.select(_LABELS)}
        self.articles = self.of("Article")
        self.spans = self.of("Span")

    def __getitem__(self, name: str) -> Table:
        """The table of this name; KeyError when there is none."""
        if name not in self._made:
            self._made[name] = TABLES[name](self)
        return self._made[name]

    def of(self, cls: str) -> dict[str, Values]:
        """Every property of every instance of `pg:cls`, by IRI in sorted order."""
        found: dict[str, dict[str, list[str]]] = {}
        for row in self.select(f"SELECT ?x ?p ?v (LANG(?v) AS ?l) {{ ?x a pg:{cls} ; ?p ?v }}"):
            english = row["p"] == RDFS + "label" and row.get("l") == "en"
            name = "english" if english else _local(row["p"])
            found.setdefault(row["x"], {}).setdefault(name, []).append(row["v"])
        return {x: {p: sorted(v) for p, v in found[x].items()} for x in sorted(found)}

    def named(self, values: Values, name: str) -> Cell:
        """The label of what a property leads to."""
        iris = values.get(name)
        return self.labels.get(iris[0], iris[0]) if iris else None

    def sentence(self, values: Values) -> str:
        """The quoted sentence behind a claim, figure or milestone, its spans in order."""
        spans = sorted((self.spans[span] for span in values["evidence"]), key=lambda s: int(s["start"][0]))
        return "".join(span["exact"][0] for span in spans)

    def article(self, values: Values) -> tuple[Cell, ...]:
        """IRI, title, date and source of the article a node is taken from."""
        iri = values["inArticle"][0]
        about = self.articles[iri]
        return iri, *(_cell(about, name) for name in ("label", "published", "source"))


_LABELS = "SELECT ?x ?l { ?x rdfs:label ?l FILTER(LANG(?l) = 'zh') }"
_ARTICLE = ("article", "title", "published", "source")


def _entities(graph: Tables) -> Table:
    columns = ("id", "type", "kind", "label", "english", "otherNames", *CODES, "articles")
    rows: list[tuple[Cell, ...]] = []
    for type in ENTITY_TYPES:
        for iri, values in graph.of(type).items():
            kind = next((one for one in map(_local, values["type"]) if one != type), type)
            names = tuple(_cell(values, name) for name in ("label", "english", "altLabel", *CODES))
            rows.append((iri, type, kind, *names, len(values.get("mentionedIn", ()))))
    return Table(columns, tuple(rows))


def _relations(graph: Tables) -> Table:
    ends = ("subject", "subjectLabel", "relation", "object", "objectLabel", "modality", "edge")
    rest = (*QUALIFIERS, *PERIOD, "confidence")
    rows: list[tuple[Cell, ...]] = []
    for iri, values in graph.of("Claim").items():
        subject, object, modality = (values[name][0] for name in ("subject", "object", "modality"))
        said = (subject, graph.named(values, "subject"), _local(values["predicate"][0]), object)
        how = (graph.named(values, "object"), modality, modality in DIRECT)
        told = (graph.named(values, "speaker"), *graph.article(values), graph.sentence(values))
        rows.append((iri, *said, *how, *(_cell(values, name) for name in rest), *told))
    return Table(("id", *ends, *rest, "speaker", *_ARTICLE, "sentence"), tuple(rows))


def _figures(graph: Tables) -> Table:
    said = ("indicator", "indicatorConcept", "comparator", "value", "unit", "printedValue")
    more = ("normalizedValue", "normalizedUnit", "measure", "growth", "modality", *PERIOD, "confidence")
    rows: list[tuple[Cell, ...]] = []
    for iri, values in graph.of("Figure").items():
        cells = (_cell(values, name) for name in (*said, *more))
        told = (graph.named(values, "speaker"), *graph.article(values), graph.sentence(values))
        rows.append((iri, values["subject"][0], graph.named(values, "subject"), *cells, *told))
    columns = ("id", "subject", "subjectLabel", *said, *more, "speaker", *_ARTICLE, "sentence")
    return Table(columns, tuple(rows))


def _milestones(graph: Tables) -> Table:
    said = ("event", "modality", *PERIOD)
    rows: list[tuple[Cell, ...]] = []
    for iri, values in graph.of("Milestone").items():
        cells = (_cell(values, name) for name in said)
        told = (*graph.article(values), graph.sentence(values))
        rows.append((iri, values["subject"][0], graph.named(values, "subject"), *cells, *told))
    return Table(("id", "subject", "subjectLabel", *said, *_ARTICLE, "sentence"), tuple(rows))


def _evidence(graph: Tables) -> Table:
    columns = ("of", "kind", "role", "span", "start", "end", "text", *_ARTICLE, "publisher", "url", "sha256")
    rows: list[tuple[Cell, ...]] = []
    for kind in ("Claim", "Figure", "Milestone"):
        for iri, values in graph.of(kind).items():
            about = graph.articles[values["inArticle"][0]]
            source = (*graph.article(values), *(_cell(about, name) for name in columns[-3:]))
            rows += ((iri, kind, *quote, *source) for quote in _quotes(graph, values))
    return Table(columns, tuple(rows))


def _quotes(graph: Tables, values: Values) -> Iterator[tuple[Cell, ...]]:
    for role in SPANS:
        for iri in values.get(role, ()):
            span = graph.spans[iri]
            yield role, iri, int(span["start"][0]), int(span["end"][0]), span["exact"][0]


def _cell(values: Values, name: str) -> Cell:
    found = values.get(name)
    if not found:
        return None
    return Decimal(found[0]) if name in NUMBERS else " | ".join(found)


def _local(iri: str) -> str:
    for space in (PG, RDF, RDFS, SKOS):
        iri = iri.removeprefix(space)
    return iri


TABLES: Mapping[str, Callable[[Tables], Table]] = {
    "entities": _entities,
    "relations": _relations,
    "figures": _figures,
    "milestones": _milestones,
    "evidence": _evidence,
}
