"""Text and publication date -> the times it names: `今年前8个月`, 2024-12-04 -> 2024-01-01/2024-08-31."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from extractors.model import Period
from extractors.times.dating import READERS, Context
from extractors.times.forms import pattern
from extractors.times.yearparts import Days

Found = tuple[int, int, Period]
"""Start and end in the text, and the time."""

_FUTURE = re.compile("将|预计|计划|拟|力争|有望|目标|争取|届时|规划|要")
_CLAUSE_END = re.compile("[，。；！？]")


@lru_cache(maxsize=512)
def periods(text: str, published: date | None = None, earlier: Days | None = None) -> tuple[Found, ...]:
    """Start, end and Period of every time in `text`, in order; what cannot be dated has both ends open.

    A part of a year without its year is read against a dated time before it, else against `published`;
    `earlier` is the last dated time before `text`, which 当天, 上年 and 全年 may mean.
    """
    found: list[Found] = []
    context = Context(published, earlier=earlier)
    for m in pattern().finditer(text):
        kind = str(m.lastgroup)
        here = replace(context, future=_future(text, m.start(), m.end()))
        earliest, latest = READERS[kind](m.group(), here)
        item = (m.start(), m.end(), Period(m.group(), earliest, latest))
        if found and (joined := _joined(found[-1], item, text)):
            found[-1] = joined
        else:
            found.append(item)
        if kind == "calendar" and earliest and latest and "以来" not in m.group():
            context = replace(context, before=(earliest, latest))
    return tuple(found)


def _future(text: str, start: int, end: int) -> bool:
    """True when a word of outlook stands near, so that a bare month may lie ahead."""
    stop = _CLAUSE_END.search(text, end)
    before = text[max(0, start - 15) : start]
    last = max(before.rfind(mark) for mark in "，。；！？")
    return _FUTURE.search(before[last + 1 :] + text[end : stop.start() if stop else None]) is not None


def _joined(first: Found, second: Found, text: str) -> Found | None:
    """`2022年至2024年`, `2022年4月—2023年3月`: two dated times and a dash make one."""
    start, end, a = first
    low, high, b = second
    link = text[end:low] + b.text[:1]
    if low - end > 1 or not re.match("[—–\\-~至到]", link) or not (a.latest and b.latest and a.earliest):
        return None
    if a.latest >= b.latest:
        return None
    return start, high, Period(text[start:high], a.earliest, b.latest)
