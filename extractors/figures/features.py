"""A figure and a mention in, the names of what speaks for or against the one being said of the other out.

`A向B供货，全年营收3亿元` and A -> "before first True", "before over 1", "type Firm money", ...
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.figures.heads import HEADS
from extractors.figures.measured import Measured
from extractors.figures.quantities import Kind, Quantity
from extractors.figures.units import dimension
from extractors.model import EntityType, Mention
from extractors.topics import Reading, clause, governed, stops

Key = tuple[EntityType, str]


class Question(NamedTuple):
    """A figure whose subject is asked for, and what the grammar says: `ruled`, `listed` if an aligned list names it.

    `last` is the subject of the figure before, `earlier` are the numbers before it in its sentence.
    """

    reading: Reading
    item: Measured
    indicator: str
    kind: Kind
    ruled: Mention
    listed: bool
    last: Mention | None
    earlier: Sequence[Quantity]

    def candidates(self) -> list[Mention]:
        """Every thing named in the sentence, at the place nearest before the number, and the topics before it."""
        at = self.item.quantity.start
        here = [m for m in self.reading.mentions if m.type in HEADS or m.type == "Person"]
        here.sort(key=lambda m: (m.end > at, abs(at - m.end)))
        topics = (m for m in self.reading.topics if m.type in HEADS)
        return list({key(m): m for m in reversed([*here, *topics, self.ruled])}.values())[::-1]


def key(mention: Mention) -> Key:
    """What mentions of one thing share."""
    return mention.type, mention.name


def features(question: Question, m: Mention) -> frozenset[str]:
    """The names of what speaks for or against the figure being said of `m`."""
    here = m.sentence == question.reading.sentence.index
    return frozenset((*_kind(question, m), *(_place(question, m) if here else _topic(question, m))))


def _kind(question: Question, m: Mention) -> Iterator[str]:
    """How its class goes with what is measured."""
    type, name, unit = m.type, question.indicator, question.item.quantity.unit
    measured = dimension(unit)
    ruled = key(m) == key(question.ruled)
    yield f"ruled {ruled}"
    if ruled:
        yield from (
            f"ruled {type} {measured}",
            f"ruled {type} {name[-2:]}",
            f"ruled listed {question.listed}",
        )
    yield from (
        f"type {type}",
        f"type {type} {measured}",
        f"type {type} {question.kind}",
        f"unit {type} {unit}",
    )
    yield from (f"end {type} {name[-2:]}", f"end {type} {name[-1:]}")
    yield from (f"pair {type} {name[i : i + 2]}" for i in range(len(name) - 1))
    if question.last and key(question.last) == key(m):
        yield from ("again", f"again {type} {question.kind}")
    if m.name == question.reading.home:
        yield "home"
    if m.antecedent is not None:
        yield "pronoun"


def _topic(question: Question, m: Mention) -> Iterator[str]:
    """Where it stands among the topics, and who else the sentence has named so far."""
    topics = [key(x) for x in question.reading.topics]
    rank = topics.index(key(m)) if key(m) in topics else len(topics)
    before = [x.type for x in question.reading.mentions if x.end <= question.item.quantity.start]
    yield from (f"topic {min(rank, 5)}", f"topic {m.type} {min(rank, 3)}")
    yield f"topic after like {sum(type == m.type for type, _ in topics[:rank])}"
    yield f"topic over heads {min(3, sum(type in HEADS for type in before))}"
    yield f"topic over like {m.type} {min(2, before.count(m.type))}"


def _place(question: Question, m: Mention) -> Iterator[str]:
    """Where it stands in the sentence of the number, and what lies between."""
    reading, q, type = question.reading, question.item.quantity, m.type
    text = reading.sentence.text
    side = "in" if m.start <= q.low and q.high <= m.end else "before" if m.end <= q.start else "after"
    low, high = {"in": (0, 0), "before": (m.end, q.start), "after": (q.end, m.start)}[side]
    gap = text[low:high]
    marks = sum(low <= at < high for at in stops(text))
    between = [x.type for x in reading.mentions if low <= x.start and x.end <= high]
    yield from (
        f"{side}",
        f"{side} {type}",
        f"{side} stops {min(marks, 4)}",
        f"{side} stops {min(marks, 3)} {type}",
    )
    if "；" in gap or "。" in gap:
        yield f"{side} part"
    yield from (f"{side} over {min(3, len(between))}", f"{side} nearest {type} {type not in between}")
    yield from (f"{side} over {type} {other}" for other in between)
    yield f"{side} like {min(3, sum(x.type == type for x in reading.mentions))}"
    yield f"{side} numbers {min(3, sum(low <= x.start and x.end <= high for x in question.earlier))}"
    yield f"{side} next {text[q.end : q.end + 1]} {type}"
    if side == "after":
        yield from (f"then {text[q.end : q.end + 2]}", f"then {text[q.end : q.end + 2]} {type}")
    yield from _around(reading, m, side)
    if len(gap) < 10:
        yield from (f"{side} gap {gap[i : i + 2]}" for i in range(len(gap) - 1))
        yield f"{side} gap {len(gap) // 3}"
        if len(gap) < 5:
            yield f"{side} gap is {gap}"


def _around(reading: Reading, m: Mention, side: str) -> Iterator[str]:
    """What stands right around it, and how it begins its clause."""
    text = reading.sentence.text
    start, _ = clause(text, m.start)
    first = not any(start <= x.start < m.start for x in reading.mentions)
    yield from (f"{side} first {first}", f"{side} lead {min(6, m.start - start)}", f"opens {m.start == 0}")
    yield from (f"{side} left {text[max(0, m.start - n) : m.start]}" for n in (1, 2))
    yield from (f"{side} right {text[m.end : m.end + n]}" for n in (1, 2))
    if governed(text, m):
        yield from (f"{side} governed", f"{side} governed {m.type}")
