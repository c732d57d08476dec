"""Sentences in, named spans out: for each sentence a lattice of candidates, and one reading of it.

    在西安经开区，采埃孚投资建设的研发中心项目开工 -> Zone 西安经开区 (in it Place 西安), Firm 采埃孚, ...
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.mentions import aliases, bodies, brands, events, firms, people, places, policies, projects, zones
from extractors.mentions.choice import choose
from extractors.mentions.kinds import kind_of
from extractors.mentions.names import LacNames, Names, RuleNames, Token
from extractors.mentions.view import view
from extractors.model import Mention, Sentence

__all__ = ["LacNames", "Names", "RuleNames", "Token", "choose", "find", "kind_of"]

_FINDERS = (zones.find, firms.find, brands.find, bodies.find, people.find, projects.find, policies.find, events.find, places.find)


def find(sentences: Sequence[Sentence], names: Names) -> tuple[tuple[Mention, ...], ...]:
    """The candidate spans of each sentence of one article, sorted by start, longer first; they nest and overlap."""
    tagged = names.tag([sentence.text for sentence in sentences])
    views = [view(sentence, tokens) for sentence, tokens in zip(sentences, tagged, strict=True)]
    lattice = [[m for finder in _FINDERS for m in finder(v)] for v in views]
    short = aliases.find(views, lattice)
    merged = [[*found, *more] for found, more in zip(lattice, short)]
    return tuple(_sorted([*found, *brands.listed(v, found)]) for v, found in zip(views, merged))


def _sorted(mentions: list[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(set(mentions), key=lambda m: (m.start, -m.end, m.type, -m.score, m.finder)))
