"""JSON lines in (id, title, text, published, source, url); for each an article out, or its refusal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractors.errors import SourceError
from extractors.model import Article, Document
from extractors.reading import dates
from extractors.reading.articles import Source, single
from extractors.reading.runs import run

_FIELDS = ("id", "title", "text", "published", "source", "url")


@dataclass(frozen=True, slots=True)
class _Record:
    """The string fields of one line; None where absent, null or blank."""

    id: str | None
    title: str | None
    text: str | None
    published: str | None
    source: str | None
    url: str | None


def articles(document: Document, stem: str, fallback: date | None) -> Iterator[Article | SourceError]:
    """An article for each line with text; a line that is wrong gives a SourceError, the others are read.

    The text of an article's document is that of the line's `text`, then a line break and the title, so that
    offsets in the body are those of the field.
    """
    known: dict[str, int] = {}
    for number, line in enumerate(document.text.split("\n"), 1):
        if not line.strip():
            continue
        name = f"{document.name}#{number}"
        try:
            record = _record(line)
            published = _published(record.published)
            own = record.id or f"{stem}#{number}"
            if own in known:
                raise ValueError(f"id {own!r} stands already on line {known[own]}; give each line its own")
        except ValueError as error:
            yield SourceError(name, str(error))
            continue
        known[own] = number
        sha256 = hashlib.sha256(line.strip().encode("utf-8")).hexdigest()
        text = record.text or ""
        whole = Document(name, f"{text}\n{record.title}" if record.title else text, sha256, document.encoding)
        yield single(
            whole,
            Source(
                id=own,
                start=0,
                end=len(text),
                title=run(whole.text, len(text) + 1, len(whole.text)) if record.title else None,
                published=published or dates.in_name(stem),
                fallback=fallback,
                publisher=record.source,
                url=record.url,
            ),
        )


def _record(line: str) -> _Record:
    """The fields of one line; raises ValueError with reason and way out."""
    try:
        value = json.loads(line)
    except RecursionError:
        raise ValueError("nested too deeply; write one flat JSON object a line") from None
    except ValueError as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "a number too long"
        raise ValueError(f"no JSON ({reason}); write one JSON object a line") from None
    if not isinstance(value, dict):
        raise ValueError(f"a JSON {_kind(value)}, no object; write one JSON object a line")
    fields = {key: _string(key, value.get(key)) for key in _FIELDS}
    record = _Record(**fields)
    if record.text is None:
        raise ValueError('no text; give the object a non-empty string "text"')
    return record


def _string(key: str, value: object) -> str | None:
    if key in ("id", "published") and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"{key} is a JSON {_kind(value)}, no string; quote it")
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise ValueError(f"{key} holds half a character (a lone surrogate); write it whole")
    return value if value.strip() else None


def _published(value: str | None) -> date | None:
    found = dates.parse(value) if value else None
    if value and found is None:
        raise ValueError(f"published {value!r} is no date; write YYYY-MM-DD")
    return found


def _kind(value: object) -> str:
    names = {dict: "object", list: "list", str: "string", bool: "boolean", int: "number", float: "number"}
    return names.get(type(value), "null")
