"""The columns of printed pages in; their text out: paragraphs rejoined, headings marked by `#` for their size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.reading.columns import Print

Columns = Sequence[tuple[Print, ...]]
_HEADING = 1.15
_SAME = 1.08
_LONGEST_HEADING = 100
_PAGE_NUMBER = re.compile(r"[-—–·\s]*\d{1,4}[-—–·\s]*|第\s*\d{1,4}\s*页.{0,12}|\d{1,4}\s*/\s*\d{1,4}")
_LATIN = re.compile("[A-Za-z.,;:)]")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines of a heading (with its size) or of a paragraph (size 0)."""

    lines: list[str]
    size: float = 0.0

    def add(self, text: str) -> None:
        """One more line, after a space where two Latin words meet."""
        latin = _LATIN.match(self.lines[-1][-1:]) and text[:1].isascii() and text[:1].isalpha()
        self.lines.append(f" {text}" if latin else text)

    @property
    def text(self) -> str:
        """The lines in one."""
        return "".join(self.lines)


def typeset(pages: Iterable[Columns]) -> str:
    """The text of all pages, an empty line between paragraphs; page numbers and running heads left out."""
    kept = list(_without_furniture([list(page) for page in pages]))
    body = _body_size(line for page in kept for column in page for line in column)
    parts: list[_Part] = []
    for page in kept:
        for column in page:
            _set(column, body, parts)
    levels = _levels(parts)
    return "\n\n".join(f"{'#' * levels[part.size]} {part.text}" if part.size else part.text for part in parts)


def _body_size(lines: Iterable[Print]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=0.0)


def _set(column: Sequence[Print], body: float, parts: list[_Part]) -> None:
    """Adds a column's headings and paragraphs; its first line may go on from the column before."""
    flow = [line for line in column if line.size < _HEADING * body]
    left = min((line.left for line in flow), default=0.0)
    right = max((line.right for line in flow), default=0.0)
    last: Print | None = None
    for line in column:
        text = line.text.strip()
        if line.size >= _HEADING * body and len(text) <= _LONGEST_HEADING:
            if last is not None and parts[-1].size and _wrapped(last, line):
                parts[-1].add(text)
            else:
                parts.append(_Part([text], line.size))
        elif (
            not parts
            or parts[-1].size
            or _fresh(line, left)
            or (last is not None and _apart(last, line, right))
        ):
            parts.append(_Part([text]))
        else:
            parts[-1].add(text)
        last = line


def _wrapped(last: Print, line: Print) -> bool:
    """True when a heading goes on: same type, the next line."""
    same = max(last.size, line.size) < _SAME * min(last.size, line.size)
    return same and line.top - last.bottom < 0.9 * line.size


def _fresh(line: Print, left: float) -> bool:
    return line.left - left >= 1.2 * line.size or line.text[:1] in "\u3000|◎■●◆□▲"


def _apart(last: Print, line: Print, right: float) -> bool:
    """True when the line before ends early or stands far above."""
    return (
        right - last.right > 2 * line.size or line.top - last.bottom > 1.6 * line.size or last.text[:1] == "|"
    )


def _levels(parts: Sequence[_Part]) -> dict[float, int]:
    """The level of each heading size, 1 for the largest; sizes that differ by less than 8 % share one."""
    found: dict[float, int] = {}
    level, size = 0, 0.0
    for part in sorted({part.size for part in parts if part.size}, reverse=True):
        if not level or part * _SAME < size:
            level, size = min(level + 1, 6), part
        found[part] = level
    return found


def _without_furniture(pages: Sequence[list[tuple[Print, ...]]]) -> Iterator[list[tuple[Print, ...]]]:
    """The pages without their numbers, and without a first or last line that most of them repeat."""
    repeated = Counter(key for page in pages for key in {_key(line) for line in _outermost(page)})
    for page in pages:
        outer = {
            id(line)
            for line in _outermost(page)
            if _PAGE_NUMBER.fullmatch(line.text.strip())
            or (len(pages) > 2 and repeated[_key(line)] * 2 > len(pages))
        }
        yield [kept for column in page if (kept := tuple(line for line in column if id(line) not in outer))]


def _outermost(page: Columns) -> list[Print]:
    lines = sorted((line for column in page for line in column), key=lambda line: (line.top, line.left))
    return lines[:1] + lines[-1:] if len(lines) > 1 else []


def _key(line: Print) -> str:
    return _DIGITS.sub("0", line.text.strip())
