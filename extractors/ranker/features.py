"""A pair of mentions in its sentence in, the names of what speaks for or against the relation out.

A向B供应硅片 -> "cue between supply.verb so", "outline 向 so", "pattern supplies.2", ...
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, groupby
from typing import NamedTuple

import ontology
from extractors.grammar import Draft, Read
from extractors.model import Mention
from extractors.ranker.cues import Cue, Outline, outline
from extractors.ranker.pairs import Pair, pairs
from extractors.ranker.rivals import rivals
from extractors.ranker.steps import ahead, behind, middle, runs
from extractors.topics import Reading, governed

UNSAID = "no pattern"
"""The feature of a pair that no draft of the grammar stands for."""
_MARKS = "，；：的、在由为向将与和及等。”“"
_STOP = re.compile("[，；。！？：…]")
_HEDGES = ("将", "拟", "计划", "未", "不", "没有", "否认", "并非", "支持", "鼓励", "推动", "如", "例如")


_MODALITIES = ("negated", "rumour", "plan", "encouraged", "forecast")
"""The classes of the table of modality that matter here."""


class Candidate(NamedTuple):
    """A pair and what is needed to describe it; `drafts` are the grammar's of the whole article.

    `rivals` are the pairs of the same relation in the sentence. `shared` keeps what is the same for several pairs.
    """

    pair: Pair
    read: Read
    rivals: Sequence[Pair]
    outline: Outline
    drafts: Sequence[Draft]
    shared: dict[tuple[object, ...], frozenset[str]]

    def quick(self) -> Iterator[str]:
        """The features that cost little, each once: ends, cues and the gap between."""
        pair, order = self.pair, _order(self.pair)
        text, mentions = self.read.reading.sentence.text, self.read.reading.mentions
        found = [
            frozenset(_cues(pair, order)),
            self._once(("place", *_who(pair)), lambda: _place(pair, order, text, mentions)),
            self._once(("said",), lambda: (f"sentence {name}" for name in _modalities(text))),
            self._once(
                ("from", id(pair.subject), "s"), lambda: _carried("s", pair.subject, self.read.reading)
            ),
            self._once(("from", id(pair.object), "o"), lambda: _carried("o", pair.object, self.read.reading)),
        ]
        if pair.how != "topic":
            found.append(
                self._once(("s", id(pair.subject), order), lambda: _end("s", pair.subject, order, text))
            )
        if pair.how != "otopic":
            found.append(
                self._once(("o", id(pair.object), order), lambda: _end("o", pair.object, order, text))
            )
        return chain.from_iterable(found)

    def slow(self) -> Iterator[str]:
        """The others, each once: outline and rivals."""
        pair, order, outline = self.pair, _order(self.pair), self.outline
        first, second = pair.ends
        return chain(
            frozenset(rivals(pair, self.rivals, self.drafts)),
            self._once(("p", first.start, order), lambda: runs(f"p {order}", ahead(outline, first)[-6:])),
            self._once(("q", second.end, order), lambda: runs(f"q {order}", behind(outline, second)[:6])),
            self._once(("m", *_who(pair)), lambda: middle(pair, order, outline)),
        )

    def _once(self, key: tuple[object, ...], make: Callable[[], Iterable[str]]) -> frozenset[str]:
        found = self.shared.get(key)
        if found is None:
            found = self.shared[key] = frozenset(make())
        return found

    def features(self) -> frozenset[str]:
        """All features."""
        return frozenset((*self.quick(), *self.slow()))


def candidates(read: Read, drafts: Sequence[Draft]) -> Iterator[Candidate]:
    """Every pair of a sentence; `drafts` are the grammar's of the whole article."""
    found = list(pairs(read, drafts))
    if found:
        steps = outline(read.reading.sentence.text, read.reading.mentions)
        shared: dict[tuple[object, ...], frozenset[str]] = {}
        for _, rivals in groupby(found, key=lambda pair: pair.relation):
            own = list(rivals)
            yield from (Candidate(pair, read, own, steps, drafts, shared) for pair in own)


def _order(pair: Pair) -> str:
    return ("so" if pair.ends[0] is pair.subject else "os") if pair.how == "here" else pair.how


def _who(pair: Pair) -> tuple[int, int, str]:
    """What tells the ends of a pair from those of other pairs of its sentence."""
    return id(pair.subject), id(pair.object), pair.how


