"""Writes what was extracted in the evaluation format: an Extraction in, one JSON object an article out.

Beside what the format asks for, every item carries `spans` (`start`, `end`, `exact` in the decoded source),
`confidence` and `speaker`. Denied claims and overlaps of zones have no place in it and are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractors.model import Claim, Entity, Evidence, Extraction, Figure, Milestone, Modality, Span

_MODALITIES: dict[Modality, str] = {
    "fact": "fact",
    "limit": "fact",
    "claim": "claim",
    "plan": "plan",
    "target": "plan",
    "forecast": "plan",
    "encouraged": "plan",
}


def as_object(extraction: Extraction) -> dict[str, Any]:
    """The article as one JSON object."""
    article = extraction.article
    return {
        "id": article.id,
        "title": article.title,
        "source": article.publisher,
        "pub_date": article.published and article.published.isoformat(),
        "url": article.url,
        "file": article.document.name,
        "entities": [_entity(entity) for entity in extraction.entities],
        "relations": [_relation(claim) for claim in extraction.claims if _has_place(claim)],
        "metrics": [_metric(figure) for figure in extraction.figures if figure.modality in _MODALITIES],
        "dates": [
            _date(milestone) for milestone in extraction.milestones if milestone.modality in _MODALITIES
        ],
    }


def _has_place(claim: Claim) -> bool:
    return claim.type != "overlapsWith" and claim.modality in _MODALITIES


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": entity.type,
        "kind": entity.kind,
        "name": entity.name,
        "mentions": list(entity.mentions),
        "spans": _spans(entity.spans),
    }


def _relation(claim: Claim) -> dict[str, Any]:
    return {
        "type": claim.type,
        "subject": claim.subject,
        "object": claim.object,
        "modality": _MODALITIES[claim.modality],
        **dict(claim.qualifiers),
        **({"period_iso": claim.period.iso} if claim.period else {}),
        **_evidence(claim.evidence),
        "pattern": claim.pattern,
        "confidence": claim.confidence,
        "speaker": claim.speaker,
    }


def _metric(figure: Figure) -> dict[str, Any]:
    period = figure.period
    return {
        "subject": figure.subject,
        "alt_subjects": list(figure.alternatives),
        "indicator": figure.indicator,
        "value": int(figure.value)
        if figure.value == figure.value.to_integral_value()
        else float(figure.value),
        "unit": figure.unit,
        "printed": figure.printed,
        "comparator": figure.comparator,
        "measure": figure.measure,
        "period": period and period.text,
        "period_iso": period and period.iso,
        "modality": _MODALITIES[figure.modality],
        **_evidence(figure.evidence),
        "confidence": figure.confidence,
        "speaker": figure.speaker,
    }


def _date(milestone: Milestone) -> dict[str, Any]:
    return {
        "subject": milestone.subject,
        "event": milestone.event,
        "text": milestone.period.text,
        "iso": milestone.period.iso,
        "modality": _MODALITIES[milestone.modality],
        **_evidence(milestone.evidence),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "evidence": "".join(span.exact for span in evidence.sentence),
        "evidence_how": evidence.how,
        "spans": {
            "sentence": _spans(evidence.sentence),
            "subject": _spans(evidence.subject),
            "object": _spans(evidence.object),
            "cue": _spans(evidence.cue),
        },
    }


def _spans(spans: Iterable[Span]) -> list[dict[str, Any]]:
    return [{"start": span.start, "end": span.end, "exact": span.exact} for span in spans]
