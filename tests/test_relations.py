"""Relation cases: sentences in, claims out, with as many that must yield nothing."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from extractors import extract
from extractors.model import RELATION_TYPES, Article, Document, Piece, RelationType, Sentence
from extractors.names import LearnedNames
from extractors.relations import GRAMMARS

CASES = Path(__file__).parent / "cases"
_SENTENCE = re.compile(r"[^。！？]+[。！？]?[”’）]*")
_SIDELESS = ("cooperatesWith", "overlapsWith")

# precision and recall over all cases of a relation, held ones too; they only rise
FLOORS: Mapping[RelationType, tuple[float, float]] = {
    "locatedIn": (0.84, 0.85),
    "overlapsWith": (0.75, 0.5),
    "operatesIn": (0.85, 0.65),
    "produces": (0.9, 0.75),
    "supplies": (0.95, 0.9),
    "cooperatesWith": (0.95, 0.8),
    "investsIn": (0.9, 0.85),
    "subsidiaryOf": (0.95, 0.85),
    "issues": (0.85, 0.85),
    "holdsRole": (0.75, 0.7),
    "partOfCluster": (0.9, 0.6),
    "exportsTo": (0.95, 0.8),
}


@dataclass(frozen=True, slots=True)
class Score:
    """Right, invented and missed claims."""

    right: int
    invented: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.invented)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


@cache
def names() -> LearnedNames:
    return LearnedNames()


def article(text: str, published: str) -> Article:
    """`text`, one paragraph, as an article."""
    parts = [(m.start(), m.group()) for m in _SENTENCE.finditer(text)]
    sentences = tuple(
        Sentence(i, 0, "body", part, (Piece(0, start, len(part)),)) for i, (start, part) in enumerate(parts)
    )
    return Article("case", "", sentences, Document("case", text, "", "utf-8"), date.fromisoformat(published))


def plain(name: str) -> str:
    """A name as the cases compare it."""
    name = re.sub(r"[\s“”‘’\"'《》]", "", unicodedata.normalize("NFKC", name))
    return re.sub("(?<=..)(产业集群|产业链|产业|集群|行业|领域)$", "", name)


def pair(relation: RelationType, one: str, other: str) -> tuple[str, str]:
    ends = (plain(one), plain(other))
    return (min(ends), max(ends)) if relation in _SIDELESS else ends


def cases(relation: RelationType) -> Iterator[dict[str, object]]:
    for line in (CASES / f"{relation}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


def score(relation: RelationType) -> Score:
    right = invented = missed = 0
    for case in cases(relation):
        found = extract(article(str(case["text"]), str(case.get("published", "2024-12-04"))), names())
        name = {entity.id: entity.name for entity in found.entities}
        said = {
            pair(relation, name[c.subject], name[c.object])
            for c in found.claims
            if c.type == relation
            and c.modality != "negated"
            and (case.get("names") or c.evidence.how != "name")
        }
        wanted = {pair(relation, *claim[:2]) for claim in case["claims"]}  # type: ignore[attr-defined]
        allowed = {pair(relation, *ends) for ends in case.get("optional", [])}  # type: ignore[attr-defined]
        right += len(said & wanted)
        invented += len(said - wanted - allowed)
        missed += len(wanted - said)
    return Score(right, invented, missed)


def test_every_relation_has_one_grammar() -> None:
    assert sorted(grammar.relation for grammar in GRAMMARS) == sorted(RELATION_TYPES)


def test_every_relation_has_cases() -> None:
    assert sorted(RELATION_TYPES) == sorted(p.stem for p in CASES.glob("*.jsonl") if p.stem in RELATION_TYPES)


@pytest.mark.parametrize("relation", RELATION_TYPES)
def test_cases_hold_their_floor(relation: RelationType) -> None:
    reached = score(relation)
    precision, recall = FLOORS[relation]
    assert (reached.precision >= precision, reached.recall >= recall) == (True, True), reached
