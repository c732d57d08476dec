"""One article's Extraction in, what it says of names out: `钻石公司（简称钻石）` -> two names of one firm.

Facts are triples between names, each under its own IRI, whatever entity it turns out to be: surface forms,
classes, aliases, and the direct edges of claims that are facts or rules in force. An article's facts never
change with what other articles say.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from extractors.model import Entity, Extraction
from graph_store.identity import Ids, clean, key
from graph_store.reference import ambiguous_place, reference
from graph_store.telling import tells
from graph_store.terms import pg, private

DIRECT = frozenset({"fact", "limit"})
"""Modalities whose claims become direct edges: reported as so, and rules in force."""
NAME, SURFACE, KIND = private("name"), private("surface"), private("kind")
ALIAS, REFERENCE = private("alias"), private("reference")
"""What an article says of a name: the name as shown, other surface forms, the class, the names of its
aliases, and the entry of a table it stands for."""

_ALIASED = frozenset({"Zone", "Firm", "Organization", "Place", "Industry", "Project", "Policy", "Event"})
"""Types whose short names may join entities of two articles; the others are joined by equal names only."""


def facts(extraction: Extraction, ids: Ids) -> set[ox.Triple]:
    """What the article says of names and between names, each end being the name's own IRI."""
    article = extraction.article.id
    own = {entity.id: ox.NamedNode(ids.entity(entity, article)) for entity in extraction.entities}
    found = {triple for entity in extraction.entities for triple in _name(entity, own[entity.id], ids)}
    types = {entity.id: entity.type for entity in extraction.entities}
    for claim in extraction.claims:
        if claim.modality in DIRECT:
            subject, object = own[claim.subject], own[claim.object]
            found.add(ox.Triple(subject, pg(claim.type), object))
            if claim.type == "locatedIn" and types[claim.subject] == types[claim.object] == "Zone":
                found.add(ox.Triple(subject, pg("partOf"), object))
    return found


def _name(entity: Entity, own: ox.NamedNode, ids: Ids) -> Iterator[ox.Triple]:
    yield ox.Triple(own, NAME, ox.Literal(clean(entity.name)))
    yield ox.Triple(own, KIND, ox.Literal(entity.type))
    yield ox.Triple(own, KIND, ox.Literal(entity.kind or entity.type))
    for mention in entity.mentions:
        if tells(key(mention)):
            yield ox.Triple(own, SURFACE, ox.Literal(clean(mention)))
    for alias in aliases(entity) if ids.shared(entity) else ():
        yield ox.Triple(own, ALIAS, ox.NamedNode(ids.named(entity.type, alias)))
    if ids.shared(entity) and (entry := reference(entity.type, entity.name)):
        yield ox.Triple(own, REFERENCE, ox.Literal(entry))


def aliases(entity: Entity) -> tuple[str, ...]:
    """The short names of an entity that may lead to it from another article, sorted."""
    if entity.type not in _ALIASED:
        return ()
    found = {clean(mention) for mention in entity.mentions if tells(key(mention))}
    if entity.type == "Place":
        found = {name for name in found if not ambiguous_place(name)}
    return tuple(sorted(name for name in found if key(name) != key(entity.name)))
