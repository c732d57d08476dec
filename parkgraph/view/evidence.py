"""Spans of a document in, a sentence with marked ends and cue out, as the evidence panel prints it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parkgraph.view.model import Evidence, Mark, MarkKind, Period
from parkgraph.view.records import PREFIXES, Record, Select, short

ROLES: Mapping[str, MarkKind] = {"subjectSpan": "subject", "objectSpan": "object", "cueSpan": "cue"}
PROPERTIES = (
    *("evidence", "subjectSpan", "objectSpan", "cueSpan", "evidenceHow", "modality", "confidence"),
    *("speaker", "inArticle", "periodText", "earliest", "latest"),
)


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A verbatim piece of an article's document."""

    start: int
    end: int
    exact: str


def pieces(select: Select) -> Mapping[str, Piece]:
    """Every span of the graph by its IRI."""
    query = f"{PREFIXES}SELECT ?s ?a ?b ?t WHERE {{ ?s a pg:Span ; pg:start ?a ; pg:end ?b ; pg:exact ?t }}"
    return {row["s"]: Piece(int(row["a"]), int(row["b"]), row["t"]) for row in select(query)}


def _marks(
    sentence: tuple[Piece, ...], kind: MarkKind, spans: Iterable[Piece]
) -> tuple[list[Mark], list[str]]:
    """The marks of those spans that lie inside the sentence, and the words of those that do not."""
    inside: list[Mark] = []
    outside: list[str] = []
    for span in sorted(spans):
        at = 0
        for piece in sentence:
            if piece.start <= span.start and span.end <= piece.end:
                start = at + span.start - piece.start
                inside.append(Mark(start, start + span.end - span.start, kind))
                break
            at += len(piece.exact)
        else:
            outside.append(span.exact)
    return inside, outside


def evidence(record: Record, spans: Mapping[str, Piece]) -> Evidence:
    """What stands behind one claim, figure or milestone."""
    sentence = tuple(sorted(spans[iri] for iri in record.all("evidence") if iri in spans))
    marks: list[Mark] = []
    elsewhere: list[str] = []
    for name, kind in ROLES.items():
        inside, outside = _marks(sentence, kind, (spans[iri] for iri in record.all(name) if iri in spans))
        marks += inside
        elsewhere += outside
    return Evidence(
        article=short(record.one("inArticle")),
        sentence="".join(piece.exact for piece in sentence),
        marks=tuple(sorted(marks)),
        elsewhere=tuple(elsewhere),
        modality=record.one("modality", "fact"),
        confidence=record.number("confidence", 1.0),
        speaker=short(record.one("speaker")),
        how=record.one("evidenceHow", "stated"),
    )


def period(record: Record) -> Period:
    """When it holds."""
    return Period(record.one("periodText"), record.one("earliest"), record.one("latest"))
