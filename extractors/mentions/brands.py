"""A sentence in, firms out that show no trade word but stand where only a firm stands.

星载计算机采自成都国盾芯系 -> Firm 成都国盾芯系; 客户包括惠而佳、德莱宝、松泽三大品牌 -> Firm 惠而佳, 德莱宝, 松泽
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.mentions.lexicon import classes, common, head, segmentable
from extractors.mentions.view import View
from extractors.model import Mention

_NAME_TAGS = frozenset({"LOC", "PER", "ORG", "nz", "nr", "nw"})
_BODY_TAGS = _NAME_TAGS | {"n", "vn", "a", "an", "nt", "ns", "f", "v", "q", "ad"}
_CUE = re.compile(
    "(?P<sure>(?:企业|龙头|链主|厂商|厂家|车企|药企|供应商|客户|品牌|巨头|子公司|母公司|股东|竞争对手|民企|德企|旗下|收购|参股|入股|控股|独家供货商|老牌)"
    "(?:的|为|是|有|包括|了)?)$|(?P<weak>由|向|给|对|供给|供应|卖给|交给|来自|采自|出自|购自|采购自|产自|从|与|和|为|被|找的是|换成|选用的是|改用|引进|引入|联合|携手|把)$"
)
_THEN = re.compile(
    "(?:供应|提供|供货|供给|配套|承制|承接|代工|订购|订货|采购|购入|购买|购|包销|中标|负责|控股|收购|参股|领投|跟投|投资|出资|增资|持股|保供|制造|生产|加工|调运|买走|收走|合资|合作|签|共建|独家|长期|两家|三家|四家|五家|等|三大|两大|、|，|。|；|的|和|与|（|—)"
)
_STOP = re.compile(
    "[，。、；：（）()“”‘’《》的等把将被向与和及由在从为是则也已还就去今每两三四五]|"
    + "供应|提供|供货|采购|收购|表示|介绍|透露|宣布|公告|配套|投资|出资|生产|负责|股权|首期|年产|拿下|签|发往|供给|购|联合|总经理|董事长|创始人|副总|相关"
)
_ITEM_JOINT = "、和与及"
_BAD_END = (
    "产业",
    "行业",
    "企业",
    "市场",
    "园区",
    "项目",
    "基地",
    "集群",
    "公司",
    "领域",
    "地区",
    "部门",
    "政府",
    "团队",
    "大学",
    "学院",
    "研究院",
    "园",
    "区",
    "县",
    "市",
    "省",
    "州",
    "客户",
    "产品",
    "技术",
    "设备",
    "商",
    "家",
    "人",
    "们",
    "年",
    "月",
    "日",
    "国",
)


def find(view: View) -> Iterator[Mention]:
    """Names behind words for firms (企业, 客户, 旗下) or in the slots of supply and investment verbs."""
    yield from _titled(view)
    yield from branded(view)
    for start in view.soft:
        cue = _CUE.search(view.text[max(0, start - 6) : start])
        if cue is None:
            continue
        end = _end(view, start)
        if not _plausible(view, start, end):
            continue
        then = _THEN.match(view.text, end) or end == len(view.text)
        tagged = (token := view.starts.get(start)) is not None and token.tag in _NAME_TAGS
        if cue["sure"] and then:
            yield view.mention(start, end, "Firm", "brands.cue", 0.7)
        elif (cue["sure"] and tagged) or (then and _strong_slot(cue["weak"], view.text, end)):
            yield view.mention(start, end, "Firm", "brands.slot", 0.6)


def _titled(view: View) -> Iterator[Mention]:
    """What stands right before an officer's title: 湛原|采购总监闵舟说."""
    for hit in view.words.get("title", ()):
        if view.text[hit.start : hit.end] not in _OFFICERS:
            continue
        start = view.left(hit.start, edges=view.soft)
        if _plausible(view, start, hit.start):
            yield view.mention(start, hit.start, "Firm", "brands.titled", 0.65)


def branded(view: View) -> Iterator[Mention]:
    """A name no table knows and one noun, as the subject or object of a clause: 燕山|氢源把电解槽…."""
    for token in view.tokens:
        if (
            token.tag not in ("LOC", "PER", "ORG")
            or token.end - token.start != 2
            or token.start not in view.soft
        ):
            continue
        noun = view.starts.get(token.end)
        if noun is None or noun.tag not in ("n", "vn", "nz") or noun.end - noun.start != 2:
            continue
        after = view.starts.get(noun.end)
        brand = view.text[token.start : token.end]
        if (
            (after is not None and after.tag in _BODY_TAGS - {"v"})
            or segmentable(brand)
            or not _is_han(brand)
        ):
            continue
        if view.text[noun.start : noun.end] in _NO_TRADE:
            continue
        if not _plausible(view, token.start, noun.end) or any(n.start == token.start for n in view.named):
            continue
        yield view.mention(token.start, noun.end, "Firm", "brands.noun", 0.55)


