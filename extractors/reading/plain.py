"""A plain-text or Markdown document in; its articles out, the front matter read and left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extractors.errors import SourceError
from extractors.model import Article, Document
from extractors.reading import dates
from extractors.reading.articles import Source, page
from extractors.reading.frontmatter import front_matter
from extractors.reading.runs import run


def articles(document: Document, stem: str, fallback: date | None) -> Iterator[Article]:
    """The articles of the page; raises SourceError when front matter has a wrong date or no text under it."""
    text = document.text
    matter = front_matter(text)
    published = dates.parse(matter.published) if matter.published else None
    if matter.published and published is None:
        raise SourceError(document.name, f"published {matter.published!r} is no date; write YYYY-MM-DD")
    if not text[matter.end :].strip():
        raise SourceError(document.name, "no text under the front matter; write it there")
    source = Source(
        id=stem,
        start=matter.end,
        end=len(text),
        title=run(text, *matter.title) if matter.title else None,
        published=published or dates.in_name(stem),
        fallback=fallback,
        publisher=matter.source,
        url=matter.url,
    )
    yield from page(document, source)
