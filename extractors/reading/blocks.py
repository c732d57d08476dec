"""The text of a document in; its lines out, freed of line markup: heading, byline, caption or body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from extractors.reading.bylines import credit_length, is_byline, is_caption
from extractors.reading.runs import INVISIBLE, Run, join, marked, run

BlockKind = Literal["heading", "byline", "caption", "body"]
PLAIN = 7
"""Level of a heading that has no `#`; those with one have 1 to 6."""

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAKS = re.compile("(?:\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]){2}")
_HEADING = re.compile(r"(#{1,6})(?:[ \t\u3000]+|(?=[^\s#0-9A-Za-z][^#]*$))")
_CLOSING = re.compile(r"[ \t]#+[ \t]*$")
_RULE = re.compile(r"[-*_=~—|:\s#>]{3,}|(?:```|~~~).{0,20}|[-*+•>#|]+")
_BULLET = re.compile(r"(?:(?:[-*+•]|>)[ \t\u3000]+|>)+")
_FRESH = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]{1,3}(?:[章节]|条\s)"
    r"|\d{1,2}(?:[.、．)）])(?!\d)|[①-⑳]|\|"
)
_EDGE = re.compile(rf"[\s{INVISIBLE}]*")
_INDENTS = ("\u3000\u3000", "  ", "\t\t", "\u3000 ", " \u3000")
_LONGEST_HEADING = 100


@dataclass(frozen=True, slots=True)
class Block:
    """One line: `level` 1-6 for `#`, 7 for a plain heading, 0 else; `fresh` when it can continue nothing.

    `apart` tells that an empty line stands before it.
    """

    run: Run
    kind: BlockKind
    level: int = 0
    fresh: bool = False
    apart: bool = False

    @property
    def text(self) -> str:
        """The line as read."""
        return self.run.text

    def heading(self, level: int) -> Block:
        """The same line as a heading."""
        return replace(self, kind="heading", level=level)


def blocks(text: str, start: int = 0, end: int | None = None) -> Iterator[Block]:
    """The lines of `text[start:end]` that are neither empty nor mere markup, a broken caption in one."""
    caption: Block | None = None
    for line in _lines(text, start, len(text) if end is None else end):
        if caption is not None and _ends(caption, line):
            yield replace(caption, run=join([caption.run, line.run]))
            caption = None
            continue
        if caption is not None:
            yield caption
        caption = line if line.kind == "caption" else None
        if caption is None:
            yield line
    if caption is not None:
        yield caption


def _ends(caption: Block, line: Block) -> bool:
    """True when `line`, right under a caption, is its second half: `图为…总装车` + `间。受访者供图`."""
    if line.apart or line.fresh or caption.text[-1] in "。！？摄" or credit_length(caption.text):
        return False
    return line.text[0] in "，。、；：" or (len(line.text) <= 60 and credit_length(line.text) > 0)


def _lines(text: str, start: int, end: int) -> Iterator[Block]:
    clean = not marked(text)
    before = start
    apart = False
    for line in _LINE.finditer(text, start, end):
        apart = apart or (line.start() - before > 1 and _BREAKS.match(text, before) is not None)
        found = _block(text, line.start(), line.end(), clean, apart)
        before = line.end()
        apart = found is None
        if found is not None:
            yield found


def _block(text: str, start: int, end: int, clean: bool, apart: bool) -> Block | None:
    indented = text[start : start + 2] in _INDENTS
    edge = _EDGE.match(text, start, end)
    start = edge.end() if edge else start
    if start == end:
        return None
    if text[start] in "#-*_=~—|:>+•`" and _RULE.fullmatch(text, start, end):
        return None
    level = 0
    if text[start] == "#" and (mark := _HEADING.match(text, start, end)):
        level = len(mark[1])
        closing = _CLOSING.search(text, max(mark.end(), end - 20), end)
        start, end = mark.end(), closing.start() if closing else end
    bullet = _BULLET.match(text, start, end)
    found = run(text, bullet.end() if bullet else start, end, clean)
    if not found.text:
        return None
    fresh = indented or bullet is not None or _FRESH.match(found.text) is not None
    if level and len(found.text) <= _LONGEST_HEADING:
        return Block(found, "heading", level, True, apart)
    return Block(found, _kind(found.text), 0, fresh or level > 0, apart)


def _kind(line: str) -> BlockKind:
    if is_byline(line):
        return "byline"
    return "caption" if is_caption(line) else "body"
