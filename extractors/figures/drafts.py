"""A read sentence -> its figures: `今年1—9月，Z优势产业营收4849亿元` -> Z, 优势产业营收, 4849 亿元."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.figures.aligned import Label, aligned, each
from extractors.figures.features import Question
from extractors.figures.measured import Measured, measured
from extractors.figures.naming import name
from extractors.figures.periods import carried_period, period_of, was_before
from extractors.figures.qualified import qualified
from extractors.figures.quantities import Kind, Quantity
from extractors.figures.ranker import Ruled, Subjects
from extractors.figures.relative import Name
from extractors.figures.subjects import subject_of
from extractors.grammar import Read
from extractors.modality import claimed, modality
from extractors.model import Article, Mention, Modality, Period
from extractors.nouns import Token
from extractors.speech import Speech, speech_at
from extractors.times.finding import Found, periods
from extractors.times.yearparts import Days
from extractors.topics import Reading


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
    confidence: float = 1.0


RULED = Ruled()


def article_drafts(
    reads: Sequence[Read], article: Article, spoken: Sequence[Speech] = (), subjects: Subjects = RULED
) -> list[tuple[FigureDraft, ...]]:
    """The figures of each sentence of an article; `spoken` are its speeches, `subjects` decide whom they are said of."""
    found: list[tuple[FigureDraft, ...]] = []
    for read_ in reads:
        last = found[-1][-1] if found and found[-1] else None
        found.append(drafts(read_.reading, article, spoken, read_.earlier, last, subjects, read_.tokens))
    return found


def drafts(
    reading: Reading,
    article: Article,
    spoken: Sequence[Speech] = (),
    earlier: Days | None = None,
    carried: FigureDraft | None = None,
    subjects: Subjects = RULED,
    tokens: Sequence[Token] = (),
) -> tuple[FigureDraft, ...]:
    """A sentence's figures in order, none of headings, which the text repeats; `earlier` is the last dated time before it.

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
    for i, item in enumerate(measured(reading, [(a, b) for a, b, _ in times], tokens)):
        if item.size > 1 and item.place == 0:
            labels |= dict(enumerate(aligned(reading, item), i))
        label = labels.get(i)
        before = [(d.indicator, d.measure, d.quantity) for d in found]
        if label and label.text:
            item = replace(item, before=label.text, after="")
        named = name(item, before, text, _rest_of_name(reading, item))
        who, share = _whom(reading, item, named, label, [*found] or [carried], subjects)
        for one in each(reading, item) or ((who,) if who else ()):
            full = replace(named, text=qualified(reading, item, named, one))
            period = _when(reading, item, times, full.text, one)
            if period is None and carried and not was_before(text, item):
                period = carried_period(carried.period, carried.subject, item, one, article.published)
            draft = _draft(reading, article, item, (full, one, period), spoken)
            found.append(replace(draft, confidence=share))
    return tuple(found)


def _whom(
    reading: Reading,
    item: Measured,
    named: Name,
    label: Label | None,
    before: Sequence[FigureDraft | None],
    subjects: Subjects,
) -> tuple[Mention | None, float]:
    """Whom a figure is said of, and how likely that is; `before` are the figures before."""
    listed = label.subject if label else None
    ruled = listed or subject_of(reading, item, named.text)
    if ruled is None:
        return None, 1.0
    last = before[-1].subject if before[-1] else None
    numbers = [d.quantity for d in before if d and d.sentence == reading.sentence.index]
    return subjects.choose(
        Question(reading, item, named.text, named.measure, ruled, listed is not None, last, numbers)
    )


def _when(
    reading: Reading, item: Measured, times: Sequence[Found], indicator: str, who: Mention
) -> Period | None:
    text = reading.sentence.text
    return None if was_before(text, item) else period_of(text, item, times, indicator, who)


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


def _ahead(period: Period | None, article: Article) -> bool:
    first, today = period.earliest if period else None, article.published
    return first is not None and today is not None and first > today


def _said(reading: Reading, item: Measured, ahead: bool, who: Mention, speech: Speech | None) -> Modality:
    text, q = reading.sentence.text, item.quantity
    said = modality(text, q.low)
    if said in ("plan", "target", "forecast") and was_before(text, item):
        said = "fact"
    if ahead and said == "fact":
        return "plan"
    if speech and speech.interested and speech.house and speech.house.type in ("Firm", "Project"):
        return claimed(said)
    if said == "fact" and who.type == "Policy" and item.quantity.comparator in ("<=", ">="):
        return "limit"
    return said
