"""Puts the stages together: an article with its mentions and words in, everything it says out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from extractors.cues import Cues
from extractors.drafting import drafts
from extractors.encoding import encode
from extractors.figures.quantities import quantities
from extractors.grammar import Draft, Read, compiled
from extractors.model import Article, Mention, Period
from extractors.nouns import Token
from extractors.relations import GRAMMARS
from extractors.resolve import readings
from extractors.times.finding import Found, periods
from extractors.times.yearparts import Days
from extractors.topics import Reading

_SILENT = ("byline",)
_MUTUAL = frozenset(grammar.relation for grammar in GRAMMARS if grammar.mutual)


def read(
    article: Article, mentions: Sequence[Sequence[Mention]], tokens: Sequence[Sequence[Token]]
) -> tuple[tuple[Read, ...], tuple[str, ...]]:
    """Each sentence resolved and encoded for patterns, and a line for each name left undecided."""
    found, open_ = readings(article.sentences, mentions, tokens)
    out: list[Read] = []
    earlier: Days | None = None
    for reading, words in zip(found, tokens, strict=True):
        times = tuple(periods(reading.sentence.text, article.published, earlier))
        out.append(_encoded(reading, words, times, earlier))
        earlier = next((_days(p) for _, _, p in reversed(times) if p.earliest and p.latest), earlier)
    return tuple(out), open_


def _days(period: Period) -> Days | None:
    return (period.earliest, period.latest) if period.earliest and period.latest else None


def _encoded(reading: Reading, words: Sequence[Token], times: Sequence[Found], earlier: Days | None) -> Read:
    text = reading.sentence.text
    inside = [(m.start, m.end) for m in reading.mentions]
    free = tuple(t for t in times if not _overlaps(t[0], t[1], inside))
    numbers = [(q.start, q.end) for q in quantities(text)]
    encoded = encode(text, reading.mentions, [(a, b) for a, b, _ in free], numbers, _cues())
    return Read(reading, encoded, tuple(words), free, earlier)


@cache
def _cues() -> Cues:
    sources = (source for grammar in GRAMMARS for source in (*grammar.patterns, *grammar.weak))
    return Cues(sorted({slot for source in sources for slot in compiled(source).asks}))


def _overlaps(start: int, end: int, others: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in others)


def relation_drafts(reads: Sequence[Read]) -> tuple[Draft, ...]:
    """The drafts of every relation, weak ones only for subjects without a strong one, implied ones last."""
    strong: list[Draft] = []
    weak: list[Draft] = []
    telling = [read_ for read_ in reads if read_.reading.sentence.kind not in _SILENT]
    for draft in drafts(GRAMMARS, telling):
        (weak if draft.weak else strong).append(draft)
    for fallback in ([d for d in weak if not d.named], [d for d in weak if d.named]):
        known = {(d.relation, d.subject.name) for d in strong}
        strong.extend(d for d in fallback if (d.relation, d.subject.name) not in known)
    strong = _without_carried(strong)
    strong.extend(_implied(strong))
    return tuple(strong)


def one_way(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts without the less likely of two that say the same of a pair in both directions in one sentence."""
    said = {(d.relation, d.subject.name, d.object.name, d.sentence): d for d in reversed(drafts)}
    kept = []
    for draft in drafts:
        back = said.get((draft.relation, draft.object.name, draft.subject.name, draft.sentence))
        if back is None or draft.relation in _MUTUAL or _strength(draft) > _strength(back):
            kept.append(draft)
    return tuple(kept)


def _strength(draft: Draft) -> tuple[float, bool, int, int, int]:
    """What decides between two directions: probability, pattern, qualifiers, and who stands first."""
    return (
        draft.confidence or 0.0,
        not draft.weak,
        len(draft.qualifiers),
        -draft.subject.sentence,
        -draft.subject.start,
    )


def _without_carried(found: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that give a carried subject to an object whose own name tells it."""
    told = {(d.relation, d.object.name) for d in found if d.named}
    return [
        d
        for d in found
        if d.named or d.subject.sentence == d.sentence or (d.relation, d.object.name) not in told
    ]


def _implied(found: Sequence[Draft]) -> Iterator[Draft]:
    for grammar in GRAMMARS:
        for draft in found:
            if draft.relation in grammar.implied:
                for product in _products(draft):
                    pattern = f"{grammar.relation}.{draft.pattern}"
                    yield Draft(grammar.relation, draft.subject, product, draft.sentence, draft.cue, pattern)


def _products(draft: Draft) -> Iterator[Mention]:
    """What a draft says is made: its product, or the product that the project's name holds."""
    yield from (value for role, value in draft.qualifiers if role == "product" and isinstance(value, Mention))
    yield from (
        part for part in draft.object.parts if draft.object.type == "Project" and part.type == "Product"
    )
