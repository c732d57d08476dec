"""A sentence in, what its words say about where names begin out.

`位于西安经开区的吉利汽车`: 位于 and 的 are edges that no name crosses.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from extractors.mentions.gazetteer import WEAK, Known
from extractors.mentions.lexicon import Hit, common, scan
from extractors.mentions.names import Token
from extractors.model import EntityType, Mention, Sentence

_MARK = re.compile(r"[，。；：！？、“”‘’\"'《》〈〉「」【】（）()\[\]…,;:!?\s①-⑳%％→/—\-－]")
_LETTER_MARKS = "-－·&/ .'"
_INNER = re.compile(r"[（(]([^（）()]{1,8})[）)]")
_HARD_TAGS = frozenset({"p", "c", "u", "r", "d", "xc", "m", "q", "TIME", "s", "f", "t", "w"})
_SURE_TAGS = frozenset({"p", "c", "u", "m", "w"})
_PLACE_TAGS = frozenset({"LOC", "ORG", "PER", "ns", "nz"})
_SOFT_TAGS = frozenset({"v", "vd", "ad"})
_NO_NAMES = frozenset({"edge", "person", "policy"})
_INNER_WORDS = frozenset(
    {"中国", "集团", "国际", "控股", "国家级", "亚洲", "全国", "大中华区", "省级", "香港", "中外合资"}
)


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
    project: tuple[int, ...]
    """Offsets that no project name crosses: the hard ones and those behind verbs of building."""

    starts: Mapping[int, Token]
    ends: Mapping[int, Token]

    def left(self, at: int, *, edges: tuple[int, ...] | None = None, limit: int = 40) -> int:
        """The leftmost offset from which a name that reaches `at` may begin; `edges` are `hard` if not given."""
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
    for start, entry in scan(text):
        hit = Hit(start, start + len(entry.word))
        for name in entry.classes:
            words.setdefault(name, []).append(hit)
        if entry.known is not None:
            named.append(Named(hit.start, hit.end, entry.known))
    starts = {token.start: token for token in tokens}
    ends = {token.end: token for token in tokens}
    suffixes = frozenset(h.start for h in words.get("zone.suffix", ()))
    named = list(_meant(text, named, starts, suffixes))
    apart = _apart(named)
    kept = {name: tuple(_longest(hits)) for name, hits in words.items()}
    nested = tuple(sorted(named, key=lambda n: (n.start, -n.end)))
    edges = _edges(text, words, apart, starts, ends)
    return View(sentence, text, tuple(tokens), kept, apart, nested, starts=starts, ends=ends, **edges)


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
    for item in named:
        if item.known.score > WEAK or item.start in places or item.end in suffixes:
            yield item
        elif starts:
            token = starts.get(item.start)
            if token is not None and token.end >= item.end and token.tag in _PLACE_TAGS:
                yield item
        elif text[item.start : item.end] not in common():
            yield item


def _edges(
    text: str,
    words: Mapping[str, list[Hit]],
    named: tuple[Named, ...],
    starts: Mapping[int, Token],
    ends: Mapping[int, Token],
) -> dict[str, tuple[int, ...]]:
    """Edges by kind: `hard`, and `soft`, `firm`, `project`, which hold the hard ones too."""
    names = [
        (h.start, h.end) for name, hits in words.items() if name.split(".")[0] not in _NO_NAMES for h in hits
    ]
    inside = _Cover([*names, *((n.start, n.end) for n in named)], len(text))
    inner = {p for m in _INNER.finditer(text) if _is_inner(m, named) for p in (m.start() + 1, m.end())}
    hard = {
        0,
        *(
            m.end()
            for m in _MARK.finditer(text)
            if m.end() not in inner and not _within_latin(text, m.start())
        ),
    }
    firm: set[int] = set()
    kinds: dict[str, set[int]] = {"edge": hard, "edge.soft": set(), "edge.firm": firm, "edge.project": set()}
    for name, kind in kinds.items():
        for hit in words.get(name, ()):
            if not inside.strictly(hit.start, hit.end) and (
                kind is firm or _is_word(text, hit, starts, ends)
            ):
                kind.add(hit.end)
    verbs: set[int] = set()
    words_ = common()
    for token in starts.values():
        size = token.end - token.start
        sure = token.tag in _SURE_TAGS or (token.tag == "TIME" and text[token.start].isdigit())
        if sure or (token.tag in _HARD_TAGS and size > 1 and text[token.start : token.end] in words_):
            if token.end not in inner and not inside.covers(token.start, token.end):
                hard.add(token.end)
        elif (
            size > 1
            and token.tag == "n"
            and text[token.end - 1] in "商企"
            and not inside.strictly(token.start, token.end)
        ):
            firm.add(token.end)
        elif token.tag in _SOFT_TAGS and size > 1 and text[token.start : token.end] in words_:
            verbs.add(token.end)
    project = kinds["edge.project"]
    found = {
        "hard": hard,
        "soft": hard | kinds["edge.soft"] | firm | verbs,
        "firm": hard | firm,
        "project": hard | project,
    }
    return {name: tuple(sorted(kind)) for name, kind in found.items()}


class _Cover:
    """Stretches that shield what lies within them from being an edge."""

    def __init__(self, spans: Iterable[tuple[int, int]], size: int) -> None:
        self._own = [0] * (size + 1)
        for start, end in spans:
            if end > self._own[start]:
                self._own[start] = end
        self._before = [0, *accumulate(self._own, max)]

    def covers(self, start: int, end: int) -> bool:
        """True when a stretch holds `start:end`, be it the same."""
        return self._before[start] >= end or self._own[start] >= end

    def strictly(self, start: int, end: int) -> bool:
        """True when a longer stretch holds `start:end`."""
        return self._before[start] >= end or self._own[start] > end


def _is_inner(bracket: re.Match[str], named: tuple[Named, ...]) -> bool:
    """True for the bracket of 康诺亚生物医药科技（成都）有限公司: a place or a word such as 中国 in it."""
    inside = bracket.group(1)
    return inside in _INNER_WORDS or any(
        n.start == bracket.start(1) and n.end == bracket.end(1) for n in named
    )


def _within_latin(text: str, at: int) -> bool:
    """True for the hyphen or space of a Latin name (Rolls-Royce, Helix Power)."""
    if text[at] not in _LETTER_MARKS or at == 0 or at + 1 >= len(text):
        return False
    return (
        text[at - 1].isascii()
        and text[at - 1].isalnum()
        and text[at + 1].isascii()
        and text[at + 1].isalnum()
    )


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
