"""A part of a year as printed, and the year -> its days: `前三季度`, 2024 -> 2024-01-01 to 2024-09-30."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

Days = tuple[date, date]

NUMBER = r"\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]"
_TO = r"[—–\-~～至到]+"
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}


def number(text: str) -> int:
    """A whole number below 100 in digits or Chinese numerals; raises ValueError when `text` is none."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        if text not in _DIGITS:
            raise ValueError(f"not a number below 100: {text!r}")
        return _DIGITS[text]
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)


def month(year: int, first: int, last: int | None = None) -> Days:
    """The days of the months `first` to `last` (default: one); raises ValueError for no such month."""
    last = first if last is None else last
    if not 1 <= first <= last <= 12:
        raise ValueError(f"no months {first} to {last}")
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def third(days: Days, word: str) -> Days:
    """The third of a month that 上旬 初, 中旬, 下旬 底 末 name."""
    first, last = days
    if word in ("上旬", "初"):
        return first, first.replace(day=10)
    if word == "中旬":
        return first.replace(day=11), first.replace(day=20)
    return first.replace(day=21), last


def _date(year: int, m: re.Match[str]) -> Days:
    first = date(year, int(m["m"]), int(m["d"]))
    if not m["d2"]:
        return first, first
    last = date(year, int(m["m2"] or m["m"]), int(m["d2"]))
    if last < first:
        raise ValueError(f"{last} before {first}")
    return first, last


def _month(year: int, m: re.Match[str]) -> Days:
    days = month(year, number(m["m"]))
    return third(days, m["third"]) if m["third"] else days


def _quarters(year: int, m: re.Match[str]) -> Days:
    last = 1 if m["q"] in ("首", None) else number(m["q"])
    first = 1 if m["until"] else last
    return month(year, 3 * first - 2, 3 * last)


def _half(year: int, m: re.Match[str]) -> Days:
    return month(year, 1, 6) if m["half"] == "上" else month(year, 7, 12)


_READERS: tuple[tuple[re.Pattern[str], Callable[[int, re.Match[str]], Days]], ...] = (
    (
        re.compile(
            rf"(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})日(?:{_TO}(?:(?P<m2>\d{{1,2}})月)?(?P<d2>\d{{1,2}})日)?.{{0,2}}"
        ),
        _date,
    ),
    (re.compile(rf"[前头](?P<n>{NUMBER})个?月"), lambda year, m: month(year, 1, number(m["n"]))),
    (
        re.compile(rf"(?P<a>{NUMBER})月?份?{_TO}(?P<b>{NUMBER})月份?"),
        lambda year, m: month(year, number(m["a"]), number(m["b"])),
    ),
    (re.compile(rf"(?P<m>{NUMBER})月份?(?P<third>[上中下]旬|[初底末])?"), _month),
    (re.compile(r"(?P<until>[前头])?第?(?P<q>[首一二两三四1-4])个?季度?"), _quarters),
    (re.compile(r"(?P<half>[上下])半年"), _half),
    (re.compile(r"年?[底末]"), lambda year, m: month(year, 12)),
    (re.compile(r"年?初"), lambda year, m: month(year, 1)),
    (re.compile(r"全年|年?内|"), lambda year, m: month(year, 1, 12)),
)


def days(part: str, year: int) -> Days | None:
    """First and last day of a part (`1—9月`, `上半年`, empty: all) of `year`; None for no such day."""
    for pattern, read in _READERS:
        if m := pattern.fullmatch(part):
            try:
                return read(year, m)
            except ValueError:
                return None
    return None


def cumulative(part: str) -> bool:
    """True for parts counted from January, which nobody reports before they are over."""
    return part[:1] in ("前", "头") or re.match(rf"(?:1|一)月?份?{_TO}", part) is not None
