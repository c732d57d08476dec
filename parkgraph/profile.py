"""What the graph knows of one entity in, text for people out: names, codes, facts, figures, sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from graph_store.entity import Description, Fact, Number, Quote, Step


@dataclass(frozen=True, slots=True)
class Profile(Description):
    """A Description whose text is what `parkgraph show` prints."""

    @classmethod
    def of(cls, description: Description) -> Profile:
        """The same values, printable."""
        return cls(*(getattr(description, field.name) for field in fields(description)))

    def __str__(self) -> str:
        """Several lines: the head, then a section for relations, figures and milestones each."""
        return "\n".join(
            [*_head(self), *_relations(self.facts), *_figures(self.figures), *_steps(self.milestones)]
        )


def _head(profile: Description) -> Iterator[str]:
    named = profile.named
    yield "  ".join(filter(None, (named.label, profile.english, named.kind)))
    yield f"  {named.iri}"
    if profile.names:
        yield f"  also: {', '.join(profile.names)}"
    yield from (f"  {name}: {value}" for name, value in profile.codes)
    yield from (f"  linked to {way}, confidence {confidence}" for way, confidence in profile.links)
    yield f"  in: {', '.join(profile.articles)}"


def _relations(facts: Sequence[Fact]) -> Iterator[str]:
    if facts:
        yield "\nRelations"
    for fact in facts:
        qualifiers = "".join(f", {name.removesuffix('Text')} {value}" for name, value in fact.qualifiers)
        arrow = f"{fact.relation} →" if fact.outgoing else f"← {fact.relation}"
        said = _said(fact.modality, fact.speaker, fact.confidence)
        yield f"  {arrow} {fact.other.label} ({fact.other.kind}){qualifiers}{said}"
        yield from _sentence(fact.quote)


def _figures(figures: Sequence[Number]) -> Iterator[str]:
    if figures:
        yield "\nFigures"
    for figure in figures:
        sign = "" if figure.comparator == "=" else f"{figure.comparator} "
        growth = f" ({float(figure.growth):+g} %)" if figure.growth else ""
        told = " ".join(filter(None, (figure.period, figure.indicator, f"{sign}{figure.printed}{growth}")))
        yield f"  {told}{_said(figure.modality, confidence=figure.confidence)}"
        yield from _sentence(figure.quote)


def _steps(steps: Sequence[Step]) -> Iterator[str]:
    if steps:
        yield "\nMilestones"
    for step in steps:
        yield f"  {' '.join(filter(None, (step.period or step.earliest, step.event)))}{_said(step.modality)}"
        yield from _sentence(step.quote)


def _said(modality: str, speaker: str = "", confidence: str = "1") -> str:
    """How it is said, when it is not simply a fact, and how likely it is, when that is not sure."""
    sure = "" if float(confidence) == 1 else f"{float(confidence):.2f}"
    told = ", ".join(
        filter(None, ("" if modality == "fact" else modality, speaker and f"says {speaker}", sure))
    )
    return f"  [{told}]" if told else ""


def _sentence(quote: Quote) -> Iterator[str]:
    where = ", ".join(filter(None, (quote.article, quote.published, quote.source)))
    yield f"      “{quote.sentence}”  {where}"
