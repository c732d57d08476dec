"""Rows in, text whose columns align on a terminal out, where a Chinese character is two cells wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wcwidth import wcswidth

_WIDEST = 60


def aligned(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A head, a rule, and a line a row; a cell wider than 60 is cut with …, except in the last column."""
    last = len(columns) - 1
    cut = [[cell if at == last else _cut(cell) for at, cell in enumerate(map(_flat, row))] for row in rows]
    widths = [max(map(width, column)) for column in zip(columns, *cut)]
    for row in (columns, ["─" * size for size in widths[:-1]] + ["─" * min(widths[-1], _WIDEST)], *cut):
        yield "  ".join(pad(cell, size) for cell, size in zip(row, widths)).rstrip()


def width(text: str) -> int:
    """Cells that the text takes; unprintable characters take none."""
    return max(wcswidth(text), 0)


def pad(text: str, size: int) -> str:
    """The text with spaces up to `size` cells."""
    return text + " " * (size - width(text))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    if width(text) <= _WIDEST:
        return text
    while width(text) > _WIDEST - 1:
        text = text[:-1]
    return text + "…"
