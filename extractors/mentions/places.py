"""A sentence in, its places out: runs of table places, and place words of the segmenter.

产品销往越南和山东滨州 -> Place 越南, 山东滨州 (in it 山东, 滨州)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.mentions.edges import Named
from extractors.mentions.view import View
from extractors.model import Mention

_ENDS = ("市", "县", "镇", "乡", "村", "岛", "州", "省", "国", "湾", "港", "区")


def find(view: View) -> Iterator[Mention]:
    """Places of the tables, joined where they stand side by side from coarse to fine, and tagged ones."""
    for whole in _WHOLE.finditer(view.text):
        yield view.mention(whole.start(), whole.end(), "Place", "places.whole", 0.6)
    run: list[Named] = []
    for named in view.named:
        if named.known.type != "Place" or (named.known.rank == 0 and view.text.startswith("区", named.end)):
            continue
        if run and (
            named.start != run[-1].end or named.known.rank <= run[-1].known.rank or run[-1].known.rank == 0
        ):
            yield from _run(view, run)
            run = []
        run.append(named)
    yield from _run(view, run)
    yield from _tagged(view)


_WHOLE = re.compile(
    "我国|全国(?=已|共|累计|新|规模以上|规上|企业|工业|有|，|实现|完成|进出口|外贸|范围内|建成|拥有)"
)


def _run(view: View, run: list[Named]) -> Iterator[Mention]:
    if not run:
        return
    parts = tuple(view.mention(p.start, p.end, "Place", "gazetteer", p.known.score) for p in run)
    yield from parts
    if len(run) > 1:
        yield view.mention(
            run[0].start, run[-1].end, "Place", "places.run", max(p.known.score for p in run), parts
        )


def _tagged(view: View) -> Iterator[Mention]:
    """Place words the tables do not hold (towns, islands, foreign cities)."""
    for token in view.tokens:
        word = view.text[token.start : token.end]
        if token.tag != "LOC" or len(word) < 2 or word.endswith(_NO_PLACE):
            continue
        if any(n.start < token.end and token.start < n.end for n in view.named):
            continue
        abroad = next(
            (n for n in view.named if n.end == token.start and n.known.type == "Place" and n.known.rank < 3),
            None,
        )
        if abroad is not None and (word.endswith(_ENDS) or abroad.known.rank == 0):
            parts = (
                view.mention(abroad.start, abroad.end, "Place", "gazetteer", abroad.known.score),
                view.mention(token.start, token.end, "Place", "places.tagged", 0.6),
            )
            yield view.mention(abroad.start, token.end, "Place", "places.run", 0.75, parts)
            yield parts[1]
        elif word.endswith(_ENDS) or (
            _IN.search(view.text[: token.start]) and _OUT.match(view.text, token.end)
        ):
            yield view.mention(token.start, token.end, "Place", "places.tagged", 0.52)
        else:
            yield view.mention(token.start, token.end, "Place", "places.tagged", 0.35)


_NO_PLACE = (
    "开发区",
    "高新区",
    "经开区",
    "园区",
    "新区",
    "保税区",
    "示范区",
    "港区",
    "园",
    "投资区",
    "合作区",
    "自贸区",
    "试验区",
    "小镇",
    "片区",
    "聚集区",
    "集聚区",
)
_IN = re.compile("(?:在|到|往|赴|抵达|来自|位于|落户|销往|发往|运往|出口|输往|进入|登陆|、|和)$")
_OUT = re.compile("[，。、；]|设|建|投|开|和|的|等|市场|落|布局|举|召|地区|港|、|上市|工厂|办")
