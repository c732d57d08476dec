"""A sentence in, what its words say about where names begin out.

`位于西安经开区的虚谷汽车`: 位于 and 的 are edges that no name crosses.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from extractors.divisions import WATERS
from extractors.mentions.edges import Named, edges
from extractors.mentions.gazetteer import JOINED, WEAK
from extractors.mentions.lexicon import Hit, common, scan
from extractors.mentions.words import Token
from extractors.model import EntityType, Mention, Sentence

_PLACE_TAGS = frozenset({"LOC", "ORG", "PER", "ns", "nz"})


@dataclass(frozen=True, slots=True)
class View:
    """One sentence with the words, table names and edges in it; every offset is one of `text`."""

    sentence: Sentence
    text: str
    tokens: tuple[Token, ...]
    words: Mapping[str, tuple[Hit, ...]]
    """Occurrences of each sought word class, by end, longest first."""
    named: tuple[Named, ...]
    """Table names, leftmost-longest, apart."""
    nested: tuple[Named, ...]
    """All table names, also those inside others, by start, longest first."""
    hard: tuple[int, ...]
    """Offsets that no name crosses, ascending; 0 is one."""
    soft: tuple[int, ...]
    """Offsets that no short name crosses: the hard ones and those behind verbs that full names may hold."""
    firm: tuple[int, ...]
    """Offsets that no firm name crosses: the hard ones and those behind words such as 企业, 龙头, 客户."""
    project: tuple[int, ...]
    """Offsets that no project name crosses: the hard ones and those behind verbs of building."""

    starts: Mapping[int, Token]
    ends: Mapping[int, Token]

    def left(self, at: int, *, edges: tuple[int, ...] | None = None, limit: int = 40) -> int:
        """The leftmost offset from which a name that reaches `at` may begin; `edges`: `hard` if not given."""
        edges = self.hard if edges is None else edges
        return max(edges[bisect_right(edges, at) - 1], at - limit)

    def places(self, start: int, end: int) -> list[Named]:
        """Places of the tables within `start:end`, from left to right, apart, longest first."""
        low = bisect_left(self.nested, start, key=_start)
        found: list[Named] = []
        for named in islice(self.nested, low, None):
            if named.start >= end:
                break
            apart = not found or named.start >= found[-1].end
            if apart and named.end <= end and named.known.type == "Place":
                found.append(named)
        return found

    def covers(self, start: int, end: int, tags: Iterable[str]) -> bool:
        """True when the tokens from `start` to `end` are whole and all carry one of `tags`."""
        at = start
        while at < end:
            token = self.starts.get(at)
            if token is None or token.tag not in tags:
                return False
            at = token.end
        return at == end

    def within(self, start: int, end: int) -> Iterator[Token]:
        """The words that lie inside `start:end`."""
        for token in islice(self.tokens, bisect_left(self.tokens, (start,)), None):
            if token.end > end:
                return
            yield token

    def mention(
        self,
        start: int,
        end: int,
        type_: EntityType,
        finder: str,
        score: float,
        parts: tuple[Mention, ...] = (),
    ) -> Mention:
        """The mention `text[start:end]` of this sentence."""
        return Mention(self.sentence.index, start, end, type_, self.text[start:end], finder, score, "", parts)


def view(sentence: Sentence, tokens: Sequence[Token] = ()) -> View:
    """What `sentence` and its segmenter's words show."""
    text = sentence.text
    words: dict[str, list[Hit]] = {}
    named: list[Named] = []
    shields: list[tuple[int, int]] = []
    for last, (word, names, known, part) in scan(text):
        end = last + 1
        start = end - len(word)
        if part:
            shields.append((start, end))
        if names:
            hit = Hit(start, end)
            for name in names:
                words.setdefault(name, []).append(hit)
        if known is not None:
            named.append(Named(start, end, known))
    starts = {token.start: token for token in tokens}
    ends = {token.end: token for token in tokens}
    suffixes = frozenset(h.start for h in words.get("zone.suffix", ()))
    named = list(_meant(text, named, starts, suffixes))
    apart = _apart(named)
    kept = {name: tuple(_longest(hits)) for name, hits in words.items()}
    nested = tuple(sorted(named, key=lambda n: (n.start, -n.end)))
    shields += [(n.start, n.end) for n in apart]
    kinds = edges(text, words, shields, apart, starts, ends)
    return View(sentence, text, tuple(tokens), kept, apart, nested, starts=starts, ends=ends, **kinds)


def _start(named: Named) -> int:
    return named.start


def _longest(hits: list[Hit]) -> list[Hit]:
    """Of hits that end together only the longest; they come and go by end."""
    kept: list[Hit] = []
    for hit in hits:
        if not kept or kept[-1].end != hit.end:
            kept.append(hit)
        elif hit.start < kept[-1].start:
            kept[-1] = hit
    return kept


def _apart(named: list[Named]) -> tuple[Named, ...]:
    """Leftmost-longest choice."""
    found: list[Named] = []
    for item in sorted(named, key=lambda n: (n.start, -n.end)):
        if not found or item.start >= found[-1].end:
            found.append(item)
    return tuple(found)


def _meant(
    text: str, named: list[Named], starts: Mapping[int, Token], suffixes: frozenset[int]
) -> Iterator[Named]:
    """Table names without the weak short forms (新兴, 合作) that are everyday words here."""
    places = {n.end for n in named if n.known.type == "Place" and n.known.rank in (1, 2)}
    ends = {n.end for n in named}
    for item in named:
        if item.known.rank == JOINED and (item.end + 1 in ends or text.startswith(WATERS, item.end)):
            continue
        if item.known.rank > 1 and _WATER.match(text, item.end):
            item = Named(item.start, item.end + 1, item.known)
        if item.end - item.start == 2 and _cuts_words(text, item, starts):
            continue
        if item.known.score > WEAK or item.start in places or item.end in suffixes:
            yield item
        elif starts:
            token = starts.get(item.start)
            if token is not None and token.end >= item.end and token.tag in _PLACE_TAGS:
                yield item
        elif text[item.start : item.end] not in common():
            yield item


_WATER = re.compile(
    f"(?:{'|'.join(WATERS)})(?=新区|经济|经开区|工业|产业|高新|综合|综保|科技|保税|港?区|上合|[，。、的内里])"
)


def _cuts_words(text: str, item: Named, starts: Mapping[int, Token]) -> bool:
    """True for the 大理 of 重大理论 and the 海地 of 沿海地区."""
    before, after = text[max(0, item.start - 1) : item.start + 1], text[item.end - 1 : item.end + 1]
    if len(before) < 2 or len(after) < 2 or not {before, after} <= common():
        return False
    token = starts.get(item.start)
    return not starts or token is None or token.tag not in _PLACE_TAGS
