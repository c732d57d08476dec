"""A number, its words and the figures before it -> its indicator: `同比增长5.9%` -> 汽车产业产值同比增长."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import ontology
from extractors import indicators
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
    "|收窄|净增|净减|前移|攀升|跌幅|涨幅|增|升|降|涨|跌|减|翻|多|少|快|高"
)
_SINCE = "去年|上年|上月|上季|年初|计划|过去|以往|此前|之前"
_BASIS = rf"(?:同比|环比|年均|年平均|累计|[较比](?:{_SINCE})?(?:同期|末|底)?[^，。；\d]{{0,6}}?)"
_GROWTH = re.compile(rf"{_BASIS}?(?:平均|净|再|实际|总体|大|倒|又)*(?:{_RISE})[^，。；、\d]{{0,8}}$")
_CHANGED = re.compile(
    rf"(?:{_RISE}|扩|滚|抬升|调整|[提扩压升增缩减抬拉做])(?:了)?(?:到|至|为)(?:了)?[^，。；\d]{{0,8}}$"
)
_SHARE = re.compile(r"(?:大?约|近|超|已|合计?|各|就)?占(?!比)(?:到|据|了|去)?(?P<whole>[^，。；\d]*)$")
_RANK = re.compile(
    r"(?:(?:[位名]?[居列]|排[名在]?|稳居|高居|跃居|位|占据|保持|进入|跻身|入围|首次|均|在)*"
    r"(?P<whole>(?:全[国省市区球县]|世界|国内|我国|中部|西部|东部|行业|亚洲)[^，。；、\d]{0,10})?[位居列排名第前在]*)$"
)


def name(item: Measured, before: Sequence[Named], text: str, inside: str = "") -> Name:
    """The indicator of a number; `before` are indicator, kind and number of the sentence's earlier figures.

    `inside` is the rest of a project's name that the number stands in: `20万台冰箱智能工厂项目`.
    """
    kind = item.kind
    if kind != "rank" and _CHANGED.search(item.words):
        base = _clean(_CHANGED.sub("", item.before))
        return Name(base if len(base) > 1 else before[-1][0] if before else "增至", "level")
    if inside:
        return Name(_inside(item, inside), "level")
    if special := _special(item, text):
        return Name(special, "share" if kind == "share" else "level")
    if kind == "growth":
        return _growth(item, before)
    if kind == "share":
        return _share(item, before, text)
    if kind == "rank":
        return _rank(item, before)
    return Name(_level(item) or _same_unit(item, before) or _plain(item, before), "level")


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


def _growth(item: Measured, before: Sequence[Named]) -> Name:
    m = _GROWTH.search(item.words)
    phrase = _clean(m.group()) if m else "增长"
    base, of = _clean(_GROWTH.sub("", item.before)), None
    if len(base) < 2:
        base, of = _last_level(before, item)
    return Name(base + phrase, "growth", of)


def _share(item: Measured, before: Sequence[Named], text: str) -> Name:
    m = _SHARE.search(item.words)
    if m is None:
        return Name(_bare_share(item, text), "share")
    whole = _clean(m["whole"])
    base, of = _clean(_SHARE.sub("", item.before)), None
    if len(base) < 2:
        base, of = _last_level(before, item)
    tail = "" if whole.endswith(("比重", "比例", "份额", "比")) else "比重"
    return Name(f"{base}占{whole}{tail}", "share", of)


def _bare_share(item: Measured, text: str) -> str:
    """`全国1/7的高新技术企业` -> 高新技术企业占全国比重, `产品八成卖给X` -> 产品卖给X比例."""
    scope = re.search(r"(?:全[国省市区球县]|世界|我国|全产业)的?(?:总量)?$", item.before)
    if scope and item.after:
        return f"{indicators.action(item.before[: scope.start()])}{item.after}占{scope.group()}比重"
    if item.before.endswith(_RATES):
        return item.before
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


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(map(re.escape, sorted(ontology.words("figures")[name], key=lambda w: (-len(w), w))))
    )


def _special(item: Measured, text: str) -> str:
    """Indicators whose words stand apart: shares held, money put in, grants, times taken; else empty."""
    q = item.quantity
    rest = text[q.end : q.end + 6]
    if q.normal_unit == "%" and (
        _words("hold").search(item.words[-10:]) or re.match("的?(?:股权|股份)", rest)
    ):
        return _held(item.words, rest)
    if q.normal_unit.endswith("元") and (named := _paid(item, rest)):
        return named
    if _dimension(q.unit) == "time" and re.search("[用需要耗]时?|缩短|压缩|时间|只|仅", item.words):
        return (
            item.before
            if item.before.endswith(("时间", "用时", "周期", "期", "时长"))
            else item.before + "用时"
        )
    return _grant(item, rest)


def _held(words: str, rest: str) -> str:
    verbs = _words("stake").findall(words)
    if verbs and rest.removeprefix("的").startswith(("股权", "股份")):
        return f"{verbs[-1]}{rest.removeprefix('的')[:2]}比例"
    part = re.search("(出资|入股|参股|垫资)[^，。]{0,4}$", words)
    return f"{part[1]}比例" if part else "持股比例"


def _paid(item: Measured, rest: str) -> str:
    """Money put in: 投资, 首期投资, 增资; money paid for something: 收购金额."""
    m = _money_in().search(item.words)
    if m is None and not re.search("(?:以|用|花费?|现金)$", item.words):
        return ""
    if not (m and m.group().startswith("出资")) and (paid := _words("pay").match(rest)):
        return f"{paid.group()}金额"
    if m is None:
        return "投资" if _words("build").match(rest) else ""
    stage = re.search(r"首期|[一二三四]期|新增|追加|累计|计划|首投|再投", item.words)
    verb = re.match("增资|出资|注资|投入|总投资|计划投资", m.group())
    if stage and verb and verb.group().startswith(stage.group()):
        stage = None
    return (stage.group().replace("首投", "首期").replace("再投", "追加") if stage else "") + (
        verb.group() if verb else "投资"
    )


@cache
def _money_in() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('invest').pattern})(?:[了约近超逾达为额]|预计|将)*$")


def _grant(item: Measured, rest: str) -> str:
    """`给予300万元研发后补助` -> 研发后补助, `按投入的15%予以补贴` -> 补贴比例, `最高奖励` -> 奖励上限."""
    q = item.quantity
    if q.normal_unit not in ("元", "%"):
        return ""
    noun = re.search("补贴|奖励|补助|资助|奖补|贴息|扶持|奖金|资金", item.after)
    m = _words("grant").search(item.words) or re.match("的?(?:予以|给予)?(?P<what>补贴|奖励|补助|资助)", rest)
    if m is None:
        return ""
    word = re.sub("^(?:的|予以|给予|封顶|最高)+", "", m.group())
    base = "" if len(item.before) < 2 or item.before.startswith(("按", "给予")) else item.before
    named = item.after if noun else base if word and word in base else base + word
    named = named or "补贴"
    part = "比例" if q.normal_unit == "%" and "比例" not in named else ""
    return named + part + ("上限" if q.comparator == "<=" else "")


@cache
def _dimensions() -> dict[str, str]:
    return {row["unit"]: row["dimension"] for row in ontology.table("units")}


def _dimension(unit: str) -> str:
    if "/" in unit or unit[-1:] in ("亿", "万"):
        return "ratio"
    return _dimensions().get(unit.lstrip("十百千万亿") or unit, "count")


def _level(item: Measured) -> str:
    dimension = _dimension(item.quantity.unit)
    counted = dimension in ("count", "people")
    if re.search(r"[年月日]均?[产销]$", item.before) and item.after:
        return indicators.amount(item.before + item.after, "量")
    if counted and len(item.after) > 1:
        return indicators.action(item.words) + item.after + _number_word(item.after, item.quantity.unit)
    if re.fullmatch("首期|[一二三四五]期", item.before):
        return item.before + {"money": "投资"}.get(dimension, "规模")
    if dimension == "area" and not item.before.endswith("面积") and item.before:
        return item.before + (item.after if len(item.after) < 7 else "") + "面积"
    if len(item.before) < 2 or _idle().fullmatch(item.before):
        return item.after + _EXTRA.get(dimension, "") if len(item.after) > 1 else ""
    named = indicators.amount(item.before, "额" if dimension == "money" else "量")
    return named + _number_word(named, item.quantity.unit) if counted and named == item.before else named


def _number_word(named: str, unit: str) -> str:
    """What makes a count of a noun: 院士|人数, 企业|数; nothing where the noun is a measure already."""
    if named.endswith(("数", "量", "额", "率", "产能", "能力", "规模", "面积")):
        return ""
    return {"次": "次数", "人": "人数"}.get(unit, "数")


@cache
def _idle() -> re.Pattern[str]:
    return re.compile(f"(?:{_words('weak').pattern})?(?:规模|总额|总投资)?")


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
    generic = _GENERIC.get(_dimension(item.quantity.unit), "数量")
    if item.words.strip("，。 ") == "、" and before and before[-1][1] == "level":
        return before[-1][0].removesuffix("数") + generic
    return item.before if len(item.before) > 1 else generic
