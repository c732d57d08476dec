"""A read sentence -> the figures it gives: `今年1—9月，Z优势产业营收4849亿元` -> Z, 优势产业营收, 4849 亿元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors import indicators
from extractors.figure_subjects import subject_of
from extractors.measured import Measured, measured
from extractors.modality import claimed, modality
from extractors.model import Article, Mention, Modality, Period
from extractors.quantities import Kind, Quantity
from extractors.speech import Speech, speech_at
from extractors.times import Found, periods
from extractors.topics import Reading
from extractors.yearparts import Days


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """A figure before its subject is an entity; `of` is the place of its level among the same sentence's drafts.

    `cue` are the offsets, in the sentence, of the words that say what is measured together with the number.
    """

    subject: Mention
    indicator: str
    quantity: Quantity
    measure: Kind
    period: Period | None
    modality: Modality
    sentence: int
    cue: tuple[int, int]
    of: int | None = None
    speaker: Mention | None = None
    alternatives: tuple[Mention, ...] = ()


def drafts(
    reading: Reading, article: Article, spoken: Sequence[Speech] = (), earlier: Days | None = None
) -> tuple[FigureDraft, ...]:
    """All figures of one sentence, in order; `earlier` is the last dated time before it, `spoken` the speeches."""
    sentence = reading.sentence
    if sentence.kind == "byline":
        return ()
    times = periods(sentence.text, article.published, earlier)
    found: list[FigureDraft] = []
    numbers = measured(reading, [(a, b) for a, b, _ in times])
    for i, item in enumerate(numbers):
        named = _indicator(item, numbers[:i], found, sentence.text)
        who = subject_of(reading, item, named.text)
        if who is None:
            continue
        period = _period(sentence.text, item, times, named.text)
        said = _said(reading, item, period, article)
        speech = speech_at(spoken, sentence.index, item.quantity.low)
        if speech and speech.interested and speech.house and speech.house.type in ("Firm", "Project"):
            said = claimed(said)
        cue = (item.low, item.quantity.end)
        found.append(
            FigureDraft(
                who,
                named.text,
                item.quantity,
                item.quantity.kind,
                period,
                said,
                sentence.index,
                cue,
                named.of,
                speech.speaker if speech else None,
            )  # fmt: skip
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Named:
    text: str
    of: int | None = None


_GROWTH = re.compile(
    r"(?:(?:同比|环比|年均|年平均|累计|[较比]上?[^，。；\d]{0,8}?)?(?:平均|净|再|实际|总体)?)?"
    r"(?:增长率?|增幅|增速|增加|提升|提高|上升|下降|降低|降幅|减少|回落|下滑|上涨|扩大|缩短|压缩|缩减|节约|节省|收窄|增|升|降|涨|跌|减|翻|多|少)[^，。；、\d]{0,5}$"
)
_SHARE = re.compile(r"(?:约|近|超|已)?占(?:到|据|了)?(?P<whole>[^，。；\d]*)$")
_RANK = re.compile(
    r"(?:[位名]?[居列]|排[名在]?|稳居|高居|跃居|位|占据|保持|进入|跻身|入围|首次)*(?P<whole>(?:在?全[国省市区球县]|世界|国内|我国|中部|西部|东部|行业|亚洲)[^，。；、\d]{0,10})?[位居列排名第前]*$"
)


def _indicator(item: Measured, before: Sequence[Measured], found: Sequence[FigureDraft], text: str) -> _Named:
    kind = item.quantity.kind
    if kind == "growth":
        return _growth(item, found)
    if kind == "share":
        return _share(item, found)
    if kind == "rank":
        return _rank(item, found)
    return _Named(_level(item))


def _last_level(found: Sequence[FigureDraft], item: Measured) -> tuple[str, int | None]:
    """Indicator and place of the level that a bare growth rate, share or rank is said of."""
    levels = [i for i, draft in enumerate(found) if draft.measure == "level"]
    if not levels:
        return "", None
    at = levels[-1]
    if item.size > 1 and len(levels) >= item.size:
        at = levels[-item.size :][item.place]
    return found[at].indicator, at


def _growth(item: Measured, found: Sequence[FigureDraft]) -> _Named:
    m = _GROWTH.search(item.words)
    phrase = indicators.before(m.group(), 0, len(m.group())) if m else "增长"
    base = (
        indicators.before(item.before, 0, len(item.before) - len(m.group()))
        if m and item.before.endswith(m.group())
        else ""
    )
    base = _GROWTH.sub("", item.before)
    base = indicators.before(base, 0, len(base))
    of = None
    if len(base) < 2:
        base, of = _last_level(found, item)
    return _Named(base + phrase, of)


def _share(item: Measured, found: Sequence[FigureDraft]) -> _Named:
    m = _SHARE.search(item.words)
    if m is None:
        named = item.before or indicators.after_rate(item.after)
        return _Named(named if named.endswith(("率", "比", "比重", "比例", "份额")) else named + "占比")
    whole = indicators.before(m["whole"], 0, len(m["whole"]))
    base = _SHARE.sub("", item.before)
    base = indicators.before(base, 0, len(base))
    of = None
    if len(base) < 2:
        base, of = _last_level(found, item)
    tail = "" if whole.endswith(("比重", "比例", "份额", "比")) else "比重"
    return _Named(f"{base}占{whole}{tail}", of)


def _rank(item: Measured, found: Sequence[FigureDraft]) -> _Named:
    m = _RANK.search(item.words)
    whole = (m["whole"] or "") if m else ""
    base = _RANK.sub("", item.before)
    base = indicators.before(base, 0, len(base))
    of = None
    if len(base) < 2:
        base, of = _last_level(found, item)
    return _Named(base + whole.removeprefix("在") + "排名", of)


def _level(item: Measured) -> str:
    counted = indicators.counted(item.quantity.unit)
    if counted and item.after:
        return indicators.action(item.words) + item.after + "数"
    if counted:
        named = item.before or indicators.FALLBACK.get(item.quantity.unit[-1], "")
        return indicators.amount(named) if indicators.amount(named) != named else named + "数"
    if re.search(r"[年月日]均?[产销]$", item.before) and item.after:
        return indicators.amount(item.before + item.after)
    return indicators.amount(item.before) or item.after


_LEFT_OUT = re.compile(r"(?:[比较与于由自]|相比)$")


def _period(text: str, item: Measured, times: Sequence[Found], indicator: str) -> Period | None:
    """The last time named before a number, unless it is what the number is compared with or a dateline."""
    found: Period | None = None
    for start, end, period in times:
        if end > item.quantity.low:
            break
        if _LEFT_OUT.search(text, max(0, start - 2), start) or text.startswith(("同期", "相比"), end):
            continue
        if re.search("获悉|讯", text[end : end + 30]) and text.startswith("记者", max(0, start - 2)):
            continue
        found = period
    return found


def _said(reading: Reading, item: Measured, period: Period | None, article: Article) -> Modality:
    said = modality(reading.sentence.text, item.quantity.low)
    ahead = period and period.earliest and article.published and period.earliest > article.published
    return "plan" if ahead and said == "fact" else said
