"""A number, its words and the figures before it -> its indicator: `引进项目12个` -> 引进项目数."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractors.figures import indicators
from extractors.figures.dealings import dealing
from extractors.figures.measured import Measured
from extractors.figures.relative import RISE, Name, Named, clean, growth, moved, multiple, rank, share
from extractors.figures.units import dimension
from extractors.figures.words import words

_CHANGED = re.compile(
    rf"(?:{RISE}|扩|滚|抬升|调整|变|[提扩压升增缩减抬拉做加滚])(?:了)?(?:到|至|为|成)(?:了)?[^，。；\d]{{0,8}}$"
)


def name(item: Measured, before: Sequence[Named], text: str, inside: str = "") -> Name:
    """The indicator of a number; `before` are indicator, kind and number of the sentence's earlier figures.

    `inside` is the rest of a project's name that the number stands in: `20万台冰箱智能工厂项目`.
    """
    kind = item.kind
    item = item if kind == "rank" else replace(item, before=_own(item.before))
    if kind != "rank" and _CHANGED.search(item.words):
        base = clean(_CHANGED.sub("", item.before))
        return Name(_measure(base, item) if len(base) > 1 else before[-1][0] if before else "增至", "level")
    if inside:
        return Name(_inside(item, inside), "level")
    if compared := multiple(item, before) or moved(item, before):
        return Name(compared, "level")
    if special := _of_counted(item, before) or dealing(item, text):
        return Name(special, "share" if kind == "share" else "level")
    if kind == "growth":
        return growth(item, before)
    if kind == "share":
        return share(item, before, text)
    if kind == "rank":
        return rank(item, before)
    level = _rated(item, before) or _level(item, text) or _same_unit(item, before) or _plain(item, before)
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


def _inside(item: Measured, rest: str) -> str:
    """The capacity that a project's name states: 冰箱产能."""
    what = _PROJECT_TAIL.sub("", rest.removeprefix("的"))
    rate = re.search("[年月日](?=产$)", item.words)
    return what + (rate.group() if rate else "") + "产能"


_PROJECT_TAIL = re.compile(
    r"(?:智能|生产|制造|建设|扩建|技改|新建|研发|加工|一体化)*(?:项目|基地|工厂|生产线|产线|车间|工程|厂|线|中心).*$"
)


def _same_unit(item: Measured, before: Sequence[Named]) -> str:
    """The indicator of the last figure of the same unit: `A区181亿元，B区152亿元` measure the same."""
    unit = item.quantity.normal_unit
    return next((text for text, kind, q in reversed(before) if kind == "level" and q.normal_unit == unit), "")


def _of_counted(item: Measured, before: Sequence[Named]) -> str:
    """`规上企业170家，产值1560亿元`, `项目64个，总投资2300亿元`: measures are those of what was just counted."""
    counted = before[-1][0] if before else ""
    if not item.words.lstrip("，、").startswith(item.before):
        return ""
    if (firms := re.search("[^，。；]*企业(?=数$)", counted)) and words("of.industry").fullmatch(item.before):
        return firms.group() + item.before
    sum_ = counted.endswith("项目数") and words("of.projects").fullmatch(item.before)
    return "项目" + item.before if sum_ else ""


def _rated(item: Measured, before: Sequence[Named]) -> str:
    """`年产电池2600万只、电池组500万个`: the rate of the first holds for the second too."""
    rate = re.search("[年月日]均?产[量能]$", before[-1][0]) if before else None
    listed = re.fullmatch("[、和及]([^，。；]{2,10})", item.words)
    return listed[1] + rate.group() if rate and listed else ""


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
