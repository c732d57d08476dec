"""Every claim, figure and milestone points at what the text says, and no entity has a name that nobody wrote."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from extractors import extract
from extractors.model import Article, Evidence, Extraction
from extractors.names import LearnedNames
from extractors.reading import read

EXAMPLES = Path(__file__).parent.parent / "examples/articles"
CORPUS = Path(__file__).parent.parent / "corpus/written3/texts.jsonl"


@pytest.fixture(scope="module")
def found() -> list[Extraction]:
    names = LearnedNames()
    news = (one for path in (*sorted(EXAMPLES.iterdir()), CORPUS) for one in read(path))
    return [extract(article, names) for article in news if isinstance(article, Article)]


def told(one: Extraction) -> list[Evidence]:
    return [
        *(claim.evidence for claim in one.claims),
        *(figure.evidence for figure in one.figures),
        *(milestone.evidence for milestone in one.milestones),
    ]


def evidence(one: Extraction) -> Iterator[tuple[int, int, str]]:
    for said in told(one):
        for span in (*said.sentence, *said.subject, *said.object, *said.cue):
            yield span.start, span.end, span.exact


def test_every_span_is_what_stands_there(found: list[Extraction]) -> None:
    wrong = [
        span
        for one in found
        for span in evidence(one)
        if one.article.document.text[slice(*span[:2])] != span[2]
    ]
    assert (wrong, sum(1 for one in found for _ in evidence(one)) > 2000) == ([], True)


def test_everything_said_has_its_sentence(found: list[Extraction]) -> None:
    assert [said for one in found for said in told(one) if not said.sentence] == []


def test_no_name_is_invented(found: list[Extraction]) -> None:
    tables = "".join(path.read_text("utf-8") for path in (files("ontology") / "vocab").iterdir())
    texts = {
        one.article.id: "".join((one.article.title + "".join(s.text for s in one.article.sentences)).split())
        for one in found
    }
    names = [(one.article.id, entity.name) for one in found for entity in one.entities]
    invented = [n for i, n in names if "".join(n.split()) not in texts[i] and n not in tables]
    assert (invented, len(names) > 500) == ([], True)
