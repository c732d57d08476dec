"""Text and publication date -> the times it names: `今年前8个月`, 2024-12-04 -> 2024-01-01/2024-08-31."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import ontology
from extractors import yearparts
from extractors.model import Period
from extractors.yearparts import NUMBER, Days

_LEAD = "截至到?|截止到?|到|至|自从?|从"
_YEAR = (
    r"(?<![\d.])(?:19|20)\d\d年(?![版代])度?|(?<![\d.])(?:19|20)\d\d(?=[—–\-~至到](?:19|20)\d\d年)"
    r"|[今去]年度?|(?<!日)本年度?|明年|(?<![\w年后])[前后]年(?!后|来)|(?<=[到至])[前后]年(?!后|来)|上年度?"
)
_YEAR_TEXT = r"\d{4}年?度?|[今去明本前后上]年度?"
_PART = (
    rf"[前头](?:{NUMBER})个?月|(?:{NUMBER})月?份?[—–\-~～至到](?:{NUMBER})月(?!\d)份?"
    r"|\d{1,2}月\d{1,2}日(?:[至到—–\-](?:\d{1,2}月)?\d{1,2}日)?(?:上午|下午|晚上?)?"
    rf"|\d{{1,2}}月(?:份|[上中下]旬|[初底末])?|(?:{NUMBER})月(?:份|[上中下]旬|[初底末])"
    r"|[前头][二三两23]个?季度|第?[一二三四1-4]季度|首季度?|一季(?=[，,末报]|$)|[上下]半年|全年|年内|年[底末](?!端)|年初"
)
_AFTER_YEAR = rf"(?:{NUMBER})月|[底末](?!端)|内(?!蒙|地|部|外|容|需)|初(?![步级创次始])"
_TAIL = r"[^，。；、：\d的]{0,6}以来|至今|前(?![来往后景沿期列述端三两\d])"
_CALENDAR = rf"(?:{_LEAD})?(?:(?:{_YEAR})(?:{_PART}|{_AFTER_YEAR})?|(?<![\d.年第])(?:{_PART}))(?:{_TAIL})?"
_PLAN = r"(?:到)?[“\"]?十[一二三四五六七八]五[”\"]?(?:规划)?(?:期间|时期|以来|期?末)"
_SPAN = (
    r"(?:未来|今后|近|过去|最近)?(?:[一二三四五六七八九十两]{1,3}|\d{1,3}|几|数|十几)多?(?:年|个月|周)多?(?:以内|之?内|之?后|以后|之?前|以前|以来|来)"
    rf"|(?:未来|今后|近|过去|最近)(?:{NUMBER}|几)多?(?:年|个月|周)"
)
_MONTH = r"(?:上|下|本|当)个?月(?:[上中下]旬|[初底末])?|(?<![\d年个月])月底"
_WEEK = r"[上下本]周(?![期边年一二三四五六日末])"
_DAY = (
    r"(?<![\d月.—–\-~至到、])(?:[12]?\d|3[01])日(?![内前均产本元游照后龄起电最总])(?:上午|下午|晚上?)?"
    r"|(?<=[，。“])昨(?=[在从由晚])|昨(?=从|由|在)"
)
_FUTURE = re.compile("将|预计|计划|拟|力争|有望|目标|争取|届时|规划|要")
_CLAUSE_END = re.compile("[，。；！？]")


Found = tuple[int, int, Period]


@dataclass(frozen=True, slots=True)
class _Context:
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


@cache
def _classes() -> dict[str, str]:
    return {word: name for name, words in ontology.words("time").items() for word in words}


@cache
def _times() -> re.Pattern[str]:
    words = sorted(_classes(), key=lambda word: (-len(word), word))
    word = "|".join(re.escape(word) for word in words)
    named = {
        "plan": _PLAN,
        "span": _SPAN,
        "word": rf"(?:{_YEAR})?(?:{word})(?!产业|科技|科创|城|工厂|社区|能源|网络)(?:（\d{{1,2}}月\d{{1,2}}日）)?",
        "month": _MONTH,
        "week": _WEEK,
        "calendar": _CALENDAR,
        "day": _DAY,
    }
    starts = "".join(sorted({re.escape(word[0]) for word in words}))
    head = rf"(?=[\d截到至自从今去本明前后上头一二两三四五六七八九十第首全年“\"未近过最几数下当月昨{starts}])"
    return re.compile(head + "(?:" + "|".join(f"(?P<{name}>{text})" for name, text in named.items()) + ")")


def periods(text: str, published: date | None = None, earlier: Days | None = None) -> list[Found]:
    """Start, end and Period of every time in `text`, in order; what cannot be dated has both ends open.

    A part of a year without its year is read against a dated time before it, else against `published`;
    `earlier` is the last dated time before `text`, which 当天, 上年 and 全年 may mean.
    """
    found: list[Found] = []
    context = _Context(published, earlier=earlier)
    for m in _times().finditer(text):
        kind = str(m.lastgroup)
        here = replace(context, future=_future(text, m.start(), m.end()))
        earliest, latest = _READ[kind](m.group(), here)
        item = (m.start(), m.end(), Period(m.group(), earliest, latest))
        if found and (joined := _joined(found[-1], item, text)):
            found[-1] = joined
        else:
            found.append(item)
        if kind == "calendar" and earliest and latest and "以来" not in m.group():
            context = replace(context, before=(earliest, latest))
    return found


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


Ends = tuple[date | None, date | None]
_OPEN: Ends = (None, None)


_WHOLE = re.compile(
    rf"(?P<lead>{_LEAD})?(?P<year>{_YEAR_TEXT})?(?P<part>{_PART}|{_AFTER_YEAR})?(?P<tail>{_TAIL})?"
)


def _calendar(text: str, context: _Context) -> Ends:
    m = _WHOLE.fullmatch(text)
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


def _named_year(word: str, context: _Context) -> int | None:
    if digits := re.match(r"\d{4}", word):
        return int(digits.group())
    base = context.year if word.startswith("上") else context.published and context.published.year
    return base + _OFFSETS[word[0]] if base else None


_OFFSETS = {"今": 0, "本": 0, "去": -1, "上": -1, "明": 1, "前": -2, "后": 2}


def _bare_year(part: str, context: _Context) -> int | None:
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


def _continues(part: str, context: _Context) -> bool:
    """True in `2023年5月签约，8月投产`: a later part of the year that a part was just named of."""
    before = context.before
    if before is None or (before[1] - before[0]).days > 100 or context.future:
        return False
    found = yearparts.days(part, before[0].year)
    return found is not None and found[0] > before[0]


def _plan(text: str, context: _Context) -> Ends:
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


def _span(text: str, context: _Context) -> Ends:
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


def _word(text: str, context: _Context) -> Ends:
    word = text.partition("（")[0]
    dated = re.match(_YEAR_TEXT, word)
    name = _classes().get(word) or _classes().get(word[dated.end() :] if dated else "", "vague")
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


def _month(text: str, context: _Context) -> Ends:
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


def _week(text: str, context: _Context) -> Ends:
    if context.published is None:
        return _OPEN
    weeks = {"上": -1, "下": 1}.get(text[0], 0)
    monday = context.published + timedelta(7 * weeks - context.published.weekday())
    return monday, monday + timedelta(6)


def _day(text: str, context: _Context) -> Ends:
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


_READ = {
    "plan": _plan,
    "span": _span,
    "word": _word,
    "month": _month,
    "week": _week,
    "calendar": _calendar,
    "day": _day,
}
