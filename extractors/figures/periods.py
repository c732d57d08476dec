"""A figure in its sentence -> the time it is of: `2024年，Z进出口593亿元` -> 2024; `9月量产，销售额6亿元` -> none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from extractors.figures.measured import Measured
from extractors.figures.units import dimension
from extractors.figures.words import words
from extractors.model import EntityType, Mention, Period
from extractors.times.finding import Found
from extractors.topics import clause

_LEFT_OUT = re.compile(r"(?:[比较与于由自]|相比)$")
_LASTING = re.compile("投资(?!孵化)|占地|面积|注册资本|持股|股权|股份|产能|容量|协议|合同")
_ONE_DAY = re.compile("日|昨|今天")
_FROM_NOW = re.compile(r"[\d一二两三四五六七八九十]个?[年月周]之?[内后]$")


@cache
def _event() -> re.Pattern[str]:
    """The rest of a clause that tells an event, with no number of its own: `2024年9月|量产`."""
    others = r"项目|企业|率|仪式|的|了|[^，。；]{0,4}[\d一二三四五六七八九十]"
    return re.compile(rf"[^，。；]{{0,8}}(?:{words('event').pattern})(?!{others})")


def _happened(text: str, end: int) -> bool:
    """True for the time of an event that the rest of its clause tells: `2024年9月量产，`."""
    return _event().match(text, end) is not None


_IN_STOCK = re.compile("(?:已有|现有|共有)[^，。；]{0,2}$")


def _lasts(indicator: str, who: Mention) -> bool:
    """True for what a project or firm has for good (总投资, 占地) and for a policy's grants.

    What a zone invests is invested in a time.
    """
    invested = who.type in ("Zone", "Place") and "投资" in indicator
    return who.type == "Policy" or (not invested and _LASTING.search(indicator) is not None)


def period_of(
    text: str, item: Measured, times: Sequence[Found], indicator: str, who: Mention
) -> Period | None:
    """The last time named before a number, unless it is what the number is compared with or a dateline.

    From an earlier clause it does not carry to what lasts, nor does the day of an event carry, unless it
    stands alone and so governs the sentence. Days counted from an unknown one on (三年内) stay open.
    """
    low, _ = clause(text, item.quantity.low)
    found: Period | None = None
    lasts, stock = _lasts(indicator, who), _IN_STOCK.search(item.words) is not None
    for start, end, period in times:
        if end > item.quantity.low:
            break
        if _LEFT_OUT.search(text, max(0, start - 2), start) or text.startswith(("同期", "相比"), end):
            continue
        if item.quantity.unit == "倍" and text.startswith("的", end):
            continue
        if re.search("获悉|讯", text[end : end + 30]) and text.startswith("记者", max(0, start - 2)):
            continue
        day = _ONE_DAY.search(period.text) and "截" not in period.text
        alone = text[start - 1 : start] in ("", *"。；，") and text.startswith("，", end)
        governs = alone and (end + 1 == low or not day)
        own = day or lasts or (stock and period.earliest != period.latest)
        passing = own or text.startswith("起", end) or _happened(text, end)
        found = None if start < low and passing and not governs else period
    return Period(found.text, None, None) if found and _FROM_NOW.search(found.text) else found


_REGIONS: tuple[EntityType, ...] = ("Zone", "Place", "Industry")


def carried_period(
    last: Period | None, subject: Mention, item: Measured, who: Mention, today: date | None
) -> Period | None:
    """The past stretch that a region's figures in the sentence before are of, for more of its figures.

    `last` and `subject` are of the last figure before, `today` is the day of publication.
    """
    if last is None or last.earliest is None or last.latest is None or today is None:
        return None
    over = last.latest < today and (last.latest - last.earliest).days > 27
    flow = dimension(item.quantity.unit) in ("money", "share")
    regional = who.type in _REGIONS and subject.type in _REGIONS
    lasting = _LASTING.search(item.before + item.words)
    return last if over and flow and regional and not lasting else None


def was_before(text: str, item: Measured) -> bool:
    """True for the first value of `由3万吨提升到8万吨`, which was so before the time of the other."""
    return text[max(0, item.quantity.start - 1) : item.quantity.start] in ("由", "从")
