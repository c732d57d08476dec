"""One document with what is known of it in; its articles out, sentences, titles, dates and publishers set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from extractors.model import Article, Document, Sentence
from extractors.reading import dates
from extractors.reading.blocks import Block, blocks
from extractors.reading.bylines import paper
from extractors.reading.headings import with_plain_headings, wrap_width
from extractors.reading.page import drafts
from extractors.reading.repair import Paragraph, paragraphs
from extractors.reading.runs import Run
from extractors.reading.sentences import split

_TITLE_LENGTH = 40
_CLAUSE = re.compile("[，；：。！？,;:!?]")


@dataclass(frozen=True, slots=True)
class Source:
    """What is known before reading: body `text[start:end]`, title, date, publisher and address.

    `fallback` is the date to use when neither `published` nor a dateline gives one.
    """

    id: str
    start: int
    end: int
    title: Run | None = None
    published: date | None = None
    fallback: date | None = None
    publisher: str | None = None
    url: str | None = None


def page(document: Document, source: Source) -> Iterator[Article]:
    """The articles of a page in order; ids `id`, `id#2`, `id#3` ..."""
    lines = with_plain_headings(tuple(blocks(document.text, source.start, source.end)))
    width = wrap_width(lines)
    found = drafts(lines)
    if source.title is not None and len(found) <= 1:
        yield _with_own_title(document, source, lines, width)
        return
    bodies = [list(paragraphs(draft.blocks, width)) for draft in found]
    home = _home_paper(bodies)
    day = _page_head(lines)
    if source.published is None and day is not None:
        source = replace(source, published=day)
    for number, (draft, body) in enumerate(zip(found, bodies), 1):
        own = source.id if number == 1 else f"{source.id}#{number}"
        yield _article(document, source, own, draft.title.run if draft.title else None, body, home)


def single(document: Document, source: Source) -> Article:
    """The whole body as one article, whatever headings it has."""
    lines = with_plain_headings(tuple(blocks(document.text, source.start, source.end)))
    width = wrap_width(lines)
    if source.title is not None:
        return _with_own_title(document, source, lines, width)
    rest = list(lines)
    title = rest.pop(0).run if rest and rest[0].kind == "heading" else None
    return _article(document, source, source.id, title, list(paragraphs(rest, width)), None)


def _with_own_title(document: Document, source: Source, lines: Sequence[Block], width: int) -> Article:
    """A title known from outside; a first line that repeats it is the title as printed."""
    title = source.title
    rest = list(lines)
    if title is not None and rest and _bare(rest[0].text) == _bare(title.text):
        title = rest.pop(0).run
    return _article(document, source, source.id, title, list(paragraphs(rest, width)), None)


def _article(
    document: Document, source: Source, own: str, title: Run | None, body: list[Paragraph], home: str | None
) -> Article:
    lines = [part.run.text for part in body if part.kind == "byline"]
    parts = ([Paragraph(title, "title")] if title else []) + body
    return Article(
        id=own,
        title=title.text if title else _made_title(body, own),
        sentences=tuple(_sentences(parts)),
        document=document,
        published=source.published or _dateline(lines, source.fallback) or source.fallback,
        publisher=source.publisher or _publisher(lines, home),
        url=source.url,
    )


def _sentences(parts: Sequence[Paragraph]) -> Iterator[Sentence]:
    index = 0
    for number, part in enumerate(parts):
        for found in split(part.run) if part.kind in ("body", "caption") else (part.run,):
            yield Sentence(index, number, part.kind, found.text, found.pieces)
            index += 1


def _made_title(body: Sequence[Paragraph], stem: str) -> str:
    """The first clauses of the text, at most 40 characters; the id only when there is no text."""
    text = next((part.run.text for part in body if part.kind == "body"), "")
    if not text:
        return stem
    ends = [found.start() for found in _CLAUSE.finditer(text[: _TITLE_LENGTH + 1]) if found.start()]
    if ends:
        return text[: ends[-1]]
    return text[:_TITLE_LENGTH]


def _page_head(lines: Sequence[Block]) -> date | None:
    """The full date printed above the first heading of a page."""
    head = takewhile(lambda line: line.kind == "byline", lines)
    return next((found for line in head if (found := dates.printed(line.text))), None)


def _dateline(lines: Sequence[str], published: date | None) -> date | None:
    return next((found for line in lines if (found := dates.dateline(line, published))), None)


def _publisher(lines: Sequence[str], home: str | None) -> str | None:
    names = [name for line in lines if (name := paper(line))]
    named = next((name for name in names if name != "本报"), None)
    return named or (home if names else None)


def _home_paper(bodies: Sequence[Sequence[Paragraph]]) -> str | None:
    """The paper that 本报 means on a page: the only one its datelines name."""
    named = {
        name
        for body in bodies
        for part in body
        if part.kind == "byline" and (name := paper(part.run.text)) and name != "本报" and name.endswith("报")
    }
    return named.pop() if len(named) == 1 else None


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
