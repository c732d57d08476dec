"""A sentence with its lattice in, one row of numbers a character out: what the tagger sees besides LAC's states.

西安经开区 -> five rows; in the columns of class Zone the first is a start, the last an end, all have the score
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

import ahocorasick

import ontology
from extractors.model import ENTITY_TYPES, Mention

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

_NAMES = (
    "edge", "firm.tail", "firm.legal", "firm.generic", "zone.suffix", "zone.theme", "project.head", "project.status",
    "policy.doc", "policy.tail", "event.head", "body.suffix", "title",
)  # fmt: skip
_CONTEXT = ("firm.before", "firm.after", "product.before", "product.after", "person.says", "person.acts")
_KINDS = tuple(
    re.compile(kind)
    for kind in (
        r"[\u4e00-\u9fff]", r"[0-9]", "[A-Z]", "[a-z]", "[一二三四五六七八九十百千万亿两多余]", "[，。；：、！？]",
        "[“”《》（）‘’]", r"[·\-—/%.]",
    )
)  # fmt: skip
_COLUMN = {name: 3 * i for i, name in enumerate(ENTITY_TYPES)}
"""The first of three columns of a class: where a candidate starts, what it holds, where it ends."""
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"))


@cache
def groups() -> tuple[str, ...]:
    """The groups of words that the tables know; a tagger keeps those it was trained with."""
    cues = {name.split(".")[0] for name in ontology.words("cues")}
    return (*sorted(f"cue {name}" for name in cues), *_NAMES, *_CONTEXT, "industry")


@cache
def _automaton(known: tuple[str, ...]) -> ahocorasick.Automaton:
    """Every word of at least two characters of the groups, with what it switches on."""
    columns = {name: i for i, name in enumerate(known)}
    found: dict[str, set[int]] = {}
    listed = [(f"cue {name.split('.')[0]}", words) for name, words in ontology.words("cues").items()]
    listed += [(name, ontology.words("names")[name]) for name in _NAMES]
    listed += [(name, ontology.words("names_context")[name]) for name in _CONTEXT]
    for table in ("strategic_emerging", "gbt4754"):
        listed.append(("industry", tuple(_core(row["name"]) for row in ontology.table(table))))
    for name, words in listed:
        for word in words:
            if len(word) > 1 and name in columns:
                found.setdefault(word, set()).add(columns[name])
    automaton = ahocorasick.Automaton()
    for word, owners in sorted(found.items()):
        automaton.add_word(word, tuple(_steps(len(word), owners, width(known))))
    automaton.make_automaton()
    return automaton


def _steps(length: int, owners: Iterable[int], wide: int) -> Iterator[int]:
    """Where a word of some groups switches on what, from the start of its last row: it all, and that it ends."""
    for owner in owners:
        column = 3 * len(ENTITY_TYPES) + 2 * owner
        yield from range(column - (length - 1) * wide, column + 1, wide)
        yield column + 1


def _core(name: str) -> str:
    return re.sub("(?:产业|行业|服务|制造|业)$", "", name) if len(name) > 4 else name


@cache
def _char(char: str) -> tuple[int, ...]:
    return tuple(i for i, kind in enumerate(_KINDS) if kind.match(char))


def width(known: tuple[str, ...]) -> int:
    """Columns of a row of features with these groups of words."""
    return 3 * len(ENTITY_TYPES) + 2 * len(known) + len(_KINDS) + len(_PAIRS)


def features(text: str, lattice: Sequence[Mention], known: tuple[str, ...]) -> NDArray[float32]:
    """One row of `width(known)` numbers a character of `text`, whose candidate spans are `lattice`."""
    import numpy

    found = numpy.zeros((len(text), width(known)), numpy.float32)
    for m in sorted(lattice, key=lambda m: m.score):
        at = _COLUMN[m.type]
        found[m.start, at] = found[m.start : m.end, at + 1] = found[m.end - 1, at + 2] = m.score
    found.ravel()[_switched(text, known)] = 1.0
    return found


def _switched(text: str, known: tuple[str, ...]) -> list[int]:
    """What the words, characters and marks of a text switch on: rows times width plus columns."""
    wide = width(known)
    found: list[int] = []
    for last, steps in _automaton(known).iter(text):
        at = last * wide
        found += [at + step for step in steps]
    base = 3 * len(ENTITY_TYPES) + 2 * len(known)
    for at, char in zip(range(base, base + len(text) * wide, wide), text):
        found += [at + kind for kind in _char(char)]
    base += len(_KINDS)
    for number, (opening, closing) in enumerate(_PAIRS):
        at = text.find(opening)
        while at >= 0:
            end = text.find(closing, at)
            end = len(text) if end < 0 else end
            found += range(at * wide + base + number, end * wide + base + number, wide)
            at = text.find(opening, end)
    return found
