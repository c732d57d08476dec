"""A sentence in, its named conferences, contests and ceremonies out.

第三届智能制造创新大赛总决赛举行 -> Event 第三届智能制造创新大赛总决赛
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.mentions.lexicon import Hit, classes
from extractors.mentions.view import View
from extractors.model import Mention

_LEAD = re.compile(
    r"(?:\d{4}年?)?(?:第[一二三四五六七八九十百\d]+届)?(?:\d{4})?(?:[“‘「][^“”‘’「」]{1,16}[”’」])?$"
)
_LONGEST = 30


def find(view: View) -> Iterator[Mention]:
    """Events by head noun with a name before it."""
    hits = view.words.get("event.head", ())
    for i, hit in enumerate(hits):
        if not any(
            o.start <= hit.end and o.end > hit.end and o.start <= hit.end for o in hits[i + 1 : i + 3]
        ):
            yield from _event(view, hit)


def _trim(view: View, start: int, end: int) -> int:
    """Skip verbs the run begins with: 开展|, 参加|."""
    while (
        (token := view.starts.get(start)) is not None
        and token.tag in ("v", "vd", "ad", "d")
        and token.end <= end
    ):
        start = token.end
    return start


def _event(view: View, hit: Hit) -> Iterator[Mention]:
    text = view.text
    start = _trim(view, view.left(hit.start), hit.start)
    generic = classes("event.generic")
    core = text[start : hit.start]
    lead = _LEAD.search(text, max(0, start - 40), start)
    low = lead.start() if lead else start
    if (low == start and (len(core) < 2 or core in generic)) or hit.end - low > _LONGEST + 20:
        return
    if (
        text[hit.start : hit.end] in ("活动", "路演", "年会", "说明会", "开放日")
        and low == start
        and len(core) < 4
    ):
        return
    yield view.mention(low, hit.end, "Event", "events", 0.7 if low < start or len(core) >= 4 else 0.5)
