"""A read sentence -> its figures: `今年1—9月，Z优势产业营收4849亿元` -> Z, 优势产业营收, 4849 亿元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.aligned import Label, aligned, each
from extractors.dealings import dimension
from extractors.figure_subjects import subject_of
from extractors.heads import words
from extractors.measured import Measured, measured
from extractors.modality import claimed, modality
from extractors.model import Article, Mention, Modality, Period
from extractors.naming import name
from extractors.qualified import qualified
from extractors.quantities import Kind, Quantity
from extractors.relative import Name
from extractors.speech import Speech, speech_at
from extractors.times import Found, periods
from extractors.topics import Reading, clause
from extractors.yearparts import Days


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """A figure before its subject is an entity; `of` is the place of its level among the sentence's drafts.

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
    reading: Reading,
    article: Article,
    spoken: Sequence[Speech] = (),
    earlier: Days | None = None,
    carried: FigureDraft | None = None,
) -> tuple[FigureDraft, ...]:
    """A sentence's figures in order, none of headings, which the text repeats; `earlier` is the last dated time before it, `spoken` the speeches.

    `carried` is the last figure before, whose period a sentence with 其中, or more figures of a region, goes on with.
    """
    text = reading.sentence.text
    if reading.sentence.kind not in ("body", "caption"):
        return ()
    times = periods(text, article.published, earlier)
    if carried and carried.period and text.startswith("其中"):
        times = ((0, 0, carried.period), *times)
    found: list[FigureDraft] = []
    labels: dict[int, Label] = {}
    for i, item in enumerate(measured(reading, [(a, b) for a, b, _ in times])):
        if item.size > 1 and item.place == 0:
            labels |= dict(enumerate(aligned(reading, item), i))
        label = labels.get(i)
        before = [(d.indicator, d.measure, d.quantity) for d in found]
        if label and label.text:
            item = replace(item, before=label.text, after="")
        named = name(item, before, text, _rest_of_name(reading, item))
        who = (label.subject if label else None) or subject_of(reading, item, named.text)
        for one in each(reading, item) or ((who,) if who else ()):
            full = replace(named, text=qualified(reading, item, named, one))
            period = _period(text, item, times, _lasts(full.text, one))
            period = None if _from(text, item) else period or _carried(carried, item, one, article)
            found.append(_draft(reading, article, item, (full, one, period), spoken))
    return tuple(found)


def _draft(
    reading: Reading,
    article: Article,
    item: Measured,
    what: tuple[Name, Mention, Period | None],
    spoken: Sequence[Speech],
) -> FigureDraft:
    named, who, period = what
    at = reading.sentence.index
    speech = speech_at(spoken, at, item.quantity.low)
    if speech and speech.direct and speech.house and who.sentence != at:
        who = speech.house
    said = _said(reading, item, _ahead(period, article), who, speech)
    cue = (item.low, item.quantity.end)
    speaker = speech.speaker if speech else None
    return FigureDraft(
        who, named.text, item.quantity, named.measure, period, said, at, cue, named.of, speaker
    )


def _rest_of_name(reading: Reading, item: Measured) -> str:
    """What follows a number inside a project's name; empty elsewhere."""
    q = item.quantity
    name = next(
        (m for m in reading.mentions if m.type == "Project" and m.start <= q.low and q.high <= m.end), None
    )
    return reading.sentence.text[q.high : name.end] if name else ""


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
    """True for what a project or firm has for good (总投资, 占地) and a policy's grants; what a zone invests is invested in a time."""
    invested = who.type in ("Zone", "Place") and "投资" in indicator
    return who.type == "Policy" or (not invested and _LASTING.search(indicator) is not None)


def _period(text: str, item: Measured, times: Sequence[Found], lasts: bool) -> Period | None:
    """The last time named before a number, unless it is what the number is compared with or a dateline.

    From an earlier clause it does not carry to what lasts, nor does the day of an event carry, unless it
    stands alone and so governs the sentence. Days counted from an unknown one on (三年内) stay open.
    """
    low, _ = clause(text, item.quantity.low)
    found: Period | None = None
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
        lasts = lasts or (period.earliest != period.latest and _IN_STOCK.search(item.words) is not None)
        governs = alone and (end + 1 == low or not day)
        passing = (
            start < low
            and (day or lasts or text.startswith("起", end) or _happened(text, end))
            and not governs
        )
        found = None if passing else period
    return Period(found.text, None, None) if found and _FROM_NOW.search(found.text) else found


_REGIONS = ("Zone", "Place", "Industry")


def _carried(last: FigureDraft | None, item: Measured, who: Mention, article: Article) -> Period | None:
    """The past stretch that the figures of a region in the sentence before are of, for more of its figures."""
    period = last.period if last else None
    if last is None or period is None or period.earliest is None or period.latest is None:
        return None
    over = article.published is not None and period.latest < article.published
    long = (period.latest - period.earliest).days > 27
    flow = dimension(item.quantity.unit) in ("money", "share")
    regional = (
        who.type in _REGIONS
        and last.subject.type in _REGIONS
        and not _LASTING.search(item.before + item.words)
    )
    return period if over and long and flow and regional else None


def _ahead(period: Period | None, article: Article) -> bool:
    first, today = period.earliest if period else None, article.published
    return first is not None and today is not None and first > today


def _from(text: str, item: Measured) -> bool:
    """True for the first value of `由3万吨提升到8万吨`, which was so before the time of the other."""
    return text[max(0, item.quantity.start - 1) : item.quantity.start] in ("由", "从")


def _said(reading: Reading, item: Measured, ahead: bool, who: Mention, speech: Speech | None) -> Modality:
    text, q = reading.sentence.text, item.quantity
    said = modality(text, q.low)
    if said in ("plan", "target", "forecast") and _from(text, item):
        said = "fact"
    if ahead and said == "fact":
        return "plan"
    if speech and speech.interested and speech.house and speech.house.type in ("Firm", "Project"):
        return claimed(said)
    if said == "fact" and who.type == "Policy" and item.quantity.comparator in ("<=", ">="):
        return "limit"
    return said
