"""What a word of a text is, and the stretches in which long texts are cut into words.

商务部 -> Token(0, 3, "ORG")
"""

from __future__ import annotations

from typing import NamedTuple

LONGEST = 600
"""Texts are tagged in stretches of at most this many characters, cut after a mark."""
_MARKS = "。；！？，、,;!? "


class Token(NamedTuple):
    """A word of a text: offsets and the segmenter's tag (PER LOC ORG TIME n nz v p ... as in LAC)."""

    start: int
    end: int
    tag: str


def stretches(text: str) -> list[str]:
    """`text` in pieces of at most `LONGEST` characters, cut after a mark where there is one."""
    pieces = []
    at = 0
    while len(text) - at > LONGEST:
        window = text[at : at + LONGEST]
        cut = next((p for mark in _MARKS if (p := window.rfind(mark) + 1) > 0), LONGEST)
        pieces.append(window[:cut])
        at += cut
    return [*pieces, text[at:]] if at < len(text) else pieces
