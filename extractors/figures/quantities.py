"""Text -> the amounts printed in it: `超1800家` -> 1800 家, >; `1/7`, `七成`, `30—40万`, `居全国第五`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

import ontology
from extractors.figures import comparators, numerals
from extractors.model import Comparator

Kind = Literal["level", "growth", "share", "rank"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its unit; `start:end` takes in the comparator words, `low:high` only number, unit.

    `value` and `unit` as printed (`13`, `亿元`), `normal` in the table's base unit. Both ends of a printed
    range are quantities of their own over the same text, with >= and <=.
    """

    start: int
    end: int
    low: int
    high: int
    value: Decimal
    unit: str
    comparator: Comparator
    normal: Decimal
    normal_unit: str
    printed: str
    kind: Kind = "level"


_ONE = rf"{numerals.DIGITS}|(?<![几数第十百千]){numerals.CHINESE}"
_ABOUT = "(?<=[上近超逾破约过达])"
_BARE = rf"(?<![几数])[百千](?=[余多]|亿元?(?:台阶|大关))|{_ABOUT}[百千]|{_ABOUT}(?=[万亿])"
_SCALE = numerals.SCALE
_SCALES = "十百千万亿"
_TO = r"[—–\-~～至到]+"
_NAMES = re.compile(r"《[^》]{0,60}》|“[^”，。；！？]{1,12}”|〔[^〕]{0,12}〕|\d[\d—-]{9,}")
_FRACTION = re.compile(
    r"百分之(?P<cent>[零一二三四五六七八九十百点]+)"
    r"|(?P<under>[二三四五六七八九十百千万]+)分之(?P<over>[一二三四五六七八九十]+)"
    r"|(?<![\d/.A-Za-z])(?P<o>\d{1,2})/(?P<u>\d{1,4})(?![\d/.年月])"
    r"|(?P<tens>[一二三四五六七八九])成(?P<tenth>[一二三四五六七八九])(?![家个户项成])"
    r"|(?P<half>一半|半数|(?<=[过近超])半(?=[，。；、数的]|$))"
    r"|翻了?(?P<by>近|约|超|逾)?(?P<fold>[一二两三四五六七八九\d])?番"
)
_RANK = re.compile(
    rf"(?P<cue>[居列排位占第]|排名|全[国省市区球县]|世界|国内|行业)?第(?P<n>\d{{1,3}}|{numerals.CHINESE})"
    r"(?P<unit>[位名](?![次副的])|次(?=增资|扩产|追加|投资|扩建)|(?=[，。；、）)]|$))"
    r"|[居列占位登踞踏排](?:名)?(?:全[国省市区球县]|世界|行业|国内|我国|中部|西部|东部|同类)?[^，。；、\d]{0,6}?(?P<first>首位(?!度)|榜首|首(?=[，。；、]|$)|第一(?=[，。；、）]|$))"
)


_TOP = re.compile(
    r"(?:进入|跻身|入围|入选|[位居列排]|名列|稳居|保持|排[名行]|评价|全[国省市区球]|国内|行业|世界)[^，。；、\d第]{0,8}"
    rf"(?P<top>前(?P<n>\d{{1,3}}|{numerals.CHINESE}|百)[位名强]?(?![\d年个月季天期大]))"
)
_RATES = frozenset(("%", "％", "‰", "成", "倍", "番", "比例", "个百分点", "百分点"))
_SHARE = re.compile(
    r"(?:占|份额|比重|市占率|占有率|比例|(?:贡献|拿下|包揽)(?=.*的[近约超逾]?$))(?:[^，。；、\d]|\d{4}年){0,12}$"
)
_PLUS = re.compile("[（(][+＋]$")


_BY = {"近": "来", "约": "来", "超": "余", "逾": "余"}


@cache
def _units() -> dict[str, tuple[str, Decimal]]:
    """Printed unit -> base unit and factor: the table's, measure words beside it, 比例 for fractions."""
    words = ontology.words("figures")
    units = {row["unit"]: (row["base"], _factor(row["factor"])) for row in ontology.table("units")}
    units |= {word: (word, Decimal(1)) for word in words["measure"] if word not in units}
    return {name: units[name] for name in units if name not in words["no.unit"]} | {
        "比例": ("%", Decimal(100))
    }


