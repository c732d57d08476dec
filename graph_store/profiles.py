"""A graph and the name of a profile in, the part of the graph that is given away out.

`full` is everything. `facts` leaves out plans, targets, forecasts, what is urged, asserted or denied. `public`
quotes at most 60 characters of a sentence; the names of the two ends are still shown where they stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from extractors.errors import StoreError
from graph_store.asking import View
from graph_store.facts import DIRECT
from graph_store.terms import BROADER, CLOSE_MATCH, DEFAULT, EXACT_MATCH, INTEGER, LINKED_BY, SKOS, TYPE, pg

PROFILES = ("full", "facts", "public")
LONGEST = 60
"""Characters of a sentence that the public profile quotes."""
_EVIDENCE, _CUE, _START, _END, _EXACT = (
    pg(name) for name in ("evidence", "cueSpan", "start", "end", "exact")
)
_ENDS = (pg("subjectSpan"), pg("objectSpan"))
_ROLES = (_EVIDENCE, _CUE, *_ENDS)
_LINKS = (EXACT_MATCH, CLOSE_MATCH, LINKED_BY, BROADER, pg("indicatorConcept"))
Node = ox.NamedNode
Length = Mapping[Node, int]


def profiled(view: View, profile: str) -> View:
    """The graph under a profile; StoreError when there is none of this name."""
    if profile not in PROFILES:
        raise StoreError(f"profile {profile}: unknown; give one of {', '.join(PROFILES)}")
    if profile == "full":
        return view
    found = View(ox.Store(), view.base)
    found.db.bulk_extend(_facts(view) if profile == "facts" else _public(view))
    _tidy(found.db)
    return found


def _facts(view: View) -> Iterable[ox.Quad]:
    said = view.db.quads_for_pattern(None, pg("modality"), None, DEFAULT)
    dropped = {quad.subject for quad in said if _text(quad) not in DIRECT}
    return (quad for quad in view.quads() if quad.subject not in dropped and quad.object not in dropped)


def _public(view: View) -> Iterable[ox.Quad]:
    spans = _spans(view.db)
    quoted = _quoted(view.db, spans)
    for quad in view.quads():
        node = quad.subject
        if quad.predicate == _EVIDENCE and not quoted[_node(quad.object)]:
            continue
        if quad.predicate == _CUE and not _within(view.db, quad, spans, quoted):
            continue
        if quad.predicate == _EXACT and isinstance(node, Node):
            text = _text(quad)[: quoted.get(node, LONGEST)]
            yield ox.Quad(node, _EXACT, ox.Literal(text, language="zh"))
        elif quad.predicate == _END and isinstance(node, Node):
            start, end = spans[node]
            end = start + min(end - start, quoted.get(node, LONGEST))
            yield ox.Quad(node, _END, ox.Literal(str(end), datatype=INTEGER))
        else:
            yield quad


def _spans(db: ox.Store) -> Mapping[Node, tuple[int, int]]:
    """Start and end of every span, in characters of its document."""
    starts, ends = (
        {_node(quad.subject): int(_text(quad)) for quad in db.quads_for_pattern(None, part, None, DEFAULT)}
        for part in (_START, _END)
    )
    return {span: (start, ends[span]) for span, start in starts.items()}


def _quoted(db: ox.Store, spans: Mapping[Node, tuple[int, int]]) -> Length:
    """Characters to quote of each span of a sentence: 60 in all, from its start; 0 for what is beyond."""
    sentences: dict[Node, list[Node]] = defaultdict(list)
    for quad in db.quads_for_pattern(None, _EVIDENCE, None, DEFAULT):
        sentences[_node(quad.subject)].append(_node(quad.object))
    quoted: dict[Node, int] = {}
    for pieces in sentences.values():
        room = LONGEST
        for span in sorted(pieces, key=lambda span: spans[span]):
            start, end = spans[span]
            quoted[span] = min(quoted.get(span, LONGEST), end - start, room)
            room -= quoted[span]
    return quoted


def _within(db: ox.Store, cue: ox.Quad, spans: Mapping[Node, tuple[int, int]], quoted: Length) -> bool:
    """Whether a cue stands in what is quoted of its sentence."""
    start, end = spans[_node(cue.object)]
    pieces = (_node(quad.object) for quad in db.quads_for_pattern(cue.subject, _EVIDENCE, None, DEFAULT))
    return any(spans[piece][0] <= start and end <= spans[piece][0] + quoted[piece] for piece in pieces)


def _tidy(db: ox.Store) -> None:
    """Takes out spans and vocabulary entries that nothing leads to any more."""
    for kind, links in ((pg("Span"), _ROLES), (Node(SKOS + "Concept"), _LINKS)):
        nodes = [quad.subject for quad in db.quads_for_pattern(None, TYPE, kind, DEFAULT)]
        while alone := [node for node in nodes if not _linked(db, node, links)]:
            gone = set(alone)
            nodes = [node for node in nodes if node not in gone]
            for node in alone:
                for quad in list(db.quads_for_pattern(node, None, None, DEFAULT)):
                    db.remove(quad)


def _linked(db: ox.Store, node: object, links: Iterable[Node]) -> bool:
    assert isinstance(node, Node)
    return any(next(db.quads_for_pattern(None, link, node, DEFAULT), None) for link in links)


def _text(quad: ox.Quad) -> str:
    assert isinstance(quad.object, ox.Literal)
    return quad.object.value


def _node(term: object) -> Node:
    assert isinstance(term, Node)
    return term
