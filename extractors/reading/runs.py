"""A stretch of the document in; its clean text out, each character with its place in the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model import Piece

INVISIBLE = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u2060\ufeff"
"""Characters that nobody sees and that break words apart; as the inside of a character class."""

_MARKS = re.compile(rf"[{INVISIBLE}]+|\*\*|!?\[([^\[\]\n]*)\]\([^()\s]*\)")


@dataclass(frozen=True, slots=True)
class Run:
    """Text and the pieces of the document it is made of, in order, without gaps in the text."""

    text: str
    pieces: tuple[Piece, ...]

    def cut(self, start: int, end: int) -> Run:
        """The run of `text[start:end]`, without spaces at either side; empty when nothing else is there."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        part = part.strip()
        end = start + len(part)
        if not part:
            return Run("", ())
        if len(self.pieces) == 1:
            return Run(part, (Piece(0, self.pieces[0].start + start, end - start),))
        pieces = []
        for index in range(bisect_right(self.pieces, start, key=_at) - 1, len(self.pieces)):
            piece = self.pieces[index]
            if piece.at >= end:
                break
            low, high = max(start, piece.at), min(end, piece.at + piece.length)
            pieces.append(Piece(low - start, piece.start + low - piece.at, high - low))
        return Run(part, tuple(pieces))


def _at(piece: Piece) -> int:
    return piece.at


def marked(text: str) -> bool:
    """True when `text` holds inline markup or invisible characters anywhere."""
    return _MARKS.search(text) is not None


def run(text: str, start: int, end: int, clean: bool = False) -> Run:
    """The run of `text[start:end]`, unless `clean` without inline markup (`**`, links) and invisibles."""
    if clean:
        whole = text[start:end]
        return Run(whole, (Piece(0, start, end - start),)).cut(0, len(whole))
    kept: list[tuple[int, int]] = []
    for mark in _MARKS.finditer(text, start, end):
        kept.append((start, mark.start()))
        if mark[1]:
            kept.append(mark.span(1))
        start = mark.end()
    kept.append((start, end))
    parts = [Run(text[a:b], (Piece(0, a, b - a),)) for a, b in kept if a < b]
    whole_run = join(parts)
    return whole_run.cut(0, len(whole_run.text))


def join(parts: Sequence[Run]) -> Run:
    """The runs one after the other, nothing between them."""
    if len(parts) == 1:
        return parts[0]
    pieces: list[Piece] = []
    texts: list[str] = []
    at = 0
    for part in parts:
        pieces += (Piece(at + piece.at, piece.start, piece.length) for piece in part.pieces)
        texts.append(part.text)
        at += len(part.text)
    return Run("".join(texts), tuple(pieces))
