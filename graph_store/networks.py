"""A graph in, GraphML or GEXF of its entities and direct edges out: labels, types, colours, a sentence an edge.

Both are read by Gephi, Cytoscape, yEd and networkx. Characters that XML cannot hold are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from extractors.model import RELATION_TYPES
from graph_store.asking import View
from graph_store.rows import Tables
from graph_store.tables import Table

COLOURS: Mapping[str, tuple[int, int, int]] = {
    "Zone": (0, 114, 178),
    "Firm": (213, 94, 0),
    "Organization": (0, 158, 115),
    "Person": (204, 121, 167),
    "Place": (136, 136, 136),
    "Industry": (230, 159, 0),
    "Product": (86, 180, 233),
    "Project": (148, 103, 189),
    "Policy": (140, 86, 75),
    "Event": (188, 189, 34),
}
"""Red, green and blue of each type, told apart also by people who are colour-blind."""
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE = ("type", "kind", "english", "articles")
_EDGE = ("relation", "claims", "sentence", "source")


@dataclass(frozen=True, slots=True)
class Dot:
    """An entity to draw."""

    id: str
    label: str
    type: str
    kind: str
    english: str
    articles: str


@dataclass(frozen=True, slots=True)
class Line:
    """A direct edge to draw: how many claims say so, and the first of their sentences."""

    id: str
    start: str
    end: str
    relation: str
    claims: str
    sentence: str
    source: str


def dots(tables: Tables) -> Iterator[Dot]:
    """All entities, sorted by type and id."""
    found = tables["entities"]
    wanted = [found.columns.index(name) for name in ("id", "label", *_NODE)]
    for row in found.rows:
        yield Dot(*("" if row[at] is None else str(row[at]) for at in wanted))


def lines(tables: Tables) -> Iterator[Line]:
    """All direct edges, sorted by their ends."""
    said = _said(tables["relations"])
    edges = " ".join(f"pg:{name}" for name in (*RELATION_TYPES, "partOf"))
    query = f"SELECT ?a ?p ?b {{ ?a ?p ?b . VALUES ?p {{ {edges} }} }} ORDER BY ?a ?b ?p"
    for number, row in enumerate(tables.select(query)):
        relation = row["p"].rpartition("#")[2]
        quotes = said.get((row["a"], "locatedIn" if relation == "partOf" else relation, row["b"]), [("", "")])
        yield Line(f"e{number}", row["a"], row["b"], relation, str(len(quotes)), *min(quotes))


def _said(relations: Table) -> Mapping[tuple[str, str, str], list[tuple[str, str]]]:
    """Sentence and source of every claim that is a fact, by the edge it says."""
    at = [relations.columns.index(name) for name in ("subject", "relation", "object", "sentence", "source")]
    edge = relations.columns.index("edge")
    found: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for row in relations.rows:
        if row[edge]:
            subject, relation, object, sentence, source = (str(row[column]) for column in at)
            found.setdefault((subject, relation, object), []).append((sentence, source))
    return found


def gexf(view: View) -> Iterator[bytes]:
    """GEXF 1.2, with the colour of each type, for Gephi."""
    tables = Tables(view)
    yield _bytes(
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">',
        '<meta><creator>parkgraph</creator></meta>\n<graph defaultedgetype="directed" mode="static">',
        *_gexf_attributes("node", _NODE),
        *_gexf_attributes("edge", _EDGE),
        "<nodes>",
    )
    for dot in dots(tables):
        r, g, b = COLOURS[dot.type]
        yield _bytes(
            f"<node id={_quoted(dot.id)} label={_quoted(dot.label)}>",
            _gexf_values([getattr(dot, name) for name in _NODE]),
            f'<viz:color r="{r}" g="{g}" b="{b}"/></node>',
        )
    yield _bytes("</nodes>", "<edges>")
    for line in lines(tables):
        ends = f"source={_quoted(line.start)} target={_quoted(line.end)} label={_quoted(line.relation)}"
        values = _gexf_values([getattr(line, name) for name in _EDGE])
        yield _bytes(f'<edge id="{line.id}" {ends} weight="{line.claims}">{values}</edge>')
    yield _bytes("</edges>", "</graph>", "</gexf>")


def _gexf_attributes(of: str, names: Iterable[str]) -> Iterator[str]:
    yield f'<attributes class="{of}">'
    for number, name in enumerate(names):
        yield f'<attribute id="{number}" title="{name}" type="{_type(name, "integer")}"/>'
    yield "</attributes>"


def _gexf_values(values: Iterable[str]) -> str:
    each = (f'<attvalue for="{n}" value={_quoted(value)}/>' for n, value in enumerate(values))
    return f"<attvalues>{''.join(each)}</attvalues>"


def graphml(view: View) -> Iterator[bytes]:
    """GraphML; `r`, `g` and `b` are the colour, under the names that Gephi knows."""
    tables = Tables(view)
    yield _bytes(
        '<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    )
    for name in ("label", *_NODE, "r", "g", "b"):
        yield _bytes(f'<key id="n_{name}" for="node" attr.name="{name}" attr.type="{_type(name, "int")}"/>')
    for name in _EDGE:
        yield _bytes(f'<key id="e_{name}" for="edge" attr.name="{name}" attr.type="{_type(name, "int")}"/>')
    yield _bytes('<graph id="parkgraph" edgedefault="directed">')
    for dot in dots(tables):
        colour = dict(zip("rgb", map(str, COLOURS[dot.type])))
        values = {"label": dot.label} | {name: getattr(dot, name) for name in _NODE} | colour
        yield _bytes(f"<node id={_quoted(dot.id)}>{_graphml_values('n', values)}</node>")
    for line in lines(tables):
        ends = f"source={_quoted(line.start)} target={_quoted(line.end)}"
        values = {name: getattr(line, name) for name in _EDGE}
        yield _bytes(f'<edge id="{line.id}" {ends}>{_graphml_values("e", values)}</edge>')
    yield _bytes("</graph>", "</graphml>")


def _graphml_values(of: str, values: Mapping[str, str]) -> str:
    each = (f'<data key="{of}_{name}">{escape(_fit(value))}</data>' for name, value in values.items())
    return "".join(each)


def _type(name: str, number: str) -> str:
    return number if name in ("articles", "claims", "r", "g", "b") else "string"


def _quoted(text: str) -> str:
    return quoteattr(_fit(text))


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)


def _bytes(*texts: str) -> bytes:
    return ("\n".join(texts) + "\n").encode()
