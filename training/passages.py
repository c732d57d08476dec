"""A folder of annotated texts in, articles as the extractor reads them with their annotation out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

from extractors.model import Article
from extractors.reading import read

CORPUS = Path(__file__).parent.parent / "corpus"
FOLDS = 4
_PAGE = date(2024, 12, 4)
"""Publication date of the newspaper page, which prints none."""


@dataclass(frozen=True, slots=True)
class Passage:
    """An article, the folder (writer) it is from, and its annotation as in `corpus/README.md`."""

    folder: str
    article: Article
    gold: Any

    @property
    def fold(self) -> int:
        """The part of the data that is held out together, 0 to `FOLDS` - 1: whole folders, so that no writer is in two."""
        digits = "".join(c for c in self.folder if c.isdigit())
        return (int(digits) - 1) % FOLDS if digits else len(self.folder) % FOLDS

    @property
    def lot(self) -> float:
        """A number from 0 to below 1 that decides whether it is in a part of the data; the same each time."""
        return crc32(self.article.id.encode()) / 2**32


def written() -> Iterator[Passage]:
    """The passages of the project's own corpus."""
    for texts in sorted(CORPUS.glob("*/texts.jsonl")):
        yield from _folder(texts.parent.name, texts, texts.parent / "gold", None)


def shared(root: Path) -> Iterator[Passage]:
    """Annotated texts of others that may be learned from but not be passed on: `train/tv*`, `dev2` and the page."""
    for texts in sorted((root / "train").glob("tv*/texts.jsonl")):
        yield from _folder(texts.parent.name, texts, texts.parent / "gold", None)
    yield from _folder("news", root / "dev2" / "texts.jsonl", root / "gold" / "dev2", None)
    page = next(iter(sorted((root / "articles").glob("*.txt"))))
    yield from _folder("page", page, root / "gold" / "seed", _PAGE)


def _folder(name: str, texts: Path, gold: Path, published: date | None) -> Iterator[Passage]:
    waiting = {_plain(a.id): a for a in read(texts, published) if isinstance(a, Article)}
    titled = {_plain(a.title): a for a in waiting.values() if a.title}
    for path in sorted(gold.glob("*.json")):
        annotation = json.loads(path.read_text("utf-8"))
        article = waiting.get(_plain(path.stem)) or titled.get(_plain(annotation.get("title") or ""))
        article = article or _holding(
            titled, _plain(annotation.get("article") or annotation.get("title") or "")
        )
        if article is not None:
            yield Passage(name, article, annotation)


def _holding(titled: dict[str, Article], title: str) -> Article | None:
    fits = (a for t, a in titled.items() if min(len(t), len(title)) > 5 and (t in title or title in t))
    return next(fits, None)


def _plain(text: str) -> str:
    return "".join(c for c in text if c.isalnum())
