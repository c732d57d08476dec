"""A rate of growth, a share or a rank and the levels before it -> its indicator: `同比增长5.9%` -> 汽车产业产值同比增长."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.figures import indicators
from extractors.figures.measured import Measured
from extractors.figures.quantities import Kind, Quantity

Named = tuple[str, Kind, Quantity]


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator, the kind of figure, and the place among the earlier figures of its level."""

    text: str
    measure: Kind
    of: int | None = None


RISE = (
    "增长率?|增幅|增速|增加|提升|提高|上升|下降|降低|降幅|减少|回落|下滑|上涨|扩大|缩短|压缩|缩减|节约|节省"
    "|收窄|净增|净减|前移|攀升|跌幅|涨幅|增|升|降|涨|跌(?!破)|减|翻|多|少|快|高|低"
)
_SINCE = "去年|上年|上月|上季|年初|计划|过去|以往|此前|之前"
_BASIS = rf"(?:同比|环比|年均|年平均|累计|[较比](?:{_SINCE})?(?:同期|末|底)?[^，。；\d]{{0,6}}?)"
_GROWTH = re.compile(rf"{_BASIS}?(?:平均|净|再|实际|总体|大|倒|又)*(?:{RISE})[^，。；、\d]{{0,8}}$")

_SHARE = re.compile(
    r"(?:大?约|近|超|已|合计?|各|就)?(?:占(?!比)|贡献|拿下|包揽)(?:到|据|了|去)?(?P<whole>(?:[^，。；\d]|\d{4}年)*)$"
)
_RANK = re.compile(
    r"(?:(?:[位名]?[居列]|排[名在]?|稳居|高居|跃居|位|占据|保持|进入|跻身|入围|首次|均|在)*"
    r"(?P<whole>(?:全[国省市区球县]|世界|国内|我国|中部|西部|东部|行业|亚洲)[^，。；、\d]{0,10})?[位居列排名第前在]*)$"
)


def clean(words: str) -> str:
    """The noun phrase that `words` end in."""
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


def multiple(item: Measured, before: Sequence[Named]) -> str:
    """`产值33亿元，是2014年的4.4倍` -> 产值倍数; empty for what is no multiple of something."""
    m = re.search("(?:是|为|相当于)[^，。；]{1,12}的$", item.words) if item.quantity.unit == "倍" else None
    return f"{_last_level(before, item)[0]}倍数" if m else ""


def moved(item: Measured, before: Sequence[Named]) -> str:
    """`位列第4，较上年前移1位` -> 排名前移; empty where no rank was told before."""
    m = re.search("(?:前移|前进|上升|提升|跃升|后移|下滑|下降|退后)[了约]?$", item.words)
    ranks = [name for name, kind, _ in before if kind == "rank"]
    return ranks[-1] + m.group() if m and ranks and item.quantity.unit == "位" else ""


def growth(item: Measured, before: Sequence[Named]) -> Name:
    """How much a level has grown or shrunk: 汽车产业产值|同比增长."""
    m = _GROWTH.search(item.words)
    phrase = clean(m.group()) if m else "同比增长" if item.words.endswith(("+", "＋")) else "增长"
    phrase = re.sub("[较比](?:去年|上年)(?:同期)?", "同比", phrase)
    base, of = clean(_GROWTH.sub("", item.before)), None
    if len(base) < 2:
        base, of = _last_level(before, item)
    return Name(base + phrase, "growth", of)


def share(item: Measured, before: Sequence[Named], text: str) -> Name:
    """What part of a whole a level is: 进出口总额|占全市比重."""
    m = _SHARE.search(item.words)
    if m is None:
        return Name(_bare_share(item, before, text), "share")
    whole = clean(m["whole"])
    base, of = clean(_SHARE.sub("", item.before)), None
    if len(base) < 2:
        base, of = _last_level(before, item)
    whole = whole or _whole(before)
    if not whole:
        return Name(f"{base}占比", "share", of)
    tail = "" if whole.endswith(("比重", "比例", "份额", "比")) else "比重"
    return Name(f"{base}占{whole}{tail}", "share", of)


def _whole(before: Sequence[Named]) -> str:
    """What the last share told is a part of: `占全市产值的31%，石化占|20%` -> 全市产值; empty without one."""
    shares = [name for name, kind, _ in before if kind == "share"]
    m = re.search("占(?P<whole>[^占]+)比重$", shares[-1]) if shares else None
    return m["whole"] if m else ""


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


def rank(item: Measured, before: Sequence[Named]) -> Name:
    """Where a level stands among others: 营收|全国排名."""
    m = _RANK.search(item.words)
    whole = (m["whole"] or "") if m else ""
    base, of = clean(re.sub(r"^(?:已经?)?连续.*$", "", _RANK.sub("", item.before))), None
    if len(base) < 2:
        base, of = _last_level(before, item)
    return Name(base + whole + "排名", "rank", of)
