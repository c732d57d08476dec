"""A text, its lexicon words and the segmenter's words in, the offsets that no name crosses out.

位于|西安经开区的|虚谷汽车: edges stand behind 位于 and 的, but none inside the 投资区 of a zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from extractors.mentions.gazetteer import Known
from extractors.mentions.lexicon import Hit, common
from extractors.mentions.words import Token

_MARK = re.compile(r"[，。；：！？、“”‘’\"'《》〈〉「」【】（）()\[\]…,;:!?\s①-⑳%％→/—\-－]")
_LETTER_MARKS = "-－·&/ .'"
_INNER = re.compile(r"[（(]([^（）()]{1,8})[）)]")
_HARD_TAGS = frozenset({"p", "c", "u", "r", "d", "xc", "m", "q", "TIME", "s", "f", "t", "w"})
_SURE_TAGS = frozenset({"p", "c", "u", "m", "w"})
_SOFT_TAGS = frozenset({"v", "vd", "ad"})
_INNER_WORDS = frozenset(
    {"中国", "集团", "国际", "控股", "国家级", "亚洲", "全国", "大中华区", "省级", "香港", "中外合资"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """A table name that stands in a text, and what the table says of it."""

    start: int
    end: int
    known: Known


def edges(
    text: str,
    words: Mapping[str, list[Hit]],
    shields: Iterable[tuple[int, int]],
    named: tuple[Named, ...],
    starts: Mapping[int, Token],
    ends: Mapping[int, Token],
) -> dict[str, tuple[int, ...]]:
    """Edges by kind: `hard`, and `soft`, `firm`, `project`, which hold the hard ones too.

    No word within one of the `shields` is an edge.
    """
    cover = _Cover(shields, len(text))
    inner = {p for m in _INNER.finditer(text) if _is_inner(m, named) for p in (m.start() + 1, m.end())}
    marks = {m.end() for m in _MARK.finditer(text) if not _within_latin(text, m.start())}
    found = {
        name: {
            hit.end
            for hit in words.get(name, ())
            if not cover.strictly(hit.start, hit.end)
            and (name == "edge.firm" or _is_word(text, hit, starts, ends))
        }
        for name in ("edge", "edge.soft", "edge.firm", "edge.project")
    }
    for token in starts.values():
        name = _edge_kind(text, token, cover)
        if name:
            found[name].add(token.end)
    hard = ({0} | marks | found["edge"]) - inner
    kinds = {
        "hard": hard,
        "soft": hard | found["edge.soft"] | found["edge.firm"],
        "firm": hard | found["edge.firm"],
        "project": hard | found["edge.project"],
    }
    return {name: tuple(sorted(kind)) for name, kind in kinds.items()}


def _edge_kind(text: str, token: Token, cover: _Cover) -> str:
    """Which edge stands behind one of the segmenter's words: 由 a hard one, 机床商 one of firms, or none."""
    size = token.end - token.start
    word = text[token.start : token.end]
    sure = token.tag in _SURE_TAGS or (token.tag == "TIME" and word[0].isdigit())
    if sure or (token.tag in _HARD_TAGS and size > 1 and word in common()):
        return "" if cover.covers(token.start, token.end) else "edge"
    if size < 2:
        return ""
    if token.tag == "n" and word[-1] in "商企" and not cover.strictly(token.start, token.end):
        return "edge.firm"
    return "edge.soft" if token.tag in _SOFT_TAGS and word in common() else ""


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
    """True for the bracket of 川禾生物医药科技（成都）有限公司: a place or a word such as 中国 in it."""
    inside = bracket.group(1)
    return inside in _INNER_WORDS or any(
        n.start == bracket.start(1) and n.end == bracket.end(1) for n in named
    )


def _within_latin(text: str, at: int) -> bool:
    """True for the hyphen or space of a Latin name (Rolls-Royce, Nordwind Power)."""
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
