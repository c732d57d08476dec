"""The names of one entity in, its codes, English name and vocabulary concepts out: `西安` -> division 610100.

Links are properties, never identity: switched off, no IRI changes. A name that could stand for two entries of
a table gets none. Each link says in which way its names lead there, and `vocab/links.tsv` how often that way is
right: always where the name is the entry's own in full, else as often as links of that way that were judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from extractors.model import EntityType
from graph_store.concepts import coded, concept, entry, likeliest
from graph_store.identity import clean, key
from graph_store.reference import (
    brand,
    candidates,
    country,
    firm,
    firm_names,
    industry_form,
    listed,
    place,
    place_by,
    zone,
    zone_by,
)
from graph_store.terms import CLOSE_MATCH, EXACT_MATCH

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Links:
    """What the tables add to one entity: `codes` and `concepts` are pairs of property and value.

    `by` has, for each table that adds something, the IRI of the way its entry was found.
    """

    codes: Pairs = ()
    concepts: Pairs = ()
    kind: str = ""
    english: str = ""
    names: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


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
    lands = {row["en"]: row for row in map(country, names) if row}
    if len(lands) == 1:
        (row,) = lands.values()
        ways = (_own(name, row["name"], "name", "other") for name in names if country(name))
        return Links(english=row["en"], by=_by("country", ways))
    code = _only(map(place, names))
    if not code:
        return Links()
    return Links(
        (("divisionCode", code),), by=_by("division", (place_by(n, code) for n in names if place(n)))
    )


def _zone(names: tuple[str, ...]) -> Links:
    rows = {row["name"]: row for row in map(zone, names) if row}
    if len(rows) != 1:
        return Links()
    (row,) = rows.values()
    codes = (("catalogueName", row["name"]), ("zoneLevel", row["level"]), ("province", row["province"]))
    return Links(
        codes=tuple((name, value) for name, value in codes if value),
        kind=row["kind"] if row["kind"] != "Zone" else "",
        names=tuple(clean(name) for name in (row["name"], row["short"]) if name),
        by=_by("zone", (zone_by(name, row) for name in names if zone(name))),
    )


def _firm(names: tuple[str, ...]) -> Links:
    rows = {row["short"] + row["full"]: row for row in map(firm, names) if row}
    if len(rows) > 1:
        return Links()
    stock = _only(map(listed, names))
    exchange = _by("stock", ["short"]) if stock else ()
    if not rows:
        brands = tuple({row["en"] for row in map(brand, names) if row and row["en"]})
        if len(brands) != 1:
            return Links(_stock(stock), by=exchange)
        return Links(_stock(stock), names=brands, by=(*_by("firm", ["brand"]), *exchange))
    (row,) = rows.values()
    by = _by("firm", (_own(name, row["full"], "full", "other") for name in names if firm(name)))
    code = row["stock_code"]
    return Links(
        _stock(code or stock), english=row["en"], names=firm_names(row), by=by if code else (*by, *exchange)
    )


def _stock(code: str | None) -> Pairs:
    return (("stockCode", code),) if code else ()


def _industry(names: tuple[str, ...]) -> Links:
    activity, activity_by = _class("gbt4754", names)
    emerging, emerging_by = _class("strategic_emerging", names)
    concepts = []
    if activity:
        concepts.append((EXACT_MATCH.value, concept("gbt4754", activity)))
    if emerging:
        concepts.append((CLOSE_MATCH.value, concept("strategic_emerging", emerging)))
    codes = (("gbt4754Code", activity),) if activity else ()
    return Links(codes, tuple(concepts), by=(*activity_by, *emerging_by))


def _class(scheme: str, names: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Code of the class of a classification that the names say, and the way they say it."""
    said = {name: code for name in names if (code := coded(scheme, industry_form(name)))}
    code = _only(said.values())
    if not code:
        return None, ()
    label = entry(concept(scheme, code)).label
    return code, _by(scheme, (_own(name, label, "name", "form") for name in said))


def _own(name: str, listed: str, same: str, other: str) -> str:
    """`same` where a name is the one listed, else `other`."""
    return same if key(name) == key(listed) else other


def _by(table: str, ways: Iterable[str]) -> tuple[str, ...]:
    """The likeliest of the ways in which names lead to an entry of a table."""
    return (likeliest(f"{table}-{way}" for way in ways),)


_LINKERS: Mapping[str, Callable[[tuple[str, ...]], Links]] = {
    "Place": _place,
    "Zone": _zone,
    "Firm": _firm,
    "Industry": _industry,
}
