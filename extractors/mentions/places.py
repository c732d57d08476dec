"""A sentence in, its places out: runs of table places, and place words of the segmenter.

    产品销往越南和山东滨州 -> Place 越南, 山东滨州 (in it 山东, 滨州)
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.mentions.view import Named, View
from extractors.model import Mention

_ENDS = ("市", "县", "镇", "乡", "村", "岛", "州", "省", "国", "湾", "港", "区")


def find(view: View) -> Iterator[Mention]:
    """Places of the tables, joined where they stand side by side from coarse to fine, and tagged ones."""
    run: list[Named] = []
    for named in view.named:
        if named.known.type != "Place":
            continue
        if run and (named.start != run[-1].end or named.known.rank <= run[-1].known.rank or run[-1].known.rank == 0):
            yield from _run(view, run)
            run = []
        run.append(named)
    yield from _run(view, run)
    yield from _tagged(view)


def _run(view: View, run: list[Named]) -> Iterator[Mention]:
    if not run:
        return
    parts = tuple(view.mention(p.start, p.end, "Place", "gazetteer", p.known.score) for p in run)
    yield from parts
    if len(run) > 1:
        yield view.mention(run[0].start, run[-1].end, "Place", "places.run", max(p.known.score for p in run), parts)


def _tagged(view: View) -> Iterator[Mention]:
    """Place words the tables do not hold (towns, islands, foreign cities)."""
    for token in view.tokens:
        word = view.text[token.start : token.end]
        if token.tag == "LOC" and len(word) >= 2 and not any(n.start < token.end and token.start < n.end for n in view.named):
            yield view.mention(token.start, token.end, "Place", "places.tagged", 0.5 if word.endswith(_ENDS) else 0.35)
