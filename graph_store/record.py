"""An Extraction in, JSON text out, and back without loss: what the store keeps of an article.

The document's text is kept apart, since the articles of one page share it.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from extractors.model import Extraction


def dump(extraction: Extraction) -> str:
    """Compact JSON, values in field order, the document's text left out."""
    return json.dumps(_plain(extraction), ensure_ascii=False, separators=(",", ":"))


def load(text: str, document: str) -> Extraction:
    """The Extraction that `dump` was given; `document` is the text of its document."""
    values = json.loads(text)
    article, document_at = (
        _position(Extraction, "article"),
        _position(_type(Extraction, "article"), "document"),
    )
    held = values[article][document_at]
    held[_position(_type(_type(Extraction, "article"), "document"), "text")] = document
    loaded = _reader(Extraction)(values)
    assert isinstance(loaded, Extraction)
    return loaded


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return [_plain(_kept(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal | date):
        return str(value)
    return value


def _kept(value: object, name: str) -> object:
    return "" if name == "text" and type(value).__name__ == "Document" else getattr(value, name)


def _type(cls: type, name: str) -> type:
    found = get_type_hints(cls)[name]
    assert isinstance(found, type)
    return found


def _position(cls: type, name: str) -> int:
    return [field.name for field in fields(cls)].index(name)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """A function from plain values to values of the annotated type `kind`."""
    origin, arguments = get_origin(kind), get_args(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass(kind)
    if origin in (Union, types.UnionType):
        reader = _reader(next(argument for argument in arguments if argument is not type(None)))
        return lambda value: None if value is None else reader(value)
    if origin is tuple and arguments[1:] == (...,):
        item = _reader(arguments[0])
        return lambda values: tuple(map(item, values))
    if origin is tuple:
        items = [_reader(argument) for argument in arguments]
        return lambda values: tuple(read(value) for read, value in zip(items, values, strict=True))
    if kind is date:
        return date.fromisoformat
    if kind is Decimal:
        return Decimal
    if origin is Literal or kind in (str, int, float, bool):
        return lambda value: value
    raise TypeError(f"a record cannot hold {kind}")


def _dataclass(cls: type) -> Callable[[Any], Any]:
    hints = get_type_hints(cls)
    names = [field.name for field in fields(cls)]
    readers: list[Callable[[Any], Any]] = []

    def read(values: list[Any]) -> Any:
        if not readers:  # made on first use: a Mention may hold Mentions
            readers.extend(_reader(hints[name]) for name in names)
        return cls(*(reader(value) for reader, value in zip(readers, values)))

    return read