def _end(side: str, m: Mention, order: str, text: str) -> Iterator[str]:
    left, right = text[max(0, m.start - 2) : m.start], text[m.end : m.end + 2]
    yield from (
        f"{side} left {left}",
        f"{side} left1 {left[-1:]}",
        f"{side} right {right}",
        f"{side} right1 {right[:1]}",
    )
    yield f"{side} finder {m.finder.split('.')[0]}"
    yield f"{side} score {int(m.score * 5)}"
    if governed(text, m):
        yield f"{side} governed {order}"
    if m.antecedent is not None:
        yield f"{side} pronoun"
    else:
        yield from (f"{side} tail {m.text[-2:]}", f"{side} length {min(6, len(m.text) // 2)}")
        yield from (f"{side} holds {part.type}" for part in m.parts)


def _place(pair: Pair, order: str, text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    yield f"order {order}"
    yield f"classes {pair.subject.type} {pair.object.type} {order}"
    yield from (f"{side} in {kind}" for side, kind in zip("so", pair.outer) if kind)
    first, second = pair.ends
    around = text[max(0, first.start - 12) : second.end + 8]
    yield from (f"hedge {word}" for word in _HEDGES if word in around)
    yield from (f"near {name}" for name in _modalities(around))
    if any(pair.subject.name == part.name for part in pair.object.parts):
        yield "object holds subject"
    yield "spoken" if text.count("“", 0, first.start) > text.count("”", 0, first.start) else "told"
    if pair.how == "here":
        yield from _between(pair, order, text, mentions)
    else:
        yield f"from start {min(4, first.start // 8)}"


def _carried(side: str, m: Mention, reading: Reading) -> Iterator[str]:
    """Of an end that is a pronoun or is not in the sentence: how far back its name is, and whether another may be meant."""
    named = m.antecedent or m
    if m.antecedent or m.sentence != reading.sentence.index:
        alike = {topic.name for topic in reading.topics if topic.type == m.type}
        yield f"{side} back {min(4, reading.sentence.index - named.sentence)}"
        yield f"{side} of {min(2, len(alike))} topics"


def _modalities(text: str) -> set[str]:
    """The classes of words in `text` that make what is said a plan, a rumour, denied and the like."""
    return {match.lastgroup for match in _modal().finditer(text) if match.lastgroup}


@cache
def _modal() -> re.Pattern[str]:
    words = ontology.words("modality")
    longest = {name: sorted(words[name], key=lambda word: (-len(word), word)) for name in _MODALITIES}
    return re.compile("|".join(f"(?P<{name}>{'|'.join(found)})" for name, found in longest.items()))


def _cues(pair: Pair, order: str) -> Iterator[str]:
    if not pair.drafts:
        yield UNSAID
    elif all(draft.weak for draft in pair.drafts):
        yield "weak pattern"
    sides: tuple[tuple[str, tuple[Cue, ...]], ...]
    sides = (("before", pair.before), ("between", pair.between), ("after", pair.after))
    for side, found in sides:
        yield f"cues {side} {min(2, len(found))}"
        for cue in found:
            yield from (f"word {side} {cue.word} {order}", f"cue {side} {cue.name} {order}")


def _between(pair: Pair, order: str, text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    first, second = pair.ends
    gap = text[first.end : second.start]
    yield f"gap {len(gap) // 3 if len(gap) < 12 else 4 + len(gap) // 15} {order}"
    if len(gap) <= 6:
        yield f"gap is {gap} {pair.subject.type} {pair.object.type} {order}"
    yield from (f"gap from {gap[:2]} {order}", f"gap to {gap[-2:]} {order}", f"gap to1 {gap[-1:]} {order}")
    inside = [m.type for m in mentions if m.start >= first.end and m.end <= second.start]
    yield f"inside {min(4, len(inside))}"
    for side, end in (("s", pair.subject), ("o", pair.object)):
        yield f"inside like {side} {min(3, inside.count(end.type))} {order}"
    yield from (f"inside {type} {order}" for type in inside[:4])
    yield from (f"mark {mark}{min(2, gap.count(mark))} {order}" for mark in _MARKS if mark in gap)
    if not inside:
        yield from (f"gap has {gap[i : i + 2]} {order}" for i in range(len(gap) - 1))
    yield "two clauses" if _STOP.search(text, first.start, second.start) else "one clause"
