"""An RSS or Atom file in; an article for each entry out, its address, date and the channel's name with it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from extractors.errors import SourceError
from extractors.model import Article, Document
from extractors.reading import dates
from extractors.reading.articles import Source, single
from extractors.reading.decoding import decoded, raw
from extractors.reading.html import marked, parsed
from extractors.reading.markup import element
from extractors.reading.runs import run
from extractors.reading.weblines import walk

_DECLARED = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]+)")
_BODIES = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "issued", "date", "updated")
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class _Entry:
    """The fields of one entry, None where absent or blank; `body` is HTML."""

    id: str | None
    title: str | None
    body: str | None
    published: str | None
    source: str | None
    url: str | None


def read(path: Path, fallback: date | None) -> Iterator[Article | SourceError]:
    """An article for each entry with text; one that has none gives a SourceError, the others are read.

    An entry's document is its title and, from the next line on, its text freed of HTML. Raises SourceError for a
    file that is no feed.
    """
    data = raw(path)
    declared = _DECLARED.match(data.lstrip())
    text, encoding = decoded(path.name, data, declared[1].decode("ascii") if declared else None)
    try:
        root = element(text.lstrip("\ufeff \t\r\n"))
    except ValueError as error:
        raise SourceError(path.name, str(error)) from None
    if _local(root) not in ("rss", "feed", "RDF"):
        raise SourceError(
            path.name, f"<{_local(root)}> is no RSS or Atom feed; save the text as .txt or .html"
        )
    entries = [part for part in root.iter() if _local(part) in ("item", "entry")]
    if not entries:
        raise SourceError(path.name, "a feed without entries; leave it out")
    yield from _articles(path, encoding, root, entries, fallback)


def _articles(
    path: Path, encoding: str, root: Element, entries: list[Element], fallback: date | None
) -> Iterator[Article | SourceError]:
    channel = next((part for part in root if _local(part) == "channel"), root)
    publisher = _plain(_child(channel, ("title",)))
    known: dict[str, int] = {}
    for number, part in enumerate(entries, 1):
        name = f"{path.name}#{number}"
        entry = _entry(part)
        own = entry.id or entry.url or f"{path.stem}#{number}"
        body = parsed(entry.body or "")
        news = "\n".join(map(marked, walk(body).lines)) if body is not None else ""
        if not news.strip():
            yield SourceError(name, "an entry without text; save the article's own page")
            continue
        if own in known:
            yield SourceError(
                name, f"id {own!r} stands already in entry {known[own]}; give each entry its own"
            )
            continue
        known[own] = number
        title = entry.title or ""
        whole = f"{title}\n{news}" if title else news
        sha256 = hashlib.sha256(tostring(part, "utf-8")).hexdigest()
        source = Source(
            id=own,
            start=0,
            end=len(whole),
            title=run(whole, 0, len(title)) if title else None,
            published=_published(entry.published),
            fallback=fallback,
            publisher=entry.source or publisher,
            url=entry.url,
        )
        yield single(Document(name, whole, sha256, encoding), source)


def _entry(part: Element) -> _Entry:
    source = next((child for child in part if _local(child) == "source"), None)
    named = (_plain(_child(source, ("title",))) or _plain(source)) if source is not None else None
    bodies = [text for key in _BODIES if (text := _markup(_child(part, (key,))))]
    return _Entry(
        id=_plain(_child(part, ("guid", "id"))),
        title=_plain(_child(part, ("title",))),
        body=max(bodies, key=len, default=None),
        published=next((text for key in _DATES if (text := _plain(_child(part, (key,))))), None),
        source=named,
        url=_link(part),
    )


def _child(part: Element, names: tuple[str, ...]) -> Element | None:
    return next(
        (child for name in names for child in part if _local(child) == name and "media" not in child.tag),
        None,
    )


def _markup(part: Element | None) -> str | None:
    """The HTML of a field, be it escaped text or, in Atom, elements of its own."""
    if part is None:
        return None
    if len(part):
        return "".join(tostring(child, "unicode", method="html") for child in part).replace("html:", "")
    return part.text if part.text and part.text.strip() else None


def _plain(part: Element | None) -> str | None:
    """A field as one line; HTML in it, which titles may hold, left out."""
    text = " ".join("".join(part.itertext()).split()) if part is not None else ""
    if "<" in text and (root := parsed(text)) is not None:
        text = " ".join(line.text for line in walk(root, True).lines)
    return text or None


def _link(part: Element) -> str | None:
    """The entry's own page: RSS's `link`, Atom's `alternate`."""
    for child in part:
        if _local(child) == "link" and child.get("rel", "alternate") == "alternate":
            address = (child.get("href") or child.text or "").strip()
            if _ADDRESS.fullmatch(address):
                return address
    return None


def _published(stamp: str | None) -> date | None:
    """The date of `Wed, 04 Dec 2024 08:00:00 +0800` or `2024-12-04T08:00:00Z`, as printed, in its own time zone."""
    if stamp is None:
        return None
    try:
        return dates.parse(stamp) or parsedate_to_datetime(stamp).date()
    except (ValueError, IndexError, OverflowError):
        return None


def _local(part: Element) -> str:
    return part.tag.rpartition("}")[2]
