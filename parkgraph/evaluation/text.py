"""Compares names, quantities and indicators as the guideline does: two strings in, a verdict out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_SPACE_AND_QUOTES = re.compile(r"[\s“”‘’\"'《》〈〉「」『』【】<>]+")
_INDUSTRY_TAILS = ("产业集群", "产业链", "集群", "产业", "行业", "领域", "业")
_SCALES = {"十": 10.0, "百": 100.0, "千": 1e3, "万": 1e4, "亿": 1e8}
_SAME_UNIT = {
    **dict.fromkeys("家个户项所间", "个"),
    **dict.fromkeys("人名位", "人"),
    **{"人次": "人次", "名次": "人次", "个月": "个月", "月": "个月", "天": "天", "日": "天"},
    "个工作日": "工作日",
}
_WHOLE_UNIT = {
    "%": (0.01, "比例"),
    "百分比": (0.01, "比例"),
    "个百分比": (0.01, "比例"),
    "百分点": (0.01, "百分点"),
    "个百分点": (0.01, "百分点"),
    "成": (0.1, "比例"),
    "倍": (1.0, "比例"),
    "": (1.0, ""),
    "比例": (1.0, "比例"),
    "倍率": (1.0, ""),
    "gw": (1.0, "吉瓦"),
    "吉瓦": (1.0, "吉瓦"),
    "gwh": (1.0, "吉瓦时"),
    "吉瓦时": (1.0, "吉瓦时"),
}


def plain(text: str) -> str:
    """The text without spaces, quotes and width variants, in lower case."""
    return _SPACE_AND_QUOTES.sub("", unicodedata.normalize("NFKC", text)).lower()


def bare(text: str) -> str:
    """Letters and digits only: what is left of a title when every mark is dropped."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def keys(kind: str, names: Iterable[str]) -> frozenset[str]:
    """Normalised names; an industry also goes by its name without 产业, 行业, 产业集群, ..."""
    found = {plain(name) for name in names}
    if kind == "Industry":
        found |= {_without_tail(name) for name in found}
    return frozenset(found - {""})


def _without_tail(name: str) -> str:
    tail = next((tail for tail in _INDUSTRY_TAILS if name.endswith(tail) and len(name) > len(tail) + 1), "")
    return name.removesuffix(tail)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in base units (`2.5 亿元` is 250000000 元)."""

    value: float
    unit: str

    def equals(self, other: Amount) -> bool:
        """Same unit, and sizes that differ by at most 0.1 % (signs are not compared)."""
        ours, theirs = abs(self.value), abs(other.value)
        return self.unit == other.unit and abs(ours - theirs) <= 1e-3 * max(ours, theirs) + 1e-12


def amount(value: str, unit: str) -> Amount | None:
    """The number and its unit in base units, None when the value is no number."""
    try:
        number = float(value.replace(",", "").strip())
    except ValueError:
        return None
    factor, base = _base_unit(unit)
    return Amount(number * factor, base)


def _base_unit(unit: str) -> tuple[float, str]:
    name = plain(unit).replace("人民币", "")
    name = name.replace("m2", "平方米").replace("平方千米", "平方公里")
    if name in _WHOLE_UNIT:
        return _WHOLE_UNIT[name]
    factor = 1.0
    while name and name[0] in _SCALES:
        factor *= _SCALES[name[0]]
        name = name[1:]
    return factor, _SAME_UNIT.get(name, name)


def contained(one: str, other: str) -> bool:
    """One indicator holds the other, and the shorter one says something."""
    short, long = sorted((plain(one), plain(other)), key=len)
    return len(short) >= 2 and len(short) >= 0.3 * len(long) and short in long


def similar(one: str, other: str) -> bool:
    """Contained, or half of the shorter indicator's character pairs are in the longer one."""
    ours, theirs = plain(one), plain(other)
    if not ours or not theirs:
        return False
    common, sizes = _pairs(ours, theirs)
    return contained(one, other) or common / max(1, min(sizes)) >= 0.5


def close(one: str, other: str) -> bool:
    """The indicators share three of five character pairs: their qualifiers agree too."""
    common, sizes = _pairs(plain(one), plain(other))
    return 2 * common >= 0.6 * sum(sizes)


def _pairs(one: str, other: str) -> tuple[int, tuple[int, int]]:
    ours, theirs = (Counter(text[at : at + 2] for at in range(len(text) - 1)) for text in (one, other))
    return sum((ours & theirs).values()), (sum(ours.values()), sum(theirs.values()))
