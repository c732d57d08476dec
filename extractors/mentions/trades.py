"""A sentence in, its firms' short names out: a brand and the word of its trade.

川禾拉晶把硅片卖给苏州岷江电池 -> Firm 川禾拉晶, 苏州岷江电池; 年产动力电池 -> nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.mentions.edges import Named
from extractors.mentions.firms import lone_verb
from extractors.mentions.lexicon import (
    Hit,
    classes,
    closing,
    common,
    context,
    head,
    opening,
    outermost,
    segmentable,
)
from extractors.mentions.view import View
from extractors.model import Mention

LEAST = 0.55
"""Score from which brand and trade are taken for a firm."""
_NAME_TAGS = ("LOC", "PER", "ORG", "nz", "nr", "ns", "nt", "nw")
_NOUNS = frozenset({"n", "nz", "vn", "an", "nr", "LOC", "ORG", "PER"})
_OPENERS = frozenset({"r", "TIME", "d", "v", "vd", "ad", "m", "q", "f", "s", "t", "c", "p", "u"})
_ANY_TRADE = re.compile(
    "(?<=[\u4e00-\u9fff]{2})(?:[^造产行企工农就商专作事创职营毕物实林渔牧停失从转立始开结同置各百建电学敬副主肄兴，。、]业"
    "|[铜铝钢镍锂膜炭碳磁晶芯硅钛复包]材)"
)
_COUNTED = re.compile("[一二三四五六七八九十百][家个条座种大项类款台万亿级分成期]|[几两多各该此其这那每]")


def find(view: View) -> Iterator[Mention]:
    """Short names `[place] brand trade`, with and without the place."""
    trades = {*view.words.get("firm.tail", ()), *(Hit(*m.span()) for m in _ANY_TRADE.finditer(view.text))}
    for hit in outermost(sorted(trades, key=lambda h: (h.end, h.start))):
        yield from _short(view, hit)


def _short(view: View, hit: Hit) -> Iterator[Mention]:
    text = view.text
    if opening("firm.after_no").match(text, hit.end) or text[hit.end - 1 : hit.end + 1] in context(
        "firm.cut"
    ):
        return
    low = view.left(hit.start, edges=view.soft)
    weak = text[hit.start : hit.end] in classes("firm.weak")
    if view.ends and hit.end not in view.ends and (weak or not view.places(low, hit.start)):
        return
    while low < hit.start and lone_verb(view, low):
        low += 1
    sizes = [size for size in (2, 3, 4, 1) if hit.start - size >= low]
    score, size = max(((_score(view, hit.start - size, hit, low), -size) for size in sizes), default=(0.0, 0))
    if score < LEAST:
        return
    start = hit.start + size
    yield view.mention(start, hit.end, "Firm", "trades", min(score, 0.85))
    for place in view.places(low, start):
        if place.end == start:
            yield view.mention(place.start, hit.end, "Firm", "trades.placed", min(score, 0.85) + 0.05)


def _score(view: View, start: int, hit: Hit, low: int) -> float:
    """How much `brand + trade` looks like a firm here: by the brand, then by what stands around."""
    brand = view.text[start : hit.start]
    generic = classes("firm.generic")
    placed = any(n.end == start and n.known.type == "Place" and n.known.rank < 3 for n in view.named)
    if (
        brand in generic
        or brand in classes("firm.tail")
        or (view.starts and start not in view.starts and start != low and not placed)
    ):
        return 0.0
    if 0 < head(brand, 0, generic) < len(brand) or _is_clause(view, start, hit, brand):
        return 0.0
    score = 0.05 if view.text[hit.start : hit.end] in classes("firm.weak") else 0.2
    proper = len(brand) > 1 and not segmentable(brand)
    score += 0.3 if proper else -0.25 if len(brand) == 1 else 0.0
    score += _tagged(view, start, hit, proper)
    place = _place(view, start, hit.start)
    if place is not None:
        score += 0.15 if place.known.rank >= 3 else -0.35
    if start == low or placed:
        score += 0.15 if placed and proper else 0.1
    return round(score + _around(view, start, hit.end), 2)


def _tagged(view: View, start: int, hit: Hit, proper: bool) -> float:
    """What the segmenter says for the name."""
    if view.covers(start, hit.end, ("ORG",)) or view.covers(start, hit.end, ("PER",)):
        return 0.35
    if view.covers(start, hit.start, ("ORG",)):
        return 0.2 if proper else 0.3
    if view.covers(start, hit.start, _NAME_TAGS):
        return 0.15 if proper else 0.2
    return 0.0


def _place(view: View, start: int, end: int) -> Named | None:
    return next((n for n in view.named if n.known.type == "Place" and (n.start, n.end) == (start, end)), None)


def _around(view: View, start: int, end: int) -> float:
    """What the words before and after say for a firm, or for a good."""
    text = view.text
    score = 0.0
    token = view.starts.get(end)
    if end == len(text) or opening("firm.after").match(text, end):
        score += 0.1
    elif view.starts:
        score += 0.1 if token is not None and token.tag not in _NOUNS else -0.05
    if opening("product.after").match(text, end):
        score -= 0.2
    if start > 0 and closing("product.before").search(text[max(0, start - 2) : start]):
        score -= 0.3
    elif text[max(0, start - 1) : start] == "把":
        score -= 0.1
    fits = closing("firm.before").search(text[max(0, start - 4) : start]) is not None
    if start in view.firm and (fits or start not in view.hard):
        score += 0.1
    return score


def _is_clause(view: View, start: int, hit: Hit, brand: str) -> bool:
    """True when the brand is none: a place and more, a number, a pronoun, a time."""
    if _COUNTED.match(brand) or any(c.isdigit() for c in brand):
        return True
    for named in view.named:
        if named.start == start and hit.start - named.end >= 2 and named.known.rank < 3:
            return named.known.type == "Place"
    token = view.starts.get(start)
    return token is not None and token.tag in _OPENERS and view.text[token.start : token.end] in common()
