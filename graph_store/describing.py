"""The names of one entity in, its quads out: classes, labels, codes, links, and the concepts linked to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

import pyoxigraph as ox

from extractors.model import ENTITY_TYPES, EntityType
from graph_store.concepts import ancestors, entry
from graph_store.facts import KIND, NAME, SURFACE
from graph_store.linking import Links, links
from graph_store.names import Group, Names, shown
from graph_store.terms import (
    ALT_LABEL,
    BROADER,
    CLOSE_MATCH,
    DECIMAL,
    DEFAULT,
    EXACT_MATCH,
    LABEL,
    LINKED_BY,
    SAME_AS,
    SKOS,
    TYPE,
    iri,
    pg,
)

_CHINESE = frozenset({"catalogueName", "province"})
_CODES = ("divisionCode", "stockCode", "gbt4754Code", "catalogueName", "zoneLevel", "province")
PREDICATES = (
    TYPE,
    LABEL,
    ALT_LABEL,
    SAME_AS,
    EXACT_MATCH,
    CLOSE_MATCH,
    LINKED_BY,
    *(pg(code) for code in _CODES),
)
"""Everything that `description` may say of an entity."""
_LINKING = (EXACT_MATCH, CLOSE_MATCH, LINKED_BY, pg("indicatorConcept"))


def description(names: Names, group: Group, linked: bool) -> set[ox.Quad]:
    """The quads of one entity that follow from its names alone."""
    return set(_description(names, group, linked))


def _description(names: Names, group: Group, linked: bool) -> Iterator[ox.Quad]:
    node = ox.NamedNode(group.winner)
    kinds = {kind for member in group.members for kind in names.texts(member, KIND)}
    type = cast(EntityType, min(kinds & set(ENTITY_TYPES)))
    spellings = {text for member in group.members for text in names.texts(member, NAME)}
    found = links(type, spellings) if linked else Links()
    if found.kind:
        kinds = {type, found.kind}
    for kind in kinds:
        yield ox.Quad(node, TYPE, pg(kind))
    label = shown(names, group.winner)
    yield ox.Quad(node, LABEL, ox.Literal(label, language="zh"))
    if found.english:
        yield ox.Quad(node, LABEL, ox.Literal(found.english, language="en"))
    surfaces = {text for member in group.members for text in names.texts(member, SURFACE)}
    for text in (spellings | surfaces | set(found.names)) - {label, found.english}:
        yield ox.Quad(node, ALT_LABEL, ox.Literal(text, language="en" if text.isascii() else "zh"))
    for member in set(group.members) - {group.winner}:
        yield ox.Quad(node, SAME_AS, ox.NamedNode(member))
    for name, value in found.codes:
        language = "zh" if name in _CHINESE else None
        yield ox.Quad(node, pg(name), ox.Literal(value, language=language))
    for property, concept in found.concepts:
        yield ox.Quad(node, ox.NamedNode(property), ox.NamedNode(concept))
    for way in found.by:
        yield ox.Quad(node, LINKED_BY, ox.NamedNode(way))


def concepts(db: ox.Store, lost: set[ox.Quad], kept: set[ox.Quad]) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """Quads of vocabulary entries to take out and to put in, when some links go and these are there.

    An entry stands while it is linked to, and its ancestors with it.
    """
    wanted = {concept for quad in kept for concept in ancestors(iri(quad.object))}
    want = {quad for concept in wanted for quad in _entry(concept)}
    gone: set[ox.Quad] = {quad for concept in wanted for quad in _written(db, concept)} - want
    for concept in (concept for quad in lost for concept in _upwards(db, iri(quad.object))):
        if concept not in wanted and not _needed(db, concept, lost, gone):
            gone |= _written(db, concept)
    return gone, {quad for quad in want if quad not in db}


def links_of(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Those of the quads that link to vocabulary entries."""
    return {quad for quad in quads if quad.predicate in _LINKING and quad.graph_name == DEFAULT}


def _upwards(db: ox.Store, concept: str) -> Iterator[str]:
    """An entry and those above it, as the graph has them: the tables may have dropped it."""
    while concept:
        yield concept
        above = db.quads_for_pattern(ox.NamedNode(concept), BROADER, None, DEFAULT)
        concept = next((iri(quad.object) for quad in above), "")


def _written(db: ox.Store, concept: str) -> set[ox.Quad]:
    return set(db.quads_for_pattern(ox.NamedNode(concept), None, None, DEFAULT))


def _needed(db: ox.Store, concept: str, lost: set[ox.Quad], gone: set[ox.Quad]) -> bool:
    """Whether a link or a narrower entry that stays leads to the concept."""
    patterns = (db.quads_for_pattern(None, p, ox.NamedNode(concept), DEFAULT) for p in (*_LINKING, BROADER))
    return any(quad not in lost and quad not in gone for quads in patterns for quad in quads)


def _entry(concept: str) -> set[ox.Quad]:
    node, found = ox.NamedNode(concept), entry(concept)
    quads = {
        ox.Quad(node, TYPE, ox.NamedNode(SKOS + "Concept")),
        ox.Quad(node, ox.NamedNode(SKOS + "prefLabel"), ox.Literal(found.label, language="zh")),
        ox.Quad(node, ox.NamedNode(SKOS + "notation"), ox.Literal(found.code)),
    }
    if found.english:
        quads.add(ox.Quad(node, ox.NamedNode(SKOS + "prefLabel"), ox.Literal(found.english, language="en")))
    if found.confidence is not None:
        quads.add(ox.Quad(node, pg("confidence"), ox.Literal(str(found.confidence), datatype=DECIMAL)))
    if found.broader:
        quads.add(ox.Quad(node, BROADER, ox.NamedNode(found.broader)))
    return quads
