"""A sentence in, its zones out, with the places they are named by.

位于四川成都温江高新技术产业园区 -> Zone 四川成都温江高新技术产业园区, in it Place 四川成都温江
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.mentions.lexicon import Hit, classes, segmentable
from extractors.mentions.view import Named, View
from extractors.model import Mention

_LONGEST_CORE = 26
_NEEDS_CORE = frozenset(
    ["小镇", "核心区", "功能区", "园区", "片区", "新片区", "港区", "新港区", "试验区", "实验区", "示范区", "合作区", "新城", "新区", "新城区", "投资区", "光谷", "硅谷", "药谷", "数谷", "云谷", "智谷", "声谷", "创新区", "创新港", "产业城", "科技城", "科学城", "开发区", "经开区", "高新区", "保税区", "综合保税区", "综保区", "自贸区", "产业园", "产业园区", "工业园", "工业园区", "科技园", "工业区", "经济区", "经济特区", "自贸港", "自由贸易港", "自贸试验区", "自由贸易试验区", "物流园", "软件园", "创业园", "创新园", "创业园区", "先导区", "集中发展区", "示范园", "合作园", "合作园区", "生态园", "加工园", "园", "总部基地", "产业基地"]
)


def find(view: View) -> Iterator[Mention]:
    """Zones of the grammar `place run + themes + zone suffix`, nested ones too."""
    hits = [
        h for h in _outer(view.words.get("zone.suffix", ())) if view.text[h.end - 2 : h.end] not in _NO_PARK
    ]
    for hit in hits:
        yield from _zone(view, hit)
    for named in view.nested:
        if named.known.type == "Zone" and not any(h.start <= named.end < h.end for h in hits):
            if not view.text[named.start : named.end].endswith(_ZONE_ENDS):
                yield view.mention(named.start, named.end, "Place", "gazetteer", 0.62)
                yield view.mention(named.start, named.end, "Zone", "gazetteer.short", 0.6)
                continue
            parts = _places(view, named.start, named.end)
            yield from parts
            yield view.mention(named.start, named.end, "Zone", "gazetteer", named.known.score, parts)


def _outer(hits: tuple[Hit, ...]) -> list[Hit]:
    """Suffixes that no longer suffix goes on from (工业园 of 工业园区)."""
    return [
        h
        for i, h in enumerate(hits)
        if not any(o.start < h.end < o.end and o.start <= h.start for o in hits[i + 1 : i + 4])
    ]


def _zone(view: View, hit: Hit) -> Iterator[Mention]:
    text = view.text
    low = view.left(hit.start)
    core_end = _before_themes(text, low, hit.start)
    start = _start(view, low, core_end)
    core = text[start:core_end]
    if core:
        if (
            hit.end - hit.start == 1
            and not view.places(start, core_end)
            and not _tagged(view, start, core_end)
        ):
            return
        if len(core) > _LONGEST_CORE or core in classes("zone.generic") or not _proper(view, start, core_end):
            return
        places = view.places(start, core_end)
        score = 0.9 if places and places[0].start == start else 0.75
        yield view.mention(start, hit.end, "Zone", "zones", score, _run(view, start, core_end, places))
    elif (
        hit.start - core_end >= 2
        and text[hit.start : hit.end] not in _SCALE
        and text[core_end : hit.start] not in _PLAIN
    ):
        yield view.mention(core_end, hit.end, "Zone", "zones.theme", 0.6)


_ZONE_ENDS = ("区", "园", "城", "港", "谷", "基地", "岛", "镇", "中心")
_NO_PARK = frozenset(
    ["硅谷", "山谷", "峡谷", "河谷", "低谷", "稻谷", "布谷", "五谷", "百谷", "曼谷", "校园", "公园", "花园", "家园", "果园", "田园", "庄园", "乐园", "茶园", "桑园", "菜园", "入园", "出园", "进园", "全园", "同园", "本园", "该园", "离园", "胶园", "植园", "儿园", "产园"]
)
_SCALE = frozenset(
    {"小镇", "核心区", "功能区", "园区", "片区", "港区", "新区", "示范区", "合作区", "试验区", "新城"}
)
_PLAIN = frozenset(
    ["产业", "工业", "科技", "高新", "国家", "国家级", "现代", "特色", "专业", "创新", "农业", "综合", "经济", "技术", "零碳", "绿色", "生态", "示范", "文化", "文旅", "孵化", "创业", "合作", "智能", "数字", "智慧", "物流", "化工", "食品"]
)


def _before_themes(text: str, low: int, end: int) -> int:
    """Where the trade words before a suffix begin: 西安航空|产业基地 -> behind 西安."""
    themes = classes("zone.theme")
    while end > low:
        size = next((n for n in (6, 5, 4, 3, 2, 1) if end - n >= low and text[end - n : end] in themes), 0)
        if not size:
            break
        end -= size
    return end


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
        size = next(
            (n for n in (4, 3, 2, 1) if low + n <= end and text[low : low + n] in classes("zone.generic")), 0
        )
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


def _proper(view: View, start: int, end: int) -> bool:
    """True when the core names something: a table place, a place word, or no common word."""
    core = view.text[start:end]
    if view.places(start, end) or any(h.end == end for h in view.words.get("zone.suffix", ())):
        return True
    if not 2 <= len(core) <= 8 or any(
        t.tag in _LEADING and t.start >= start and t.end <= end for t in view.tokens
    ):
        return False
    token = view.starts.get(start)
    if token is not None and token.tag in ("LOC", "ORG", "PER", "nz"):
        return True
    if view.starts and start not in view.starts:
        return False
    return not segmentable(core)


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
        return (view.mention(start, end, "Place", "zones.place", 0.6),) if proper else ()
    low = inner[0].start
    if low == inner[0].start and end == inner[-1].end and len(inner) == 1:
        return inner
    if end - inner[-1].end > 4 or any(a.end != b.start for a, b in zip(inner, inner[1:])):
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
        return (view.mention(start, core_end, "Place", "zones.place", 0.6),)
    return ()
