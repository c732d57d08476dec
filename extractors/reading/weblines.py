"""The markup of a web page in; its visible lines out, each with how much of it is link text and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "button",
        "select",
        "textarea",
        "option",
        "nav",
        "footer",
        "aside",
        "dialog",
        "head",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_INSIDE = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "audio",
        "video",
        "iframe",
        "object",
        "canvas",
        "button",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|pinglun|related|recommend(?:ed)?|tuijian|hot(?:news|list)|rank(?:ing)?|share|fenxiang|"
    r"sidebar|foot(?:er)?|copyright|breadcrumbs?|crumbs|nav(?:bar|igation)?|menu|toolbar|qr_?code|ads?|pagination)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[ \t\r\n\f\xa0\u3000]+")
_INDENT = re.compile("[\\s]*[\u3000\xa0]{2}")
_LONGEST_CELL = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One line in element number `parent`: `links` of its characters lead elsewhere, `level` is 1-6 for h1-h6.

    `fresh` is False for a line that only a single `<br>` parts from the one before.
    """

    text: str
    links: int
    level: int
    parent: int
    row: bool = False
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page; element `n` stands in `parents[n]` and holds the elements `n` to `ends[n] - 1`."""

    lines: tuple[Line, ...]
    parents: tuple[int, ...]
    ends: tuple[int, ...]


def walk(root: Any, everything: bool = False) -> Page:
    """The lines that a reader sees, in order; asides are left out unless `everything` is asked for."""
    walker = _Walk(everything)
    walker.all(root)
    return Page(tuple(walker.lines), tuple(walker.parents), tuple(walker.ends))


class _Walk:
    """Goes through the elements in order, without recursion, and closes a line at each block."""

    def __init__(self, everything: bool) -> None:
        self.everything = everything
        self.lines: list[Line] = []
        self.parents: list[int] = []
        self.ends: list[int] = []
        self._parts: list[str] = []
        self._links = 0
        self._linked = 0
        self._level = 0
        self._breaks = 2
        self._open: list[int] = [0]

    def all(self, root: Any) -> None:
        """Every line of `root`."""
        stack: list[tuple[Any, bool]] = [(root, True)]
        while stack:
            element, enters = stack.pop()
            if not enters:
                self._leave(element.tag)
            elif self._enter(element):
                stack.append((element, False))
                stack.extend((child, True) for child in reversed(element))
                continue
            if element.tail:
                self._text(element.tail)
        self._close()

    def _enter(self, element: Any) -> bool:
        """False when the element is done with: it is left out, or a table of data."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or (not self.everything and _is_aside(element)):
            if tag not in _INSIDE:
                self._close()
            return False
        if tag in _BLOCKS:
            self._close(tag)
        rows = _table(element) if tag == "table" else None
        self.parents.append(self._open[-1])
        self.ends.append(len(self.parents))
        self._open.append(len(self.parents) - 1)
        if rows is not None:
            self.lines += (Line(row, 0, 0, self._open[-1], True) for row in rows)
            self._open.pop()
            return False
        self._linked += tag == "a"
        self._level = _heading(tag) or self._level
        if element.text:
            self._text(element.text)
        return True

    def _leave(self, tag: str) -> None:
        if tag in _BLOCKS and tag != "br":
            self._close(tag)
        self.ends[self._open.pop()] = len(self.parents)
        self._linked -= tag == "a"
        if _heading(tag):
            self._level = 0

    def _text(self, text: str) -> None:
        self._parts.append(text)
        if self._linked:
            self._links += len(text.strip())

    def _close(self, tag: str = "") -> None:
        raw = "".join(self._parts)
        text = _SPACES.sub(" ", raw).strip()
        if text:
            fresh = self._breaks > 1 or _INDENT.match(raw) is not None
            self.lines.append(Line(text, self._links, self._level, self._open[-1], False, fresh))
            self._breaks = 0
        self._breaks += 1 if tag == "br" else 2
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
    if next(table.iterdescendants("table", "h1", "h2", "h3", "ul", "form"), None) is not None:
        return None
    cells = [
        [_SPACES.sub(" ", "".join(cell.itertext())).strip() for cell in row.iter("td", "th")]
        for row in table.iter("tr")
    ]
    cells = [row for row in cells if any(row)]
    count = sum(map(len, cells))
    if len(cells) < 2 or max(map(len, cells)) < 2 or sum(1 for _ in table.iter("a")) * 2 > count:
        return None
    if any(len(cell) > _LONGEST_CELL for row in cells for cell in row):
        return None
    return [f"| {' | '.join(row)} |" for row in cells]
