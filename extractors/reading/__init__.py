"""A file of news in (text, Markdown, JSON lines); its articles out, each sentence with its place in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extractors.errors import SourceError
from extractors.model import Article
from extractors.reading import jsonlines, plain
from extractors.reading.decoding import LIMIT_BYTES, load
from extractors.reading.walking import JSON_SUFFIXES, PLAIN_SUFFIXES, sources

__all__ = ["LIMIT_BYTES", "read", "sources"]


def read(path: Path, published: date | None = None) -> Iterator[Article | SourceError]:
    """The articles of one file; a JSON line that is refused gives a SourceError among them.

    `published` dates an article that says nothing of its date itself. Raises SourceError when the whole file
    is refused.
    """
    suffix = path.suffix.lower()
    known = " ".join(PLAIN_SUFFIXES + JSON_SUFFIXES)
    if path.is_dir():
        raise SourceError(str(path), f"nothing to read in this folder; it needs files that end in {known}")
    if path.exists() and suffix not in known.split():
        raise SourceError(path.name, f"{suffix or 'no suffix'} is not read; give it one of {known}")
    document = load(path)
    if suffix in JSON_SUFFIXES:
        yield from jsonlines.articles(document, path.stem, published)
    else:
        yield from plain.articles(document, path.stem, published)
