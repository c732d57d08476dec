"""A file of news in (text, Markdown, JSON lines, HTML, PDF, DOCX, RSS, Atom, image); its articles out.

Each sentence has its place in the text of its document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from extractors.errors import SourceError
from extractors.model import Article
from extractors.reading import jsonlines, plain
from extractors.reading.decoding import LIMIT_BYTES, load
from extractors.reading.walking import IMAGE_SUFFIXES, JSON_SUFFIXES, OTHER_SUFFIXES, PLAIN_SUFFIXES, sources

__all__ = ["LIMIT_BYTES", "read", "sources"]

Reader = Callable[[Path, date | None], Iterator[Article | SourceError]]


def read(path: Path, published: date | None = None) -> Iterator[Article | SourceError]:
    """The articles of one file; a JSON line or feed entry that is refused gives a SourceError among them.

    `published` dates an article that says nothing of its date itself. Raises SourceError when the whole file
    is refused.
    """
    suffix = path.suffix.lower()
    known = " ".join(PLAIN_SUFFIXES + JSON_SUFFIXES + OTHER_SUFFIXES + IMAGE_SUFFIXES)
    if path.is_dir():
        raise SourceError(str(path), f"nothing to read in this folder; it needs files that end in {known}")
    if path.exists() and suffix not in known.split():
        raise SourceError(path.name, f"{suffix or 'no suffix'} is not read; give it one of {known}")
    yield from _reader(suffix)(path, published)


def _reader(suffix: str) -> Reader:
    """The reader of files of a suffix; its module is imported only when such a file is read."""
    if suffix in (".html", ".htm", ".xhtml"):
        from extractors.reading import html

        return html.read
    if suffix == ".pdf":
        from extractors.reading import pdf

        return pdf.read
    if suffix == ".docx":
        from extractors.reading import docx

        return docx.read
    if suffix in (".rss", ".atom", ".xml"):
        from extractors.reading import feeds

        return feeds.read
    if suffix in IMAGE_SUFFIXES:
        from extractors.reading import ocr

        return ocr.read
    return _json_lines if suffix in JSON_SUFFIXES else _plain


def _json_lines(path: Path, published: date | None) -> Iterator[Article | SourceError]:
    return jsonlines.articles(load(path), path.stem, published)


def _plain(path: Path, published: date | None) -> Iterator[Article]:
    return plain.articles(load(path), path.stem, published)
