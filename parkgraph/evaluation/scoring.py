"""Judges predicted articles against gold ones: annotations in, an Outcome for every item out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from parkgraph.evaluation.alignment import Alignment, align
from parkgraph.evaluation.annotation import Annotation
from parkgraph.evaluation.figures import dates, figures
from parkgraph.evaluation.outcome import Outcome
from parkgraph.evaluation.relations import any_type, relations


def score(gold: Iterable[Annotation], predicted: Iterable[Annotation]) -> Iterator[Outcome]:
    """Outcomes of all gold articles; one not predicted counts as empty, one without gold not at all."""
    for wanted, found in meet(gold, predicted):
        if wanted is not None:
            answer = found or Annotation(wanted.name, wanted.labels)
            yield from (replace(outcome, article=wanted.name) for outcome in _article(align(wanted, answer)))


def meet(
    gold: Iterable[Annotation], predicted: Iterable[Annotation]
) -> Iterator[tuple[Annotation | None, Annotation | None]]:
    """Gold and predicted side by side: same id, key, title or file name, else one label in the other."""
    left = list(predicted)
    for wanted in gold:
        found = next((item for item in left if item.labels & wanted.labels), None)
        if found is None:
            found = next((item for item in left if _alike(item.labels, wanted.labels)), None)
        if found is not None:
            left.remove(found)
        yield wanted, found
    yield from ((None, item) for item in left)


def _alike(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(min(len(a), len(b)) > 5 and (a in b or b in a) for a in ours for b in theirs)


def _article(a: Alignment) -> Iterator[Outcome]:
    yield from _things(a)
    yield from relations(a)
    yield from any_type(a)
    yield from figures(a)
    yield from dates(a)


def _things(a: Alignment) -> Iterator[Outcome]:
    found = set(a.untyped.values())
    for i, thing in enumerate(a.gold.things):
        if thing.optional:
            continue
        hit = i in a.pairs
        yield Outcome("entities", thing.type, "hit" if hit else "miss", thing.name, "" if hit else a.miss(i))
        yield Outcome("entities, any class", "all", "hit" if i in a.untyped else "miss", thing.name)
    for j, thing in enumerate(a.predicted.things):
        if a.states[j] not in ("spurious", "duplicate"):
            continue
        yield Outcome("entities", thing.type, "invention", thing.name, a.invention(j))
        if j not in found:
            yield Outcome("entities, any class", "all", "invention", thing.name)
