"""Sentences and an annotation in, which states each character may have in each class out.

西安经开区 annotated as Zone -> in class Zone B I I I I and nothing else; optional spans may have any state
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy
from numpy.typing import NDArray

from extractors.model import ENTITY_TYPES

_MARKS = re.compile(r"[\s“”‘’\"'《》〈〉「」『』【】<>]")
_GENERIC = re.compile(
    "(?:[该本全这此].{1,3}|公司|园区|集团|基地|项目|企业|开发区|新区|董事会|[一二三]期|工厂|我们|前者|后者|产业|产品)$"
)
"""Surfaces that only this article's reader understands: neither taught nor punished."""


class Labelled(NamedTuple):
    """A span of one sentence; `kind` is None where any class may stand, `free` where the span may be left out."""

    start: int
    end: int
    kind: str | None
    free: bool


class _Place(NamedTuple):
    sentence: int
    start: int
    end: int
    kind: str
    owner: int
    free: bool


def labels(texts: Sequence[str], gold: Any) -> list[list[Labelled]]:
    """The annotated spans of each text: of one class the longest, apart.

    A span inside one of another class is free when its entity also stands alone somewhere.
    """
    plain = [_plain(text) for text in texts]
    kept: list[_Place] = []
    for place in sorted(
        set(_places(plain, gold)), key=lambda p: (p.sentence, p.start - p.end, p.start, p.free, p)
    ):
        if not any(_same_class_overlap(place, other) for other in kept):
            kept.append(place)
    inner = [any(_within(place, other) for other in kept) for place in kept]
    outside = {place.owner for place, nested in zip(kept, inner) if not nested}
    found: list[list[Labelled]] = [[] for _ in texts]
    for place, nested in zip(kept, inner):
        free = place.free or (nested and place.owner in outside)
        found[place.sentence].append(Labelled(place.start, place.end, place.kind, free))
    for word in gold.get("ignore", ()):
        for sentence, start, end in _occurrences(plain, word):
            found[sentence].append(Labelled(start, end, None, True))
    return found


def allowed(length: int, spans: Sequence[Labelled]) -> NDArray[numpy.bool_]:
    """The states (O, B, I) allowed at each of `length` characters, of shape (length, classes, 3)."""
    table = numpy.zeros((length, len(ENTITY_TYPES), 3), bool)
    table[..., 0] = True
    for start, end, kind, _ in (span for span in spans if span.free):
        table[start:end, slice(None) if kind is None else ENTITY_TYPES.index(kind)] = True
    for start, end, kind, _ in (span for span in spans if not span.free):
        column = ENTITY_TYPES.index(kind)
        table[start:end, column] = False
        table[start, column, 1] = True
        table[start + 1 : end, column, 2] = True
    return table


def plain(text: str) -> str:
    """`text` as it is compared with others: NFKC, small letters, without spaces and quotation marks."""
    return _plain(text)[0]


def _plain(text: str) -> tuple[str, list[int]]:
    """The compared form, and of each of its characters the offset it came from."""
    chars: list[str] = []
    at: list[int] = []
    for i, char in enumerate(text):
        if not _MARKS.match(char):
            for small in unicodedata.normalize("NFKC", char).lower():
                if not _MARKS.match(small):
                    chars.append(small)
                    at.append(i)
    return "".join(chars), at


def _places(texts: Sequence[tuple[str, list[int]]], gold: Any) -> Iterator[_Place]:
    for owner, entity in enumerate(gold["entities"]):
        for word in sorted({entity["name"], *entity.get("mentions", ())}):
            free = bool(entity.get("optional")) or bool(_GENERIC.match(word))
            for sentence, start, end in _occurrences(texts, word):
                yield _Place(sentence, start, end, entity["type"], owner, free)


def _occurrences(texts: Sequence[tuple[str, list[int]]], word: str) -> Iterator[tuple[int, int, int]]:
    wanted = plain(word)
    if len(wanted) > 1:
        for number, (text, at) in enumerate(texts):
            found = text.find(wanted)
            while found >= 0:
                yield number, at[found], at[found + len(wanted) - 1] + 1
                found = text.find(wanted, found + 1)


def _same_class_overlap(one: _Place, other: _Place) -> bool:
    together = one.sentence == other.sentence and one.kind == other.kind
    return together and one.start < other.end and other.start < one.end


def _within(one: _Place, other: _Place) -> bool:
    together = one.sentence == other.sentence and one.kind != other.kind
    inside = other.start <= one.start and one.end <= other.end
    return together and inside and other.end - other.start > one.end - one.start
