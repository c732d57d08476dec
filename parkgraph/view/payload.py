"""A page and its layout in, what the file's script reads out: one JSON object, ids as positions in lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from parkgraph.view.answers import Answers, ProjectAnswer
from parkgraph.view.layout import Layout
from parkgraph.view.model import Edge, Evidence, FigureRow, MilestoneRow, Node, Page, Period, Said
from parkgraph.view.names import briefs
from parkgraph.view.search import search

Json = dict[str, Any]


def _utf16(text: str, at: int) -> int:
    """The offset as JavaScript counts it."""
    return len(text[:at].encode("utf-16-le")) // 2


def _dense(values: Json) -> Json:
    """Without what is empty: absent means empty to the script."""
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}


class Payload:
    """Numbers nodes, articles and sentences once, and describes everything by those numbers."""

    def __init__(self, page: Page, layout: Layout, found: Answers) -> None:
        self._page, self._layout, self._answers = page, layout, found
        self._at: Mapping[str, int] = {node.id: n for n, node in enumerate(page.nodes)}
        self._articles: Mapping[str, int] = {source.id: n for n, source in enumerate(page.sources)}
        self._edges: Mapping[tuple[str, str, str], int] = {
            (edge.subject, edge.relation, edge.object): n for n, edge in enumerate(page.edges)
        }
        self._short = briefs(page.nodes)
        self._sentences: dict[str, int] = {}

    def nodes(self) -> list[Json]:
        """One object a node, in page order."""
        return [self._node(node) for node in self._page.nodes]

    def edges(self) -> list[Json]:
        """One object an edge, in page order; `from` and `to` are node numbers."""
        return [self._edge(edge) for edge in self._page.edges]

    def said(self) -> list[list[Json]]:
        """The claims of each edge, in page order."""
        return [[self._said(one) for one in edge.said] for edge in self._page.edges]

    def sentences(self) -> list[str]:
        """Every sentence by its number; call it last, when all have one."""
        return list(self._sentences)

    def rest(self) -> Json:
        """All but nodes, edges, claims and sentences."""
        page = self._page
        level = {one.id: n for n, one in enumerate(page.figures)}
        return {
            "title": page.title,
            "question": page.question,
            "sources": [self._source(n) for n in range(len(page.sources))],
            "figures": [self._figure(one, level) for one in page.figures],
            "milestones": [self._milestone(one) for one in page.milestones],
            "answers": self._answer(),
            "search": search(page, self._short),
        }

    def _figure(self, one: FigureRow, level: Mapping[str, int]) -> Json:
        names = ("indicator", "printed", "value", "unit", "kind", "measure", "comparator", "growth")
        return _dense(
            {
                **{name: getattr(one, name) for name in names},
                "subject": self._at.get(one.subject),
                "of": level.get(one.of),
                "period": _period(one.period),
                "evidence": self._evidence(one.evidence),
            }
        )

    def _milestone(self, one: MilestoneRow) -> Json:
        return _dense(
            {
                "subject": self._at.get(one.subject),
                "event": one.event,
                "period": _period(one.period),
                "evidence": self._evidence(one.evidence),
            }
        )

    def _source(self, n: int) -> Json:
        one = self._page.sources[n]
        names = ("id", "title", "published", "publisher", "file", "url")
        return _dense({name: getattr(one, name) for name in names})

    def _node(self, node: Node) -> Json:
        x, y = self._layout.places[node.id]
        home = self._layout.home.get(node.id)
        return _dense(
            {
                "iri": node.id,
                "cls": node.cls,
                "kind": node.kind if node.kind != node.cls else "",
                "full": node.label,
                "brief": self._short[node.id],
                "english": node.english,
                "names": list(node.names),
                "codes": [list(code) for code in node.codes],
                "articles": [self._articles[id] for id in node.articles if id in self._articles],
                "home": self._at[home] if home else None,
                "x": x,
                "y": y,
                "size": self._layout.sizes[node.id],
            }
        )

    def _edge(self, edge: Edge) -> Json:
        return _dense(
            {
                "from": self._at[edge.subject],
                "to": self._at[edge.object],
                "relation": edge.relation,
                "open": "" if edge.stands else edge.said[0].evidence.modality,
                "products": list(edge.products),
                "sure": edge.sure,
            }
        )

    def _said(self, said: Said) -> Json:
        return _dense(
            {
                **self._evidence(said.evidence),
                "qualifiers": dict(said.qualifiers),
                "period": _period(said.period),
            }
        )

    def _evidence(self, one: Evidence) -> Json:
        sentence = self._sentences.setdefault(one.sentence, len(self._sentences)) if one.sentence else None
        marks = [[_utf16(one.sentence, m.start), _utf16(one.sentence, m.end), m.kind[0]] for m in one.marks]
        return _dense(
            {
                "article": self._articles.get(one.article),
                "sentence": sentence,
                "marks": marks,
                "elsewhere": list(one.elsewhere),
                "modality": one.modality,
                "confidence": one.confidence,
                "speaker": self._at.get(one.speaker),
                "how": one.how if one.how != "stated" else "",
            }
        )

    def _answer(self) -> Json:
        found = self._answers
        zones = [(one.zone, one.firms, one.projects) for one in found.zones]
        return {
            "zones": [
                {"zone": self._at[zone], "firms": self._all(firms), "projects": self._all(projects)}
                for zone, firms, projects in zones
            ],
            "industries": [[self._at[id], count] for id, count in found.industries],
            "chains": [self._all(chain) for chain in found.chains],
            "sole": [self._number(edge) for edge in found.sole],
            "projects": [self._project(one) for one in found.projects],
            "planned": [self._number(edge) for edge in found.planned],
        }

    def _all(self, ids: Iterable[str]) -> list[int]:
        return [self._at[id] for id in ids]

    def _number(self, edge: Edge) -> int:
        return self._edges[edge.subject, edge.relation, edge.object]

    def _project(self, one: ProjectAnswer) -> Json:
        zone = self._at.get(one.zone)
        names = {name: getattr(one, name) for name in ("amount", "stage", "when")}
        return _dense({"project": self._at[one.project], "zone": zone, **names})


def _period(one: Period) -> list[str] | None:
    """[printed, earliest, latest] or None."""
    return [one.text, one.earliest, one.latest] if one.text or one.earliest or one.latest else None
