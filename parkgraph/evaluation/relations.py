"""Judges predicted relations against the gold ones, both ends through the entity alignment."""

from __future__ import annotations

from collections.abc import Iterator

from parkgraph.evaluation.alignment import Alignment
from parkgraph.evaluation.annotation import Edge
from parkgraph.evaluation.outcome import Outcome, Verdict

Key = tuple[str, int, int]
_SYMMETRIC = "cooperatesWith"
_SYNONYMS = {
    "implements": "issues",
    "implements/issues": "issues",
    "issue": "issues",
    "suppliesto": "supplies",
}


def relations(a: Alignment) -> Iterator[Outcome]:
    """One outcome for every wanted relation and every invented one; matched ones also on their modality."""
    wanted, free = _gold(a)
    seen: set[tuple[str, int | None, int | None, bool]] = set()
    matched: dict[Key, Edge] = {}
    for edge in a.predicted.edges:
        found = (_type(edge), a.position(edge.subject), a.position(edge.object))
        key = _in_gold(a, *found)
        mark = (*found, False) if key is None else (*key, True)
        if mark in seen:
            continue
        if key is None:
            if not _ignored(a, *found[1:]):
                seen.add(mark)
                cause = _bad_end(a, *found[1:])
                yield _predicted(a, edge, found[0], "invention", cause)
            continue
        seen.add(mark)
        if key in wanted:
            matched[key] = edge
            yield _predicted(a, edge, key[0], "hit")
            yield from _modality(a, wanted[key], edge)
        elif key not in free and not any(a.gold.things[end].optional for end in key[1:]):
            yield _predicted(a, edge, key[0], "invention", _wrong(key, list(wanted)))
    for key, edge in wanted.items():
        if key not in matched:
            what = f"{_gold_told(a, edge)}  «{edge.evidence}»"
            yield Outcome("relations", key[0], "miss", what, _lost(a, key, list(matched)))


def _predicted(a: Alignment, edge: Edge, label: str, verdict: Verdict, cause: str = "") -> Outcome:
    return Outcome("relations", label, verdict, _told(a, edge), cause, confidence=edge.confidence)


def any_type(a: Alignment) -> Iterator[Outcome]:
    """The same with type, direction and class of the ends left aside: which pairs are related at all."""
    wanted, free = _gold(a)
    pairs = {_unordered(key) for key in wanted}
    free_pairs = {_unordered(key) for key in free} - pairs
    found: set[tuple[int, int]] = set()
    unknown: set[tuple[int | None, int | None]] = set()
    for edge in a.predicted.edges:
        ends = (a.position(edge.subject), a.position(edge.object))
        one, other = (None if end is None else a.loosely[end] for end in ends)
        if one is None or other is None:
            if not _ignored(a, *ends):
                unknown.add(ends)
            continue
        both = (min(one, other), max(one, other))
        optional = a.gold.things[one].optional or a.gold.things[other].optional
        if both in pairs or not (both in free_pairs or optional):
            found.add(both)
    yield from (Outcome("relations, any type", "all", "hit") for _ in pairs & found)
    yield from (Outcome("relations, any type", "all", "miss") for _ in pairs - found)
    yield from (
        Outcome("relations, any type", "all", "invention") for _ in range(len(found - pairs) + len(unknown))
    )


def _gold(a: Alignment) -> tuple[dict[Key, Edge], set[Key]]:
    """The demanded relations by key, and the keys of the optional ones."""
    wanted: dict[Key, Edge] = {}
    free: set[Key] = set()
    for edge in a.gold.edges:
        key = _key(edge.type, a.gold_position(edge.subject), a.gold_position(edge.object))
        if edge.optional:
            free.add(key)
        else:
            wanted.setdefault(key, edge)
    return wanted, free - set(wanted)


def _in_gold(a: Alignment, kind: str, subject: int | None, target: int | None) -> Key | None:
    """The key among gold entities, None when an end stands for no gold entity."""
    one = None if subject is None else a.gold_of[subject]
    other = None if target is None else a.gold_of[target]
    return None if one is None or other is None else _key(kind, one, other)


def _key(kind: str, subject: int, target: int) -> Key:
    if kind == _SYMMETRIC and subject > target:
        subject, target = target, subject
    return kind, subject, target


def _unordered(key: Key) -> tuple[int, int]:
    return min(key[1:]), max(key[1:])


def _type(edge: Edge) -> str:
    return _SYNONYMS.get(edge.type.lower(), edge.type)


def _modality(a: Alignment, wanted: Edge, edge: Edge) -> Iterator[Outcome]:
    if edge.modality == wanted.modality:
        yield Outcome("relation modality", wanted.modality, "hit")
        return
    what = f"{_told(a, edge)}: {edge.modality} for {wanted.modality}"
    yield Outcome("relation modality", wanted.modality, "miss", what, "modality")
    yield Outcome("relation modality", edge.modality, "invention", what, "modality")


def _ignored(a: Alignment, *ends: int | None) -> bool:
    return any(end is not None and a.states[end] == "ignored" for end in ends)


def _bad_end(a: Alignment, *ends: int | None) -> str:
    bad = [end for end in ends if end is not None and a.gold_of[end] is None]
    return a.invention(bad[0]) if bad else "unknown end"


def _wrong(key: Key, wanted: list[Key]) -> str:
    """Why a relation between two gold entities is wrong."""
    if any(kind == key[0] and target == key[2] for kind, _, target in wanted):
        return "dropped subject"
    return "trigger"


def _lost(a: Alignment, key: Key, matched: list[Key]) -> str:
    """Why a demanded relation was not found: a lost end, a list cut short, a wrong subject, or no trigger."""
    lost = [end for end in key[1:] if end not in a.pairs]
    if lost:
        return a.miss(lost[0])
    if any(kind == key[0] and (subject == key[1] or target == key[2]) for kind, subject, target in matched):
        return "list"
    others = (
        _in_gold(a, _type(edge), a.position(edge.subject), a.position(edge.object))
        for edge in a.predicted.edges
    )
    if any(other and other[0] == key[0] and other[2] == key[2] for other in others):
        return "dropped subject"
    return "trigger"


def _told(a: Alignment, edge: Edge) -> str:
    names = [edge.subject, edge.object]
    for at, reference in enumerate(names):
        position = a.position(reference)
        if position is not None:
            names[at] = a.predicted.things[position].name
    return f"{names[0]} {edge.type} {names[1]}"


def _gold_told(a: Alignment, edge: Edge) -> str:
    subject, target = (a.gold.things[a.gold_position(end)].name for end in (edge.subject, edge.object))
    return f"{subject} {edge.type} {target}"
