"""Applies the grammars of relations to read sentences: patterns in, drafts of claims out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractors.divisions import domestic, smallest
from extractors.grammar import Draft, Grammar, Read
from extractors.model import EntityType, Mention
from extractors.nouns import phrase, sector
from extractors.pattern_index import Numbered, index
from extractors.patterns import Match, Pattern, Slot
from extractors.topics import Reading, coordinated, frame, other, subject

_BY_ORDER = ("分别", "依次")
_FREE: Mapping[str, EntityType] = {"Industry": "Industry", "Product": "Product"}


def drafts(grammars: tuple[Grammar, ...], reads: Sequence[Read]) -> Iterator[Draft]:
    """Every claim of the grammars' relations that the sentences say, by sentence and grammar."""
    patterns = index(grammars)
    for read in reads:
        possible = patterns.possible(read.encoded)
        inside = _inside(read.reading)
        for grammar in grammars:
            if grammar.relation in possible:
                yield from _drafts(grammar, read, possible[grammar.relation])
            if inside and grammar.inside:
                yield from _name_internal(grammar, read.reading, inside)


def _drafts(grammar: Grammar, read: Read, possible: Sequence[Numbered]) -> Iterator[Draft]:
    taken: list[tuple[int, int]] = []
    matched = [(n, pattern, match) for n, pattern in possible for match in pattern.matches(read.encoded)]
    beside = _beside([match for _, _, match in matched])
    for number, pattern, match in matched:
        label = (f"{grammar.relation}.{number}", number > len(grammar.patterns))
        if any(a < match.cue[1] and match.cue[0] < b for a, b in taken):
            continue
        if found := list(_claims(grammar, read, pattern, match, label, beside)):
            taken.append(match.cue)
            yield from found


def _beside(matches: Sequence[Match]) -> frozenset[str]:
    """The subjects of clauses that leave their object out: in `电芯来自A，壳体由B供应` neither gets the other's goods."""
    return frozenset(
        slot.mention.name
        for match in matches
        if "o" not in match.slots
        for slot in match.slots.get("s", ())
        if slot.mention is not None
    )


def _claims(
    grammar: Grammar,
    read: Read,
    pattern: Pattern,
    match: Match,
    label: tuple[str, bool],
    beside: frozenset[str],
) -> Iterator[Draft]:
    roles = {role: _mentions(read, slots, match) for role, slots in match.slots.items() if role != "_"}
    subjects, objects = _ends(grammar, read.reading, pattern, match, roles, beside)
    goods = [(role, m) for role, found in sorted(roles.items()) if role not in "so" for m in found]
    extra = tuple(_qualifiers(grammar, read, match))
    period = read.last_time(0, match.cue[1]) if grammar.dated else None
    at = read.reading.sentence.index
    said = read.reading.sentence.text[match.start : match.end]
    ordered = len(subjects) == len(objects) > 1 and any(word in said for word in _BY_ORDER)
    for i, one in enumerate(subjects):
        for k, second in enumerate(objects):
            fits = one.type in grammar.subject and second.type in grammar.object and one.name != second.name
            if (
                not fits
                or (ordered and i != k)
                or (subjects is objects and k <= i)
                or (grammar.abroad and domestic(second.name))
            ):
                continue
            for own in _own(goods, (i, len(subjects)), (k, len(objects))):
                yield Draft(
                    grammar.relation, one, second, at, match.cue, label[0], extra + own, label[1], period
                )


def _own(
    goods: Sequence[tuple[str, Mention]], *places: tuple[int, int]
) -> Iterator[tuple[tuple[str, Mention], ...]]:
    """What of `goods` goes with one pair: each of them, or, of as many as there are firms on a side, its own.

    `places` are the number of the firm and of all firms of each side: `轮毂、座椅分别由A、B供应`.
    """
    ordered = next((i for i, size in places if size == len(goods) > 1), None)
    yield from ((good,) for n, good in enumerate(goods) if ordered in (None, n))
    if not goods:
        yield ()


