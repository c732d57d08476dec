"""A number, its words and the figures before it -> its indicator: `同比增长5.9%` -> 汽车产业产值同比增长."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors import indicators
from extractors.dealings import dealing, dimension
from extractors.heads import words
from extractors.measured import Measured
from extractors.quantities import Kind, Quantity

Named = tuple[str, Kind, Quantity]


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator, the kind of figure, and the place among the earlier figures of its level."""

    text: str
    measure: Kind
    of: int | None = None


_RISE = (
    "增长率?|增幅|增速|增加|提升|提高|上升|下降|降低|降幅|减少|回落|下滑|上涨|扩大|缩短|压缩|缩减|节约|节省"
    "|收窄|净增|净减|前移|攀升|跌幅|涨幅|增|升|降|涨|跌(?!破)|减|翻|多|少|快|高|低"
)
_SINCE = "去年|上年|上月|上季|年初|计划|过去|以往|此前|之前"
_BASIS = rf"(?:同比|环比|年均|年平均|累计|[较比](?:{_SINCE})?(?:同期|末|底)?[^，。；\d]{{0,6}}?)"
_GROWTH = re.compile(rf"{_BASIS}?(?:平均|净|再|实际|总体|大|倒|又)*(?:{_RISE})[^，。；、\d]{{0,8}}$")
_CHANGED = re.compile(
    rf"(?:{_RISE}|扩|滚|抬升|调整|变|[提扩压升增缩减抬拉做加滚])(?:了)?(?:到|至|为|成)(?:了)?[^，。；\d]{{0,8}}$"
)
_SHARE = re.compile(
    r"(?:大?约|近|超|已|合计?|各|就)?(?:占(?!比)|贡献|拿下|包揽)(?:到|据|了|去)?(?P<whole>(?:[^，。；\d]|\d{4}年)*)$"
)
_RANK = re.compile(
    r"(?:(?:[位名]?[居列]|排[名在]?|稳居|高居|跃居|位|占据|保持|进入|跻身|入围|首次|均|在)*"
    r"(?P<whole>(?:全[国省市区球县]|世界|国内|我国|中部|西部|东部|行业|亚洲)[^，。；、\d]{0,10})?[位居列排名第前在]*)$"
)


def name(item: Measured, before: Sequence[Named], text: str, inside: str = "") -> Name:
    """The indicator of a number; `before` are indicator, kind and number of the sentence's earlier figures.

    `inside` is the rest of a project's name that the number stands in: `20万台冰箱智能工厂项目`.
    """
    kind = item.kind
    item = item if kind == "rank" else replace(item, before=_own(item.before))
    if kind != "rank" and _CHANGED.search(item.words):
        base = _clean(_CHANGED.sub("", item.before))
        return Name(_measure(base, item) if len(base) > 1 else before[-1][0] if before else "增至", "level")
    if inside:
        return Name(_inside(item, inside), "level")
    if (multiple := _multiple(item, before)) or (moved := _moved(item, before)):
        return Name(multiple or moved, "level")
    if special := dealing(item, text):
        return Name(special, "share" if kind == "share" else "level")
    if kind == "growth":
        return _growth(item, before)
    if kind == "share":
        return _share(item, before, text)
    if kind == "rank":
        return _rank(item, before)
    level = (
        _of_counted(item, before)
        or _rated(item, before)
        or _level(item, text)
        or _same_unit(item, before)
        or _plain(item, before)
    )
    return Name(level, "level")


def _own(indicator: str) -> str:
    """Without a word for the subject itself at the beginning: `集团|营收`, `两家公司|供货量`."""
    m = words("self").match(indicator)
    rest = indicator[m.end() :] if m else indicator
    return rest if len(rest) > 1 and not rest.startswith(("数", "内", "总数")) else indicator


def _measure(noun: str, item: Measured) -> str:
    """What of a noun has changed: 员工|数, 持股|比例."""
    if noun.endswith("股"):
        return noun + "比例"
    counted = dimension(item.quantity.unit) in ("count", "people")
    return noun + _number_word(noun, item.quantity.unit) if counted else noun


def _multiple(item: Measured, before: Sequence[Named]) -> str:
    """`产值33亿元，是2014年的4.4倍` -> 产值倍数; empty for what is no multiple of something."""
    m = re.search("(?:是|为|相当于)[^，。；]{1,12}的$", item.words) if item.quantity.unit == "倍" else None
    return f"{_last_level(before, item)[0]}倍数" if m else ""


