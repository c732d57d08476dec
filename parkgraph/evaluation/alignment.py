"""Pairs the entities of a predicted article with those of its gold: two annotations in, an Alignment out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from parkgraph.evaluation.annotation import Annotation, Thing
from parkgraph.evaluation.text import plain

State = Literal["match", "optional", "duplicate", "ignored", "office", "spurious"]
_OFFICES = {
    "Zone": {"管委会", "管理委员会", "党工委", "党工委管委会", "党工委、管委会", "工委", "筹委会"},
    "Place": {"政府", "人民政府", "委", "市委", "区委", "委、市政府"},
}


class _Optional(Protocol):
    @property
    def optional(self) -> bool: ...


Wanted = TypeVar("Wanted", bound=_Optional)
Found = TypeVar("Found")


def pair(
    gold: Sequence[Wanted], found: Sequence[Found], score: Callable[[Wanted, Found], int]
) -> dict[int, int]:
    """One to one, gold to found position: required gold first, then the higher score, then the order."""
    options = sorted(
        (wanted.optional, -points, i, j)
        for i, wanted in enumerate(gold)
        for j, item in enumerate(found)
        if (points := score(wanted, item)) > 0
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in options:
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return taken


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of every entity: `pairs` and `untyped` are one to one, gold to predicted.

    `gold_of[j]` is the gold entity that predicted entity j stands for in relations and figures (several may
    stand for one), `loosely[j]` the same whatever its class, `states[j]` how it is judged.
    """

    gold: Annotation
    predicted: Annotation
    pairs: dict[int, int]
    untyped: dict[int, int]
    gold_of: tuple[int | None, ...]
    loosely: tuple[int | None, ...]
    states: tuple[State, ...]

    def position(self, reference: str) -> int | None:
        """The predicted entity that has this id, else this name."""
        things = self.predicted.things
        by_id = [j for j, thing in enumerate(things) if thing.id and thing.id == reference]
        by_name = (j for j, thing in enumerate(things) if plain(reference) in thing.keys)
        return by_id[-1] if by_id else next(by_name, None)

    def gold_position(self, reference: str) -> int:
        """The gold entity with this id."""
        return next(i for i, thing in enumerate(self.gold.things) if thing.id == reference)

    def miss(self, i: int) -> str:
        """Why gold entity `i` was not found: class, alias, boundary, or simply not found."""
        wanted = self.gold.things[i]
        sharing = [thing for thing in self.predicted.things if thing.keys & wanted.keys]
        if any(thing.type == wanted.type for thing in sharing):
            return "alias"
        if sharing:
            return "class"
        return "boundary" if any(_overlap(wanted, thing) for thing in self.predicted.things) else "not found"

    def invention(self, j: int) -> str:
        """Why predicted entity `j` is wrong: alias (a second one of one gold), class, boundary, invented."""
        found = self.predicted.things[j]
        if self.states[j] == "duplicate":
            return "alias"
        if any(thing.keys & found.keys for thing in self.gold.things):
            return "class"
        return "boundary" if any(_overlap(thing, found) for thing in self.gold.things) else "invented"


def align(gold: Annotation, predicted: Annotation) -> Alignment:
    """The alignment of two annotations of one article."""
    pairs = pair(gold.things, predicted.things, _same_class)
    paired = {j: i for i, j in pairs.items()}
    judged = [_judge(gold, thing, paired.get(j)) for j, thing in enumerate(predicted.things)]
    gold_of = tuple(i for i, _ in judged)
    loosely = tuple(
        i if i is not None else _most_shared(gold.things, thing)
        for i, thing in zip(gold_of, predicted.things)
    )
    untyped = pair(gold.things, predicted.things, _shared)
    return Alignment(gold, predicted, pairs, untyped, gold_of, loosely, tuple(state for _, state in judged))


def _judge(gold: Annotation, thing: Thing, paired: int | None) -> tuple[int | None, State]:
    if paired is not None:
        return paired, "optional" if gold.things[paired].optional else "match"
    second = _most_shared(gold.things, thing, thing.type)
    if second is not None:
        return second, "optional" if gold.things[second].optional else "duplicate"
    if thing.keys & gold.ignore:
        return None, "ignored"
    office = _office_of(gold.things, thing) if thing.type == "Organization" else None
    return office, "spurious" if office is None else "office"


def _office_of(things: Sequence[Thing], office: Thing) -> int | None:
    """The zone or place whose committee or government the organization is."""
    found = [
        i
        for i, thing in enumerate(things)
        for name in thing.keys
        for title in office.keys
        if title.startswith(name) and title[len(name) :] in _OFFICES.get(thing.type, ())
    ]
    return found[-1] if found else None


def _shared(one: Thing, other: Thing) -> int:
    count = len(one.keys & other.keys)
    return count + (plain(one.name) == plain(other.name)) if count else 0


def _same_class(one: Thing, other: Thing) -> int:
    return _shared(one, other) if one.type == other.type else 0


def _most_shared(things: Sequence[Thing], found: Thing, kind: str | None = None) -> int | None:
    """The gold entity (of class `kind`) that shares most names with the predicted one, first of equals."""
    candidates = [
        i for i, thing in enumerate(things) if thing.keys & found.keys and kind in (None, thing.type)
    ]
    return max(candidates, key=lambda i: len(things[i].keys & found.keys), default=None)


def _overlap(one: Thing, other: Thing) -> bool:
    return any(min(len(a), len(b)) > 1 and (a in b or b in a) for a in one.keys for b in other.keys)
