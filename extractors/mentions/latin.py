"""A sentence in, its firms in Latin letters out.

境外客户Nordwind Power的书面通知 -> Firm Nordwind Power; AI技术, MCU, 3GWh -> nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.mentions.lexicon import closing, opening
from extractors.mentions.view import View
from extractors.model import Mention

_NAME = re.compile(r"(?<![A-Za-z0-9.])[A-Z][A-Za-z]+(?:[- ](?:[A-Z][A-Za-z]*|&|of|de))*(?![A-Za-z0-9])")
_SHORTEST, _SHORTEST_CAPITALS = 4, 5


def find(view: View) -> Iterator[Mention]:
    """Capitalised words where a firm may stand; all in capitals only right behind 集团 and its like."""
    for name in _NAME.finditer(view.text):
        word = name.group()
        before = view.text[max(0, name.start() - 3) : name.start()]
        sure = bool(before) and closing("latin.cue").search(before) is not None
        if len(word) < _SHORTEST or (word.isupper() and not (sure and len(word) >= _SHORTEST_CAPITALS)):
            continue
        if word.endswith(("Wh", "OLED")) or opening("latin.not").match(view.text, name.end()):
            continue
        ends = name.end() == len(view.text) or opening("latin.after").match(view.text, name.end())
        if sure or (ends and closing("latin.before").search(before)):
            yield view.mention(name.start(), name.end(), "Firm", "latin", 0.6)
