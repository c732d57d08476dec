"""An indicator, its number and whom it is said of -> the indicator with what it needs to be told apart: 激光产业|产值."""

from __future__ import annotations

import re

from extractors.figures.measured import Measured
from extractors.figures.relative import Name
from extractors.figures.units import dimension
from extractors.figures.words import words
from extractors.model import EntityType, Mention
from extractors.topics import Reading

_TRADE_TAIL = re.compile("(?:产业集群|产业链|集群|产业|行业|领域|板块|业)$")
_CHANGE = re.compile("(?:同比|环比)?(?:增长|下降)$")
_CONTEST = re.compile(
    "[^，。；：、“”‘’《》（）在的\\d]{2,16}?(?:考评|考核|评价|评比|测评|评估|竞争力|综合实力|百强(?:榜)?|强榜|榜单|排行榜)"
)
_GRANT = re.compile("补贴|奖励|补助|资助|奖补|配套|扶持|贴息|奖金|资金")
_STAGE = re.compile("^(?:首期|[一二三四]期)(?=.*投资)")


def qualified(reading: Reading, item: Measured, named: Name, who: Mention) -> str:
    """The indicator of a number that is said of `who`, in full."""
    text, at = reading.sentence.text, item.quantity.start
    indicator = named.text
    if named.measure == "rank" or "排名" in indicator:
        return _rank(indicator, text[:at])
    if indicator == "金额" and who.type == "Project":
        return "投资"
    indicator = _without_tail(indicator, who)
    if (stage := _STAGE.match(indicator)) and stage.group() in who.name:
        return indicator[stage.end() :]
    if words("of.deal").fullmatch(indicator) and (deal := words("deal").findall(text[:at])):
        return f"{deal[-1]}{indicator}"
    if item.quantity.comparator == "<=" and who.type == "Policy" and item.quantity.normal_unit == "元":
        return _cap(indicator, text[:at])
    return _of_trade(reading, item, Name(indicator, named.measure), who)


def _without_tail(indicator: str, who: Mention) -> str:
    """Without the last word of the subject's name that stands for it: `小镇|产值` of 松涛风筝小镇."""
    for length in (4, 3, 2):
        tail, rest = who.name[-length:], indicator[length:]
        called = who.type in ("Zone", "Project", "Organization") and not words("no.tail").fullmatch(tail)
        if called and indicator.startswith(tail) and len(rest) > 1 and len(who.name) > length:
            return rest
    return indicator


def _rank(indicator: str, before: str) -> str:
    """What a bare 排名 is the result of: `在全省园区年度考评中位列第18` -> 全省园区年度考评排名."""
    m = re.fullmatch("(?:各|全[国省市区])?[^，。]{0,4}(?P<rank>排名.*)", indicator)
    contests = _CONTEST.findall(before)
    return contests[-1] + m["rank"] if m and contests and contests[-1] not in indicator else indicator


def _cap(indicator: str, before: str) -> str:
    """`单笔封顶200万元` -> 单笔补贴上限."""
    if _GRANT.search(indicator):
        indicator = indicator.removeprefix("最高")
        return indicator if indicator.endswith("上限") else indicator + "上限"
    grants = _GRANT.findall(before)
    return f"{indicator.removesuffix('上限')}{grants[-1] if grants else '补贴'}上限"


def _of_trade(reading: Reading, item: Measured, named: Name, who: Mention) -> str:
    """A product's or industry's indicator with its name, by which it differs from its firm's or zone's.

    Counts and shares stay as they are: the firms of an industry are firms.
    """
    text = named.text
    plain = named.measure == "share" or dimension(item.quantity.unit) in ("count", "people", "time", "ratio")
    if plain and not words("of.product").fullmatch(text):
        return text
    of = who if who.type in ("Industry", "Product") else _named_before(reading, item, text, who)
    if of is None or len(text) > 8 or text.startswith(("集群", "产业链", "该产业")):
        return text
    core = _TRADE_TAIL.sub("", of.name) or of.name
    return text if core in text else of.name + text.removeprefix("产业")


def _named_before(reading: Reading, item: Measured, indicator: str, who: Mention) -> Mention | None:
    """The product or industry named last before a number whose indicator needs one."""
    wanted: list[EntityType] = []
    base = _CHANGE.sub("", indicator)
    if words("of.product").fullmatch(base):
        wanted.append("Product")
    if words("of.industry").fullmatch(base) and who.type in ("Zone", "Place"):
        wanted.append("Industry")
    before = [m for m in reading.mentions if m.end <= item.quantity.start and m.type in wanted]
    return before[-1] if before else None
