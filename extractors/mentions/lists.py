"""A sentence and the firms found in it in, more firms out: what stands in a list with a firm is one.

吴江封测、川禾设备、岭南云三家企业 with Firm 吴江封测 -> Firm 川禾设备, 岭南云
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from extractors.mentions.brands import name_end, plausible
from extractors.mentions.lexicon import classes
from extractors.mentions.view import View
from extractors.model import Mention

_JOINTS = "、和与及"


def find(view: View, known: Sequence[Mention]) -> Iterator[Mention]:
    """The items beside each known firm, and those beside them."""
    taken = [(m.start, m.end) for m in known if m.score >= 0.5]
    done = {(m.start, m.end) for m in known if m.type == "Firm" and m.score >= 0.55}
    queue = deque(sorted(done))
    while queue:
        for item in _beside(view, *queue.popleft()):
            if item in done or _held(item, taken) or view.text[slice(*item)] in classes("firm.tail"):
                continue
            if plausible(view, *item):
                done.add(item)
                queue.append(item)
                yield view.mention(*item, "Firm", "lists", 0.6)


def _held(item: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """True when another mention, at least as long, covers part of the item."""
    start, end = item
    return any(a < end and start < b and b - a >= end - start and (a, b) != item for a, b in taken)


def _beside(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = view.text
    if text[end : end + 1] and text[end] in _JOINTS:
        stop = name_end(view, end + 1)
        if stop > end + 1:
            yield end + 1, stop
    if start > 1 and text[start - 1] == "、":
        low = view.left(start - 1, edges=view.soft)
        if low < start - 1:
            yield low, start - 1
