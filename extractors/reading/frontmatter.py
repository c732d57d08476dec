"""A text in; what its front matter (`published: 2024-12-04` between two `---` lines) says out."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPEN = re.compile(r"\s*---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_FIELD = re.compile(r"^(published|date|title|source|url)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
_ANY_FIELD = re.compile(r"^[A-Za-z_][\w-]*[ \t]*:", re.MULTILINE)
_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The printed values, None where absent; `title` as offsets in the text; the body starts at `end`."""

    end: int = 0
    title: tuple[int, int] | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None


def front_matter(text: str) -> FrontMatter:
    """The front matter at the head of `text`, an empty one when there is none."""
    opening = _OPEN.match(text)
    closing = _CLOSE.search(text, opening.end(), opening.end() + _LONGEST) if opening else None
    if not opening or not closing or not _ANY_FIELD.search(text, opening.end(), closing.start()):
        return FrontMatter()
    values: dict[str, tuple[int, int]] = {}
    for found in _FIELD.finditer(text, opening.end(), closing.start()):
        start, end = found.span(2)
        if end - start > 1 and text[start] == text[end - 1] and text[start] in "\"'":
            start, end = start + 1, end - 1
        if start < end:
            values[found[1]] = (start, end)
    words = {key: text[start:end] for key, (start, end) in values.items()}
    return FrontMatter(
        end=closing.end(),
        title=values.get("title"),
        published=words.get("published", words.get("date")),
        source=words.get("source"),
        url=words.get("url"),
    )
