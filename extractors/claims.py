"""Turns drafts into what one article says: entities with their names, claims with evidence, modality and speaker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.aliases import key
from extractors.grammar import Draft
from extractors.mentions.kinds import kind_of
from extractors.model import (
    ENTITY_TYPES,
    Claim,
    Entity,
    EntityType,
    Evidence,
    Mention,
    Modality,
    Sentence,
    Span,
)

_PREFIX: Mapping[EntityType, str] = {
    "Zone": "z", "Firm": "f", "Organization": "o", "Person": "h", "Place": "p",
    "Industry": "i", "Product": "d", "Project": "j", "Policy": "c", "Event": "e",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of one article, and which of them each resolved name denotes."""

    entities: tuple[Entity, ...]
    ids: Mapping[tuple[EntityType, str], str]

    def id(self, mention: Mention) -> str:
        """The id of what a resolved mention denotes; raises KeyError when it was not cast."""
        return self.ids[mention.type, mention.name]


def cast(sentences: Sequence[Sentence], mentions: Iterable[Mention]) -> Cast:
    """One entity for each resolved name, ordered by class and first place in the text."""
    homes: dict[tuple[EntityType, str], list[Mention]] = {}
    for mention in mentions:
        homes.setdefault((mention.type, mention.name), []).append(mention)
    entities: list[Entity] = []
    ids: dict[tuple[EntityType, str], str] = {}
    for type in ENTITY_TYPES:
        own = {name: found for (of, name), found in homes.items() if of == type}
        order = sorted(own, key=lambda name: min((m.sentence, m.start, m.end) for m in own[name]))
        for number, name in enumerate(order, 1):
            ids[type, name] = f"{_PREFIX[type]}{number}"
            entities.append(_entity(ids[type, name], type, name, own[name], sentences))
    return Cast(tuple(entities), ids)


def _entity(id: str, type: EntityType, name: str, found: list[Mention], sentences: Sequence[Sentence]) -> Entity:
    real = [m for m in found if m.finder != "pronoun"] or found
    spans = {span for m in real for span in sentences[m.sentence].spans(m.start, m.end)}
    surfaces = {m.text for m in real} - {name}
    return Entity(id, type, name, tuple(sorted(surfaces)), kind_of(type, name), tuple(sorted(spans)))


def spans(sentences: Sequence[Sentence], mention: Mention) -> tuple[Span, ...]:
    """Document spans of a mention, and of its antecedent when it is a pronoun."""
    own = sentences[mention.sentence].spans(mention.start, mention.end)
    return (*own, *spans(sentences, mention.antecedent)) if mention.antecedent else own


def evidence(sentences: Sequence[Sentence], draft: Draft) -> Evidence:
    """The sentence of a draft with both ends and the cue, and how they hang together."""
    sentence = sentences[draft.sentence]
    ends = (draft.subject, draft.object)
    carried = any(m.antecedent is not None or m.sentence != draft.sentence for m in ends)
    return Evidence(
        sentence.spans(0, len(sentence.text)),
        spans(sentences, draft.subject),
        spans(sentences, draft.object),
        sentence.spans(*draft.cue),
        "name" if draft.named else "antecedent" if carried else "stated",
    )


def same_industries(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with one name for each industry and product named in several ways (汽车业, 汽车产业)."""
    longest: dict[tuple[str, str], str] = {}
    for mention in (m for d in drafts for m in (d.subject, d.object)):
        if mention.type in ("Industry", "Product"):
            own = (mention.type, key(mention.type, mention.name))
            longest[own] = max(longest.get(own, ""), mention.name, key=lambda n: (len(n), n))

    def named(mention: Mention) -> Mention:
        name = longest.get((mention.type, key(mention.type, mention.name)), mention.name)
        return replace(mention, name=name)

    return tuple(replace(d, subject=named(d.subject), object=named(d.object)) for d in drafts)


def claims(
    sentences: Sequence[Sentence], drafts: Sequence[Draft], said: Mapping[Draft, tuple[Modality, Mention | None]], who: Cast
) -> tuple[Claim, ...]:
    """One claim a draft; of several that say the same of the same pair, the most factual and then the earliest."""
    rank: Mapping[Modality, int] = {"fact": 0, "limit": 0, "claim": 1, "plan": 2, "target": 2, "forecast": 2}
    best: dict[tuple[str, str, str], tuple[tuple[int, int, int], Claim]] = {}
    for draft in drafts:
        modality, speaker = said[draft]
        claim = Claim(
            draft.relation,
            who.id(draft.subject),
            who.id(draft.object),
            modality,
            evidence(sentences, draft),
            draft.pattern,
            0.6 if draft.weak else 0.8,
            who.ids.get((speaker.type, speaker.name)) if speaker else None,
            tuple((name, value.text if isinstance(value, Mention) else value) for name, value in draft.qualifiers),
        )
        own = (claim.type, claim.subject, claim.object)
        order = (rank.get(modality, 3), -len(claim.qualifiers), draft.sentence)
        if own not in best or order < best[own][0]:
            best[own] = (order, claim)
    return tuple(claim for _, (_, claim) in sorted(best.items()))
