"""Gives every mention of an article the name of what it denotes: `该公司`, `天辉能源` -> 重庆天辉能源科技有限公司."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.aliases import definitions, group
from extractors.coreference import dominant, pronouns
from extractors.industries import industries, with_product
from extractors.model import ENTITY_TYPES, EntityType, Mention, Sentence
from extractors.nouns import Token
from extractors.topics import Reading, governed

_COMMITTEE = re.compile("(?:管委会|管理委员会|党工委|工委)+")
_COMMITTEE = re.compile("(?:管委会|管理委员会|党工委|工委)+")
_MAIN: tuple[EntityType, ...] = ("Zone", "Place", "Firm")
_TOPICAL: tuple[EntityType, ...] = (
    "Firm",
    "Project",
    "Zone",
    "Organization",
    "Place",
    "Policy",
    "Event",
    "Industry",
)


def readings(
    sentences: Sequence[Sentence], named: Sequence[Sequence[Mention]], tokens: Sequence[Sequence[Token]]
) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    """The sentences with resolved mentions and topics, and a line for each name left undecided."""
    mentions = [
        sorted(
            (*(with_product(_ruled(m), words) for m in inside), *industries(sentence, inside, words)),
            key=lambda m: m.start,
        )
        for sentence, inside, words in zip(sentences, named, tokens, strict=True)
    ]
    names, open_ = _canonical(sentences, mentions)
    resolved = [tuple(_named(m, names) for m in inside) for inside in mentions]
    main: dict[EntityType, Mention] = {}
    for type in _MAIN:
        if found := dominant(sentences, resolved, type):
            main[type] = found
    trail: list[Mention] = []
    out: list[Reading] = []
    for sentence, inside in zip(sentences, resolved, strict=True):
        extra = pronouns(sentence, out[-1].mentions if out else (), inside, trail, main)
        everything = tuple(sorted((*inside, *extra), key=lambda m: m.start))
        known = {m.type for m in trail}
        out.append(Reading(sentence, everything, (*trail, *(m for t, m in main.items() if t not in known))))
        if sentence.kind not in ("byline", "caption"):
            trail = _focus(out[-1], trail)
    return tuple(out), open_


def _ruled(mention: Mention) -> Mention:
    """The zone whose committee is named: 西安经开区管委会 acts as the zone itself."""
    zone = next((p for p in mention.parts if p.type == "Zone" and p.start == mention.start), None)
    if mention.type == "Organization" and zone and _COMMITTEE.fullmatch(mention.text[len(zone.text) :]):
        return zone
    return mention


def _focus(reading: Reading, trail: list[Mention]) -> list[Mention]:
    """Whom the text speaks of after this sentence, one a class, latest first: its first subject, else as before."""
    text = reading.sentence.text
    found: list[Mention] = []
    for type in _TOPICAL:
        own = [m for m in reading.mentions if m.type == type]
        free = [m for m in own if type == "Zone" or not governed(text, m)]
        if free or (own and not any(m.type == type for m in trail)):
            first = (free or own)[0]
            found.append(first.antecedent or first)
    fresh = {m.type for m in found}
    return [*sorted(found, key=lambda m: m.start), *(m for m in trail if m.type not in fresh)]


def _canonical(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]
) -> tuple[Mapping[tuple[EntityType, str], str], tuple[str, ...]]:
    defined = definitions(sentences, mentions)
    flat = [m for inside in mentions for outer in inside for m in _nested(outer)]
    names: dict[tuple[EntityType, str], str] = {}
    open_: list[str] = []
    for type in ENTITY_TYPES:
        surfaces = {m.text for m in flat if m.type == type}
        homes, left = group(type, surfaces, defined)
        names.update({(type, surface): home for surface, home in homes.items()})
        open_.extend(left)
    return names, tuple(open_)


def _nested(mention: Mention) -> list[Mention]:
    return [mention, *(inner for part in mention.parts for inner in _nested(part))]


def _named(mention: Mention, names: Mapping[tuple[EntityType, str], str]) -> Mention:
    parts = tuple(_named(part, names) for part in mention.parts)
    return replace(mention, name=names[mention.type, mention.text], parts=parts)
