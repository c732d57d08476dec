"""Sentences in, named spans out: for each sentence a lattice of candidates, and one reading of it.

在西安经开区，虚谷汽车建设的研发中心项目开工 -> Zone 西安经开区 (in it Place 西安), Firm 虚谷汽车, ...
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.mentions import (
    aliases,
    bodies,
    brands,
    events,
    firms,
    latin,
    lists,
    people,
    places,
    policies,
    projects,
    trades,
    zones,
)
from extractors.mentions.choice import choose, chosen
from extractors.mentions.kinds import kind_of
from extractors.mentions.view import view
from extractors.mentions.words import Token, stretches
from extractors.model import Mention, Sentence

__all__ = ["Token", "choose", "chosen", "find", "kind_of"]

Lattice = tuple[tuple[Mention, ...], ...]
"""The candidates of each sentence."""

_FINDERS = (
    zones.find,
    firms.find,
    trades.find,
    latin.find,
    brands.find,
    bodies.find,
    people.find,
    projects.find,
    policies.find,
    events.find,
    places.find,
)


def find(sentences: Sequence[Sentence], words: Sequence[Sequence[Token]]) -> Lattice:
    """The candidate spans of each sentence of one article, by start, longer first; they nest and overlap.

    `words` are those of each sentence, none where nothing is known: then the name grammars decide alone.
    """
    pieces = [p for s, tokens in zip(sentences, words, strict=True) for p in _pieces(s, tokens)]
    views = [view(piece, tokens) for piece, _, tokens in pieces]
    lattice = [[m for finder in _FINDERS for m in finder(v)] for v in views]
    short = aliases.find(views, lattice)
    merged = [[*found, *more] for found, more in zip(lattice, short, strict=True)]
    by_sentence: dict[int, list[Mention]] = {sentence.index: [] for sentence in sentences}
    for v, (piece, shift, _), found in zip(views, pieces, merged, strict=True):
        everything = {*found, *lists.find(v, found)}
        by_sentence[piece.index] += [_moved(m, shift) for m in everything] if shift else everything
    return tuple(_sorted(by_sentence[sentence.index]) for sentence in sentences)


def _pieces(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[tuple[Sentence, int, tuple[Token, ...]]]:
    """A sentence in stretches that keep every grammar's work bounded, with their offsets and words."""
    at = 0
    for text in stretches(sentence.text):
        end = at + len(text)
        if len(text) == len(sentence.text):
            yield sentence, 0, tuple(tokens)
        else:
            low, high = bisect_left(tokens, (at,)), bisect_left(tokens, (end,))
            inside = tuple(Token(t.start - at, t.end - at, t.tag) for t in tokens[low:high])
            yield Sentence(sentence.index, sentence.paragraph, sentence.kind, text, ()), at, inside
        at = end


def _moved(mention: Mention, shift: int) -> Mention:
    parts = tuple(_moved(part, shift) for part in mention.parts)
    return replace(mention, start=mention.start + shift, end=mention.end + shift, parts=parts)


def _sorted(mentions: list[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=_order))


def _order(mention: Mention) -> tuple[object, ...]:
    parts = tuple((p.start, p.end, p.type) for p in mention.parts)
    return mention.start, -mention.end, mention.type, -mention.score, mention.finder, parts
