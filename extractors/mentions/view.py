"""A sentence in, what its words say about where names begin out.

    `位于西安经开区的吉利汽车`: 位于 and 的 are edges that no name crosses.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.mentions.gazetteer import Known
from extractors.mentions.lexicon import Hit, common, scan
from extractors.mentions.names import Token
from extractors.model import EntityType, Mention, Sentence

_MARK = re.compile(r"[，。；：！？、“”‘’\"'《》〈〉「」【】（）()\[\]…,;:!?\s①-⑳%％→/—\-－]")
_LETTER_MARKS = "-－·&/ .'"
_INNER = re.compile(r"[（(]([^（）()]{1,8})[）)]")
_HARD_TAGS = frozenset({"p", "c", "u", "r", "d", "xc", "m", "q", "TIME", "s", "f", "t", "w"})
_SURE_TAGS = frozenset({"p", "c", "u", "m", "w"})
_SOFT_TAGS = frozenset({"v", "vd", "ad"})
_INNER_WORDS = frozenset({"中国", "集团", "国际", "控股", "国家级", "亚洲", "全国", "大中华区", "省级", "香港", "中外合资"})


@dataclass(frozen=True, slots=True)
class Named:
    """A table name that stands in a text, and what the table says of it."""

    start: int
    end: int
    known: Known


@dataclass(frozen=True, slots=True)
class View:
    """One sentence with the words, table names and edges in it; every offset is one of `text`."""

    sentence: Sentence
    text: str
    tokens: tuple[Token, ...]
    words: Mapping[str, tuple[Hit, ...]]
    """Occurrences of each word class, by end, longest first."""
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

    starts: Mapping[int, Token]
    ends: Mapping[int, Token]

    def left(self, at: int, *, soft: bool = False, firm: bool = False, limit: int = 40) -> int:
        """The leftmost offset from which a name that reaches `at` may begin."""
        edges = self.soft if soft else self.firm if firm else self.hard
        return max(edges[bisect_right(edges, at) - 1], at - limit)

    def places(self, start: int, end: int) -> list[Named]:
        """Places of the tables within `start:end`, from left to right, apart, longest first."""
        low = bisect_left(self.nested, start, key=_start)
        found: list[Named] = []
        for named in self.nested[low:]:
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

    def mention(
        self, start: int, end: int, type_: EntityType, finder: str, score: float, parts: tuple[Mention, ...] = ()
    ) -> Mention:
        """The mention `text[start:end]` of this sentence."""
        return Mention(self.sentence.index, start, end, type_, self.text[start:end], finder, score, "", parts)


def view(sentence: Sentence, tokens: Sequence[Token] = ()) -> View:
    """What `sentence` and its segmenter's words show."""
    text = sentence.text
    words: dict[str, list[Hit]] = {}
    named: list[Named] = []
    for start, entry in scan(text):
        hit = Hit(start, start + len(entry.word))
        for name in entry.classes:
            words.setdefault(name, []).append(hit)
        if entry.known is not None:
            named.append(Named(hit.start, hit.end, entry.known))
    starts = {token.start: token for token in tokens}
    ends = {token.end: token for token in tokens}
    apart = _apart(named, starts, ends)
    kept = {name: tuple(_longest(hits)) for name, hits in words.items()}
    hard, soft, firm = _edges(text, words, apart, starts, ends)
    nested = tuple(sorted(named, key=lambda n: (n.start, -n.end)))
    return View(sentence, text, tuple(tokens), kept, apart, nested, hard, soft, firm, starts, ends)


def _start(named: Named) -> int:
    return named.start


def _longest(hits: list[Hit]) -> list[Hit]:
    """Hits by end; of those that end together only the longest."""
    best: dict[int, Hit] = {}
    for hit in hits:
        if hit.end not in best or hit.start < best[hit.end].start:
            best[hit.end] = hit
    return [best[end] for end in sorted(best)]


def _apart(named: list[Named], starts: Mapping[int, Token], ends: Mapping[int, Token]) -> tuple[Named, ...]:
    """Leftmost-longest choice; a weak short form must not cut through the segmenter's words."""
    found: list[Named] = []
    for item in sorted(named, key=lambda n: (n.start, -n.end)):
        if found and item.start < found[-1].end:
            continue
        if starts and item.known.score < 0.9 and not (item.start in starts or item.end in ends):
            continue
        found.append(item)
    return tuple(found)


def _edges(
    text: str,
    words: Mapping[str, list[Hit]],
    named: tuple[Named, ...],
    starts: Mapping[int, Token],
    ends: Mapping[int, Token],
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    shields = sorted(
        [(n.start, n.end) for n in named]
        + [(h.start, h.end) for name, hits in words.items() if not name.startswith("edge") for h in hits]
    )
    inside = _Cover(shields)
    hard = {0}
    inner = {p for m in _INNER.finditer(text) if _is_inner(m, named) for p in (m.start() + 1, m.end())}
    for mark in _MARK.finditer(text):
        if mark.end() not in inner and not _within_latin(text, mark.start()):
            hard.add(mark.end())
    soft: set[int] = set()
    firm: set[int] = set()
    for name, kind in (("edge", hard), ("edge.soft", soft), ("edge.firm", firm)):
        for hit in words.get(name, ()):
            if not inside.strictly(hit.start, hit.end) and _is_word(text, hit, starts, ends):
                kind.add(hit.end)
    for token in starts.values():
        size = token.end - token.start
        if token.tag in (_HARD_TAGS if size > 1 else _SURE_TAGS):
            if token.end not in inner and not inside.strictly(token.start, token.end):
                hard.add(token.end)
        elif token.tag in _SOFT_TAGS and size > 1:
            soft.add(token.end)
    return tuple(sorted(hard)), tuple(sorted(hard | soft | firm)), tuple(sorted(hard | firm))


class _Cover:
    """Stretches that shield what lies within them from being an edge."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans: dict[int, list[tuple[int, int]]] = {}
        for start, end in spans:
            for at in range(start, end):
                self._spans.setdefault(at, []).append((start, end))

    def strictly(self, start: int, end: int) -> bool:
        return any(b >= end and b - a > end - start for a, b in self._spans.get(start, ()))


def _is_inner(bracket: re.Match[str], named: tuple[Named, ...]) -> bool:
    """True for the bracket of 康诺亚生物医药科技（成都）有限公司: a place or a word such as 中国 in it."""
    inside = bracket.group(1)
    return inside in _INNER_WORDS or any(n.start == bracket.start(1) and n.end == bracket.end(1) for n in named)


def _within_latin(text: str, at: int) -> bool:
    """True for the hyphen or space of a Latin name (Rolls-Royce, Helix Power)."""
    if text[at] not in _LETTER_MARKS or at == 0 or at + 1 >= len(text):
        return False
    return text[at - 1].isascii() and text[at - 1].isalnum() and text[at + 1].isascii() and text[at + 1].isalnum()


def _is_word(text: str, hit: Hit, starts: Mapping[int, Token], ends: Mapping[int, Token]) -> bool:
    """True when an edge word stands on its own, not across the middle of other words."""
    if starts:
        if hit.end - hit.start > 1:
            return hit.end in ends or hit.start in starts
        return hit.end in ends and hit.start in starts
    if hit.end - hit.start > 1:
        return True
    known = common()
    return text[hit.start : hit.end + 1] not in known and text[max(0, hit.start - 1) : hit.end] not in known
