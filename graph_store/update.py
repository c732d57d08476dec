"""Articles to put in and to take out in, the quads to drop and to add out: one atomic change of the store.

Facts (see `facts`) are the same whoever else is in the store; only which entity a name is can change for
other articles, and then exactly those articles' statements are written anew. A shared quad goes when its last
support goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from extractors.model import RELATION_TYPES, Extraction
from graph_store import books
from graph_store.describing import PREDICATES, concepts, description, links_of
from graph_store.facts import NAME
from graph_store.identity import Ids
from graph_store.names import IS, UNDECIDED, Names, Region, region, touched
from graph_store.terms import DEFAULT, IN_ARTICLE, MENTIONED_IN, NAMES, iri, pg
from graph_store.writing import statements

EDGES = tuple(pg(relation) for relation in (*RELATION_TYPES, "partOf"))


@dataclass(frozen=True, slots=True)
class Change:
    """Quads to take out of the store and quads to put in; none is in both."""

    drop: frozenset[ox.Quad]
    add: frozenset[ox.Quad]

    def joined(self, drop: frozenset[ox.Quad], add: frozenset[ox.Quad]) -> Change:
        """This change and another one, of other graphs, as one."""
        return Change(self.drop | (drop - add), self.add | add)


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of one update: their private graphs as they will be (empty when forgotten)."""

    graphs: Mapping[ox.NamedNode, frozenset[ox.Quad]]
    extractions: Mapping[ox.NamedNode, Extraction] = field(default_factory=dict)


def change(db: ox.Store, ids: Ids, articles: Articles, linked: bool) -> Change:
    """What has to change in the store so that it holds these articles as given and all others as they are."""
    update = _Update(db, ids, articles, linked)
    update.private()
    update.names()
    update.statements()
    update.edges()
    update.entities()
    return Change(frozenset(update.drop - update.add), frozenset(update.add))


