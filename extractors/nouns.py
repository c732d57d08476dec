"""Cuts a stretch of text to the noun phrase in it: `主要生产高附加值的IT显示屏` -> `IT显示屏`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import ontology

Token = tuple[int, int, str]
"""A word of the segmenter: start, end (code points of the sentence), part-of-speech tag."""

_INSIDE = frozenset(
    {"n", "nz", "vn", "an", "nw", "ns", "nt", "nr", "LOC", "ORG", "PER", "a", "b", "j", "xc", "s"}
)
_HEADS = frozenset({"n", "nz", "vn", "an", "nw", "LOC", "ORG", "PER", "nt"})


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str], tuple[str, ...]]:
    words = ontology.words("nouns")
    lead, stop = (
        "|".join(map(re.escape, sorted(words[name], key=lambda w: (-len(w), w))))
        for name in ("lead", "break")
    )
    return re.compile(f"(?:{lead})+"), re.compile(stop), frozenset(words["generic"]), words["tail"]


def phrase(
    text: str, start: int, end: int, tokens: Sequence[Token] = (), last: bool = False
) -> tuple[int, int] | None:
    """Offsets of the noun phrase inside `text[start:end]`: its first, or its `last`; None when there is none.

    Words that only lead in (主要, 各类, 高附加值) are cut off, and whatever follows the first word that cannot be part
    of a noun. `tokens` are the words of the segmenter where it ran.
    """
    lead, stop, generic, tails = _words()
    if last:
        for found in stop.finditer(text, start, end):
            start = found.end()
    elif first := stop.search(text, start + 1, end):
        end = first.start()
    if inside := [t for t in tokens if start < t[1] and t[0] < end]:
        runs = list(_runs([(max(t[0], start), min(t[1], end), t[2]) for t in inside]))
        if not runs:
            return None
        start, end = runs[-1 if last else 0]
    if led := lead.match(text, start, end):
        start = led.end()
    while end - start > 2 and text[end - 1] in "时后前年日月":
        end -= 1
    word = text[start:end]
    if (
        not 2 <= len(word) <= 20
        or word in generic
        or word.endswith(tails)
        or word.isdigit()
        or word[-1] in "的地得了着"
    ):
        return None
    return start, end


def sector(word: str) -> bool:
    """True for a noun that names a field rather than a thing made (新能源, 基础设施)."""
    return word.endswith(ontology.words("nouns")["sector"])


def generic(word: str) -> bool:
    """True for a noun that names nothing by itself (主导产业, 企业)."""
    return word in _words()[2]


def _runs(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Start and end of each unbroken run of words that can stand inside a noun phrase, ending in a noun."""
    run: list[Token] = []
    for token in [*tokens, (-1, -1, "w")]:
        if token[2] in _INSIDE and (not run or run[-1][1] == token[0]):
            run.append(token)
            continue
        while run and run[-1][2] not in _HEADS:
            run.pop()
        if run:
            yield run[0][0], run[-1][1]
        run = [token] if token[2] in _INSIDE else []
