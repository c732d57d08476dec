"""The store's books of names, with a change laid over them, in; which entity each touched name is out.

Only the names that aliases or a table's entry connect with the touched ones are looked at, never the whole
store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from graph_store.facts import ALIAS, KIND, NAME, REFERENCE, SURFACE
from graph_store.identity import groups, winner
from graph_store.terms import NAMES, Object, iri, private

IS = private("is")
"""From a name to the entity it is, both as IRIs; kept in the graph of names."""
UNDECIDED = private("undecided")
"""From a short name to each of the entities it may stand for; kept in the graph of names."""
_ABOUT_NAMES = frozenset({NAME, SURFACE, KIND, ALIAS, REFERENCE})


class Names:
    """What all articles say of names, after `added` and without `removed` (both as triples)."""

    def __init__(
        self, db: ox.Store, added: Iterable[ox.Triple] = (), removed: Iterable[ox.Triple] = ()
    ) -> None:
        self._db = db
        self._added = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object, NAMES) for t in added)
        self._removed = frozenset(removed)

    def holds(self, triple: ox.Triple) -> bool:
        """Whether some article says this."""
        quad = ox.Quad(triple.subject, triple.predicate, triple.object, NAMES)
        return quad in self._added or (triple not in self._removed and quad in self._db)

    def about(
        self, subject: ox.NamedNode | None, predicate: ox.NamedNode, object: Object | None
    ) -> set[ox.Triple]:
        """All that is said by this pattern; a None matches everything, but not both ends may be None."""
        found = {
            q.triple for q in self._db.quads_for_pattern(subject, predicate, object, NAMES)
        } - self._removed
        if subject is not None:
            over: Iterable[ox.Quad] = self._added.quads_for_subject(subject)
        else:
            assert object is not None
            over = self._added.quads_for_object(object)
        fitting = (q.triple for q in over if q.predicate == predicate and object in (None, q.object))
        return found | set(fitting)

    def texts(self, name: str, predicate: ox.NamedNode) -> list[str]:
        """The sorted literals of one property of a name."""
        found = self.about(ox.NamedNode(name), predicate, None)
        return sorted(t.object.value for t in found if isinstance(t.object, ox.Literal))

    def exists(self, name: str) -> bool:
        """Whether some article's entity has this name."""
        return bool(self.about(ox.NamedNode(name), NAME, None))

    def aliases(self, name: str) -> list[str]:
        """Names that this one uses as short forms, whether or not an entity has them."""
        return sorted(iri(t.object) for t in self.about(ox.NamedNode(name), ALIAS, None))

    def owners(self, name: str) -> list[str]:
        """Names that use this one as a short form."""
        return sorted(iri(t.subject) for t in self.about(None, ALIAS, ox.NamedNode(name)))

    def reference(self, name: str) -> str | None:
        """The entry of a table that the name stands for."""
        return next(iter(self.texts(name, REFERENCE)), None)

    def neighbours(self, name: str) -> Iterator[str]:
        """Names that may be the same entity as this one."""
        yield from self.aliases(name)
        yield from self.owners(name)
        if entry := self.reference(name):
            yield from sorted(iri(t.subject) for t in self.about(None, REFERENCE, ox.Literal(entry)))

    def kept(self, name: str, predicate: ox.NamedNode) -> set[ox.Quad]:
        """What the books hold of a name by a property that `update` keeps: before the change."""
        return set(self._db.quads_for_pattern(ox.NamedNode(name), predicate, None, NAMES))

    def is_entity(self, name: str) -> str | None:
        """The entity that the books give for a name: before the change."""
        quad = next(self._db.quads_for_pattern(ox.NamedNode(name), IS, None, NAMES), None)
        return iri(quad.object) if quad else None


@dataclass(frozen=True, slots=True)
class Group:
    """The names of one entity; `winner` is the one that gives IRI and label."""

    winner: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """The names a change may concern, grouped as they are after it; names that are gone are in no group."""

    names: tuple[str, ...]
    groups: tuple[Group, ...]
    undecided: tuple[tuple[str, tuple[str, ...]], ...] = ()
    entity: dict[str, str] = field(default_factory=dict)


def region(before: Names, after: Names, touched: Iterable[str]) -> Region:
    """Everything connected with the touched names before or after the change, grouped as it is after."""
    names = _connected(before, after, touched)
    living = [name for name in names if after.exists(name)]
    known = frozenset(living)
    owners = {name: [o for o in after.owners(name) if o in known] for name in living}
    references = {name: entry for name in living if (entry := after.reference(name))}
    numbers, undecided = groups(living, owners, references)
    members: dict[int, list[str]] = {}
    for name in living:
        members.setdefault(numbers[name], []).append(name)
    made = tuple(_group(after, found) for found in members.values())
    entity = {name: group.winner for group in made for name in group.members}
    return Region(tuple(names), made, tuple(sorted(undecided.items())), entity)


def _group(after: Names, members: list[str]) -> Group:
    return Group(winner({name: shown(after, name) for name in members}), tuple(sorted(members)))


def shown(names: Names, name: str) -> str:
    """How a name is shown: the longest of the spellings that have its key."""
    return min(names.texts(name, NAME), key=lambda text: (-len(text), text))


def _connected(before: Names, after: Names, touched: Iterable[str]) -> list[str]:
    found: set[str] = set()
    waiting = set(touched)
    while waiting:
        name = waiting.pop()
        if name not in found and (after.exists(name) or before.exists(name)):
            found.add(name)
            waiting.update(after.neighbours(name), before.neighbours(name))
    return sorted(found)


def touched(triples: Iterable[ox.Triple]) -> set[str]:
    """Names that a change of these triples concerns: their subjects, and the names that aliases lead to."""
    found = set()
    for triple in triples:
        if triple.predicate in _ABOUT_NAMES:
            found.add(iri(triple.subject))
            if triple.predicate == ALIAS:
                found.add(iri(triple.object))
    return found


@dataclass(frozen=True, slots=True, order=True)
class Undecided:
    """A short name that several fuller names use, so that it was joined to none."""

    name: str
    candidates: tuple[str, ...]


def undecided(db: ox.Store) -> tuple[Undecided, ...]:
    """All names left undecided, sorted."""
    names = Names(db)
    found: dict[str, list[str]] = {}
    for quad in db.quads_for_pattern(None, UNDECIDED, None, NAMES):
        found.setdefault(iri(quad.subject), []).append(shown(names, iri(quad.object)))
    return tuple(
        sorted(Undecided(shown(names, name), tuple(sorted(others))) for name, others in found.items())
    )
