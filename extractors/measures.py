"""Turns drafts of figures and milestones into what an article says of its entities, with evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.claims import Cast, spans
from extractors.figures.drafts import FigureDraft
from extractors.milestones import MilestoneDraft
from extractors.model import Evidence, Figure, Mention, Milestone, Sentence, Span


def figures(
    sentences: Sequence[Sentence], drafts: Sequence[Sequence[FigureDraft]], who: Cast
) -> tuple[Figure, ...]:
    """The figures of an article in text order; `drafts` are those of each sentence."""
    found: list[Figure] = []
    for inside in drafts:
        first = len(found)
        found.extend(_figure(sentences, draft, first, who) for draft in inside)
    return tuple(found)


def _figure(sentences: Sequence[Sentence], draft: FigureDraft, first: int, who: Cast) -> Figure:
    quantity = draft.quantity
    sentence = sentences[draft.sentence]
    value = sentence.spans(quantity.start, quantity.end)
    return Figure(
        subject=who.id(draft.subject),
        indicator=draft.indicator,
        value=quantity.value,
        unit=quantity.unit,
        printed=quantity.printed,
        normal=quantity.normal,
        normal_unit=quantity.normal_unit,
        comparator=quantity.comparator,
        modality=draft.modality,
        evidence=_evidence(sentences, draft.sentence, draft.subject, sentence.spans(*draft.cue), value),
        measure=draft.measure,
        period=draft.period,
        of=None if draft.of is None else first + draft.of,
        speaker=who.id(draft.speaker) if draft.speaker else None,
        confidence=draft.confidence,
        alternatives=tuple(who.id(other) for other in draft.alternatives),
    )


def milestones(
    sentences: Sequence[Sentence], drafts: Sequence[MilestoneDraft], who: Cast
) -> tuple[Milestone, ...]:
    """The dated events of an article in text order."""
    return tuple(
        Milestone(
            who.id(draft.subject),
            draft.event,
            draft.period,
            draft.modality,
            _evidence(
                sentences, draft.sentence, draft.subject, sentences[draft.sentence].spans(*draft.cue), ()
            ),
        )
        for draft in drafts
    )


def _evidence(
    sentences: Sequence[Sentence], at: int, subject: Mention, cue: tuple[Span, ...], value: tuple[Span, ...]
) -> Evidence:
    sentence = sentences[at]
    carried = subject.antecedent is not None or subject.sentence != at
    whole = sentence.spans(0, len(sentence.text))
    return Evidence(whole, spans(sentences, subject), value, cue, "antecedent" if carried else "stated")


def subjects(
    figures: Sequence[Sequence[FigureDraft]], milestones: Sequence[MilestoneDraft]
) -> Iterator[Mention]:
    """Everything that a figure or milestone is said of or by."""
    for inside in figures:
        for draft in inside:
            yield draft.subject
            yield from draft.alternatives
            if draft.speaker:
                yield draft.speaker
    for milestone in milestones:
        yield milestone.subject