def _moved(item: Measured, before: Sequence[Named]) -> str:
    """`位列第4，较上年前移1位` -> 排名前移; empty where no rank was told before."""
    m = re.search("(?:前移|前进|上升|提升|跃升|后移|下滑|下降|退后)[了约]?$", item.words)
    ranks = [name for name, kind, _ in before if kind == "rank"]
    return ranks[-1] + m.group() if m and ranks and item.quantity.unit == "位" else ""


def _inside(item: Measured, rest: str) -> str:
    """The capacity that a project's name states: 冰箱产能."""
    what = _PROJECT_TAIL.sub("", rest.removeprefix("的"))
    rate = re.search("[年月日](?=产$)", item.words)
    return what + (rate.group() if rate else "") + "产能"


_PROJECT_TAIL = re.compile(
    r"(?:智能|生产|制造|建设|扩建|技改|新建|研发|加工|一体化)*(?:项目|基地|工厂|生产线|产线|车间|工程|厂|线|中心).*$"
)


def _clean(words: str) -> str:
    return indicators.before(words, 0, len(words))


def _last_level(before: Sequence[Named], item: Measured) -> tuple[str, int | None]:
    """Indicator and place of the level that a bare growth rate, share or rank is said of."""
    levels = [i for i, (_, kind, _) in enumerate(before) if kind == "level"]
    if not levels:
        return "", None
    at = levels[-1]
    if item.size > 1 and len(levels) >= item.size:
        at = levels[-item.size :][item.place]
    return before[at][0], at


def _same_unit(item: Measured, before: Sequence[Named]) -> str:
    """The indicator of the last figure of the same unit: `A区181亿元，B区152亿元` measure the same."""
    unit = item.quantity.normal_unit
    return next((text for text, kind, q in reversed(before) if kind == "level" and q.normal_unit == unit), "")


def _of_counted(item: Measured, before: Sequence[Named]) -> str:
    """`规上企业170家，产值1560亿元`: the output is that of the firms just counted."""
    counted = re.search("[^，。；]*企业(?=数$)", before[-1][0]) if before else None
    bare = words("of.industry").fullmatch(item.before) and item.words.lstrip("，、").startswith(item.before)
    return counted.group() + item.before if counted and bare else ""


def _rated(item: Measured, before: Sequence[Named]) -> str:
    """`年产电池2600万只、电池组500万个`: the rate of the first holds for the second too."""
    rate = re.search("[年月日]均?产[量能]$", before[-1][0]) if before else None
    listed = re.fullmatch("[、和及]([^，。；]{2,10})", item.words)
    return listed[1] + rate.group() if rate and listed else ""


def _growth(item: Measured, before: Sequence[Named]) -> Name:
    m = _GROWTH.search(item.words)
    phrase = _clean(m.group()) if m else "同比增长" if item.words.endswith(("+", "＋")) else "增长"
    phrase = re.sub("[较比](?:去年|上年)(?:同期)?", "同比", phrase)
    base, of = _clean(_GROWTH.sub("", item.before)), None
    if len(base) < 2:
        base, of = _last_level(before, item)
    return Name(base + phrase, "growth", of)


def _share(item: Measured, before: Sequence[Named], text: str) -> Name:
    m = _SHARE.search(item.words)
    if m is None:
        return Name(_bare_share(item, before, text), "share")
    whole = _clean(m["whole"])
    base, of = _clean(_SHARE.sub("", item.before)), None
    if len(base) < 2:
        base, of = _last_level(before, item)
    tail = "" if whole.endswith(("比重", "比例", "份额", "比")) else "比重"
    return Name(f"{base}占{whole}{tail}", "share", of)


_WHOLE = re.compile("占(全[国省市区球县]|世界|我国)比重$")


def _bare_share(item: Measured, before: Sequence[Named], text: str) -> str:
    """`全国1/7的高新技术企业` -> 高新技术企业占全国比重, `产品八成卖给X` -> 产品卖给X比例."""
    scope = re.search(r"(?:全[国省市区球县]|世界|我国|全产业)的?(?:总量)?$", item.before)
    if scope and item.after:
        return f"{indicators.action(item.before[: scope.start()])}{item.after}占{scope.group()}比重"
    if item.before in ("占比", "比重", "比例", "份额"):
        return _last_level(before, item)[0] + item.before
    if item.before.endswith(_RATES):
        return item.before
    wholes = [m[1] for name, kind, _ in before if kind == "share" and (m := _WHOLE.search(name))]
    if wholes and text.startswith("的", item.quantity.end) and len(item.after) > 1:
        return f"{indicators.action(item.before)}{item.after}占{wholes[-1]}比重"
    own = item.before if len(item.before) > 1 else ""
    return f"{own}{indicators.following(text, item.quantity.end)}比例"