def _ends(
    grammar: Grammar,
    reading: Reading,
    pattern: Pattern,
    match: Match,
    roles: Mapping[str, tuple[Mention, ...]],
    beside: frozenset[str],
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Subjects and objects of a match; a side that the pattern leaves out is whom the text speaks of."""
    subjects, objects = roles.get("s"), roles.get("o")
    if objects is None and grammar.mutual:
        objects = subjects
    if subjects is None:
        without = frozenset(m.name for m in objects or ())
        found = subject(reading, match.start, _wanted(pattern, "s", grammar.subject), without)
        subjects = coordinated(reading, found) if found else ()
    if objects is None:
        without = frozenset(m.name for m in subjects) | beside
        wanted = _wanted(pattern, "o", grammar.object)
        found = frame(reading, wanted) if pattern.framed else other(reading, match.start, wanted, without)
        objects = (found,) if found else ()
    return subjects, objects


def _wanted(pattern: Pattern, side: str, types: tuple[EntityType, ...]) -> tuple[EntityType, ...]:
    asked = pattern.topics.get(side)
    return tuple(t for t in types if t in asked) if asked else types


def _qualifiers(grammar: Grammar, read: Read, match: Match) -> Iterator[tuple[str, Mention | str]]:
    text = read.reading.sentence.text
    said = text[match.cue[0] : match.cue[1]]
    for role in grammar.roles:
        if role in said:
            yield "role", role
            break
    for name, slots in sorted(match.slots.items()):
        if name != "_" and slots and slots[0].type in ("Text", "Title", "Quantity"):
            key = "amount" if name == "q" else name
            yield key, text[slots[0].start : slots[-1].end].removeprefix("的")


def _mentions(read: Read, slots: tuple[Slot, ...], match: Match) -> tuple[Mention, ...]:
    found = (
        slot.mention or _free(read, slot, match)
        for slot in slots
        if slot.type not in ("Text", "Title", "Quantity")
    )
    return tuple(m for m in found if m is not None)


def _free(read: Read, slot: Slot, match: Match) -> Mention | None:
    """The noun phrase of a free slot as a mention, cut at its word boundaries."""
    sentence = read.reading.sentence
    framed = match.cue[0] < slot.start and slot.end <= match.cue[1]
    cut = phrase(sentence.text, slot.start, slot.end, read.tokens, framed or slot.end <= match.cue[0])
    if cut is None or slot.type not in _FREE or (framed and cut[1] != slot.end):
        return None
    text = sentence.text[cut[0] : cut[1]]
    if slot.type == "Product" and sector(text):
        return None
    return Mention(sentence.index, *cut, _FREE[slot.type], text, "slot", 0.7, text)


def _inside(reading: Reading) -> list[tuple[Mention, Mention]]:
    """Each name of a sentence with each part of it that tells something."""
    named = (m for m in reading.mentions if m.parts and m.antecedent is None)
    outer = (o for m in named for o in (m, *(p for p in m.parts if p.type == "Zone")))
    return [(whole, part) for whole in outer for part in _telling(whole)]


def _name_internal(
    grammar: Grammar, reading: Reading, inside: Sequence[tuple[Mention, Mention]]
) -> Iterator[Draft]:
    for outer, part in inside:
        if (outer.type, part.type) in grammar.inside and outer.name != part.name:
            one, second = (part, outer) if grammar.inward else (outer, part)
            cue, pattern = (part.start, part.end), f"{grammar.relation}.name"
            weak = (outer.type, part.type) == ("Project", "Place")
            yield Draft(grammar.relation, one, second, reading.sentence.index, cue, pattern, (), weak)


_AREAS = ("区", "园")
"""How a zone ends that holds what is named after it; 云岭虚谷 of 云岭虚谷生物城 is part of the name."""


def _telling(outer: Mention) -> Iterator[Mention]:
    """The parts that say something of the whole: of several places only the smallest.

    A zone named with its province before it (四川成都高新区) shares the parts of the zone inside.
    """
    core = next((p for p in outer.parts if p.type == outer.type and p.end == outer.end), None)
    parts = [*outer.parts, *(core.parts if core else ())]
    told = (p for p in parts if p.type != "Place" and p is not core)
    yield from (p for p in told if p.type != "Zone" or p.text.endswith(_AREAS))
    if place := smallest([p for p in parts if p.type == "Place"]):
        yield place
