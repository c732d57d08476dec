"""A pair of mentions in its sentence in, the names of what speaks for or against the relation out.

A向B供应硅片 -> "cue between supply.verb so", "outline 向 so", "pattern supplies.2", ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractors.grammar import Draft, Read
from extractors.model import Mention
from extractors.ranker_cues import Cue, Step, outline
from extractors.ranker_pairs import Pair, pairs
from extractors.topics import governed

_MARKS = "，；：的、在由为向将与和及等。”“"
_HEDGES = ("将", "拟", "计划", "未", "不", "没有", "否认", "并非", "支持", "鼓励", "推动", "如", "例如")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair and what is needed to describe it; `drafts` are the grammar's of the whole article.

    `shared` keeps what is the same for every relation of two mentions.
    """

    pair: Pair
    read: Read
    rivals: Sequence[Pair]
    steps: Sequence[Step]
    drafts: Sequence[Draft]
    shared: dict[tuple[str, int, int, str], tuple[str, ...]]

    def quick(self) -> Iterator[str]:
        """The features that cost little: ends, cues and the gap between."""
        yield from self._once("ends", self._place)
        yield from _cues(self.pair)

    def slow(self) -> Iterator[str]:
        """The others: outline and rivals."""
        yield from self._once("outline", lambda: _outline(self.pair, self.steps))
        yield from _rivals(self.pair, self.rivals, self.drafts)

    def _place(self) -> Iterator[str]:
        text = self.read.reading.sentence.text
        yield from _ends(self.pair, text)
        yield from _between(self.pair, text, self.read.reading.mentions)

    def _once(self, part: str, make: Callable[[], Iterator[str]]) -> tuple[str, ...]:
        key = part, id(self.pair.subject), id(self.pair.object), self.pair.how
        if key not in self.shared:
            self.shared[key] = tuple(make())
        return self.shared[key]

    def features(self) -> frozenset[str]:
        """All features."""
        return frozenset((*self.quick(), *self.slow()))


def candidates(read: Read, drafts: Sequence[Draft]) -> Iterator[Candidate]:
    """Every pair of a sentence; `drafts` are the grammar's of the whole article."""
    found = list(pairs(read, drafts))
    if found:
        steps = outline(read.reading.sentence.text, read.reading.mentions)
        shared: dict[tuple[str, int, int, str], tuple[str, ...]] = {}
        for pair in found:
            yield Candidate(pair, read, found, steps, drafts, shared)


def _order(pair: Pair) -> str:
    return ("so" if pair.ends[0] is pair.subject else "os") if pair.how == "here" else pair.how


def _ends(pair: Pair, text: str) -> Iterator[str]:
    order = _order(pair)
    yield f"order {order}"
    yield f"classes {pair.subject.type} {pair.object.type} {order}"
    for side, m, absent in (("s", pair.subject, "topic"), ("o", pair.object, "otopic")):
        if pair.how == absent:
            continue
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
    yield from (f"{side} in {kind}" for side, kind in zip("so", pair.outer) if kind)
    first, second = pair.ends
    around = text[max(0, first.start - 12) : second.end + 8]
    yield from (f"hedge {word}" for word in _HEDGES if word in around)
    yield "spoken" if text.count("“", 0, first.start) > text.count("”", 0, first.start) else "told"


def _cues(pair: Pair) -> Iterator[str]:
    order = _order(pair)
    for draft in pair.drafts[:2]:
        yield from (f"pattern {draft.pattern}", "pattern weak" if draft.weak else "pattern strong")
    if not pair.drafts:
        yield "no pattern"
    sides: tuple[tuple[str, tuple[Cue, ...]], ...]
    sides = (("before", pair.before), ("between", pair.between), ("after", pair.after))
    for side, found in sides:
        yield f"cues {side} {min(2, len(found))}"
        for cue in found:
            yield from (f"word {side} {cue.word} {order}", f"cue {side} {cue.name} {order}")