_RATES = ("率", "比", "比重", "比例", "份额", "占比", "幅度", "强度")


def _rank(item: Measured, before: Sequence[Named]) -> Name:
    m = _RANK.search(item.words)
    whole = (m["whole"] or "") if m else ""
    base, of = _clean(re.sub(r"^(?:已经?)?连续.*$", "", _RANK.sub("", item.before))), None
    if len(base) < 2:
        base, of = _last_level(before, item)
    return Name(base + whole + "排名", "rank", of)


def _level(item: Measured, text: str) -> str:
    unit_of = dimension(item.quantity.unit)
    counted = unit_of in ("count", "people")
    if (rate := re.search("[年月日]均?[产销]$", item.before)) and item.after:
        return indicators.amount(rate.group() + (_PROJECT_TAIL.sub("", item.after) or item.after), "量")
    if counted and len(item.after) > 1:
        each = re.search(
            r"(?:平均)?每(?:平方公里|公顷|亩|[万千百家名户个台吨])[^，。；\d]{0,3}?(?=(?:就|便|已|都|约|近|超)*有?$)",
            item.words,
        )
        counted_noun = item.after + _number_word(item.after, item.quantity.unit)
        acted = each.group() if each else indicators.action(item.words)
        return (acted or _done_after(item, text)) + counted_noun
    if re.fullmatch("首期|[一二三四五]期", item.before):
        return item.before + {"money": "投资"}.get(unit_of, "规模")
    if unit_of == "area" and not item.before.endswith("面积") and item.before:
        return item.before + (item.after if len(item.after) < 7 else "") + "面积"
    if len(item.before) < 2 or _idle().fullmatch(item.before):
        return item.after + _EXTRA.get(unit_of, "") if len(item.after) > 1 else ""
    named = indicators.amount(item.before, "额" if unit_of == "money" else "量")
    return named + _number_word(named, item.quantity.unit) if counted and named == item.before else named


def _done_after(item: Measured, text: str) -> str:
    """`32个项目|集中开工`, `20多个事项实现|一次性办理`: which ones are counted; empty where nothing short says it."""
    at = text.find(item.after, item.quantity.end) + len(item.after)
    if m := words("counted.after").match(text, at):
        return m.group()
    m = _SHORT.match(text, at)
    return m["what"] if m and len(item.after) < 4 else ""


_SHORT = re.compile(
    "(?:已|都|均|全部|正)?(?:在|实现|完成|开展|进行)(?P<what>[^，。；：！？、（）“”\\d]{2,7})(?=[，。；！？])"
)


def _number_word(named: str, unit: str) -> str:
    """What makes a count of a noun: 院士|人数, 企业|数; nothing where the noun is a measure already."""
    if named.endswith(("数", "量", "额", "率", "产能", "能力", "规模", "面积")):
        return ""
    if unit in ("人", "万人") and not _people().search(named):
        return "人数"
    return "次数" if unit == "次" else "数"


@cache
def _people() -> re.Pattern[str]:
    return re.compile(f"(?:员|(?!人$)(?:{words('people.noun').pattern}))$")


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(f"(?:{words('weak').pattern})?(?:规模|总额|总投资)?")


_EXTRA = {"area": "面积", "money": "规模", "volume": "容量", "power": "规模", "energy": "规模"}
_GENERIC = {
    "money": "金额",
    "area": "面积",
    "time": "用时",
    "mass": "数量",
    "volume": "容量",
    "people": "人数",
}


def _plain(item: Measured, before: Sequence[Named]) -> str:
    """What a number without words measures: of the noun counted just before, else by its unit alone."""
    generic = _GENERIC.get(dimension(item.quantity.unit), "数量")
    if item.words.strip("，。 ") == "、" and before and before[-1][1] == "level":
        return before[-1][0].removesuffix("数") + generic
    return item.before if len(item.before) > 1 else generic
