"""The cue words that patterns ask for: `supply.verb|供` -> 供应, 供货, ..., 供."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import ahocorasick

import ontology

_NOUN = "(?!(?<=供)应[商链])(?!(?<=供应|供货|投资|出口|采购|销售|配套|进口|融资)[商链额率部员])"
"""A verb before one of these is part of a noun: 供应商, 投资额, 采购部."""
_TAIL = "(?!(?<=提)供|(?<=[图成认因])为)"
"""The 供 of 提供 and the 为 of 图为, 成为, 认为, 因为 are no words of their own."""


def words(slot: str) -> Iterator[str]:
    """Every word of a slot as patterns write it: classes of the cue and title tables and plain words, by `|`.

    Raises KeyError for an unknown class.
    """
    for word in slot.split("|"):
        if "." in word and word.isascii():
            yield from ontology.words("titles" if word.endswith(".title") else "cues")[word]
        else:
            yield word


@cache
def alternation(slot: str) -> str:
    """A regular expression for a slot, longest word first."""
    ordered = sorted(words(slot), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})"


def verb(slot: str) -> str:
    """A regular expression for a slot whose words are no part of a longer noun."""
    return _TAIL + alternation(slot) + _NOUN


class Cues:
    """All cue slots of a set of patterns, found in a text at one pass."""

    def __init__(self, slots: Iterable[str]) -> None:
        """Raises KeyError for an unknown class."""
        owners: dict[str, set[str]] = {}
        for slot in slots:
            for word in words(slot):
                owners.setdefault(word, set()).add(slot)
        self._automaton = ahocorasick.Automaton()
        for word, own in sorted(owners.items()):
            self._automaton.add_word(word, frozenset(own))
        self._automaton.make_automaton()

    def inside(self, text: str) -> frozenset[str]:
        """The slots that some word of `text` could fill."""
        return frozenset().union(*[slots for _, slots in self._automaton.iter(text)])
