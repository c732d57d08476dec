"""The outline of a sentence and a pair in, runs of its words before, between and behind the ends out.

A向B供应硅片 -> "all m so <> 向 <>", "words q so 供应 硅片", ...
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.model import Mention
from extractors.ranker.cues import Outline, Step
from extractors.ranker.pairs import Pair

_EDGE = Step(0, 0, ("<>",))


def ahead(outline: Outline, first: Mention) -> Sequence[Step]:
    """The steps shortly before an end, in its clause."""
    steps = outline.before(first.start, 25)
    last = next((i for i in range(len(steps), 0, -1) if steps[i - 1].names[0] in "。；"), 0)
    return steps[last:]


def behind(outline: Outline, second: Mention) -> Sequence[Step]:
    """The steps shortly behind an end, in its clause."""
    steps = outline.after(second.end, 18)
    return steps[: next((i for i, step in enumerate(steps) if step.names[0] in "。；"), len(steps))]


def middle(pair: Pair, order: str, outline: Outline) -> list[str]:
    """The steps between the ends, and how they go with those around."""
    first, second = pair.ends
    between = outline.between(first.end, second.start)
    found = runs(f"m {order}", [_EDGE, *between, _EDGE])
    before, after = ahead(outline, first)[-2:], behind(outline, second)[:2]
    left, middle, right = (" ".join([s.names[0] for s in part]) for part in (before[-1:], between, after))
    found.append(f"frame {' '.join([s.names[0] for s in before])}|{right} {order}")
    if len(between) <= 5:
        found += (f"lead {left}|{middle} {order}", f"tail {middle}|{right} {order}")
    return found


def runs(label: str, steps: Sequence[Step]) -> list[str]:
    """Runs of up to three steps, with and without function words."""
    found = []
    for kind, row in ((f"all {label}", steps), (f"words {label}", [s for s in steps if not s.plain])):
        heads = [step.names[0] for step in row]
        if len(row) <= 9:
            found.append(f"{kind} = {' '.join(heads)}")
        found += [f"{kind} {name}" for step in row for name in step.names]
        found += [f"{kind} {one} {two}" for one, two in pairwise(heads)]
        found += [f"{kind} {one} {two} {three}" for one, two, three in zip(heads, heads[1:], heads[2:])]
    return found
