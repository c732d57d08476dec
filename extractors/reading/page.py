"""The blocks of a page in; its articles out, each a title and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.reading.blocks import Block
from extractors.reading.headings import ended, leads

_DASH = re.compile("[—―–-]")
_SERIES = re.compile(
    "系列报道|系列之|(?:之[一二三四五六七八九十]|侧记|纪实|综述|[（(][上中下一二三四五][）)])$"
)
_LONGEST_COLUMN = 8


@dataclass(slots=True)
class Draft:
    """An article being collected: its title block, if any, and all other blocks in order."""

    title: Block | None
    blocks: list[Block] = field(default_factory=list)


def drafts(blocks: Sequence[Block]) -> list[Draft]:
    """Articles in order; a column name, a kicker or a page head goes to the article after it."""
    page = _Page(blocks)
    found: list[Draft] = []
    waiting: list[Block] = []
    for index, block in enumerate(blocks):
        if page.column[index] or (not found and block.kind != "heading" and page.furniture(index)):
            waiting.append(block)
        elif page.opens(index, found):
            found.append(Draft(block, waiting))
            waiting = []
        elif found:
            found[-1].blocks.append(block)
        else:
            found.append(Draft(None, [*waiting, block]))
            waiting = []
    if waiting:
        found.append(Draft(None, waiting))
    return found


class _Page:
    """Which headings of a page open an article and which name a column, from what follows them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.first = next((i for i, block in enumerate(blocks) if block.kind == "heading"), len(blocks))
        self.led = [False] * len(blocks)
        self.column = [False] * len(blocks)
        self._deeper_after: list[bool] = [False] * len(blocks)
        for index in range(len(blocks) - 1, -1, -1):
            if blocks[index].kind == "heading":
                self._classify(index)

    def furniture(self, index: int) -> bool:
        """True for a line above the first heading that is no news: a page head such as `第7版 综合新闻`."""
        if index > self.first or self.first == len(self.blocks):
            return False
        return not any(
            block.kind == "body" and (ended(block.text) or len(block.text) > 60)
            for block in self.blocks[: self.first]
        )

    def opens(self, index: int, found: Sequence[Draft]) -> bool:
        """True when the heading opens an article.

        A byline follows; or it is the first; or it stands too high in the outline to be a subhead of the open
        article.
        """
        block = self.blocks[index]
        if block.kind != "heading":
            return False
        if self.led[index] or not found:
            return True
        title = found[-1].title
        if title is None or not block.level < 7:
            return False
        deeper = any(b.kind == "heading" and b.level > title.level for b in found[-1].blocks)
        return block.level < title.level or (block.level == title.level and (deeper or not any(self.led)))

    def _classify(self, index: int) -> None:
        blocks, after = self.blocks, index + 1
        while after < len(blocks) and (blocks[after].kind == "caption" or self._subtitle(after)):
            after += 1
        if after == len(blocks) or self._subtitle(index):
            return
        if blocks[after].kind != "heading":
            self.led[index] = leads(blocks[after])
        elif self.led[after] or self.column[after]:
            self._column_or_title(index, after)

    def _subtitle(self, index: int) -> bool:
        """True for `——“国家级经开区40年”系列报道之二` right under another heading."""
        block, above = self.blocks[index], self.blocks[index - 1] if index else None
        if above is None or block.kind != "heading" or above.kind != "heading":
            return False
        series = len(above.text) > _LONGEST_COLUMN and _SERIES.search(block.text)
        return bool(_DASH.match(block.text) or series)

    def _column_or_title(self, index: int, after: int) -> None:
        """A heading right above an article's: a column name, else the title above its sub-title."""
        own, other = self.blocks[index], self.blocks[after]
        lone = own.level < other.level and not self._sisters(after, own.level)
        if lone and len(own.text) > _LONGEST_COLUMN and self.led[after]:
            self.led[index], self.led[after] = True, False
        else:
            self.column[index] = True

    def _sisters(self, index: int, above: int) -> bool:
        """True when another article of the same level follows before a heading of level `above` or higher."""
        level = self.blocks[index].level
        for later in range(index + 1, len(self.blocks)):
            block = self.blocks[later]
            if block.kind == "heading" and block.level <= above:
                return False
            if block.kind == "heading" and block.level == level and self.led[later]:
                return True
        return False
