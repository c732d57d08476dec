"""A number, the words around it and the figures before it -> its indicator: `同比增长5.9%` -> 汽车产业产值同比增长."""

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
    """An indicator, the kind of figure, and the place among the earlier figures of the level it belongs to."""

    text: str
    measure: Kind
    of: int | None = None


_RISE = "增长率?|增幅|增速|增加|提升|提高|上升|下降|降低|降幅|减少|回落|下滑|上涨|扩大|缩短|压缩|缩减|节约|节省|收窄|净增|净减|前移|攀升|跌幅|涨幅|增|升|降|涨|跌|减|翻|多|少|快|高"
_BASIS = r"(?:同比|环比|年均|年平均|累计|[较比](?:去年|上年|上月|上季|年初|计划|过去|以往|此前|之前)?(?:同期|末|底)?[^，。；\d]{0,6}?)"
_GROWTH = re.compile(rf"{_BASIS}?(?:平均|净|再|实际|总体|大|倒|又)*(?:{_RISE})[^，。；、\d]{{0,4}}$")
_CHANGED = re.compile(rf"(?:{_RISE}|扩|滚|抬升|调整)(?:了)?(?:到|至|为)(?:了)?[^，。；\d]{{0,6}}$")
_SHARE = re.compile(r"(?:大?约|近|超|已|合计?|各|就)?占(?:到|据|了|比)?(?P<whole>[^，。；\d]*)$")
_RANK = re.compile(
    r"(?:(?:[位名]?[居列]|排[名在]?|稳居|高居|跃居|位|占据|保持|进入|跻身|入围|首次|均|在)*"
    r"(?P<whole>(?:全[国省市区球县]|世界|国内|我国|中部|西部|东部|行业|亚洲)[^，。；、\d]{0,10})?[位居列排名第前在]*)$"
)


def name(item: Measured, before: Sequence[Named], text: str) -> Name:
    """The indicator of a number; `before` are indicator, kind and number of the sentence's earlier figures."""
    kind = item.kind
    if kind != "rank" and _CHANGED.search(item.words):
        base = _clean(_CHANGED.sub("", item.before))
        return Name(base if len(base) > 1 else before[-1][0] if before else "增至", "level")
    if special := _special(item, text):
        return Name(special, "share" if kind == "share" else "level")
    if kind == "growth":
        return _growth(item, before)
    if kind == "share":
        return _share(item, before)
    if kind == "rank":
        return _rank(item, before)
    return Name(_level(item) or _same_unit(item, before) or _plain(item), "level")


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


def _share(item: Measured, before: Sequence[Named]) -> Name:
    m = _SHARE.search(item.words)
    if m is None:
        scope = re.search(r"(?:全[国省市区球县]|世界|我国|全产业)的?(?:总量)?$", item.before)
        if scope and item.after:
            verb = indicators.action(item.before[: scope.start()])
            return Name(f"{verb}{item.after}占{scope.group()}比重", "share")
        named = item.before if len(item.before) > 1 else indicators.after_rate(item.after)
        return Name(
            named if named.endswith(("率", "比", "比重", "比例", "份额")) else named + "占比", "share"
        )
    whole = _clean(m["whole"])
    base, of = _clean(_SHARE.sub("", item.before)), None
    if len(base) < 2:
        base, of = _last_level(before, item)
    tail = "" if whole.endswith(("比重", "比例", "份额", "比")) else "比重"
    return Name(f"{base}占{whole}{tail}", "share", of)


def _rank(item: Measured, before: Sequence[Named]) -> Name:
    m = _RANK.search(item.words)
    whole = (m["whole"] or "") if m else ""
    base, of = _clean(_RANK.sub("", item.before)), None
    if len(base) < 2:
        base, of = _last_level(before, item)
    return Name(base + whole + "排名", "rank", of)


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(map(re.escape, sorted(ontology.words("figures")[name], key=lambda w: (-len(w), w))))
    )


def _special(item: Measured, text: str) -> str:
    """Indicators whose words stand apart: shares held, money put in, grants, times taken; empty for others."""
    q = item.quantity
    rest = text[q.end : q.end + 5]
    if q.normal_unit == "%" and (
        _words("hold").search(item.words[-10:]) or re.match("的?(?:股权|股份)", rest)
    ):
        return _held(item.words + rest)
    if q.normal_unit.endswith("元") and (
        m := re.search(rf"(?:{_words('invest').pattern})[^，。；、]{{0,3}}$", item.words)
    ):
        stage = re.search(r"首期|[一二三四]期|新增|追加|累计|计划|首投|再投", item.words)
        verb = re.match("增资|出资|注资|投入|总投资|计划投资", m.group())
        return (stage.group()[:2] if stage else "") + (verb.group() if verb else "投资")
    if _dimension(q.unit) == "time" and re.search("[用需要耗]时?|缩短|压缩|时间|只|仅", item.words):
        return (
            item.before
            if item.before.endswith(("时间", "用时", "周期", "期", "时长"))
            else item.before + "用时"
        )
    return _grant(item, rest)


@cache
def _money_in() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('invest').pattern})(?:[了约近超逾达为额]|预计|将)*$")


def _held(words: str) -> str:
    for verb, noun in (
        ("收购", "收购股权比例"),
        ("转让", "转让股权比例"),
        ("受让", "受让股权比例"),
        ("出资", "出资比例"),
        ("入股", "入股比例"),
        ("参股", "参股比例"),
    ):
        if verb in words:
            return noun
    return "持股比例"


def _grant(item: Measured, rest: str) -> str:
    q = item.quantity
    m = _words("grant").search(item.words) or re.match("的?(?:补贴|奖励|补助|资助|予以补贴|给予)", rest)
    if m is None or q.normal_unit not in ("元", "%"):
        return ""
    word = m.group().removeprefix("的")
    base = item.before if len(item.before) > 1 else ""
    named = base if word in base or len(word) < 2 else base + word
    return (
        named
        + ("上限" if q.comparator == "<=" else "")
        + ("比例" if q.normal_unit == "%" and "比例" not in named else "")
    )


@cache
def _dimensions() -> dict[str, str]:
    return {row["unit"]: row["dimension"] for row in ontology.table("units")}


def _dimension(unit: str) -> str:
    if "/" in unit or unit[-1:] in ("亿", "万"):
        return "ratio"
    return _dimensions().get(unit.lstrip("十百千万亿") or unit, "count")


def _level(item: Measured) -> str:
    counted = _dimension(item.quantity.unit) in ("count", "people")
    if counted and len(item.after) > 1:
        return indicators.action(item.words) + item.after + "数"
    if len(item.before) < 2 or _words("weak").fullmatch(item.before):
        extra = _EXTRA.get(_dimension(item.quantity.unit), "")
        return item.after + extra if len(item.after) > 1 else item.before if len(item.before) > 1 else ""
    if re.search(r"[年月日]均?[产销]$", item.before) and item.after:
        return indicators.amount(item.before + item.after)
    named = indicators.amount(item.before)
    if counted and named == item.before and not named.endswith(("数", "量", "额", "率")):
        named += "数"
    return named


_EXTRA = {"area": "面积", "money": "规模", "volume": "容量"}


def _plain(item: Measured) -> str:
    return item.before or indicators.FALLBACK.get(item.quantity.unit[-1:], "") or item.words[-6:]
