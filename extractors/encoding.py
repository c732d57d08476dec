"""A sentence for patterns, one private-use character a mention: `虚谷精密在西安经开区投资` -> F在Z投资.

What stands in brackets, quotation marks and times are left out, and so are adverbs after a mention, so that patterns
need not name them. An industry's head word (产业) stays in the text. Offsets lead back through `Encoded.original`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.cues import Cues
from extractors.industries import HEADS
from extractors.model import ENTITY_TYPES, Mention

_FIRST = 0xE000
CHAR: Mapping[str, str] = {name: chr(_FIRST + i) for i, name in enumerate((*ENTITY_TYPES, "Quantity"))}
"""The character of each class of mention, and of a number with its unit."""
ANY = f"{chr(_FIRST)}-{chr(_FIRST + len(CHAR) - 1)}"
"""All of them, as a range inside a character class."""
_CLASSES = frozenset(CHAR.values())
_ADVERBS = (
    "则|也|已经|已|还|均|都|就|又|再|正在|主要|全部|长期|独家|先后|相继|同样|同步|一直|随即|近期|率先"
    "|分别|各自|合计|累计|专门"
)
_ADVERB = re.compile(rf"(?<=[{ANY}])(?:{_ADVERBS})+")
_HIDDEN = re.compile(r"（[^（）]{0,60}）|\([^()]{0,60}\)|[“”‘’\"《》「」]")


@dataclass(frozen=True, slots=True)
class Encoded:
    """An encoded sentence; character `i` stands for `at[i]:until[i]` of the sentence, `mentions[i]` where it is one."""

    text: str
    at: tuple[int, ...]
    until: tuple[int, ...]
    mentions: Mapping[int, Mention]
    classes: frozenset[str] = frozenset()
    """The characters of the classes that stand in the text."""
    cues: frozenset[str] = frozenset()
    """The cue slots, as patterns write them, of which some word stands in the text."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Sentence offsets of the encoded stretch `start:end` (not empty)."""
        return self.at[start], self.until[end - 1]


def encode(
    text: str,
    mentions: Iterable[Mention],
    skip: Iterable[tuple[int, int]],
    numbers: Iterable[tuple[int, int]],
    cues: Cues,
) -> Encoded:
    """The sentence `text` with `mentions` (sorted, apart) and `numbers` as one character each and `skip` left out."""
    known = {m.start: m for m in mentions}
    spans = [(m.start, m.end) for m in known.values()]
    inside: dict[int, tuple[int, str]] = {}
    for start, end in (*skip, *(m.span() for m in _HIDDEN.finditer(text))):
        if end > start:
            inside[start] = (end, "")
    for start, end in numbers:
        if not any(a < end and start < b for a, b in spans):
            inside[start] = (end, CHAR["Quantity"])
    inside.update({m.start: (_core_end(m), CHAR[m.type]) for m in known.values()})
    pieces: list[str] = []
    at: list[int] = []
    until: list[int] = []
    i = 0
    for start in sorted(inside):
        if start < i:
            continue
        end, char = inside[start]
        pieces += text[i:start], char
        at += range(i, start)
        until += range(i + 1, start + 1)
        if char:
            at.append(start)
            until.append(end)
        i = end
    pieces.append(text[i:])
    at += range(i, len(text))
    until += range(i + 1, len(text) + 1)
    return _encoded("".join(pieces), at, until, known, cues)


def _core_end(mention: Mention) -> int:
    head = HEADS.search(mention.text) if mention.type == "Industry" else None
    return mention.end - len(head.group()) if head and head.start() else mention.end


def _encoded(
    whole: str, at: list[int], until: list[int], known: Mapping[int, Mention], cues: Cues
) -> Encoded:
    for drop in reversed([m.span() for m in _ADVERB.finditer(whole)]):
        del at[slice(*drop)], until[slice(*drop)]
    whole = _ADVERB.sub("", whole)
    mentions = {i: known[start] for i, start in enumerate(at) if start in known}
    return Encoded(whole, tuple(at), tuple(until), mentions, _CLASSES.intersection(whole), cues.inside(whole))
