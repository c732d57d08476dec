"""A pair, the other pairs of its sentence and the grammar's drafts in, the names of what competes with it out.

A供B，B供C, and the pair of A and C -> "by way of another"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.grammar import Draft
from extractors.ranker.pairs import Pair


def rivals(pair: Pair, others: Sequence[Pair], drafts: Sequence[Draft]) -> Iterator[str]:
    """What else is said of the same ends, and how many nearer pairs compete."""
    yield from _said_else(pair, drafts)
    yield f"pairs {min(6, len(others) // 2)}"
    if pair.how == "here":
        gap = _gap(pair)
        near = [other for other in others if other.how == "here" and _gap(other) < gap]
        yield f"nearer of subject {min(3, sum(other.subject is pair.subject for other in near))}"
        yield f"nearer of object {min(3, sum(other.object is pair.object for other in near))}"


def _said_else(pair: Pair, drafts: Sequence[Draft]) -> Iterator[str]:
    """What the grammar says of one end or both: `A供B，B供C` leaves little for A and C, nor for B and A."""
    one, two = pair.subject.name, pair.object.name
    here = pair.ends[0].sentence
    given: set[str] = set()
    passed: set[str] = set()
    for draft in drafts:
        subject, object = draft.subject.name, draft.object.name
        if (subject, object) == (two, one):
            yield f"reversed {draft.relation}"
        elif draft.relation != pair.relation:
            if (subject, object) == (one, two):
                yield f"also {draft.relation}"
        elif (subject, object) != (one, two):
            where = "here" if draft.sentence == here else "elsewhere"
            for name, end in (("subject", one), ("object", two)):
                yield from (
                    f"{name} {role} {where}" for role, m in (("gives", subject), ("gets", object)) if m == end
                )
            if draft.sentence == here:
                shared = "subject" if subject == one else "object" if object == two else "no end"
                if any(c.start < draft.cue[1] and draft.cue[0] < c.end for c in pair.between):
                    yield f"cue between for {shared}"
                yield from (f"own cue for {shared}" for own in pair.drafts if own.cue == draft.cue)
            given |= {object} if subject == one else set()
            passed |= {subject} if object == two else set()
    if given & passed:
        yield "by way of another"


def _gap(pair: Pair) -> int:
    return pair.ends[1].start - pair.ends[0].end
