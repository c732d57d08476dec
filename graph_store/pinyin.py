"""A Chinese name in, its syllables or an ASCII slug out: `重庆` -> `zhong-qing`.

The table `pinyin.tsv` (one reading a character, generated once from pypinyin 0.55, MIT) is pinned here on
purpose: slugs stand in IRIs, and a newer dictionary must not change a byte of an exported graph.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

_LATIN = re.compile(r"[a-z0-9]+")
_LENGTH = 60


@cache
def _readings() -> dict[str, str]:
    lines = files(__package__).joinpath("pinyin.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {character: syllable for syllable, characters in rows for character in characters}


def syllables(name: str) -> tuple[str, ...]:
    """Readings of the characters, Latin words and numbers as they are; anything else splits words."""
    readings, found, word = _readings(), [], ""
    for character in unicodedata.normalize("NFKC", name).lower() + " ":
        if _LATIN.fullmatch(character):
            word += character
            continue
        found += [word] if word else []
        found += [readings[character]] if character in readings else []
        word = ""
    return tuple(found)


def slug(name: str) -> str:
    """ASCII letters, digits, single hyphens; at most 60 characters, cut between syllables; `x` if empty."""
    text = ""
    for syllable in syllables(name):
        longer = f"{text}-{syllable}" if text else syllable[:_LENGTH]
        if len(longer) > _LENGTH:
            break
        text = longer
    return text or "x"
