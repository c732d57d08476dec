"""Word classes in, one automaton out: finds every lexicon word and table name of a text in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick

import ontology
from extractors.mentions import gazetteer


class Hit(NamedTuple):
    """A lexicon word that stands in a text."""

    start: int
    end: int


SOUGHT = frozenset(
    {
        "edge", "edge.soft", "edge.firm", "edge.project", "zone.suffix", "firm.legal", "firm.tail", "title",
        "body.known", "body.suffix", "project.head", "project.loose", "event.head",
    }
)  # fmt: skip
"""The classes whose words are looked for in texts; a word of another class is asked of a stretch of text."""
_BARE = frozenset({"edge", "person", "policy"})
"""The families of classes whose words are no part of a name."""


class Entry(NamedTuple):
    """What the automaton knows about one string: its sought classes and its reading as a name, if it is one.

    `named` tells that some class has it as a part of names.
    """

    word: str
    classes: tuple[str, ...]
    known: gazetteer.Known | None
    named: bool


@cache
def classes(*names: str) -> frozenset[str]:
    """All words of these classes of `names.tsv`; raises KeyError for an unknown class."""
    table = ontology.words("names")
    return frozenset(word for name in names for word in table[name])


@cache
def context(*names: str) -> frozenset[str]:
    """All words of these classes of `names_context.tsv`; raises KeyError for an unknown class."""
    table = ontology.words("names_context")
    return frozenset(word for name in names for word in table[name])


@cache
def alternation(*names: str) -> str:
    """The words of these classes of `names_context.tsv` as a group of a regular expression, longest first."""
    words = sorted(context(*names), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})"


@cache
def opening(*names: str) -> re.Pattern[str]:
    """Matches where a word of these context classes begins."""
    return re.compile(alternation(*names))


@cache
def closing(*names: str) -> re.Pattern[str]:
    """Finds a word of these context classes at the end of a text, or an empty text."""
    return re.compile(f"(?:^|{alternation(*names)})$")


@cache
def common() -> frozenset[str]:
    """Words of two and three characters of the language at large."""
    return frozenset(ontology.words("names_common")["w"])


@cache
def _automaton() -> ahocorasick.Automaton:
    roles: dict[str, list[str]] = {}
    for name, listed in sorted(ontology.words("names").items()):
        for word in listed:
            roles.setdefault(word, []).append(name)
    known = gazetteer.names()
    machine = ahocorasick.Automaton()
    for word in sorted(roles.keys() | known.keys()):
        own = roles.get(word, ())
        sought = tuple(name for name in own if name in SOUGHT)
        named = any(name.split(".")[0] not in _BARE for name in own)
        machine.add_word(word, Entry(word, sought, known.get(word), named))
    machine.make_automaton()
    return machine


def scan(text: str) -> Iterator[tuple[int, Entry]]:
    """Last offset and entry of every word of the automaton in `text`, overlapping ones too, by end, longest first."""
    found: Iterator[tuple[int, Entry]] = _automaton().iter(text)
    return found


def segmentable(word: str) -> bool:
    """True when `word` is one common word or splits into common words of two and three characters."""
    known = common()
    if word in known:
        return True
    return any(word[:cut] in known and segmentable(word[cut:]) for cut in (2, 3) if cut < len(word) - 1)


def head(text: str, start: int, words: frozenset[str], longest: int = 5, shortest: int = 2) -> int:
    """Length of the longest of `words` that `text` has at `start`, 0 when it has none."""
    for size in range(longest, shortest - 1, -1):
        if text[start : start + size] in words:
            return size
    return 0


def tail(text: str, end: int, words: frozenset[str], longest: int = 6, shortest: int = 2) -> int:
    """Length of the longest of `words` that ends in `text` at `end`, 0 when there is none."""
    for size in range(min(longest, end), shortest - 1, -1):
        if text[end - size : end] in words:
            return size
    return 0


def outermost(hits: tuple[Hit, ...] | list[Hit]) -> list[Hit]:
    """Hits, by end, that no longer one beginning at or before them goes on from (工业园 of 工业园区)."""
    return [
        h
        for i, h in enumerate(hits)
        if not any(o.start <= h.start for o in hits[i + 1 : i + 4] if h.end < o.end)
    ]