def _between(pair: Pair, text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    order = _order(pair)
    first, second = pair.ends
    if pair.how != "here":
        yield f"from start {min(4, first.start // 8)}"
        return
    gap = text[first.end : second.start]
    yield f"gap {len(gap) // 3 if len(gap) < 12 else 4 + len(gap) // 15} {order}"
    if len(gap) <= 6:
        yield f"gap is {gap} {pair.subject.type} {pair.object.type} {order}"
    yield from (f"gap from {gap[:2]} {order}", f"gap to {gap[-2:]} {order}", f"gap to1 {gap[-1:]} {order}")
    inside = [m for m in mentions if m.start >= first.end and m.end <= second.start]
    yield f"inside {min(4, len(inside))}"
    for side, end in (("s", pair.subject), ("o", pair.object)):
        yield f"inside like {side} {min(3, sum(m.type == end.type for m in inside))} {order}"
    yield from (f"inside {m.type} {order}" for m in inside[:4])
    yield from (f"mark {mark}{min(2, gap.count(mark))} {order}" for mark in _MARKS if mark in gap)
    if not inside:
        yield from (f"gap has {gap[i : i + 2]} {order}" for i in range(len(gap) - 1))
    clause = max((text.rfind(stop, 0, second.start) for stop in "，；。！？：…"), default=-1)
    yield "one clause" if first.start > clause else "two clauses"


def _outline(pair: Pair, steps: Sequence[Step]) -> Iterator[str]:
    """Runs of up to three steps before, between and behind the ends, with and without function words."""
    order = _order(pair)
    first, second = pair.ends
    before = [s for s in steps if first.start - 25 < s.end <= first.start]
    between = [s for s in steps if first.end <= s.start and s.end <= second.start]
    after = [s for s in steps if second.end <= s.start < second.end + 18]
    for i in range(len(before) - 1, -1, -1):
        if before[i].names[0] in "。；":
            before = before[i + 1 :]
            break
    for i, step in enumerate(after):
        if step.names[0] in "。；":
            after = after[:i]
            break
    edge = Step(0, 0, ("<>",))
    yield from _runs(f"p {order}", before[-6:])
    yield from _runs(f"m {order}", [edge, *between, edge])
    yield from _runs(f"q {order}", after[:6])
    left, middle, right = (" ".join(s.names[0] for s in part) for part in (before[-1:], between, after[:2]))
    yield f"frame {' '.join(s.names[0] for s in before[-2:])}|{right} {order}"
    if len(between) <= 5:
        yield from (f"lead {left}|{middle} {order}", f"tail {middle}|{right} {order}")


def _runs(label: str, steps: Sequence[Step]) -> Iterator[str]:
    for kind, row in (("all", steps), ("words", [s for s in steps if not s.plain])):
        if len(row) <= 9:
            yield f"{kind} {label} = {' '.join(s.names[0] for s in row)}"
        for step in row:
            yield from (f"{kind} {label} {name}" for name in step.names)
        for size in (2, 3):
            for i in range(len(row) - size + 1):
                yield f"{kind} {label} {' '.join(s.names[0] for s in row[i : i + size])}"


def _rivals(pair: Pair, found: Sequence[Pair], drafts: Sequence[Draft]) -> Iterator[str]:
    """What else is said of the same ends, and how many nearer pairs compete."""
    names = pair.subject.name, pair.object.name
    for draft in drafts:
        ends = draft.subject.name, draft.object.name
        if draft.relation != pair.relation:
            if ends == names:
                yield f"also {draft.relation}"
            elif ends == names[::-1]:
                yield f"reversed {draft.relation}"
        elif not pair.drafts and names[0] == ends[0]:
            yield "subject taken"
        elif not pair.drafts and names[1] == ends[1]:
            yield "object taken"
    own = [other for other in found if other.relation == pair.relation]
    yield f"pairs {min(6, len(own) // 2)}"
    if pair.how == "here":
        gap = _gap(pair)
        near = [other for other in own if other.how == "here" and _gap(other) < gap]
        yield f"nearer of subject {min(3, sum(other.subject is pair.subject for other in near))}"
        yield f"nearer of object {min(3, sum(other.object is pair.object for other in near))}"


def _gap(pair: Pair) -> int:
    return pair.ends[1].start - pair.ends[0].end
