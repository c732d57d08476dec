"""A sentence in, its firms out: full names by their legal suffix, short names by brand and trade.

    由重庆赛博瑞科技有限公司供应 -> Firm 重庆赛博瑞科技有限公司; 青山拉晶把硅片卖给朔光电池 -> Firm 青山拉晶, 朔光电池
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.mentions.lexicon import Hit, classes, common, segmentable
from extractors.mentions.view import View
from extractors.model import Mention

_LONG = frozenset(
    "集团股份有限公司 股份有限公司 有限责任公司 集团有限责任公司 集团有限公司 控股有限公司 控股集团有限公司 有限公司 "
    "股份公司 集团公司 控股集团 株式会社 合作社 专业合作社 合作联社 农村信用社".split()
)
_NAME_TAGS = ("LOC", "PER", "ORG", "nz", "nr", "ns", "nt", "nw")
_AFTER_BAD = re.compile(
    "产业|行业|企业|市场|领域|产品|链|生产线|项目|基地|制造业|业务|技术|板块|赛道|产能|产值|产量|需求|设备|零部件|价格|销量|出口|"
    "消费|应用|人才|专业|园|城|谷|集群|品牌|巨头|公司|集团|厂|有限|股份|研究|实验|工程|系统|材料|部件|组件|标准|测试|回收"
)
_AFTER_GOOD = re.compile(
    "说|表示|称|介绍|透露|坦言|董事长|总经理|副总|负责人|创始人|首席|总裁|供应|提供|供货|供给|负责|配套|等|、|和|与|把|将|向|"
    "为|则|也|已|还|，|。|；|的|从|在|今年|去年|自|每年|每月|拿下|（|拟|就|发往|年|对|分别|均|都|所|是|有|共|联合|签|"
    "股份|采购|收购|投资|承接|生产|研发|建|中标|持股|于|两家|三家|四家|先后|因|通过|宣布|出资|独家|代工|制造|加工"
)
_BUILT = re.compile("(?:建|起|成|立|设|开|的|上|座|万|元|期)$")
_BEFORE_GOOD = re.compile(
    "(?:企业|龙头|链主|客户|供应商|厂商|厂家|公司|车企|药企|巨头|股东|子公司|母公司|品牌|、|和|与|及|由|向|给|对|为|自|从|同|以|"
    "于|旗下|控股|入股|收购|参股|卖给|供给|供应|的|，|：|。|“|；|$|^|是|把|将|包括|集团|商|引进|引入|联合|携手)$"
)


def find(view: View) -> Iterator[Mention]:
    """Firms by legal suffix and by trade word, and those of the tables."""
    for named in view.nested:
        if named.known.type == "Firm" and _table_hit(view, named.start, named.end):
            yield view.mention(named.start, named.end, "Firm", "gazetteer", named.known.score)
    hits = view.words.get("firm.legal", ())
    for i, hit in enumerate(hits):
        if not any(o.start <= hit.start and hit.end < o.end for o in hits[i + 1 : i + 4]):
            yield from _legal(view, hit)
    tails = view.words.get("firm.tail", ())
    for i, hit in enumerate(tails):
        if not any(o.start <= hit.start and hit.end < o.end for o in tails[i + 1 : i + 4]):
            yield from _short(view, hit)
    yield from _bracketed(view)


def _table_hit(view: View, start: int, end: int) -> bool:
    if not view.starts:
        return True
    return start in view.starts or end in view.ends


def _legal(view: View, hit: Hit) -> Iterator[Mention]:
    suffix = view.text[hit.start : hit.end]
    if suffix in _LONG:
        start = _trim(view, view.left(hit.start, edges=view.firm))
        core = view.text[start : hit.start]
        if len(core) >= 2 and core[0] not in "（(" and core not in classes("firm.generic"):
            yield view.mention(start, hit.end, "Firm", "firms.legal", 0.95)
        return
    low = view.left(hit.start, edges=view.firm if suffix in ("公司", "集团") else view.soft)
    start = _trim(view, low)
    core = view.text[start : hit.start]
    if not 2 <= len(core) <= 14 or core in classes("firm.generic"):
        return
    if suffix.endswith("厂") and (core.endswith("工") or _BUILT.search(view.text[max(0, start - 4) : start])):
        return
    brand = _brand_score(view, start, hit.start, core)
    if brand > 0:
        yield view.mention(start, hit.end, "Firm", "firms.suffix", min(0.9, 0.5 + brand))


def _brand_score(view: View, start: int, end: int, core: str) -> float:
    """How much a core before 公司, 集团, 厂 looks like a proper name: 0 when it is made of class words."""
    token = view.starts.get(start)
    if token is not None and token.tag == "ORG":
        return 0.4
    places = view.places(start, end)
    rest_at = places[0].end if places and places[0].start == start else start
    rest = core[rest_at - start :]
    if not rest:
        return 0.0
    if any(rest.startswith(word) for word in classes("firm.generic") if len(word) > 1) and not places:
        return 0.0
    if view.starts and any(t.tag in ("LOC", "PER", "nz", "ORG") for t in view.tokens if rest_at <= t.start and t.end <= end):
        return 0.35
    brand = _strip_tails(rest)
    if brand and not segmentable(brand):
        return 0.3
    return 0.15 if places and brand else 0.0


def _strip_tails(rest: str) -> str:
    tails = classes("firm.tail")
    while True:
        size = next((n for n in (6, 5, 4, 3, 2) if len(rest) > n and rest[-n:] in tails), 0)
        if not size:
            return rest
        rest = rest[:-size]


def _trim(view: View, start: int) -> int:
    """Skip class words at the head of a run: 龙头企业|, 民营|, 日资|."""
    generic = classes("firm.generic")
    text = view.text
    while True:
        for size in (5, 4, 3, 2):
            if text[start : start + size] in generic and not _is_place(view, start, size):
                start += size
                break
        else:
            if text[start : start + 1] in classes("firm.verb1") and _verb(view, start):
                start += 1
            elif (token := view.starts.get(start)) is not None and token.tag in _LEADING and token.end - start > 1:
                start = token.end
            else:
                return start


_LEADING = frozenset({"v", "vd", "ad", "d", "f", "s", "r", "TIME"})


def _verb(view: View, start: int) -> bool:
    """True when a verb of one character at the head of a run is one: what follows starts a word or a place."""
    token = view.starts.get(start)
    if token is not None:
        return token.end == start + 1
    return any(n.start == start + 1 for n in view.named)


def _is_place(view: View, start: int, size: int) -> bool:
    return any(n.start == start for n in view.named)


def _short(view: View, hit: Hit) -> Iterator[Mention]:
    """Short names: [place] brand of two to four characters, then the trade word."""
    text = view.text
    if _AFTER_BAD.match(text, hit.end) or (view.ends and hit.end not in view.ends):
        return
    low = view.left(hit.start, edges=view.soft)
    while low < hit.start and text[low : low + 1] in classes("firm.verb1") and _verb(view, low):
        low += 1
    scored = [(_short_score(view, hit.start - size, hit, low), -size) for size in (2, 3, 4, 1) if hit.start - size >= low]
    if not scored or max(scored)[0] < 0.55:
        return
    score, size = max(scored)
    start = hit.start + size
    yield view.mention(start, hit.end, "Firm", "firms.short", min(score, 0.85))
    before = [p for p in view.places(low, start) if p.end == start]
    if before:
        yield view.mention(before[0].start, hit.end, "Firm", "firms.placed", min(score, 0.85) + 0.05)


def _short_score(view: View, start: int, hit: Hit, low: int) -> float:
    """How much `brand + trade word` looks like a firm in its sentence; from 0.55 on it is taken for one."""
    text = view.text
    brand, tail = text[start : hit.start], text[hit.start : hit.end]
    generic = classes("firm.generic")
    if brand in generic or (view.starts and start not in view.starts and start != low):
        return 0.0
    if any(brand.startswith(w) for w in generic if len(w) > 1 and len(brand) > len(w)):
        return 0.0
    score = 0.05 if tail in classes("firm.weak") else 0.2
    proper = len(brand) > 1 and not segmentable(brand)
    if len(brand) == 1:
        score -= 0.25
    if proper:
        score += 0.3
    if view.starts:
        if view.covers(start, hit.end, ("ORG",)) or view.covers(start, hit.end, ("PER",)):
            score += 0.35
        elif view.covers(start, hit.start, _NAME_TAGS):
            score += 0.15 if proper else 0.2
    place = next((n for n in view.named if n.known.type == "Place" and n.start == start and n.end == hit.start), None)
    if place is not None:
        score += 0.15 if place.known.rank == 3 else -0.35
    if start == low or any(n.end == start for n in view.named):
        score += 0.1
    if _AFTER_GOOD.match(text, hit.end) or hit.end == len(text):
        score += 0.1
    if _BEFORE_GOOD.search(text[max(0, start - 4) : start]):
        score += 0.1
    return score


_BRACKETED = re.compile(r"[（(]([^（）()]{2,6})[）)]")


def _bracketed(view: View) -> Iterator[Mention]:
    """Firms that end in a bracketed place: 沃克斯顿机床（沈阳）."""
    for bracket in _BRACKETED.finditer(view.text):
        if not any(n.start == bracket.start(1) and n.end == bracket.end(1) and n.known.type == "Place" for n in view.named):
            continue
        if view.text.startswith(("有限", "公司", "集团", "股份", "控股"), bracket.end()):
            continue
        start = _trim(view, view.left(bracket.start(), edges=view.soft))
        core = view.text[start : bracket.start()]
        if 4 <= len(core) <= 12 and core.endswith(tuple(classes("firm.tail"))):
            yield view.mention(start, bracket.end(), "Firm", "firms.bracket", 0.9)
