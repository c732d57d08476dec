"""A sentence in, firms out that show no trade word but stand where only a firm stands.

星载相机采自成都辰禾虚谷 -> Firm 成都辰禾虚谷; 企业扫一扫 -> nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.mentions.lexicon import alternation, classes, common, context, head, opening, segmentable
from extractors.mentions.view import View
from extractors.model import Mention

_NAME_TAGS = frozenset({"LOC", "PER", "ORG", "nz", "nr", "nw"})
_BODY_TAGS = _NAME_TAGS | {"n", "vn", "a", "an", "nt", "ns", "f", "v", "q", "ad"}
_LONGEST = 10


@cache
def _cue() -> re.Pattern[str]:
    sure = alternation("slot.firm")
    weak = alternation("slot.open", "slot.only")
    return re.compile(f"(?P<sure>{sure}{alternation('slot.joint')}?)$|(?P<weak>{weak})$")


def find(view: View) -> Iterator[Mention]:
    """Names behind words for firms (企业, 旗下), in slots of supply verbs, before an officer's title."""
    yield from _titled(view)
    yield from _with_noun(view)
    for start in view.soft:
        cue = _cue().search(view.text, max(0, start - 6), start)
        if cue is None:
            continue
        end = name_end(view, start)
        if not plausible(view, start, end):
            continue
        then = opening("slot.then").match(view.text, end)
        token = view.starts.get(start)
        tagged = token is not None and token.tag in _NAME_TAGS
        if cue["sure"] and (then or end == len(view.text)):
            yield view.mention(start, end, "Firm", "brands.cue", 0.7)
        elif (cue["sure"] and tagged) or (cue["weak"] and then and _is_slot(cue["weak"], then.group())):
            yield view.mention(start, end, "Firm", "brands.slot", 0.6)


def _is_slot(cue: str, then: str) -> bool:
    """True when cue and verb together leave only a firm: 由…供应, 向…采购, 采自…."""
    return cue in context("slot.only") or (len(then) > 1 and then != "长期")


def _titled(view: View) -> Iterator[Mention]:
    """What stands right before an officer's title: 川禾|采购总监丁宁说."""
    for hit in view.words.get("title", ()):
        if view.text[hit.start : hit.end] in context("officer"):
            start = view.left(hit.start, edges=view.soft)
            if plausible(view, start, hit.start):
                yield view.mention(start, hit.start, "Firm", "brands.titled", 0.65)


def _with_noun(view: View) -> Iterator[Mention]:
    """A name no table knows and one noun, as subject or object of a clause: 燕山|氢源把电解槽…."""
    for token in view.tokens:
        noun = view.starts.get(token.end)
        brand = view.text[token.start : token.end]
        if noun is None or token.tag not in ("LOC", "PER", "ORG") or len(brand) != 2 or brand.isascii():
            continue
        if noun.tag not in ("n", "vn", "nz") or noun.end - noun.start != 2 or token.start not in view.soft:
            continue
        after = view.starts.get(noun.end)
        if (after is not None and after.tag in _BODY_TAGS - {"v"}) or segmentable(brand):
            continue
        known = any(n.start == token.start for n in view.named)
        if known or view.text[noun.start : noun.end] in context("slot.no_noun"):
            continue
        if plausible(view, token.start, noun.end):
            yield view.mention(token.start, noun.end, "Firm", "brands.noun", 0.55)


def name_end(view: View, start: int) -> int:
    """Where a name from `start` on ends: before the next mark or verb."""
    stop = opening("slot.stop").search(view.text, start + 2)
    end = min(stop.start() if stop else len(view.text), start + _LONGEST)
    if not view.starts:
        return end
    at = start
    while (token := view.starts.get(at)) is not None and token.end <= end:
        verb = token.tag == "v" and token.end - token.start > 1 and at - start >= 3
        if token.tag not in _BODY_TAGS or verb:
            break
        at = token.end
    return at


def plausible(view: View, start: int, end: int) -> bool:
    """True when `start:end` may be a firm's name: proper at its head, no place, no class word."""
    text = view.text[start:end]
    if not 3 <= len(text) < _LONGEST or not text.isalnum() or text in classes("firm.generic"):
        return False
    if text.endswith(tuple(context("slot.no_end"))) or text[0] in context("slot.no_start"):
        return False
    own = start
    places = view.places(start, end)
    if places and places[0].start == start:
        own = places[0].end if places[0].known.rank < 3 else start
        if places[0].end == end or end - own < 2:
            return False
    return _proper(view, own, end)


def _proper(view: View, start: int, end: int) -> bool:
    """True when what is left behind the place is a name by the segmenter, or no common words."""
    text = view.text[start:end]
    if head(text, 0, classes("firm.generic")) or text in common():
        return False
    token = view.starts.get(start)
    if token is not None and token.tag in _NAME_TAGS:
        return token.tag != "PER" or token.end < end or not opening("person.says").match(view.text, end)
    if token is not None:
        verbs = any(t.tag in ("v", "vd", "u", "p") for t in view.within(start, end))
        if token.end >= end or verbs:
            return False
    if token is None and any(text[i : i + 2] in common() for i in range(len(text) - 2)):
        return False
    new = not segmentable(text[:2]) and (len(text) < 3 or not segmentable(text[:3]))
    return new and not segmentable(text)
