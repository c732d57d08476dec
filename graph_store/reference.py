"""A type and a name in, the entry of a table that it stands for out: (`Place`, `西安`) -> `place:610100`.

Only names that stand for exactly one entry count; a name the table knows twice (朝阳区) is ambiguous. Short
forms of zones and industries are brought to one form by rule, so that names outside the tables meet as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import ontology
from extractors.aliases import LEGAL_TAIL
from extractors.model import EntityType
from graph_store.identity import key

Row = Mapping[str, str]

_ZONE_FORMS = (
    (re.compile(r"^中国\(([^)]+)\)自由贸易试验区$"), r"\1自贸试验区"),
    (re.compile(r"^国家级?(?=.{3})"), ""),
    (re.compile(r"国家级"), ""),
    (re.compile(r"自由贸易试验区|自贸区"), "自贸试验区"),
    (re.compile(r"经济技术开发区"), "经开区"),
    (re.compile(r"高新技术产业开发区|高新技术开发区|高新技术产业园区"), "高新区"),
    (re.compile(r"综合保税区"), "综保区"),
)
_INDUSTRY_TAIL = re.compile(r"(?<=..)(?:产业|行业|领域)$")


def reference(type: EntityType, name: str) -> str | None:
    """The entry a name stands for, or the one form of its kind of name; None when nothing is known."""
    if type == "Place":
        if land := country(name):
            return f"place:{land['name']}"
        code = place(name)
        return f"place:{code}" if code else None
    if type == "Zone":
        row = zone(name)
        return f"zone:{zone_form(row['name'] if row else name)}"
    if type == "Firm":
        row = firm(name)
        return f"firm:{row['full'] or row['short']}" if row else None
    if type == "Industry":
        return f"industry:{industry_form(name)}"
    return None


def place(name: str) -> str | None:
    """The division code of a place, when exactly one division has this name."""
    codes = _places().get(key(name), frozenset())
    return next(iter(codes)) if len(codes) == 1 else None


def place_by(name: str, code: str) -> str:
    """How a name says the division of this code: by `name`, `short`, or `full` with the one above it."""
    row = _divisions()[code]
    return next((column for column in ("name", "short") if key(row[column]) == key(name)), "full")


def ambiguous_place(name: str) -> bool:
    """Whether the table knows several places of this name."""
    return len(_places().get(key(name), ())) > 1


def candidates(type: EntityType, name: str) -> tuple[str, ...]:
    """The entries of a table that a name may stand for, as the table calls them, sorted."""
    if type == "Place":
        codes = frozenset() if country(name) else _places().get(key(name), frozenset())
        return tuple(sorted(map(_full, codes)))
    if type == "Zone":
        return tuple(sorted(row["name"] for row in _zones().get(zone_form(name), ())))
    if type == "Firm":
        rows = frozenset(row["full"] or row["short"] for row in _firms().get(key(name), ()))
        return tuple(sorted(rows or _listed().get(key(name), frozenset())))
    return ()


def _full(code: str) -> str:
    return _divisions()[code]["full"]


def country(name: str) -> Row | None:
    """The row of a country or region of the world."""
    return _countries().get(key(name))


def firm(name: str) -> Row | None:
    """The row of the well-known firms that has this name, when it is the only one."""
    rows = _firms().get(key(name), ())
    return rows[0] if len(rows) == 1 else None


def listed(name: str) -> str | None:
    """The stock code of a firm by its short name on the exchange, when that is safe and the only one."""
    codes = _listed().get(key(name), frozenset())
    return next(iter(codes)) if len(codes) == 1 else None


def brand(name: str) -> Row | None:
    """The well-known firm whose name a firm's name begins with, after its place: 合肥海尔电器有限公司.

    One character more is another name: 海尔特集团.
    """
    core = key(name)
    starts = [length for length in range(min(len(core), 12), 1, -1) if core[:length] in _places()]
    for text in (core, *(core[length:] for length in starts)):
        for length in range(min(len(text), 12), 1, -1):
            row = firm(text[:length])
            more = len(LEGAL_TAIL.sub("", text[length:])) == 1
            if row and not more and not row["plain"] and not text[:length].isascii():
                return row
    return None


def zone(name: str) -> Row | None:
    """The row of the catalogue that has this zone, when it is the only one."""
    rows = _zones().get(zone_form(name), ())
    return rows[0] if len(rows) == 1 else None


def zone_by(name: str, row: Row) -> str:
    """How a name says this zone: by `name`, a `short` form of it, or an `alias`."""
    if key(name) == key(row["name"]):
        return "name"
    return "short" if zone_form(name) in map(zone_form, (row["name"], row["short"])) else "alias"


def zone_form(name: str) -> str:
    """The name of a zone with its kind in the short form: 西安经济技术开发区 -> 西安经开区."""
    text = key(name)
    for pattern, form in _ZONE_FORMS:
        text = pattern.sub(form, text)
    return text


def industry_form(name: str) -> str:
    """The name of an industry without the word for industry: 新能源汽车产业 -> 新能源汽车."""
    return _INDUSTRY_TAIL.sub("", key(name))


@cache
def _divisions() -> Mapping[str, Row]:
    return {row["code"]: row for row in ontology.table("divisions")}


@cache
def _places() -> Mapping[str, frozenset[str]]:
    """Division codes by key of name: as listed, short, in full, and after the name of the parent."""
    rows = [row for row in ontology.table("divisions") if row["current"] == "1"]
    by_code = {row["code"]: row for row in rows}
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in _place_names(row, by_code.get(row["parent"])):
            found[key(name)].add(row["code"])
    return {name: frozenset(codes) for name, codes in found.items()}


def _place_names(row: Row, parent: Row | None) -> Iterator[str]:
    own = [row["name"], *([row["short"]] if row["short"] else [])]
    yield from own
    yield row["full"]
    if parent:
        before = {parent["name"], parent["short"], parent["full"]} - {""}
        yield from (first + last for first in sorted(before) for last in own)


@cache
def _zones() -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in ontology.table("zones"):
        names = (row["name"], row["short"], *row["aliases"].split("|"))
        for form in sorted({zone_form(name) for name in names if name}):
            found[form].append(row)
    return {form: tuple(rows) for form, rows in found.items()}


@cache
def _listed() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in ontology.table("listed_firms"):
        if not row["plain"]:
            found[key(row["short"])].add(row["code"])
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def _countries() -> Mapping[str, Row]:
    found = {}
    for row in ontology.table("countries"):
        for name in (row["name"], row["short"], row["en"], *row["aliases"].split("|")):
            if name:
                found[key(name)] = row
    return found


@cache
def _firms() -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in ontology.table("firms"):
        for name in firm_names(row):
            found[key(name)].append(row)
    return {name: tuple(rows) for name, rows in found.items()}


def firm_names(row: Row) -> tuple[str, ...]:
    """Every name of a well-known firm, Chinese and English, without repetition."""
    names: Iterable[str] = (row["short"], row["full"], row["en"], *row["aliases"].split("|"))
    return tuple(sorted({name for name in names if name}))
