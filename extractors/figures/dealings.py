"""A number among words of dealing -> its indicator: `X（持股40%）` -> 持股比例, `给予300万元研发后补助` -> 研发后补助."""

from __future__ import annotations

import re
from functools import cache

from extractors.figures.measured import Measured
from extractors.figures.units import dimension
from extractors.figures.words import words


def dealing(item: Measured, text: str) -> str:
    """Indicators whose words stand apart: shares held, money put in, grants, times taken; else empty."""
    q = item.quantity
    rest = text[q.end : q.end + 6]
    if q.normal_unit == "%" and (
        words("hold").search(item.words[-10:]) or re.match("的?(?:股权|股份)", rest)
    ):
        return _held(item.words, text[q.end : q.end + 20])
    if (
        q.normal_unit == "%"
        and len(item.before) < 2
        and _OWNS.search(item.words)
        and words("joint").search(text)
    ):
        return "持股比例"
    if q.normal_unit.endswith("元") and (named := _paid(item, rest)):
        return named
    if dimension(q.unit) == "time" and (named := _lasted(item)):
        return named
    return _grant(item, rest)


_OWNS = re.compile("(?:占股?|出)[了到]?$")
"""What a company's owner does with a share of it: `合资公司由A控股，占|51%`."""
_LASTING = ("时间", "时限", "用时", "周期", "期", "时长", "年限", "期限", "寿命", "年数", "天数", "库存")


_GIVEN = re.compile(
    "的?(?P<what>股权|股份)[^，。；、]{0,10}?(?P<how>转让|出售|卖给|转给|过户|抵偿|质押|的收购)"
)
_PLAIN = {
    "转给": "转让",
    "卖给": "出售",
    "的收购": "收购",
    "买下": "收购",
    "拿下": "收购",
    "接下": "收购",
    "接盘": "收购",
}
"""Verbs of dealing in shares -> the word for it in an indicator."""


def _lasted(item: Measured) -> str:
    """How long something takes: `拿地到开工仅用`|100天 -> 拿地到开工用时, `厂房验收`|21天 -> 厂房验收时间."""
    took = re.search("[用需要耗]时?|缩短|压缩|时间|只|仅", item.words)
    if item.before.endswith(_LASTING):
        return item.before
    if took:
        return item.before + "用时"
    return item.before + "时间" if len(item.before) > 1 and item.quantity.unit != "年" else ""


def _held(said: str, rest: str) -> str:
    verbs = words("stake").findall(said)
    if (given := _GIVEN.match(rest)) and not verbs:
        return f"{_PLAIN.get(given['how'], given['how'])}{given['what']}比例"
    if verbs and rest.removeprefix("的").startswith(("股权", "股份")):
        return f"{_PLAIN.get(verbs[-1], verbs[-1])}{rest.removeprefix('的')[:2]}比例"
    part = re.search("(出资|入股|参股|垫资)[^，。]{0,4}$", said)
    return f"{part[1]}比例" if part else "持股比例"


def _paid(item: Measured, rest: str) -> str:
    """Money put in: 投资, 首期投资, 增资; money paid for something: 收购金额."""
    m = _money_in().search(item.words)
    if m is None and not re.search("(?:以|用|花费?|现金)$", item.words):
        return ""
    if not (m and m.group().startswith("出资")) and (paid := words("pay").match(rest)):
        return f"{paid.group()}金额"
    if m is None:
        return "投资" if words("build").match(rest) else ""
    if words("invest.kind").match(item.before) and item.before.endswith(("投资", "投资额")):
        return item.before
    stage = re.search("追加|新增", item.words) or re.search(
        r"首期|[一二三四]期|新增|追加|累计|计划|首投|再投", item.words
    )
    verb = re.match("增资|出资|注资|投入|总投资|计划投资", m.group())
    if stage and verb and verb.group().startswith(stage.group()):
        stage = None
    return (stage.group().replace("首投", "首期").replace("再投", "追加") if stage else "") + (
        verb.group().replace("出资", "出资额") if verb else "投资"
    )


@cache
def _money_in() -> re.Pattern[str]:
    return re.compile(rf"(?:{words('invest').pattern})(?:[了约近超逾达为额]|预计|将)*$")


def _grant(item: Measured, rest: str) -> str:
    """`给予300万元研发后补助` -> 研发后补助, `按投入的15%予以补贴` -> 补贴比例, `最高奖励` -> 奖励上限."""
    q = item.quantity
    if q.normal_unit not in ("元", "%"):
        return ""
    after = re.sub("^(?:给予|予以)", "", item.after)
    noun = len(after) > 2 and re.search("补贴|奖励|补助|资助|奖补|贴息|扶持|奖金|资金", after)
    m = words("grant").search(item.words) or re.match("的?(?:予以|给予)?(?P<what>补贴|奖励|补助|资助)", rest)
    if m is None:
        return ""
    word = re.sub("^(?:的|予以|给予|封顶|最高)+", "", m.group())
    word = {"补": "补贴", "奖": "奖励"}.get(word, word)
    base = "" if len(item.before) < 2 or item.before.startswith(("按", "给予")) else item.before
    base = re.sub("按[^，。]*$", "", base.removesuffix(word[0]) if word else base)
    named = after if noun else base if word and word in base else base + word
    named = named or "补贴"
    part = "比例" if q.normal_unit == "%" and "比例" not in named else ""
    return named + part + ("上限" if q.comparator == "<=" else "")
