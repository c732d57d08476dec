"""A time as printed and what is known around it -> its first and last day: `上年`, after 2024年 -> 2023."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.times import yearparts
from extractors.times.forms import WHOLE, YEAR_TEXT, classes
from extractors.times.yearparts import NUMBER, Days


@dataclass(frozen=True, slots=True)
class Context:
    """What a time is read against: publication, the last dated time before it, its clause's outlook."""

    published: date | None
    before: Days | None = None
    earlier: Days | None = None
    future: bool = False

    @property
    def last(self) -> Days | None:
        """The last dated time before this one, in this text or before it."""
        return self.before or self.earlier

    @property
    def year(self) -> int | None:
        """The year that the text before names, else that of publication."""
        if self.last:
            return self.last[0].year
        return self.published.year if self.published else None


Ends = tuple[date | None, date | None]
_OPEN: Ends = (None, None)


def _calendar(text: str, context: Context) -> Ends:
    m = WHOLE.fullmatch(text)
    if m is None:
        return _OPEN
    part = re.sub("上午|下午|晚上?", "", m["part"] or "")
    year = _named_year(m["year"], context) if m["year"] else _bare_year(part, context)
    found = yearparts.days(part, year) if year else None
    if found is None:
        return _OPEN
    earliest, latest = found
    tail = m["tail"] or ""
    if tail.endswith(("以来", "至今")):
        return (earliest, context.published) if context.published and earliest <= context.published else _OPEN
    if tail == "前" and not part:
        return None, latest
    if (m["lead"] or "").startswith("截") and part.endswith("月末"):
        return latest, latest
    return earliest, latest


def _named_year(word: str, context: Context) -> int | None:
    if digits := re.match(r"\d{4}", word):
        return int(digits.group())
    base = context.year if word.startswith("上") else context.published and context.published.year
    return base + _OFFSETS[word[0]] if base else None


_OFFSETS = {"今": 0, "本": 0, "去": -1, "上": -1, "明": 1, "前": -2, "后": 2}


def _bare_year(part: str, context: Context) -> int | None:
    """The year of a part of a year that names none."""
    published, before = context.published, context.before
    if part in ("全年", "年末") and context.last:
        return context.year
    if before and (published is None or _continues(part, context)):
        return before[0].year
    if published is None:
        return None
    found = yearparts.days(part, published.year)
    if found is None:
        return None
    year = published.year
    first, last = found
    ahead = (first.year - published.year) * 12 + first.month - published.month
    if context.future:
        return year + 1 if ahead <= -8 and (last - first).days < 40 else year
    if yearparts.cumulative(part) and last > published and last.month != published.month:
        return year - 1
    if part in ("全年", "年末") and published.month <= 3:
        return year - 1
    return year - 1 if ahead >= 7 and part not in ("年底", "年内") else year


def _continues(part: str, context: Context) -> bool:
    """True in `2023年5月签约，8月投产`: a later part of the year that a part was just named of."""
    before = context.before
    if before is None or (before[1] - before[0]).days > 100 or context.future:
        return False
    found = yearparts.days(part, before[0].year)
    return found is not None and found[0] > before[0]


def _plan(text: str, context: Context) -> Ends:
    m = re.search(r"十([一二三四五六七八])五", text)
    if m is None:
        return _OPEN
    first = 1951 + 5 * (10 + yearparts.number(m[1]))
    if text.endswith("末"):
        return date(first + 4, 1, 1), date(first + 4, 12, 31)
    if text.endswith("以来"):
        start = date(first, 1, 1)
        return (start, context.published) if context.published and start <= context.published else _OPEN
    return date(first, 1, 1), date(first + 4, 12, 31)


def _span(text: str, context: Context) -> Ends:
    m = re.search(rf"(?<![\d十])({NUMBER})(多)?(年|个月|周)", text)
    if m is None or m[2] or context.published is None:
        return _OPEN
    days = {"年": 365, "个月": 30, "周": 7}[m[3]]
    there = _shifted(context.published, yearparts.number(m[1]), m[3])
    within = text.endswith("内") and not text.startswith(("近", "过去", "最近"))
    if within or text.startswith(("未来", "今后")):
        return context.published, there - timedelta(1)
    if text.endswith("后"):
        return there, None
    if text.endswith("前") and days == 365:
        year = context.published.year - yearparts.number(m[1])
        return date(year, 1, 1), date(year, 12, 31)
    return _OPEN


def _shifted(day: date, number: int, unit: str) -> date:
    """`day` moved on by `number` years, months or weeks; the 29 February becomes the 28th."""
    if unit == "周":
        return day + timedelta(7 * number)
    months = day.month - 1 + (number if unit == "个月" else 12 * number)
    year, month = day.year + months // 12, months % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, yearparts.month(year, month)[1].day))


def _word(text: str, context: Context) -> Ends:
    word = text.partition("（")[0]
    dated = re.match(YEAR_TEXT, word)
    name = classes().get(word) or classes().get(word[dated.end() :] if dated else "", "vague")
    day = context.published
    if named := re.search(r"\d{1,2}月\d{1,2}日", text):
        return _calendar(named.group(), context)
    if name == "same_day":
        return context.last if context.last and context.last[0] == context.last[1] else _OPEN
    if day is None:
        return _OPEN
    if name[0].isdigit():
        year = (_named_year(dated.group(), context) if dated else None) or day.year
        first, _, last = name.partition("/")
        return date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last or first}")
    if name in _DAYS:
        return (day + timedelta(_DAYS[name]),) * 2
    return _OPEN


_DAYS = {"now": 0, "today": 0, "yesterday": -1, "tomorrow": 1, "before_yesterday": -2}


def _month(text: str, context: Context) -> Ends:
    day = context.published
    if text.startswith("当"):
        day = context.last[0] if context.last and (context.last[1] - context.last[0]).days < 31 else None
    if day is None:
        return _OPEN
    shift = {"上": -1, "下": 1}.get(text[0], 0)
    there = _shifted(day.replace(day=1), shift, "个月")
    found = yearparts.month(there.year, there.month)
    m = re.search("[上中下]旬$|[初底末]$", text)
    return yearparts.third(found, m.group()) if m else found


def _week(text: str, context: Context) -> Ends:
    if context.published is None:
        return _OPEN
    weeks = {"上": -1, "下": 1}.get(text[0], 0)
    monday = context.published + timedelta(7 * weeks - context.published.weekday())
    return monday, monday + timedelta(6)


def _day(text: str, context: Context) -> Ends:
    day = context.published
    if day is None:
        return _OPEN
    if text == "昨":
        return (day - timedelta(1),) * 2
    number = int(re.sub(r"\D", "", text))
    month = day.replace(day=1)
    if number > day.day and not context.future:
        month = (month - timedelta(1)).replace(day=1)
    last = yearparts.month(month.year, month.month)[1].day
    return (month.replace(day=number),) * 2 if number <= last else _OPEN


READERS: Mapping[str, Callable[[str, Context], Ends]] = {
    "plan": _plan,
    "span": _span,
    "word": _word,
    "month": _month,
    "week": _week,
    "calendar": _calendar,
    "day": _day,
}
