"""One article's Extraction in, quads out: the only place where Claim and RDF meet.

They are the nodes that belong to the article alone: itself, its claims, figures, milestones and spans, and
what it mentions. What several articles can say together (labels, classes, direct edges) comes from `facts`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pyoxigraph as ox

from extractors.model import Claim, Evidence, Extraction, Figure, Milestone, Period, Span
from graph_store.concepts import indicator
from graph_store.identity import Ids, clean, key
from graph_store.terms import DATE, DECIMAL, IN_ARTICLE, INTEGER, LABEL, MENTIONED_IN, TYPE, pg

FIGURE_CLASSES = {
    "fact": "ActualFigure",
    "claim": "ActualFigure",
    "plan": "TargetFigure",
    "target": "TargetFigure",
    "encouraged": "TargetFigure",
    "forecast": "ForecastFigure",
    "limit": "LimitFigure",
}
_FALLING = ("下降", "减少", "降低", "下滑", "回落", "降幅")

Resolve = Callable[[str], str]
"""From the IRI of a name to the IRI of the entity it is."""


def statements(extraction: Extraction, ids: Ids, resolve: Resolve) -> set[ox.Quad]:
    """The quads of the default graph that belong to this article alone."""
    return set(_Writer(extraction, ids, resolve).quads())


class _Writer:
    """The state of writing one article: its IRI, the entities its ids stand for, the names it uses."""

    def __init__(self, extraction: Extraction, ids: Ids, resolve: Resolve) -> None:
        article = extraction.article.id
        self.extraction = extraction
        self.ids = ids
        self.article = ox.NamedNode(ids.article(article))
        self.own = {entity.id: ids.entity(entity, article) for entity in extraction.entities}
        self.entities = {id: ox.NamedNode(resolve(own)) for id, own in self.own.items()}
        self.products = {key(e.name): self.entities[e.id] for e in extraction.entities if e.type == "Product"}
        self.spans: dict[Span, ox.NamedNode] = {}

    def quads(self) -> Iterator[ox.Quad]:
        """Everything, spans last because the others name them."""
        yield from self._article()
        for entity in self.entities.values():
            yield ox.Quad(entity, MENTIONED_IN, self.article)
        best: dict[str, Claim] = {}
        for claim in sorted(self.extraction.claims, key=lambda c: (c.confidence, c.pattern)):
            if self.entities[claim.subject] != self.entities[claim.object]:  # else both are one after all
                best[self._claim_id(claim)] = claim
        for id, claim in best.items():
            yield from self._claim(ox.NamedNode(id), claim)
        yield from self._figures()
        for milestone in self.extraction.milestones:
            yield from self._milestone(milestone)
        for span, node in self.spans.items():
            yield ox.Quad(node, TYPE, pg("Span"))
            yield ox.Quad(node, pg("start"), _integer(span.start))
            yield ox.Quad(node, pg("end"), _integer(span.end))
            yield ox.Quad(node, pg("exact"), _chinese(span.exact))
            yield ox.Quad(node, IN_ARTICLE, self.article)

    def _article(self) -> Iterator[ox.Quad]:
        article = self.extraction.article
        yield ox.Quad(self.article, TYPE, pg("Article"))
        yield ox.Quad(self.article, LABEL, _chinese(clean(article.title) or article.id))
        yield ox.Quad(self.article, pg("source"), ox.Literal(article.document.name))
        yield ox.Quad(self.article, pg("sha256"), ox.Literal(article.document.sha256))
        if article.published:
            yield ox.Quad(self.article, pg("published"), _date(article.published.isoformat()))
        if article.publisher:
            yield ox.Quad(self.article, pg("publisher"), ox.Literal(article.publisher))
        if article.url:
            yield ox.Quad(self.article, pg("url"), ox.Literal(article.url))

    def _claim_id(self, claim: Claim) -> str:
        ends = (self.own[claim.subject], self.own[claim.object], self.own.get(claim.speaker or "", ""))
        said = (claim.type, claim.modality, *(f"{name}={value}" for name, value in claim.qualifiers))
        return self._hashed("claim", *ends, *said, _time(claim.period), _place(claim.evidence))

    def _claim(self, node: ox.NamedNode, claim: Claim) -> Iterator[ox.Quad]:
        yield ox.Quad(node, TYPE, pg("Claim"))
        yield ox.Quad(node, pg("subject"), self.entities[claim.subject])
        yield ox.Quad(node, pg("predicate"), pg(claim.type))
        yield ox.Quad(node, pg("object"), self.entities[claim.object])
        yield ox.Quad(node, pg("pattern"), ox.Literal(claim.pattern))
        yield from self._said(node, claim.modality, claim.speaker, claim.confidence)
        yield from self._evidence(node, claim.evidence)
        qualifiers = dict(claim.qualifiers)
        if claim.period is None and "period" in qualifiers:
            yield from _period(node, Period(qualifiers["period"]))
        yield from _period(node, claim.period)
        for name, value in claim.qualifiers:
            if name == "product":
                yield ox.Quad(node, pg("productText"), ox.Literal(value))
                if product := self.products.get(key(value)):
                    yield ox.Quad(node, pg("product"), product)
            elif name != "period":
                yield ox.Quad(node, pg(name), ox.Literal(value))

    def _figures(self) -> Iterator[ox.Quad]:
        figures = self.extraction.figures
        nodes = [ox.NamedNode(self._figure_id(figure)) for figure in figures]
        grown: set[ox.NamedNode] = set()
        for node, figure in dict(zip(nodes, figures)).items():
            yield from self._figure(node, figure)
            if figure.of is None or nodes[figure.of] == node:
                continue
            level = nodes[figure.of]
            if figure.measure == "share":
                yield ox.Quad(node, pg("shareOf"), level)
            elif figure.measure == "growth":
                yield ox.Quad(node, pg("growthOf"), level)
                percent = growth(figure) if figure.modality == figures[figure.of].modality else None
                if percent is not None and level not in grown:
                    grown.add(level)
                    yield ox.Quad(level, pg("growth"), _decimal(percent))

    def _figure_id(self, figure: Figure) -> str:
        others = (self.own.get(figure.speaker or "", ""), *(self.own[other] for other in figure.alternatives))
        said = (figure.indicator, figure.printed, str(figure.value), figure.unit, figure.comparator)
        how = (figure.measure, figure.modality, _time(figure.period), _place(figure.evidence))
        return self._hashed("figure", self.own[figure.subject], *others, *said, *how)

    def _figure(self, node: ox.NamedNode, figure: Figure) -> Iterator[ox.Quad]:
        yield ox.Quad(node, TYPE, pg("Figure"))
        if figure.modality in FIGURE_CLASSES:
            yield ox.Quad(node, TYPE, pg(FIGURE_CLASSES[figure.modality]))
        yield ox.Quad(node, pg("subject"), self.entities[figure.subject])
        yield ox.Quad(node, pg("indicator"), _chinese(figure.indicator))
        if concept := indicator(figure.indicator):
            yield ox.Quad(node, pg("indicatorConcept"), ox.NamedNode(concept))
        yield ox.Quad(node, pg("value"), _decimal(figure.value))
        yield ox.Quad(node, pg("printedValue"), ox.Literal(figure.printed))
        yield ox.Quad(node, pg("unit"), ox.Literal(figure.unit))
        yield ox.Quad(node, pg("normalizedValue"), _decimal(figure.normal))
        yield ox.Quad(node, pg("normalizedUnit"), ox.Literal(figure.normal_unit))
        yield ox.Quad(node, pg("comparator"), ox.Literal(figure.comparator))
        yield ox.Quad(node, pg("measure"), ox.Literal(figure.measure))
        yield from _period(node, figure.period)
        yield from self._said(node, figure.modality, figure.speaker, figure.confidence)
        yield from self._evidence(node, figure.evidence)

    def _milestone(self, milestone: Milestone) -> Iterator[ox.Quad]:
        said = (milestone.event, milestone.modality, _time(milestone.period), _place(milestone.evidence))
        node = ox.NamedNode(self._hashed("milestone", self.own[milestone.subject], *said))
        yield ox.Quad(node, TYPE, pg("Milestone"))
        yield ox.Quad(node, pg("subject"), self.entities[milestone.subject])
        yield ox.Quad(node, pg("event"), _chinese(milestone.event))
        yield ox.Quad(node, pg("modality"), ox.Literal(milestone.modality))
        yield from _period(node, milestone.period)
        yield from self._evidence(node, milestone.evidence)

    def _said(
        self, node: ox.NamedNode, modality: str, speaker: str | None, confidence: float
    ) -> Iterator[ox.Quad]:
        yield ox.Quad(node, pg("modality"), ox.Literal(modality))
        yield ox.Quad(node, pg("confidence"), _decimal(Decimal(str(round(confidence, 4)))))
        if speaker is not None:
            yield ox.Quad(node, pg("speaker"), self.entities[speaker])

    def _evidence(self, node: ox.NamedNode, evidence: Evidence) -> Iterator[ox.Quad]:
        yield ox.Quad(node, IN_ARTICLE, self.article)
        yield ox.Quad(node, pg("evidenceHow"), ox.Literal(evidence.how))
        roles = (("evidence", evidence.sentence), ("subjectSpan", evidence.subject))
        for role, spans in (*roles, ("objectSpan", evidence.object), ("cueSpan", evidence.cue)):
            for span in spans:
                yield ox.Quad(node, pg(role), self._span(span))

    def _span(self, span: Span) -> ox.NamedNode:
        if span not in self.spans:
            self.spans[span] = ox.NamedNode(self._hashed("span", str(span.start), str(span.end)))
        return self.spans[span]

    def _hashed(self, kind: str, *content: str) -> str:
        return self.ids.hashed(kind, self.extraction.article.id, *content)


def growth(figure: Figure) -> Decimal | None:
    """Percent a year that a growth figure states, negative when it falls; None when it is no percentage."""
    if figure.unit not in ("%", "％"):
        return None
    falls = any(word in figure.indicator for word in _FALLING)
    return -abs(figure.value) if falls else figure.value


def _time(period: Period | None) -> str:
    return f"{period.text} {period.iso}" if period else ""


def _place(evidence: Evidence) -> str:
    """Where the evidence stands, as text: the offsets of its spans, role by role."""
    roles = (evidence.sentence, evidence.subject, evidence.object, evidence.cue)
    return ";".join(",".join(f"{span.start}-{span.end}" for span in spans) for spans in roles)


def _period(node: ox.NamedNode, period: Period | None) -> Iterator[ox.Quad]:
    if period is None:
        return
    if period.text:
        yield ox.Quad(node, pg("periodText"), ox.Literal(period.text))
    if period.earliest:
        yield ox.Quad(node, pg("earliest"), _date(period.earliest.isoformat()))
    if period.latest:
        yield ox.Quad(node, pg("latest"), _date(period.latest.isoformat()))


def _chinese(text: str) -> ox.Literal:
    return ox.Literal(text, language="zh")


def _date(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=DATE)


def _integer(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=INTEGER)


def _decimal(number: Decimal) -> ox.Literal:
    """The shortest plain form, which is also the form the store engine gives back."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return ox.Literal("0" if text in ("", "-0") else text, datatype=DECIMAL)
