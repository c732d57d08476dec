"""A numeral as printed -> its value: `1,560` -> 1560, `一百二十` -> 120, `三分之二` -> 2/3."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
CHINESE = r"[一二三四五六七八九两十][一二三四五六七八九两十百千零〇]*(?:点[一二三四五六七八九零]+)?"
SCALE = r"[十百千]?万亿|[十百千]?[亿万]"
_ONES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = _TENS | {"万": 10_000, "亿": 100_000_000}


def value(text: str) -> Decimal:
    """The number that digits or Chinese numerals up to 9999 stand for; raises ValueError otherwise."""
    plain = re.sub("[,，]", "", text)
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return Decimal(plain)
    whole, point, rest = plain.partition("点")
    total, ones = 0, 0
    for char in whole:
        if char in _TENS:
            total += _TENS[char] * (ones or 1)
            ones = 0
        elif char in _ONES:
            ones = _ONES[char]
        else:
            raise ValueError(f"not a numeral: {text!r}")
    number = Decimal(total + ones)
    return number + Decimal("0." + "".join(str(_ONES[char]) for char in rest)) if point else number


def scale(text: str) -> Decimal:
    """What 万, 亿, 百万, 万亿 multiply by; the empty string by one."""
    factor = Decimal(1)
    for char in text:
        factor *= _SCALES[char]
    return factor


def fraction(over: str, under: str) -> Decimal:
    """`over` parts of `under` (三分之一, 二十万分之一); raises ValueError when `under` is zero or no numeral."""
    plain = under.rstrip("万亿")
    below = (value(plain) if plain else 1) * scale(under[len(plain) :])
    if below == 0:
        raise ValueError("a fraction of nothing")
    return value(over) / below
