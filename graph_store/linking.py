"""The names of one entity in, its codes, English name and vocabulary concepts out: `西安` -> division 610100.

Links are properties, never identity: switched off, no IRI changes. A name that could stand for two entries of
a table gets none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from extractors.model import EntityType
from graph_store.concepts import coded, concept
from graph_store.identity import clean
from graph_store.reference import (
    brand,
    candidates,
    country,
    firm,
    firm_names,
    industry_form,
    listed,
    place,
    zone,
)
from graph_store.terms import CLOSE_MATCH, EXACT_MATCH


@dataclass(frozen=True, slots=True)
class Links:
    """What the tables add to one entity: `codes` and `concepts` are pairs of property and value."""

    codes: tuple[tuple[str, str], ...] = ()
    concepts: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    english: str = ""
    names: tuple[str, ...] = ()


def links(type: EntityType, names: Iterable[str]) -> Links:
    """The links of an entity of this type with these names, each name as shown."""
    linker = _LINKERS.get(type)
    return linker(tuple(sorted(names))) if linker else Links()


def left_open(type: EntityType, names: Iterable[str]) -> tuple[str, ...]:
    """The entries between which these names of one entity leave the choice; none where it is linked or unknown."""
    names = tuple(names)
    found = links(type, names)
    named = {entry for name in names for entry in candidates(type, name)}
    return tuple(sorted(named)) if len(named) > 1 and not (found.codes or found.english) else ()


def _only(found: Iterable[str | None]) -> str | None:
    """The one value that is not None, or None where there are several or none."""
    values = {value for value in found if value is not None}
    return values.pop() if len(values) == 1 else None


def _place(names: tuple[str, ...]) -> Links:
    land = {row["en"] for row in map(country, names) if row}
    if len(land) == 1:
        return Links(english=land.pop())
    code = _only(map(place, names))
    return Links(codes=(("divisionCode", code),)) if code else Links()


def _zone(names: tuple[str, ...]) -> Links:
    rows = {row["name"]: row for row in map(zone, names) if row}
    if len(rows) != 1:
        return Links()
    (row,) = rows.values()
    codes = (("catalogueName", row["name"]), ("zoneLevel", row["level"]), ("province", row["province"]))
    other = tuple(clean(name) for name in (row["name"], row["short"]) if name)
    kind = row["kind"] if row["kind"] != "Zone" else ""
    return Links(codes=tuple((name, value) for name, value in codes if value), kind=kind, names=other)


def _firm(names: tuple[str, ...]) -> Links:
    rows = {row["short"] + row["full"]: row for row in map(firm, names) if row}
    if len(rows) > 1:
        return Links()
    stock = _only(map(listed, names))
    if not rows:
        brands = {row["en"] for row in map(brand, names) if row and row["en"]}
        return Links(_stock(stock), names=tuple(brands) if len(brands) == 1 else ())
    (row,) = rows.values()
    return Links(_stock(row["stock_code"] or stock), english=row["en"], names=firm_names(row))


def _stock(code: str | None) -> tuple[tuple[str, str], ...]:
    return (("stockCode", code),) if code else ()


def _industry(names: tuple[str, ...]) -> Links:
    forms = {industry_form(name) for name in names}
    activity = _only(coded("gbt4754", form) for form in forms)
    emerging = _only(coded("strategic_emerging", form) for form in forms)
    concepts = []
    if activity:
        concepts.append((EXACT_MATCH.value, concept("gbt4754", activity)))
    if emerging:
        concepts.append((CLOSE_MATCH.value, concept("strategic_emerging", emerging)))
    return Links(codes=(("gbt4754Code", activity),) if activity else (), concepts=tuple(concepts))


_LINKERS: Mapping[str, Callable[[tuple[str, ...]], Links]] = {
    "Place": _place,
    "Zone": _zone,
    "Firm": _firm,
    "Industry": _industry,
}
