"""What tests of reading share: a case's sentence and names as a reading, and how a source is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extractors.errors import SourceError
from extractors.model import Article, Document, EntityType, Mention, Piece, Sentence
from extractors.topics import Reading

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of `cases/<name>.jsonl`."""
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()]


def sentence(text: str) -> Sentence:
    """`text` as the only sentence of its article."""
    return Sentence(0, 0, "body", text, (Piece(0, 0, len(text)),))


def article(text: str, published: str | None) -> Article:
    """An article of one sentence."""
    day = date.fromisoformat(published) if published else None
    return Article("case", "", (sentence(text),), Document("case", text, "", "utf-8"), day)


def mentions(text: str, names: Mapping[str, EntityType]) -> tuple[Mention, ...]:
    """Every place where one of `names` stands in `text`."""
    found = [
        Mention(0, m.start(), m.end(), type_, name, "case", name=name)
        for name, type_ in names.items()
        for m in re.finditer(re.escape(name), text)
    ]
    return tuple(sorted(found, key=lambda m: m.start))


def reading(text: str, names: Mapping[str, EntityType]) -> Reading:
    """`text` read with `names` in it."""
    return Reading(sentence(text), mentions(text, names))


@contextmanager
def refused(reason: str) -> Iterator[None]:
    """Expects a SourceError that gives `reason` (a pattern) and a way out, in one line."""
    with pytest.raises(SourceError, match=reason) as caught:
        yield
    assert (str(caught.value).count("\n"), str(caught.value).count("; ")) == (0, 1)