_NO_TRADE = frozenset(
    ["消息", "方面", "两地", "三地", "计划", "口岸", "铁路", "公路", "价格", "长期", "规划", "级别", "合资", "业务", "同行", "股权", "地区", "流域", "沿线", "方向", "市场", "公司", "集团", "两岸", "海域", "大桥", "机场", "海关", "政府"]
)


def _is_han(word: str) -> bool:
    return all("\u4e00" <= c <= "\u9fff" for c in word)


_OFFICERS = frozenset(
    ["董事长", "副董事长", "总经理", "副总经理", "常务副总经理", "总裁", "副总裁", "创始人", "联合创始人", "首席执行官", "首席技术官", "副总", "董秘", "董事会秘书", "采购总监", "销售总监", "技术总监", "生产总监", "运营总监", "财务总监", "市场总监", "采购经理", "销售经理", "项目经理", "总工程师", "厂长", "副厂长", "CEO", "CTO"]
)


def _strong_slot(cue: str, text: str, end: int) -> bool:
    """True when cue and verb together leave only a firm: 由…供应, 向…采购, 采自…."""
    verb = _THEN.match(text, end)
    said = verb.group() if verb else ""
    if cue in (
        "采自",
        "购自",
        "采购自",
        "卖给",
        "供给",
        "交给",
        "出自",
        "换成",
        "改用",
        "选用的是",
        "找的是",
    ):
        return True
    return len(said) > 1 and said not in ("长期",)


def listed(view: View, known: Sequence[Mention]) -> Iterator[Mention]:
    """Items of a list that holds a firm already found: what stands beside a firm is one."""
    text = view.text
    firms = [(m.start, m.end) for m in known if m.type == "Firm" and m.score >= 0.55]
    done = {span for span in firms}
    queue = sorted(done)
    taken = [(m.start, m.end) for m in known if m.score >= 0.5]
    while queue:
        start, end = queue.pop(0)
        for low, high in (*_next(view, end), *_previous(view, start)):
            if (low, high) in done or any(
                a < high and low < b and (b - a) >= (high - low) for a, b in taken if (a, b) != (low, high)
            ):
                continue
            if not _plausible(view, low, high) or text[low:high] in classes("firm.tail"):
                continue
            done.add((low, high))
            queue.append((low, high))
            yield view.mention(low, high, "Firm", "brands.list", 0.6)


def _next(view: View, end: int) -> Iterator[tuple[int, int]]:
    if end < len(view.text) and view.text[end] in _ITEM_JOINT:
        stop = _end(view, end + 1)
        if stop > end + 1:
            yield end + 1, stop


def _previous(view: View, start: int) -> Iterator[tuple[int, int]]:
    if start > 1 and view.text[start - 1] in "、":
        low = view.left(start - 1, edges=view.soft)
        if low < start - 1:
            yield low, start - 1


def _end(view: View, start: int) -> int:
    """Where a name from `start` on ends: before the next mark or verb."""
    stop = _STOP.search(view.text, start + 2)
    end = min(stop.start() if stop else len(view.text), start + 10)
    if not view.starts:
        return end
    at = start
    while (token := view.starts.get(at)) is not None and token.end <= end:
        if token.tag not in _BODY_TAGS or (
            token.tag == "v" and token.end - token.start > 1 and at - start >= 3
        ):
            break
        at = token.end
    return at


def _plausible(view: View, start: int, end: int) -> bool:
    """True when `start:end` may be a firm's name: proper at its head, no place, no class word, no verb run."""
    text = view.text[start:end]
    if not 3 <= len(text) <= 9 or not text.isalnum():
        return False
    if (
        text.endswith(_BAD_END)
        or text[0] in "一二三四五六七八九十两几多该这那各每其有的了为做是走来等门围"
        or text in classes("firm.generic")
    ):
        return False
    places = view.places(start, end)
    own = start
    if places and places[0].start == start:
        own = places[0].end if places[0].known.rank < 3 else start
        if places[0].end == end or end - own < 2:
            return False
    rest = view.text[own:end]
    if head(rest, 0, classes("firm.generic")) or rest in common():
        return False
    token = view.starts.get(own)
    proper = not segmentable(rest[:2]) and (len(rest) < 3 or not segmentable(rest[:3]))
    if token is not None and token.tag in _NAME_TAGS:
        return token.tag != "PER" or token.end < end or not _speaks(view.text, end)
    if token is not None and (
        token.end >= end or any(t.tag in ("v", "vd", "u", "p") for t in view.tokens if own <= t.start < end)
    ):
        return False
    return proper and not segmentable(rest)


def _speaks(text: str, end: int) -> bool:
    return text.startswith(("说", "介绍", "表示", "坦言", "告诉", "透露"), end)
