"""A sentence in, its named investments and facilities out.

    总投资13亿元的百事食品陕西生产基地项目开工 -> Project 百事食品陕西生产基地项目
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.mentions.lexicon import Hit, classes
from extractors.mentions.view import View
from extractors.model import Mention

_PHASE = re.compile(r"(?:[（(]?[一二三四五六七八九十]期(?:项目|工程)?[）)]?|[A-Z]区)")
_SIZE = re.compile(r"(?:年产)?\d[\d.,]*(?:万|亿|千)?(?:GWh|GW|MWh|MW|英寸|吨|台|套|锭|千瓦|兆瓦|平方米|支|片|辆|瓦时|代|吉瓦时|吉瓦|瓦)(?:级)?$")
_LONGEST = 30


def find(view: View) -> Iterator[Mention]:
    """Projects by head noun with a name before it."""
    hits = view.words.get("project.head", ())
    for i, hit in enumerate(hits):
        if not any(o.start <= hit.end <= o.end and o.end > hit.end and o.start <= hit.end for o in hits[i + 1 : i + 3]):
            yield from _project(view, hit)


def _project(view: View, hit: Hit) -> Iterator[Mention]:
    text = view.text
    end = hit.end
    phase = _PHASE.match(text, end)
    if phase and not text[hit.start : hit.end].endswith("期"):
        end = phase.end()
    start = _trim(view, view.left(hit.start))
    core = text[start : hit.start]
    if not 2 <= len(core) <= _LONGEST or core in classes("project.generic"):
        return
    score = 0.6
    if view.places(start, hit.start):
        score += 0.1
    size = _SIZE.search(text, max(0, start - 12), start)
    if size and start == view.left(hit.start):
        yield view.mention(size.start(), end, "Project", "projects.sized", score + 0.02)
    yield view.mention(start, end, "Project", "projects", score)


def _trim(view: View, start: int) -> int:
    """Skip what makes a class word of a project: 重大|, 外资|, 新签约|."""
    text = view.text
    generic = classes("project.generic", "firm.generic")
    while True:
        size = next((n for n in (4, 3, 2) if text[start : start + n] in generic), 0)
        if not size:
            return start
        start += size
