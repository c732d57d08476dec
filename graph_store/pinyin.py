"""A Chinese name in, its syllables or an ASCII slug out: `重庆` -> `chong-qing`.

The table `pinyin.tsv` (one reading a character, and words read otherwise; generated once from pypinyin 0.55,
MIT, with place and trade words set right by hand) is pinned here on purpose: slugs stand in IRIs, and a newer
dictionary must not change a byte of an exported graph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

_LATIN = re.compile(r"[a-z0-9]+")
_LENGTH = 60
_LONGEST_WORD = 3


@cache
def _readings() -> Mapping[str, tuple[str, ...]]:
    """Syllables of each character and of each word that is not read as its characters are."""
    found: dict[str, tuple[str, ...]] = {}
    for line in files(__package__).joinpath("pinyin.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        reading, texts = line.split("\t")
        syllables = tuple(reading.split(" "))
        for text in [texts] if len(syllables) > 1 else texts:
            found[text] = syllables
    return found


def syllables(name: str) -> tuple[str, ...]:
    """Readings of the characters, Latin words and numbers as they are; anything else splits words."""
    return tuple(_syllables(unicodedata.normalize("NFKC", name).lower()))


def _syllables(text: str) -> Iterator[str]:
    readings, at = _readings(), 0
    while at < len(text):
        if latin := _LATIN.match(text, at):
            yield latin[0]
            at = latin.end()
            continue
        lengths = range(_LONGEST_WORD, 0, -1)
        length = next((size for size in lengths if text[at : at + size] in readings), 0)
        yield from readings.get(text[at : at + length], ())
        at += length or 1


def slug(name: str) -> str:
    """ASCII letters, digits, single hyphens; at most 60 characters, cut between syllables; `x` if empty."""
    text = ""
    for syllable in syllables(name):
        longer = f"{text}-{syllable}" if text else syllable[:_LENGTH]
        if len(longer) > _LENGTH:
            break
        text = longer
    return text or "x"
