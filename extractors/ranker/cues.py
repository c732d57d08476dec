"""A sentence in, the words that can say each relation, and its outline in cue classes and function words, out.

A向B供应硅片 -> supplies: 供应; outline: Firm 向 Firm supply.verb Product
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import ahocorasick

import ontology
from extractors.cues import words as slot_words
from extractors.grammar import compiled
from extractors.model import Mention
from extractors.relations import GRAMMARS

CLASSES: Mapping[str, tuple[str, ...]] = {
    "supplies": ("supply", "buy"),
    "investsIn": ("invest", "equity"),
    "subsidiaryOf": ("own", "equity"),
    "cooperatesWith": ("cooperate",),
    "exportsTo": ("export",),
    "produces": ("produce",),
    "operatesIn": ("sector", "produce", "cluster"),
    "locatedIn": ("locate", "invest"),
    "holdsRole": ("role",),
    "partOfCluster": ("cluster", "sector"),
    "issues": ("issue",),
}
"""The families of cue classes that can say a relation; others are left to the grammar alone."""
_FUNCTION = frozenset("向由为给从在与和将把的，、。；：被对是有等及到自于“”以并又其")
PLAIN = "word"
"""Class of the words that only stand in patterns."""
_NO_CUE = frozenset("的了和与及")
_FIRMLY = frozenset({"supply", "buy", "own", "invest", "equity"})
"""Families whose one-character words are part of an outline."""


class Cue(NamedTuple):
    """A word that can say a relation: offsets, class, and the word itself."""

    start: int
    end: int
    name: str
    word: str


class Step(NamedTuple):
    """One piece of an outline: offsets and what it can be called, most general first."""

    start: int
    end: int
    names: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """True for a function word or mark."""
        return len(self.names[0]) == 1


@dataclass(frozen=True, slots=True)
class Outline:
    """The steps of a sentence, from left to right and apart, with their first and last offsets."""

    steps: Sequence[Step]
    starts: Sequence[int]
    ends: Sequence[int]

    def before(self, at: int, reach: int) -> Sequence[Step]:
        """The steps that end less than `reach` before `at`, or there."""
        return self.steps[bisect_right(self.ends, at - reach) : bisect_right(self.ends, at)]

    def between(self, start: int, end: int) -> Sequence[Step]:
        """The steps within `start:end`."""
        return self.steps[bisect_left(self.starts, start) : bisect_right(self.ends, end)]

    def after(self, at: int, reach: int) -> Sequence[Step]:
        """The steps that begin at `at` or less than `reach` behind."""
        return self.steps[bisect_left(self.starts, at) : bisect_left(self.starts, at + reach)]


@cache
def _by_relation() -> ahocorasick.Automaton:
    owners: dict[str, dict[str, str]] = {}
    for relation, families in CLASSES.items():
        for name, words in ontology.words("cues").items():
            if name.split(".")[0] in families:
                for word in words:
                    owners.setdefault(word, {}).setdefault(relation, name)
    for word in ontology.words("titles")["role.title"]:
        owners.setdefault(word, {}).setdefault("holdsRole", "title")
    for grammar in GRAMMARS:
        if grammar.relation in CLASSES:
            for source in (*grammar.patterns, *grammar.weak):
                for word in (w for slot in compiled(source).asks for w in slot_words(slot)):
                    if word not in _NO_CUE:
                        owners.setdefault(word, {}).setdefault(grammar.relation, PLAIN)
    return _automaton({word: tuple(sorted(found.items())) for word, found in owners.items()})


@cache
def _by_class() -> ahocorasick.Automaton:
    owners: dict[str, set[str]] = {}
    for name, words in ontology.words("cues").items():
        for word in words:
            if len(word) > 1 or name.split(".")[0] in _FIRMLY:
                owners.setdefault(word, set()).add(name)
    for words in ontology.words("titles").values():
        for word in words:
            if len(word) > 1:
                owners.setdefault(word, set()).add("title")
    return _automaton({word: tuple(sorted(names)) for word, names in owners.items()})


def _automaton(words: Mapping[str, tuple[object, ...]]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word, value in sorted(words.items()):
        automaton.add_word(word, (word, value))
    automaton.make_automaton()
    return automaton


def cues(text: str) -> Mapping[str, list[Cue]]:
    """The words of `text` that can say each relation, by end."""
    found: dict[str, list[Cue]] = {}
    for last, (word, owners) in _by_relation().iter(text):
        for relation, name in owners:
            found.setdefault(relation, []).append(Cue(last + 1 - len(word), last + 1, name, word))
    return found


def outline(text: str, mentions: Sequence[Mention]) -> Outline:
    """Mentions by class, cue words by their classes and function words, from left to right."""
    steps = [Step(m.start, m.end, (m.type[:3],)) for m in mentions]
    used = bytearray(len(text))
    for m in mentions:
        used[m.start : m.end] = b"\1" * (m.end - m.start)
    hits = sorted(_hits(text), key=lambda hit: (hit.start - hit.end, hit.start))
    for hit in hits:
        if not any(used[hit.start : hit.end]):
            used[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            steps.append(hit)
    steps += [Step(i, i + 1, (c,)) for i, c in enumerate(text) if c in _FUNCTION and not used[i]]
    steps.sort()
    return Outline(steps, [step.start for step in steps], [step.end for step in steps])


def _hits(text: str) -> Iterator[Step]:
    for last, (word, names) in _by_class().iter(text):
        yield Step(last + 1 - len(word), last + 1, names)
