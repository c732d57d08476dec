"""The blocks of a page in; its articles out, each a title and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.reading.blocks import PLAIN, Block
from extractors.reading.headings import ended, leads

_DASH = re.compile("[—―–-]")
_SERIES = re.compile(
    "系列报道|系列之|(?:之[一二三四五六七八九十]|侧记|纪实|综述|[（(][上中下一二三四五][）)])$"
)
_LONGEST_COLUMN = 8
_LONGEST_FURNITURE = 60


@dataclass(slots=True)
class Draft:
    """An article being collected: its title, if any, and all other blocks; `lowest` level of its subheads."""

    title: Block | None
    blocks: list[Block] = field(default_factory=list)
    lowest: int = 0

    def add(self, block: Block) -> None:
        """One more block."""
        self.blocks.append(block)
        self.lowest = max(self.lowest, block.level)


def drafts(blocks: Sequence[Block]) -> list[Draft]:
    """Articles in order; a column name, a kicker or a page head goes to the article after it."""
    outline = _Outline(blocks)
    found: list[Draft] = []
    waiting = list(_furniture(blocks))
    for index in range(len(waiting), len(blocks)):
        block = blocks[index]
        if index in outline.columns:
            waiting.append(block)
        elif block.kind == "heading" and outline.opens(index, found[-1] if found else None):
            found.append(Draft(block, waiting))
            waiting = []
        else:
            if not found:
                found.append(Draft(None, waiting))
                waiting = []
            found[-1].add(block)
    if waiting:
        found.append(Draft(None, waiting))
    return found


def _furniture(blocks: Sequence[Block]) -> Iterator[Block]:
    """The lines above the first heading if none of them is news: a page head such as `第7版 综合新闻`."""
    first = next((index for index, block in enumerate(blocks) if block.kind == "heading"), 0)
    lines = blocks[:first]
    if not any(b.kind == "body" and (ended(b.text) or len(b.text) > _LONGEST_FURNITURE) for b in lines):
        yield from (replace(line, kind="byline") if line.kind == "body" else line for line in lines)


class _Outline:
    """Which headings of a page open an article and which name a column, from what follows them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.led: set[int] = set()
        self.columns: set[int] = set()
        self._next = [len(blocks)] * (PLAIN + 1)  # by level, the nearest heading below
        self._next_led = [len(blocks)] * (PLAIN + 1)
        self._sister: dict[int, int] = {}
        for index in range(len(blocks) - 1, -1, -1):
            if blocks[index].kind == "heading":
                self._classify(index)

    def opens(self, index: int, article: Draft | None) -> bool:
        """True when the heading opens an article, `article` being the one before.

        A byline follows; or it is the first; or it stands too high to be a subhead of the article before.
        """
        level = self.blocks[index].level
        if index in self.led or article is None:
            return True
        if article.title is None or level == PLAIN:
            return False
        above = article.title.level
        return level < above or (level == above and (article.lowest > above or not self.led))

    def _classify(self, index: int) -> None:
        level = self.blocks[index].level
        if not self._subtitle(index):
            after = self._below(index)
            if after in self.columns or (after in self.led and self.blocks[after].kind == "heading"):
                self._column_or_title(index, after)
            elif after < len(self.blocks) and leads(self.blocks[after]):
                self.led.add(index)
        if index in self.led:
            self._sister[index] = self._next_led[level]
            self._next_led[level] = index
        self._next[level] = index

    def _below(self, index: int) -> int:
        """Index of the first block under a heading and its sub-titles and captions."""
        after = index + 1
        while after < len(self.blocks) and (self.blocks[after].kind == "caption" or self._subtitle(after)):
            after += 1
        return after

    def _subtitle(self, index: int) -> bool:
        """True for `——“国家级经开区40年”系列报道之二` right under another heading."""
        block, above = self.blocks[index], self.blocks[index - 1] if index else None
        if above is None or block.kind != "heading" or above.kind != "heading":
            return False
        series = len(above.text) > _LONGEST_COLUMN and _SERIES.search(block.text)
        return bool(_DASH.match(block.text) or series)

    def _column_or_title(self, index: int, after: int) -> None:
        """A heading right above an article's: a column name, else the title above its sub-title.

        A column has several articles, or a short name.
        """
        own, other = self.blocks[index], self.blocks[after]
        several = self._sister.get(after, len(self.blocks)) < min(self._next[1 : own.level + 1])
        if own.level < other.level and not several and len(own.text) > _LONGEST_COLUMN and after in self.led:
            self.led.remove(after)
            self.led.add(index)
        else:
            self.columns.add(index)
