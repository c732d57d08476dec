"""An article's sentences and mentions -> who says what: `“…”张三介绍，公司已…` -> both parts are his."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import ontology
from extractors.model import Mention, Sentence


@dataclass(frozen=True, slots=True)
class Speech:
    """`start:end` of one sentence is said by `speaker`, who works for `house` where the tag names it.

    `interested` is true for people of a firm or zone, who speak for themselves; `direct` for quoted words.
    """

    sentence: int
    start: int
    end: int
    speaker: Mention | None
    house: Mention | None
    direct: bool
    interested: bool


@dataclass(frozen=True, slots=True)
class _Tag:
    """The words that name a speaker, `low:high` of the paragraph, and where the saying verb ends."""

    low: int
    high: int
    end: int


_QUOTE = re.compile("“[^“”]*(?:”|$)")
_TERM = 12


@cache
def _say() -> re.Pattern[str]:
    words = ontology.words("modality")
    stop = "|".join(map(re.escape, words["not.say"]))
    say = "|".join(map(re.escape, words["say"]))
    return re.compile(rf"(?P<none>{stop})|(?P<say>{say})(?:了)?(?P<mark>[，：:。！？]|(?=“|”?$))")


@cache
def _roles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = ontology.words("modality")
    return re.compile("|".join(words["house"])), re.compile("|".join(words["office"]))


def speeches(sentences: Sequence[Sentence], mentions: Mapping[int, Sequence[Mention]]) -> tuple[Speech, ...]:
    """Every stretch of speech, by sentence and offset; `mentions` are those of each sentence index."""
    found: list[Speech] = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        found.extend(_paragraph(list(group), mentions))
    return tuple(sorted(found, key=lambda speech: (speech.sentence, speech.start, speech.end)))


def speech_at(found: Sequence[Speech], sentence: int, at: int) -> Speech | None:
    """The innermost speech that holds offset `at` of a sentence, if any."""
    here = [s for s in found if s.sentence == sentence and s.start <= at < s.end]
    return min(here, key=lambda s: (s.end - s.start, s.start), default=None)


def _paragraph(sentences: list[Sentence], mentions: Mapping[int, Sequence[Mention]]) -> Iterator[Speech]:
    starts, text = [], ""
    for sentence in sentences:
        starts.append(len(text))
        text += sentence.text
    everyone = [
        (start + m.start, start + m.end, m)
        for start, sentence in zip(starts, sentences)
        for m in mentions.get(sentence.index, ())
    ]
    for low, high, tag, direct in _stretches(text):
        who = [m for a, b, m in everyone if tag.low <= a and b <= tag.high]
        speaker, house, interested = _who(who, text[tag.low : tag.high])
        if speaker is None and house is None and not interested:
            continue
        for start, sentence in zip(starts, sentences):
            a, b = max(low, start) - start, min(high, start + len(sentence.text)) - start
            if a < b:
                yield Speech(sentence.index, a, b, speaker, house, direct, interested)


def _stretches(text: str) -> Iterator[tuple[int, int, _Tag, bool]]:
    """Start, end and tag of each quotation and each piece of reported speech of a paragraph."""
    tags = list(_tags(text))
    last: _Tag | None = None
    quotes = [
        m for m in _QUOTE.finditer(text) if len(m.group()) > _TERM or re.search("[，。！？]", m.group())
    ]
    for quote in quotes:
        before = next((t for t in tags if t.end == quote.start()), None)
        after = next((t for t in tags if quote.end() <= t.low <= quote.end() + 1), None)
        last = after or before or last
        if last:
            yield quote.start(), quote.end(), last, True
    for tag in tags:
        if text[tag.end - 1 : tag.end] not in ("，", "：", ":"):
            continue
        stop = re.compile("[。！？“]").search(text, tag.end)
        if stop is None or stop.start() > tag.end:
            yield tag.end, stop.start() if stop else len(text), tag, False


def _tags(text: str) -> Iterator[_Tag]:
    for m in _say().finditer(text):
        if m["say"]:
            low = max(text.rfind(mark, 0, m.start()) for mark in "。！？；”“") + 1
            low = max(low, m.start() - 60)
            yield _Tag(low, m.start(), m.end())


def _who(mentions: Sequence[Mention], words: str) -> tuple[Mention | None, Mention | None, bool]:
    """Speaker, their house, and whether they speak for a firm or zone."""
    person = next((m for m in reversed(mentions) if m.type == "Person"), None)
    houses = [m for m in mentions if m.type in ("Firm", "Zone", "Organization", "Project")]
    house = houses[-1] if houses else None
    ours, office = _roles()
    interested = house is not None and house.type in ("Firm", "Project")
    if not interested and ours.search(words) and not office.search(words):
        interested = True
    if house is not None and house.type == "Zone":
        interested = True
    return person or house, house, interested
