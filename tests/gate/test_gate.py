"""The quality that may not fall: scores against `floors.tsv`, exact spans, and no invented name.

A floor is raised by hand when the score has risen for good; lowering one needs its reason in the commit.
"""

from __future__ import annotations

import csv
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from extractors.model import Evidence, Extraction, Span
from parkgraph.evaluation.annotation import from_object, read
from parkgraph.evaluation.format import as_object
from parkgraph.evaluation.outcome import Outcome, tally
from parkgraph.evaluation.scoring import score
from parkgraph.extraction import extractions
from parkgraph.settings import Settings
from parkgraph.sources import Sources
from tests.conftest import ROOT

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Floor:
    """The least F1 (or share that agrees) of one table of a set; `label` is empty for all of it."""

    set: str
    table: str
    label: str
    least: float


def rows(name: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t")


FLOORS = [Floor(row["set"], row["table"], row["label"], float(row["least"])) for row in rows("floors.tsv")]
SETS = {row["set"]: row for row in rows("sets.tsv")}


@pytest.fixture
def root(request: pytest.FixtureRequest) -> Path:
    """Where the texts and gold of the set under test lie."""
    name = request.node.callspec.params["name"]
    return ROOT if name == "examples" else Path(request.getfixturevalue("shared"))


@cache
def extracted(texts: Path) -> Sequence[Extraction]:
    sources = Sources([texts], date(2024, 12, 4))
    found = list(extractions(sources, Settings()))
    assert sources.refused == []
    return found


@cache
def outcomes(texts: Path, gold: Path) -> Sequence[Outcome]:
    said = extracted(texts)
    return list(score(read(gold), [from_object(as_object(one), one.article.id) for one in said]))


def measured(found: Sequence[Outcome], floor: Floor) -> float:
    counts = tally(row for row in found if row.table == floor.table and floor.label in ("", row.label))
    return counts.recall if "detail" in floor.table or "modality" in floor.table else counts.f1


@pytest.mark.parametrize(("name", "floor"), [(floor.set, floor) for floor in FLOORS], ids=str)
def test_score_is_not_below_its_floor(root: Path, name: str, floor: Floor) -> None:
    found = outcomes(root / SETS[name]["texts"], root / SETS[name]["gold"])
    assert round(measured(found, floor), 4) >= floor.least


@pytest.mark.parametrize("name", SETS)
def test_gold_is_the_one_the_floors_were_measured_on(root: Path, name: str) -> None:
    digest = hashlib.sha256()
    for file in sorted((root / SETS[name]["gold"]).glob("*.json")):
        digest.update(file.name.encode() + file.read_bytes())
    assert digest.hexdigest() == SETS[name]["sha256"]


def evidence(extraction: Extraction) -> Iterator[Evidence]:
    for items in (extraction.claims, extraction.figures, extraction.milestones):
        yield from (item.evidence for item in items)


def spans(extraction: Extraction) -> Iterator[Span]:
    for entity in extraction.entities:
        yield from entity.spans
    for part in evidence(extraction):
        yield from (*part.sentence, *part.subject, *part.object, *part.cue)


@pytest.mark.parametrize("name", SETS)
def test_every_span_is_exact(root: Path, name: str) -> None:
    for one in extracted(root / SETS[name]["texts"]):
        text = one.article.document.text
        assert [span for span in spans(one) if text[span.start : span.end] != span.exact] == []


@pytest.mark.parametrize("name", SETS)
def test_everything_said_has_its_sentence(root: Path, name: str) -> None:
    for one in extracted(root / SETS[name]["texts"]):
        assert [part for part in evidence(one) if not part.sentence] == []


@pytest.mark.parametrize("name", SETS)
def test_no_name_is_invented(root: Path, name: str) -> None:
    for one in extracted(root / SETS[name]["texts"]):
        text = bare("".join(sentence.text for sentence in one.article.sentences))
        names = [surface for entity in one.entities for surface in (entity.name, *entity.mentions)]
        assert [surface for surface in names if bare(surface) not in text] == []


def bare(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
