"""A sentence in, its zones out, with the places they are named by.

位于四川成都温江装备产业园 -> Zone 四川成都温江装备产业园, in it Place 四川成都温江
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from extractors.mentions.edges import Named
from extractors.mentions.lexicon import Hit, classes, context, head, outermost, segmentable
from extractors.mentions.view import View
from extractors.model import Mention

_LONGEST_CORE = 26
_PARTS = frozenset({"片区", "组团", "园", "园区", "新片区", "港区"})
_ZONE_ENDS = ("区", "园", "城", "港", "谷", "基地", "岛", "镇", "中心")


def find(view: View) -> Iterator[Mention]:
    """Zones of the grammar `place run + themes + zone suffix`, nested ones too."""
    parks = outermost(view.words.get("zone.suffix", ()))
    hits = [h for h in parks if view.text[h.end - 2 : h.end] not in context("park.no")]
    for hit in hits:
        yield from _zone(view, hit)
    for named in view.nested:
        if named.known.type != "Zone" or any(h.start <= named.end < h.end for h in hits):
            continue
        if view.text[named.start : named.end].endswith(_ZONE_ENDS):
            parts = _places(view, named.start, named.end)
            yield from parts
            yield view.mention(named.start, named.end, "Zone", "gazetteer", named.known.score, parts)
        else:
            yield view.mention(named.start, named.end, "Place", "gazetteer", 0.62)
            yield view.mention(named.start, named.end, "Zone", "gazetteer.short", 0.6)


def _zone(view: View, hit: Hit) -> Iterator[Mention]:
    text = view.text
    low = view.left(hit.start)
    core_end = _before_themes(text, low, hit.start)
    start = _start(view, _behind_zone(view, low, hit), core_end)
    if start < core_end:
        if not _proper(view, start, core_end, hit):
            return
        places = view.places(start, core_end)
        score = 0.9 if places and places[0].start == start else 0.75
        if text[hit.start : hit.end] in ("产业基地", "总部基地"):
            score = 0.62
        yield view.mention(start, hit.end, "Zone", "zones", score, _run(view, start, core_end, places))
        return
    told = hit.start - core_end >= 2 and text[core_end : hit.start] not in context("zone.plain")
    if told and text[hit.start : hit.end] not in context("zone.scale"):
        yield view.mention(core_end, hit.end, "Zone", "zones.theme", 0.6)


def _before_themes(text: str, low: int, end: int) -> int:
    """Where the trade words before a suffix begin: 西安航空|产业基地 -> behind 西安."""
    themes = classes("zone.theme")
    while end > low:
        size = next((n for n in (6, 5, 4, 3, 2, 1) if end - n >= low and text[end - n : end] in themes), 0)
        if not size:
            break
        end -= size
    return end


def _behind_zone(view: View, low: int, hit: Hit) -> int:
    """Behind another zone of the run, and the word that joins it to this one: 航空港区叠加|自贸试验区.

    A zone that goes on with a place is one of two (高新区|成都云岭生物城), but 自贸试验区武汉片区 is one.
    """
    ends = {h.end for h in view.words.get("zone.suffix", ()) if low < h.end < hit.start}
    if not ends:
        return low
    joints = (h.end for name in ("edge", "edge.soft") for h in view.words.get(name, ()) if h.start in ends)
    low = max((end for end in joints if end <= hit.start), default=low)
    if view.text[hit.start : hit.end] in _PARTS:
        return low
    again = (p.start for p in view.places(low, hit.start) if p.start in ends and p.known.rank in (1, 2))
    return max(again, default=low)


def _start(view: View, low: int, end: int) -> int:
    """Where the proper part begins: at the first table place of the run, else at `low` behind class words."""
    text = view.text
    places = view.places(low, end)
    if places:
        first = places[0].start
        token = view.starts.get(low)
        named = first - low <= 8 and token is not None and token.tag in ("LOC", "ORG", "nz", "PER")
        return low if named or _prefix(text[low:first]) else first
    while low < end:
        token = view.starts.get(low)
        least = 1 if token is not None and token.end == low + 1 else 2
        size = head(text, low, classes("zone.generic"), min(4, end - low), least)
        if not size and token is not None and token.tag in _LEADING and token.end <= end:
            size = token.end - low
        if not size:
            break
        low += size
    return low


_LEADING = frozenset({"v", "vd", "ad", "d", "f", "s", "r", "c", "p", "u", "m", "q", "a"})


def _prefix(before: str) -> bool:
    """True when what stands before the first place belongs to the name: 中国（, 国家."""
    return (before.endswith(("（", "(")) and len(before) < 5) or before in (
        "",
        "中国（",
        "中国(",
        "中国—",
        "中国",
        "中",
        "“",
        "马中",
        "中国-",
    )


@cache
def unnamed() -> re.Pattern[str]:
    """What stands before 产业园区 without naming one: 专业化特色, 省级重点."""
    return re.compile(f"(?:{'|'.join(map(re.escape, sorted(classes('zone.generic'))))})+")


def _proper(view: View, start: int, end: int, hit: Hit) -> bool:
    """True when the core names something: a table place, a place word, or no common word."""
    core = view.text[start:end]
    if len(core) > _LONGEST_CORE or unnamed().fullmatch(core):
        return False
    if view.places(start, end):
        return True
    if hit.end - hit.start == 1 and hit.start == end and not _tagged(view, start, end):
        return False
    if any(h.end == end for h in view.words.get("zone.suffix", ())):
        return True
    if not 2 <= len(core) <= 8 or any(t.tag in _LEADING for t in view.within(start, end)):
        return False
    token = view.starts.get(start)
    if token is not None and token.tag in ("LOC", "ORG", "PER", "nz"):
        return True
    return not (view.starts and start not in view.starts) and not segmentable(core)


def _tagged(view: View, start: int, end: int) -> bool:
    """True when the segmenter takes the run for a place or a body, or a zone stands in it."""
    token = view.starts.get(start)
    inner = any(start < h.end <= end for h in view.words.get("zone.suffix", ()))
    return inner or (token is not None and token.tag in ("LOC", "ORG", "nz"))


def _run(view: View, start: int, end: int, places: list[Named]) -> tuple[Mention, ...]:
    """The place a zone is named by: the whole run, holding the table places in it."""
    inner = tuple(view.mention(p.start, p.end, "Place", "gazetteer", p.known.score) for p in places)
    if not inner:
        core = view.text[start:end]
        token = view.starts.get(start)
        tagged = token is not None and token.tag in ("LOC", "ORG")
        proper = 2 <= len(core) <= 5 and (tagged or not segmentable(core)) and not core.isascii()
        own = 0.45 if view.text.startswith(("新区", "新城", "片区"), end) else 0.6
        return (view.mention(start, end, "Place", "zones.place", own),) if proper else ()
    low = inner[0].start
    if end == inner[-1].end and len(inner) == 1:
        return inner
    if end - inner[-1].end > 4 or any(a.end != b.start for a, b in pairwise(inner)):
        return inner
    return (view.mention(low, end, "Place", "zones.place", 0.7, inner),)


def _places(view: View, start: int, end: int) -> tuple[Mention, ...]:
    """The place a zone of the tables is named by; its core is one even when no table has it."""
    core_end = start
    for hit in view.words.get("zone.suffix", ()):
        if start < hit.start and hit.end == end:
            core_end = _before_themes(view.text, start, hit.start)
    places = view.places(start, core_end)
    if places:
        return _run(view, places[0].start, core_end, places)
    if 2 <= core_end - start <= 4:
        own = 0.45 if view.text[start:end].endswith(("新区", "新城", "片区")) else 0.6
        return (view.mention(start, core_end, "Place", "zones.place", own),)
    return ()
