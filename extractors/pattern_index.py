"""An encoded sentence in, the patterns that may match it out: those whose classes of mention and cues it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter

from extractors.encoding import Encoded
from extractors.grammar import Grammar, compiled
from extractors.model import RelationType
from extractors.patterns import Pattern

Numbered = tuple[int, Pattern]
"""A pattern and its number in its grammar, the weak ones last."""
_Listed = tuple[int, Pattern, RelationType]


class PatternIndex:
    """The patterns of some grammars, listed for each set of classes of mention (of which there are 2048)."""

    def __init__(self, grammars: tuple[Grammar, ...]) -> None:
        """Compiles the patterns; raises ValueError when one does not parse."""
        self._patterns: list[_Listed] = [
            (number, compiled(source), grammar.relation)
            for grammar in grammars
            for number, source in enumerate(grammar.patterns + grammar.weak, 1)
        ]
        self._known: dict[frozenset[str], Mapping[str, Sequence[_Listed]]] = {}

    def possible(self, encoded: Encoded) -> Mapping[RelationType, Sequence[Numbered]]:
        """Of each relation the patterns that may match a sentence, with their numbers, in order."""
        by_cue = self._known.get(encoded.classes)
        if by_cue is None:
            by_cue = self._known[encoded.classes] = self._by_cue(encoded.classes)
        cues = encoded.cues
        asked = ("", *(by_cue.keys() & cues))
        fitting = [one for cue in asked for one in by_cue.get(cue, ()) if one[1].asks <= cues]
        found: dict[RelationType, list[Numbered]] = {}
        for number, pattern, relation in sorted(fitting, key=itemgetter(0)):
            found.setdefault(relation, []).append((number, pattern))
        return found

    def _by_cue(self, classes: frozenset[str]) -> Mapping[str, Sequence[_Listed]]:
        """The patterns for sentences with these classes, by one cue that each asks for, empty where it asks for none."""
        found: dict[str, list[_Listed]] = {}
        for one in self._patterns:
            if not any(map(classes.isdisjoint, one[1].needs)):
                found.setdefault(min(one[1].asks, default=""), []).append(one)
        return found


@cache
def index(grammars: tuple[Grammar, ...]) -> PatternIndex:
    """The index of these grammars, built once."""
    return PatternIndex(grammars)