class _Update:
    """One update under way: what is known of the change so far, and the quads collected."""

    def __init__(self, db: ox.Store, ids: Ids, articles: Articles, linked: bool) -> None:
        self.db, self.ids, self.articles, self.linked = db, ids, articles, linked
        self.drop: set[ox.Quad] = set()
        self.add: set[ox.Quad] = set()
        self.added: set[ox.Triple] = set()
        self.removed: set[ox.Triple] = set()
        self.before = self.after = Names(db)
        self.region = Region((), ())
        self.moved: tuple[str, ...] = ()
        self.reread: set[str] = set()
        self.linking: set[ox.Quad] = set()

    def private(self) -> None:
        """The private graphs, and what with them is said for the first time, or no more by anyone.

        Names of articles read by other rules are looked at whatever is said: the tables may have changed.
        """
        old_facts: set[ox.Triple] = set()
        new_facts: set[ox.Triple] = set()
        for name, new in self.articles.graphs.items():
            old = set(self.db.quads_for_pattern(None, None, None, name))
            self.drop |= old - new
            self.add |= new - old
            if any(quad.predicate == books.RULES for quad in old - new):
                self.reread |= touched(quad.triple for quad in new)
            old_facts |= {quad.triple for quad in old if books.is_fact(quad)}
            new_facts |= {quad.triple for quad in new if books.is_fact(quad)}
        batch = frozenset(self.articles.graphs)
        self.removed = {t for t in old_facts - new_facts if not books.others(self.db, t, batch)}
        self.added = {t for t in new_facts - old_facts if _quad(t, NAMES) not in self.db}
        self.drop |= {_quad(t, NAMES) for t in self.removed}
        self.add |= {_quad(t, NAMES) for t in self.added}

    def names(self) -> None:
        """Which entity each touched name is now, and which names moved to another one."""
        self.after = Names(self.db, self.added, self.removed)
        concerned = touched(self.added | self.removed) | self.reread
        self.region = region(self.before, self.after, concerned)
        undecided = dict(self.region.undecided)
        moved = []
        for name in self.region.names:
            old, new = self.before.is_entity(name), self.region.entity.get(name)
            self._keep(name, UNDECIDED, undecided.get(name, ()))
            if old != new:
                moved.append(name)
                self._keep(name, IS, [new] if new else [])
        self.moved = tuple(moved)

    def _keep(self, name: str, predicate: ox.NamedNode, values: Iterable[str]) -> None:
        """Lets the books of names hold these values and no other."""
        old = self.before.kept(name, predicate)
        new = {ox.Quad(ox.NamedNode(name), predicate, ox.NamedNode(value), NAMES) for value in values}
        self.drop |= old - new
        self.add |= new - old

    def entity(self, name: str) -> str:
        """The entity a name is after the change."""
        return self.region.entity.get(name) or self.before.is_entity(name) or name

    def statements(self) -> None:
        """What the changed articles say, and anew what others say of names that moved."""
        for name, extraction in self.articles.extractions.items():
            self._restate(name, extraction)
        for name in self.articles.graphs:
            if name not in self.articles.extractions:
                self._restate(name, None)
        for name in sorted(self._also_concerned(), key=str):
            self._restate(name, books.record(self.db, name))

    def _also_concerned(self) -> set[ox.NamedNode]:
        found = set()
        for name in self.moved:
            if self.before.is_entity(name) is None:
                continue
            for quad in self.db.quads_for_pattern(ox.NamedNode(name), NAME, None, None):
                graph = quad.graph_name
                if isinstance(graph, ox.NamedNode) and graph != NAMES and graph not in self.articles.graphs:
                    found.add(graph)
        return found

    def _restate(self, name: ox.NamedNode, extraction: Extraction | None) -> None:
        old = stated(self.db, books.article(name))
        new = statements(extraction, self.ids, self.entity) if extraction else set()
        self.drop |= old - new
        self.add |= new - old
        self.linking |= links_of(new)

    def edges(self) -> None:
        """Direct edges between entities: each stands while some edge between names of the two does."""
        old = {t for t in self.removed if t.predicate in EDGES}
        new = {t for t in self.added if t.predicate in EDGES}
        for name in self.moved:
            for predicate in EDGES:
                for pattern in ((ox.NamedNode(name), None), (None, ox.NamedNode(name))):
                    old |= self.before.about(pattern[0], predicate, pattern[1])
                    new |= self.after.about(pattern[0], predicate, pattern[1])
        gone = {self._edge(t, before=True) for t in old}
        here = {edge for t in new if (edge := self._edge(t)).subject != edge.object}
        self.add |= {quad for quad in here if quad not in self.db}
        self.drop |= {quad for quad in gone - here if quad in self.db and not self._supported(quad)}

    def _edge(self, triple: ox.Triple, before: bool = False) -> ox.Quad:
        ends = (iri(triple.subject), iri(triple.object))
        if before:
            subject, object = (self.before.is_entity(name) or name for name in ends)
        else:
            subject, object = (self.entity(name) for name in ends)
        return ox.Quad(ox.NamedNode(subject), triple.predicate, ox.NamedNode(object))

    def _supported(self, edge: ox.Quad) -> bool:
        if edge.subject == edge.object:
            return False
        subjects, objects = self._members(iri(edge.subject)), self._members(iri(edge.object))
        triples = (
            ox.Triple(ox.NamedNode(s), edge.predicate, ox.NamedNode(o)) for s in subjects for o in objects
        )
        return any(self.after.holds(triple) for triple in triples)

    def _members(self, entity: str) -> set[str]:
        """The names that are this entity after the change."""
        quads = self.db.quads_for_pattern(None, IS, ox.NamedNode(entity), NAMES)
        kept = {iri(quad.subject) for quad in quads} - set(self.region.names)
        return kept | {name for name, its in self.region.entity.items() if its == entity}

    def entities(self) -> None:
        """Classes, labels, codes and links of entities whose names changed, and the concepts linked to."""
        winners = {group.winner: group for group in self.region.groups}
        concerned = set(winners) | {was for n in self.region.names if (was := self.before.is_entity(n))}
        dropped: set[ox.Quad] = set()
        added: set[ox.Quad] = set()
        for entity in sorted(concerned):
            node = ox.NamedNode(entity)
            old = {q for p in PREDICATES for q in self.db.quads_for_pattern(node, p, None, DEFAULT)}
            group = winners.get(entity)
            new = description(self.after, group, self.linked) if group else set()
            dropped |= old - new
            added |= new - old
            self.linking |= links_of(new)
        self.drop |= dropped
        self.add |= added
        gone, come = concepts(self.db, links_of(self.drop - self.add), self.linking)
        self.drop |= gone
        self.add |= come


def stated(db: ox.Store, article: ox.NamedNode) -> set[ox.Quad]:
    """The quads of the default graph that belong to this article alone."""
    nodes = {quad.subject for quad in db.quads_for_pattern(None, IN_ARTICLE, article, DEFAULT)} | {article}
    found = {quad for node in nodes for quad in db.quads_for_pattern(node, None, None, DEFAULT)}
    return found | set(db.quads_for_pattern(None, MENTIONED_IN, article, DEFAULT))


def apply(db: ox.Store, made: Change) -> None:
    """Makes the change: all of it or nothing. Raises OSError when the disk refuses."""
    if made.drop:
        parts = (("DELETE DATA", made.drop), ("INSERT DATA", made.add))
        db.update(" ;\n".join(f"{verb} {{\n{_block(quads)}\n}}" for verb, quads in parts if quads))
    elif made.add:
        db.extend(made.add)


def _block(quads: Iterable[ox.Quad]) -> str:
    lines = []
    for quad in quads:
        text = f"{quad.subject} {quad.predicate} {quad.object}"
        lines.append(text if quad.graph_name == DEFAULT else f"GRAPH {quad.graph_name} {{ {text} }}")
    return " .\n".join(lines).replace("} .\n", "}\n")


def _quad(triple: ox.Triple, name: ox.NamedNode) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, name)
