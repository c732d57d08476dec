"""A read sentence and its drafts in, pairs of fitting classes near a cue word out, each a relation that may be said.

A公司产品供应B集团、C集团 -> supplies A to B with cue 供应, supplies A to C with cue 供应
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from extractors.divisions import domestic
from extractors.grammar import Draft, Read
from extractors.model import Mention, RelationType
from extractors.ranker.cues import CLASSES, Cue, cues

SIGNATURES: Mapping[RelationType, tuple[frozenset[str], frozenset[str]]] = {
    "supplies": (frozenset({"Firm"}), frozenset({"Firm"})),
    "investsIn": (frozenset({"Firm", "Organization"}), frozenset({"Project", "Zone", "Firm"})),
    "subsidiaryOf": (frozenset({"Firm", "Organization"}), frozenset({"Firm"})),
    "cooperatesWith": (
        frozenset({"Firm", "Organization", "Zone"}),
        frozenset({"Firm", "Organization", "Zone"}),
    ),
    "exportsTo": (frozenset({"Firm", "Product", "Zone"}), frozenset({"Place"})),
    "produces": (frozenset({"Firm", "Project", "Zone"}), frozenset({"Product"})),
    "operatesIn": (frozenset({"Zone", "Firm", "Project"}), frozenset({"Industry"})),
    "locatedIn": (
        frozenset({"Firm", "Project", "Organization", "Event", "Zone"}),
        frozenset({"Zone", "Place"}),
    ),
    "holdsRole": (frozenset({"Person"}), frozenset({"Firm", "Organization", "Zone", "Place"})),
    "partOfCluster": (frozenset({"Firm"}), frozenset({"Industry"})),
    "issues": (frozenset({"Organization", "Zone", "Place"}), frozenset({"Policy"})),
}
_APART, _NEAR, _NEAR_TOPIC = 70, 14, 25
"""Most characters between the ends, and between a cue and the nearer end, also where one end is a topic."""
How = Literal["here", "topic", "otopic", "inside"]


class Pair(NamedTuple):
    """Two mentions that a relation may hold between; `before`, `between`, `after` are the cue words around them.

    `how` tells where a side is whom the text speaks of (`topic` the subject, `otopic` the object), and where one is part
    of the other's name (`inside`: only what the grammar says is a pair there). `outer` are the
    classes of what holds subject and object. `drafts` are the grammar's claims of the same.
    """

    relation: RelationType
    subject: Mention
    object: Mention
    how: How
    ends: tuple[Mention, Mention]
    """The first and the second end in the sentence; twice the same where the other is a topic or part of it."""
    outer: tuple[str, str]
    before: tuple[Cue, ...]
    between: tuple[Cue, ...]
    after: tuple[Cue, ...]
    drafts: tuple[Draft, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What it says, whatever the mentions."""
        return said(self)


def said(claim: Pair | Draft) -> tuple[str, str, str]:
    """Relation and names of the ends; of mutual ones in order."""
    return _said(claim.relation, claim.subject.name, claim.object.name)


def _said(relation: RelationType, one: str, two: str) -> tuple[str, str, str]:
    if relation == "cooperatesWith" and two < one:
        return relation, two, one
    return relation, one, two


def pairs(read: Read, drafts: Sequence[Draft]) -> Iterator[Pair]:
    """The pairs of one sentence; `drafts` are the grammar's of the article."""
    reading = read.reading
    if reading.sentence.kind == "byline":
        return
    found = cues(reading.sentence.text)
    flat = [inner for m in reading.mentions for inner in _flat(m, None)]
    known: dict[tuple[str, str, str], list[Draft]] = {}
    for draft in drafts:
        if draft.sentence == reading.sentence.index:
            known.setdefault(said(draft), []).append(draft)
    for relation in sorted(SIGNATURES.keys() & {*found, *(name for name, _, _ in known)}):
        for one, two, how, outer in _ends(relation, flat, reading.topics):
            same = tuple(known.get(_said(relation, one.name, two.name), ()))
            ends = _in_order(one, two, how)
            around = _around(ends, how, found.get(relation, ()))
            if around is None or not (same or any(around)) or (how == "inside" and not same):
                continue
            if same or relation != "exportsTo" or not domestic(two.name):
                yield Pair(relation, one, two, how, ends, outer, *around, same)


def _in_order(subject: Mention, object: Mention, how: How) -> tuple[Mention, Mention]:
    if how == "here":
        return (subject, object) if subject.start <= object.start else (object, subject)
    if how == "inside":
        here = max(subject, object, key=lambda m: m.end - m.start)
    else:
        here = object if how == "topic" else subject
    return here, here


_Inner = tuple[Mention, Mention | None]


def _flat(mention: Mention, outer: Mention | None) -> Iterator[_Inner]:
    yield mention, outer
    if mention.antecedent is None:
        for part in mention.parts:
            yield from _flat(part, outer or mention)


def _ends(
    relation: RelationType, flat: Sequence[_Inner], topics: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention, How, tuple[str, str]]]:
    subjects = [m for m in flat if m[0].type in SIGNATURES[relation][0]]
    objects = [m for m in flat if m[0].type in SIGNATURES[relation][1]]
    for one, outer in subjects:
        for two, other in objects:
            apart = one.end <= two.start or two.end <= one.start
            ordered = relation != "cooperatesWith" or one.start < two.start
            nested = outer is two or other is one
            if (nested or (apart and ordered)) and one.name != two.name:
                kinds = outer.type if outer else "", other.type if other else ""
                yield one, two, "inside" if nested else "here", kinds
    topic = next((t for t in topics if t.type in SIGNATURES[relation][0]), None)
    if topic is not None and all(m.name != topic.name for m, _ in subjects):
        for two, other in objects:
            if two.name != topic.name:
                yield topic, two, "topic", ("", other.type if other else "")
    topic = next((t for t in topics if t.type in SIGNATURES[relation][1]), None)
    if (
        relation in ("supplies", "holdsRole")
        and topic is not None
        and all(m.name != topic.name for m, _ in objects)
    ):
        for one, outer in subjects:
            if one.name != topic.name:
                yield one, topic, "otopic", (outer.type if outer else "", "")


_Cues = tuple[Cue, ...]


def _around(
    ends: tuple[Mention, Mention], how: How, found: Sequence[Cue]
) -> tuple[_Cues, _Cues, _Cues] | None:
    """The cues before, between and behind two ends; None when these are too far apart."""
    start, end = ends[0].start, ends[1].end
    inner, outer = ends[0].end, ends[1].start
    here = how == "here"
    if here and outer - inner > _APART:
        return None
    near = _NEAR if here else _NEAR_TOPIC
    before = tuple([c for c in found if c.end <= start and start - c.end <= near])
    between = tuple([c for c in found if inner <= c.start and c.end <= outer]) if here else ()
    after = tuple([c for c in found if c.start >= end and c.start - end <= _NEAR])
    return before, between, after


assert set(SIGNATURES) == set(CLASSES)
