"""The markup of a web page in; its visible lines out, each with how much of it is link text and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_SKIPPED = frozenset(
    "script style noscript template iframe object svg math canvas audio video form button select textarea option "
    "nav footer aside dialog head".split()
)
_BLOCKS = frozenset(
    "address article blockquote body br caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 "
    "h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|pinglun|related?|relevant|recommend\w*|tuijian|hot\w*|rank\w*|share\w*|fenxiang|"
    r"side(?:bar)?|foot(?:er)?|copyright|breadcrumbs?|crumbs?|position|nav\w*|menu|toolbar|qr_?code|advert\w*|ads?|"
    r"pages?nav|pagination|login|search)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[ \t\r\n\f\xa0\u3000]+")
_LONGEST_CELL = 60
_DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `links` of its characters lead elsewhere; `level` 1-6 for h1-h6; `path` the elements around it.

    An element is named by its number in the page; a `row` is one of a table.
    """

    text: str
    links: int
    level: int
    path: tuple[int, ...]
    row: bool = False


def lines(markup: str, everything: bool = False) -> list[Line]:
    """The lines that a reader sees, in order; menus, forms, asides left out unless `everything` is asked for."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(markup.encode("utf-8"), parser)
    if root is None:
        return []
    walk = _Walk(everything)
    walk.all(root)
    return walk.lines


class _Walk:
    """Goes through the elements in order, without recursion, and closes a line at each block."""

    def __init__(self, everything: bool) -> None:
        self.everything = everything
        self.lines: list[Line] = []
        self._parts: list[str] = []
        self._links = 0
        self._linked = 0
        self._level = 0
        self._path: list[int] = []
        self._count = 0

    def all(self, root: Any) -> None:
        """Every line below `root`."""
        stack: list[tuple[Any, bool]] = [(root, True)]
        while stack:
            element, enters = stack.pop()
            if not enters:
                self._leave(element)
            elif self._enter(element):
                stack.append((element, False))
                stack.extend((child, True) for child in reversed(element))
            elif element.tail:
                self._text(element.tail)
        self._close()

    def _enter(self, element: Any) -> bool:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or (not self.everything and _is_aside(element)):
            self._close_at(tag)
            return False
        if tag in _BLOCKS:
            self._close()
        if tag == "table" and (rows := _table(element)) is not None:
            self._count += 1
            path = (*self._path, self._count)
            self.lines += (Line(row, 0, 0, path, True) for row in rows)
            return False
        self._count += 1
        if len(self._path) < _DEEPEST:
            self._path.append(self._count)
        else:
            self._path.append(self._path[-1])
        self._linked += tag == "a"
        if _heading(tag):
            self._level = _heading(tag)
        if element.text:
            self._text(element.text)
        return True

    def _leave(self, element: Any) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._close()
        self._path.pop()
        self._linked -= tag == "a"
        if _heading(tag):
            self._level = 0
        if element.tail:
            self._text(element.tail)

    def _close_at(self, tag: object) -> None:
        if tag in ("nav", "footer", "aside", "form"):
            self._close()

    def _text(self, text: str) -> None:
        self._parts.append(text)
        if self._linked:
            self._links += len(text.strip())

    def _close(self) -> None:
        text = _SPACES.sub(" ", "".join(self._parts)).strip()
        if text:
            self.lines.append(Line(text, self._links, self._level, tuple(self._path)))
        self._parts, self._links = [], 0


def _heading(tag: str) -> int:
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456" else 0


def _is_aside(element: Any) -> bool:
    attributes = element.attrib
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:300]
    return element.tag not in ("html", "body") and _ASIDE.search(names) is not None


def _table(table: Any) -> list[str] | None:
    """The rows of a table of data as `| a | b |`; None for one that only lays out the page."""
    cells = [[_SPACES.sub(" ", "".join(cell.itertext())).strip() for cell in row.iter("td", "th")] for row in _own(table)]
    cells = [row for row in cells if any(row)]
    if len(cells) < 2 or max(map(len, cells)) < 2 or next(table.iter("table", "p", "br", "h1", "h2"), table) is not table:
        return None
    if any(len(cell) > _LONGEST_CELL for row in cells for cell in row):
        return None
    return [f"| {' | '.join(row)} |" for row in cells]


def _own(table: Any) -> Iterator[Any]:
    return table.iter("tr")  # type: ignore[no-any-return]


def prose(line: Line) -> int:
    """How much of a line is running text: its characters if it has a sentence mark and is not mostly links."""
    if line.links * 2 > len(line.text) or line.level or line.row:
        return 0
    marks = sum(line.text.count(mark) for mark in "。！？；，")
    return len(line.text) if marks else 0


def joined(found: Sequence[Line]) -> str:
    """The lines as text, headings marked with `#`."""
    return "\n".join(f"{'#' * line.level} {line.text}" if line.level else line.text for line in found)
