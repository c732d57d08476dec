"""The forms in which Chinese news names a time, as one pattern; `dating` reads what it matches."""

from __future__ import annotations

import re
from functools import cache

import ontology
from extractors.times.yearparts import NUMBER

_LEAD = "截至到?|截止到?|到|至|自从?|从"
_YEAR = (
    r"(?<![\d.])(?:19|20)\d\d年(?![版代])度?|(?<![\d.])(?:19|20)\d\d(?=[—–\-~至到](?:19|20)\d\d年)"
    r"|[今去]年度?|(?<!日)本年度?|明年|(?<![\w年后])[前后]年(?!后|来)|(?<=[到至])[前后]年(?!后|来)|上年度?"
)
_FUTURE_NOUN = "产业|科技|科创|城|工厂|社区|能源|网络"  # 未来产业, 未来科技城 are names
YEAR_TEXT = r"\d{4}年?度?|[今去明本前后上]年度?"
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

WHOLE = re.compile(
    rf"(?P<lead>{_LEAD})?(?P<year>{YEAR_TEXT})?(?P<part>{_PART}|{_AFTER_YEAR})?(?P<tail>{_TAIL})?"
)


@cache
def classes() -> dict[str, str]:
    """The class in `lexicon/time.tsv` of each word that names a time by itself."""
    return {word: name for name, words in ontology.words("time").items() for word in words}


@cache
def pattern() -> re.Pattern[str]:
    """Every time, in a group that says how to read it: plan, span, word, month, week, calendar or day."""
    words = sorted(classes(), key=lambda word: (-len(word), word))
    word = "|".join(re.escape(word) for word in words)
    named = {
        "plan": _PLAN,
        "span": _SPAN,
        "word": rf"(?:{_YEAR})?(?:{word})(?!{_FUTURE_NOUN})(?:（\d{{1,2}}月\d{{1,2}}日）)?",
        "month": _MONTH,
        "week": _WEEK,
        "calendar": _CALENDAR,
        "day": _DAY,
    }
    starts = "".join(sorted({re.escape(word[0]) for word in words}))
    head = rf"(?=[\d截到至自从今去本明前后上头一二两三四五六七八九十第首全年“\"未近过最几数下当月昨{starts}])"
    return re.compile(head + "(?:" + "|".join(f"(?P<{name}>{text})" for name, text in named.items()) + ")")