def _factor(text: str) -> Decimal:
    over, _, under = text.partition("/")
    return Decimal(over) / Decimal(under or 1)


@cache
def _growth() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = ontology.words("figures")
    rise = "|".join(map(re.escape, words["growth.up"] + words["growth.down"]))
    basis = r"(?:同比|环比|[较比]上?[年季月末期去][^，。；\d]{0,4})(?:净|多|少)?"
    return (
        re.compile(rf"(?:{rise})(?!破)[^，。；、\d]{{0,6}}$"),
        re.compile(rf"{basis}(?:{rise}|多|少|高|低|前移|前进)[^，。；、\d]{{0,4}}$"),
    )


@cache
def _people() -> re.Pattern[str]:
    """Up to four characters and a word for people: what is counted in `2万农民` are people."""
    return re.compile(rf"\w{{0,4}}?(?:{'|'.join(map(re.escape, ontology.words('figures')['people.noun']))})")


@cache
def _counts() -> re.Pattern[str]:
    guards = {name[4:]: words for name, words in ontology.words("figures").items() if name.startswith("not.")}
    names = sorted(_units(), key=lambda unit: (-len(unit), unit))
    latin = r"(?![A-Za-z])"
    parts = []
    for name in names:
        stop = latin if name[-1].isascii() and name[-1].isalpha() else ""
        if name in guards:
            stop += f"(?!{'|'.join(map(re.escape, guards[name]))})"
        parts.append(re.escape(name) + stop)
    unit = f"(?:{'|'.join(parts)})"
    end = rf"(?P<unit>{unit}(?:/[\dA-Za-z]?{unit}){{0,2}})"
    bare = rf"(?P<none>(?<=[万亿余多])(?:(?=[，。；、）)以左上下的]|$)|(?<=亿)|(?={_people().pattern})))"
    return re.compile(
        rf"(?<![\dA-Za-z.．·/\-第])(?P<a>{_BARE}|{_ONE})(?P<more>[余多来]?)(?P<scale>{_SCALE})??(?P<more2>[余多]?)"
        rf"(?:(?P<u1>{unit})?{_TO}(?P<b>{numerals.DIGITS}|{numerals.CHINESE})(?P<scale2>{_SCALE})??)?(?:{end}|{bare})"
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """Value and unit as printed, where they stand, and what kind of number they are."""

    low: int
    high: int
    value: Decimal
    unit: str
    kind: Kind = "level"


@lru_cache(maxsize=512)
def quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities in order; none inside names in 《》 or short “”, none in dates and model words."""
    named = [m.span() for m in _NAMES.finditer(text)]
    found: list[Quantity] = []
    for item in sorted([*_ranked(text), *_fractions(text), *_counted(text)], key=lambda q: (q.low, -q.high)):
        same = bool(found) and (item.low, item.high) == (found[-1].low, found[-1].high)
        at = bisect_right(named, (item.low, len(text))) - 1
        inside = at >= 0 and item.high <= named[at][1]
        if not inside and (same or not found or item.low >= found[-1].high):
            found.append(item)
    return tuple(found)


def _counted(text: str) -> Iterator[Quantity]:
    for m in _counts().finditer(text):
        unit, scale, low, high = m["unit"] or "", m["scale"] or "", m.start(), m.end()
        if _is_name(text, m) or not (unit or scale or m["scale2"]):
            continue
        if m["none"] is not None and not scale.endswith("亿") and _people().match(text, high):
            unit = "人"
        first = numerals.value(m["a"]) if m["a"] else Decimal(1)
        if m["b"]:
            yield from _ends(text, m, first)
        else:
            around = comparators.around(text, low, high, m["more"] or m["more2"])
            yield _quantity(text, _Part(low, high, first, scale + unit), around)


def _is_name(text: str, m: re.Match[str]) -> bool:
    """True where the numeral is part of a date, an ordinal or a word: `2024年`, `前三家`, `十分`, `三元`."""
    number, unit = m["a"], m["unit"] or ""
    if unit == "年" and re.fullmatch(r"(?:19|20)\d\d", number):
        return True
    if text.startswith(("前", "后", "头", "每"), max(0, m.start() - 1)) and unit not in ("位", "名"):
        return True
    if not number or number[0].isdigit() or m["scale"]:
        return False
    return (
        (number == "一" and unit not in ("倍", "成"))
        or unit in ("分", "元", "国", "所")
        or text.startswith("”", m.end())
    )


def _ends(text: str, m: re.Match[str], first: Decimal) -> Iterator[Quantity]:
    """Both ends of `30—40万`; of `从30家到40家` two plain numbers."""
    unit, scale, scale2, low, high = m["unit"] or "", m["scale"] or "", m["scale2"] or "", m.start(), m.end()
    apart = m["u1"] and _normal(first, scale + m["u1"])[1] != _normal(first, unit)[1]
    separate = apart or text.startswith(("从", "由"), max(0, low - 1))
    parts = (
        _Part(low, high, first, (scale or scale2) + (m["u1"] or unit)),
        _Part(low, high, numerals.value(m["b"]), scale2 + unit),
    )
    yield _quantity(text, parts[0], (low, high, "=" if separate else ">="))
    yield _quantity(text, parts[1], (low, high, "=" if separate else "<="))


def _fractions(text: str) -> Iterator[Quantity]:
    for m in _FRACTION.finditer(text):
        if m.group().startswith("翻"):
            value, unit = numerals.value(m["fold"] or "一"), "番"
        elif m["cent"]:
            value, unit = numerals.value(m["cent"]), "%"
        elif m["half"]:
            value, unit = Decimal("0.5"), "比例"
        elif m["tens"]:
            value, unit = numerals.value(m["tens"]) + numerals.value(m["tenth"]) / 10, "成"
        else:
            over, under = m["over"] or m["o"], m["under"] or m["u"]
            if not under.strip("0"):
                continue
            value, unit = numerals.fraction(over, under), "比例"
        around = comparators.around(text, *m.span(), _BY.get(m["by"] or "", ""))
        yield _quantity(text, _Part(*m.span(), value, unit), around)


def _ranked(text: str) -> Iterator[Quantity]:
    for m in _RANK.finditer(text):
        if m["first"]:
            low, high, value = *m.span("first"), Decimal(1)
        elif m["unit"] or m["cue"]:
            low, high, value = m.start("n") - 1, m.end(), numerals.value(m["n"])
        else:
            continue
        times = m["unit"] == "次"
        part = _Part(low, high, value, "次") if times else _Part(low, high, value, "位", "rank")
        yield _quantity(text, part, (low, high, "="))
    for m in _TOP.finditer(text):
        low, high = m.span("top")
        yield _quantity(text, _Part(low, high, numerals.value(m["n"]), "位", "rank"), (low, high, "<="))


def _quantity(text: str, part: _Part, around: comparators.Around) -> Quantity:
    start, end, comparator = around
    normal, base = _normal(part.value, part.unit)
    kind = part.kind if part.kind == "rank" else _kind(text[max(0, start - 16) : part.low], part.unit)
    printed = text[part.low : part.high]
    return Quantity(
        start, end, part.low, part.high, part.value, part.unit, comparator, normal, base, printed, kind
    )


def _normal(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Value and base unit after scale and table: 13 亿元 -> 1300000000 元; `/` parts keep their own unit."""
    first, slash, rest = unit.partition("/")
    for cut in range(len(first) + 1):
        scale, name = first[:cut], first[cut:]
        if scale.strip(_SCALES):
            break
        if name in _units() or not name:
            base, factor = _units().get(name, (name, Decimal(1)))
            return value * numerals.scale(scale) * factor, base + slash + rest
    return value, unit


def _kind(before: str, unit: str) -> Kind:
    if unit not in _RATES:
        return "growth" if _growth()[1].search(before) else "level"
    if unit == "番" or any(rise.search(before) for rise in _growth()) or _PLUS.search(before):
        return "growth"
    return "share" if unit in ("成", "比例") or _SHARE.search(before) else "level"
