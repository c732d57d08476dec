"""What a relation's grammar is, what it reads, and what it drafts: `A向B供应硅片` -> a Draft of supplies, A to B."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.encoding import Encoded
from extractors.model import EntityType, Mention, Period, RelationType
from extractors.nouns import Token
from extractors.patterns import Pattern, compile_pattern
from extractors.times.finding import Found
from extractors.times.yearparts import Days
from extractors.topics import Reading


@dataclass(frozen=True, slots=True)
class Grammar:
    """How Chinese news says one relation.

    `patterns` are tried in order, and the first that explains a cue wins; a role they leave out (`s` or `o`) is taken
    by whom the clause speaks of. `weak` ones only speak for a subject that has no such claim yet. `inside` lists
    (outer class, inner class) of names that say the relation themselves, `from outer to inner` unless `inward`.
    `implied` relations give this one from their subject to their product. `mutual` patterns relate all of `s`. The
    first of `roles` that the cue holds becomes the claim's role. `abroad` keeps only objects outside China, `dated`
    claims take the time of their clause.
    """

    relation: RelationType
    subject: tuple[EntityType, ...]
    object: tuple[EntityType, ...]
    patterns: tuple[str, ...]
    weak: tuple[str, ...] = ()
    inside: tuple[tuple[EntityType, EntityType], ...] = ()
    inward: bool = False
    implied: tuple[RelationType, ...] = ()
    dated: bool = False
    mutual: bool = False
    roles: tuple[str, ...] = ()
    abroad: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its ends are entities: `sentence` and `cue` say where it stands.

    `confidence` is how likely it is right, None before it was judged.
    """

    relation: RelationType
    subject: Mention
    object: Mention
    sentence: int
    cue: tuple[int, int]
    pattern: str
    qualifiers: tuple[tuple[str, Mention | str], ...] = ()
    weak: bool = False
    period: Period | None = None
    confidence: float | None = None

    @property
    def named(self) -> bool:
        """True when a name says it, as 西安经开区 that it lies in 西安."""
        return self.pattern.endswith(".name")


_FOUNDED = re.compile("(?:成立|创立|创办|创建|诞生|始建|兴建|建厂|建|注册)于$")
_FOUNDING = re.compile("(?:成立|创立|创办|创建|建厂|注册成立)的?")


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence ready for patterns: its reading, its encoded form, the segmenter's words and the times in it."""

    reading: Reading
    encoded: Encoded
    tokens: tuple[Token, ...]
    times: tuple[Found, ...] = ()
    earlier: Days | None = None
    """The last dated time before the sentence."""

    def last_time(self, start: int, end: int) -> Period | None:
        """The last time named between two offsets of the sentence, but for those when something was founded."""
        text = self.reading.sentence.text
        inside = [
            period
            for low, high, period in self.times
            if start <= low
            and high <= end
            and not (_FOUNDED.search(text, max(0, low - 4), low) or _FOUNDING.match(text, high))
        ]
        return inside[-1] if inside else None


@cache
def compiled(source: str) -> Pattern:
    """The pattern of a source, compiled once."""
    return compile_pattern(source)
