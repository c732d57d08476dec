"""Turns drafts into what one article says: entities with their names, claims with evidence, modality and speaker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.aliases import key
from extractors.grammar import Draft
from extractors.mentions.kinds import kind_of
from extractors.model import (
    ENTITY_TYPES,
    Candidate,
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


_UNJUDGED = {False: 0.8, True: 0.6}
"""Confidence of a strong and of a weak draft that no model judged."""
Key = tuple[EntityType, str]


def _key(mention: Mention) -> Key:
    """What mentions of one thing share: the resolved name, of industries and products without a head word."""
    loose = mention.type in ("Industry", "Product")
    return mention.type, key(mention.type, mention.name) if loose else mention.name


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of one article, and which of them each mention denotes."""

    entities: tuple[Entity, ...]
    ids: Mapping[Key, str]

    def id(self, mention: Mention) -> str:
        """The id of what a resolved mention denotes; raises KeyError when it was not cast."""
        return self.ids[_key(mention)]


def cast(sentences: Sequence[Sentence], mentions: Iterable[Mention]) -> Cast:
    """One entity for each thing mentioned, ordered by class and first place in the text."""
    homes: dict[Key, list[Mention]] = {}
    for mention in mentions:
        homes.setdefault(_key(mention), []).append(mention)
    entities: list[Entity] = []
    ids: dict[Key, str] = {}
    for type in ENTITY_TYPES:
        own = {k: found for k, found in homes.items() if k[0] == type}
        order = sorted(own, key=lambda k: min((m.sentence, m.start, m.end) for m in own[k]))
        for number, k in enumerate(order, 1):
            ids[k] = f"{_PREFIX[type]}{number}"
            name = max((m.name for m in own[k]), key=lambda n: (len(n), n))
            entities.append(_entity(ids[k], type, name, own[k], sentences))
    return Cast(tuple(entities), ids)


def _entity(
    id: str, type: EntityType, name: str, found: list[Mention], sentences: Sequence[Sentence]
) -> Entity:
    real = [m for m in found if m.finder != "pronoun"] or found
    places = {(m.sentence, m.start, m.end) for m in real}
    spans = {span for at, start, end in places for span in sentences[at].spans(start, end)}
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


def left_out(sentences: Sequence[Sentence], left: Iterable[Draft]) -> tuple[Candidate, ...]:
    """What was left out, the likeliest first."""
    found = (
        Candidate(
            draft.relation,
            draft.subject.name,
            draft.object.name,
            draft.confidence or 0.0,
            sentences[draft.sentence].spans(0, len(sentences[draft.sentence].text)),
            sentences[draft.sentence].spans(*draft.cue),
        )
        for draft in left
    )
    return tuple(sorted(found, key=lambda c: (-c.confidence, c.sentence, c.type, c.subject, c.object)))


def claims(
    sentences: Sequence[Sentence],
    drafts: Sequence[Draft],
    said: Mapping[Draft, tuple[Modality, Mention | None]],
    who: Cast,
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
            _UNJUDGED[draft.weak] if draft.confidence is None else draft.confidence,
            who.id(speaker) if speaker else None,
            tuple(
                (name, value.text if isinstance(value, Mention) else value)
                for name, value in draft.qualifiers
            ),
            draft.period,
        )
        own = (claim.type, claim.subject, claim.object)
        order = (rank.get(modality, 3), -len(claim.qualifiers), draft.sentence)
        if own not in best or order < best[own][0]:
            best[own] = (order, claim)
    return tuple(claim for _, (_, claim) in sorted(best.items()))
