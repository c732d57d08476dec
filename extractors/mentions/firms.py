"""A sentence in, its firms out: full names by their legal suffix, short names by brand and trade.

由重庆赛博瑞科技有限公司供应 -> Firm 重庆赛博瑞科技有限公司; 青山拉晶把硅片卖给朔光电池 -> Firm 青山拉晶, 朔光电池
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.mentions.lexicon import Hit, classes, common, head, segmentable
from extractors.mentions.view import View
from extractors.model import Mention

_LONG = frozenset(
    ["股权投资合伙企业", "投资合伙企业", "合伙企业", "集团股份有限公司", "股份有限公司", "有限责任公司", "集团有限责任公司", "集团有限公司", "控股有限公司", "控股集团有限公司", "有限公司", "股份公司", "集团公司", "控股集团", "株式会社", "合作社", "专业合作社", "合作联社", "农村信用社"]
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
    "(?:企业|龙头|链主|客户|供应商|厂商|厂家|公司|车企|药企|巨头|股东|子公司|母公司|品牌|、|和|与|及|由|向|给|对|为|自|从|同|"
    "于|旗下|控股|入股|收购|参股|卖给|供给|，|：|。|“|；|$|^|是|把|将|包括|集团|商|引进|引入|联合|携手)$"
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
    tails = sorted(
        {*view.words.get("firm.tail", ()), *(Hit(*m.span()) for m in _ANY_TRADE.finditer(view.text))},
        key=_by_end,
    )
    for i, hit in enumerate(tails):
        if not any(o.start <= hit.start and hit.end < o.end for o in tails[i + 1 : i + 4]):
            yield from _short(view, hit)
    yield from _bracketed(view)
    yield from latin(view)
    for code in _CODE.finditer(view.text):
        low = view.left(code.start(), edges=view.firm)
        if 3 <= code.start() - low <= 10:
            yield view.mention(low, code.start(), "Firm", "firms.code", 0.9)


def _by_end(hit: Hit) -> tuple[int, int]:
    return hit.end, -hit.start


_ANY_TRADE = re.compile(
    "(?<=[一-鿿]{2})(?:[^产行企工农就商专作事创职营毕物实林渔牧停失从转立始开结同置各百建电学敬副主肄兴，。、]业|[铜铝钢镍锂膜炭碳磁晶芯硅钛复包]材)"
)
_CODE = re.compile(r"[（(](?:股票代码[：:]?|证券代码[：:]?)?[03689]\d{5}(?:[.．](?:SH|SZ|BJ))?[)）]")


def _table_hit(view: View, start: int, end: int) -> bool:
    if not view.starts:
        return True
    return start in view.starts or end in view.ends


def _legal(view: View, hit: Hit) -> Iterator[Mention]:
    suffix = view.text[hit.start : hit.end]
    if suffix in _LONG:
        start = _trim(view, view.left(hit.start, edges=view.firm))
        if "公司" in view.text[start : hit.start]:
            start = view.text.rfind("公司", start, hit.start) + 2
        core = view.text[start : hit.start]
        if len(core) >= 2 and core[0] not in "（(" and core not in classes("firm.generic"):
            yield view.mention(start, hit.end, "Firm", "firms.legal", 0.95)
        return
    low = view.left(hit.start, edges=view.firm if suffix in ("公司", "集团") else view.soft)
    start = _trim(view, low)
    start = (
        max(start, view.text.rfind("公司", start, hit.start) + 2)
        if "公司" in view.text[start : hit.start]
        else start
    )
    start = _behind_firm(view.text, start, hit.start)
    if not view.covers(start, hit.end, ("ORG",)):
        inside = (t.end for t in view.tokens if start <= t.start and t.end <= hit.start and t.tag in _NO_CORE)
        start = max(inside, default=start)
    core = view.text[start : hit.start]
    if not 2 <= len(core) <= 14 or core[0] in "（(、" or core in classes("firm.generic"):
        return
    if suffix.endswith("厂") and (core.endswith("工") or _BUILT.search(view.text[max(0, start - 4) : start])):
        return
    if suffix.endswith("厂") and (
        core.endswith(_NO_FACTORY) or view.text.startswith(("区", "房", "门", "内"), hit.end)
    ):
        return
    brand = _brand_score(view, start, hit.start, core)
    if brand > 0:
        yield view.mention(start, hit.end, "Firm", "firms.suffix", min(0.9, 0.5 + brand))


def _behind_firm(text: str, start: int, end: int) -> int:
    """Behind another firm and the word that joins it to this one: 潞安安太由|潞山能源集团."""
    joint = _JOINED.search(text, start, end + 2)
    while joint and joint.end() <= end:
        start = joint.end()
        joint = _JOINED.search(text, start, end + 2)
    return start


_JOINED = re.compile("(?<=[一-鿿]{3})(?:由|系|与|及|隶属|旗下|同|和)(?=[一-鿿]{2})")


def _brand_score(view: View, start: int, end: int, core: str) -> float:
    """How much a core before 公司, 集团, 厂 looks like a proper name: 0 when it is made of class words."""
    token = view.starts.get(start)
    if token is not None and token.tag == "ORG":
        return 0.4
    places = view.places(start, end)
    rest_at = places[0].end if places and places[0].start == start else start
    rest = core[rest_at - start :]
    if not rest or (places and places[0].known.rank == 0 and segmentable(rest)):
        return 0.0
    if head(rest, 0, classes("firm.generic")) and not places:
        return 0.0
    if view.starts and any(
        t.tag in ("LOC", "PER", "nz", "ORG") for t in view.tokens if rest_at <= t.start and t.end <= end
    ):
        return 0.35
    brand = _strip_tails(rest)
    if rest in classes("firm.tail") or (rest in common() and not places):
        return 0.0
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
            elif (
                (token := view.starts.get(start)) is not None
                and token.tag in _LEADING
                and token.end - start > 1
            ):
                start = token.end
            else:
                return start


_NO_FACTORY = (
    "工",
    "建",
    "设",
    "进",
    "整机",
    "主机",
    "标准",
    "内",
    "新",
    "老",
    "首",
    "第一",
    "第二",
    "自建",
    "组装",
)
_NO_CORE = frozenset({"d", "p", "c", "u", "r", "v", "vd", "ad", "m", "q", "f", "TIME"})
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
    if _AFTER_BAD.match(text, hit.end) or (text[hit.end - 1 : hit.end + 1] in _CUTS):
        return
    low = view.left(hit.start, edges=view.soft)
    weak = text[hit.start : hit.end] in classes("firm.weak")
    if view.ends and hit.end not in view.ends and (weak or not view.places(low, hit.start)):
        return
    while low < hit.start and text[low : low + 1] in classes("firm.verb1") and _verb(view, low):
        low += 1
    scored = [
        (_short_score(view, hit.start - size, hit, low), -size)
        for size in (2, 3, 4, 1)
        if hit.start - size >= low
    ]
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
    placed = any(n.end == start and n.known.type == "Place" and n.known.rank < 3 for n in view.named)
    if brand in generic or (view.starts and start not in view.starts and start != low and not placed):
        return 0.0
    if 0 < head(brand, 0, generic) < len(brand):
        return 0.0
    if _is_clause(view, start, hit):
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
        elif view.covers(start, hit.start, ("ORG",)):
            score += 0.2 if proper else 0.3
        elif view.covers(start, hit.start, _NAME_TAGS):
            score += 0.15 if proper else 0.2
    place = next(
        (n for n in view.named if n.known.type == "Place" and n.start == start and n.end == hit.start), None
    )
    if place is not None:
        score += 0.15 if place.known.rank == 3 else -0.35
    if start == low or placed:
        score += 0.15 if placed and proper else 0.1
    if _AFTER_GOOD.match(text, hit.end) or hit.end == len(text):
        score += 0.1
    elif view.starts:
        token = view.starts.get(hit.end)
        score += 0.1 if token is not None and token.tag not in _NOUNS else -0.05
    if _PRODUCT_AFTER.match(text, hit.end):
        score -= 0.2
    if _PRODUCT_BEFORE.search(text[max(0, start - 2) : start]):
        score -= 0.1 if text[start - 1] == "把" else 0.3
    if start in view.firm and (
        _BEFORE_GOOD.search(text[max(0, start - 4) : start]) or start not in view.hard
    ):
        score += 0.1
    return round(score, 2)


def _is_clause(view: View, start: int, hit: Hit) -> bool:
    """True when the brand is none: a place and more, a number, a pronoun, a time."""
    brand = view.text[start : hit.start]
    if any(c.isdigit() for c in brand) or brand[0] in "几两多各该此其这那每":
        return True
    if (
        brand[0] in "一二三四五六七八九十百"
        and len(brand) > 1
        and brand[1] in "家个条座种大项类款台万亿级分成期"
    ):
        return True
    if any(
        n.start == start and hit.start - n.end >= 2 and n.known.rank < 3 and n.known.type == "Place"
        for n in view.named
    ):
        return True
    token = view.starts.get(start)
    return token is not None and token.tag in _OPENERS and view.text[token.start : token.end] in common()


_OPENERS = frozenset({"r", "TIME", "d", "v", "vd", "ad", "m", "q", "f", "s", "t", "c", "p", "u"})
_PRODUCT_AFTER = re.compile(
    "由|采自|取自|来自|购自|选用|换成|改用|产线|车间|订单|合同|国产|达|需|价格|主要向|不低于|可达|出口|占|约|[0-9]"
)
_PRODUCT_BEFORE = re.compile(
    "(?:年产|月产|日产|年耗|提供|生产|研发|销售|供应|制造|采购|开发|做|造|产出|定制|加工|签|[吨套只台件颗条批辆片枚万亿]|把)$"
)
_NOUNS = frozenset({"n", "nz", "vn", "an", "nr", "LOC", "ORG", "PER"})


_LATIN = re.compile(r"(?<![A-Za-z0-9.])[A-Z][A-Za-z]+(?:[- ](?:[A-Z][A-Za-z]*|&|of|de))*(?![A-Za-z0-9])")
_LATIN_BEFORE = re.compile(
    "(?:企业|客户|公司|集团|厂|商|巨头|品牌|旗下|国|美|英|法|德|日|韩|意|加坡|兰|士|典|亚|坡|江|的|与|和|及|、|由|向|给|从|对|同|：|，|。|“|^)$"
)
_LATIN_CUE = re.compile("(?:企业|客户|公司|集团|商|厂|巨头|伙伴|国|城)$")
_LATIN_NOT = re.compile("技术|芯片|系统|协议|接口|平台|传感器|模块|标准|软件|生产线|材料|认证|工艺")
_LATIN_AFTER = re.compile(
    "[，。、；：）（”]|的|供|公司|集团|两家|三家|占|签|达成|等|与|和|在|将|把|说|表示|宣布|总裁|CEO|亚太|中国|采购|订|完成|为|各|$"
)


def latin(view: View) -> Iterator[Mention]:
    """Firms in Latin letters: 境外客户Helix Power的书面通知; never AI, GWh or MCU."""
    for name in _LATIN.finditer(view.text):
        word = name.group()
        before = view.text[max(0, name.start() - 3) : name.start()]
        sure = _LATIN_CUE.search(before) is not None
        capital = word.isupper() and not (sure and len(word) > 4)
        if (
            len(word) < 4
            or capital
            or word.endswith(("Wh", "OLED"))
            or _LATIN_NOT.match(view.text, name.end())
        ):
            continue
        if sure or (_LATIN_BEFORE.search(before) and _LATIN_AFTER.match(view.text, name.end())):
            yield view.mention(name.start(), name.end(), "Firm", "firms.latin", 0.6)


_CUTS = frozenset(["产业", "包装", "材料", "装备", "能源", "能力", "品牌", "业务", "电池", "料厂", "产品", "动力", "动车", "器件", "体系"])
_BRACKETED = re.compile(r"[（(]([^（）()]{2,6})[）)]")


def _bracketed(view: View) -> Iterator[Mention]:
    """Firms that end in a bracketed place: 沃克斯顿机床（沈阳）."""
    for bracket in _BRACKETED.finditer(view.text):
        if not any(
            n.start == bracket.start(1) and n.end == bracket.end(1) and n.known.type == "Place"
            for n in view.named
        ):
            continue
        if view.text.startswith(("有限", "公司", "集团", "股份", "控股"), bracket.end()):
            continue
        start = _trim(view, view.left(bracket.start(), edges=view.soft))
        core = view.text[start : bracket.start()]
        tails = classes("firm.tail")
        more = next((n for n in (5, 4, 3, 2) if view.text[bracket.end() : bracket.end() + n] in tails), 0)
        if 4 <= len(core) <= 12 and core.endswith(tuple(tails)):
            yield view.mention(start, bracket.end(), "Firm", "firms.bracket", 0.9)
        elif more and 2 <= len(core) <= 8:
            yield view.mention(start, bracket.end() + more, "Firm", "firms.bracket", 0.85)
