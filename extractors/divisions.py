"""Place names to the administrative tree: 忠县 lies in 重庆, 东湖 not in 武汉 (the district of that name is in 南昌)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import ontology
from extractors.model import Mention


@cache
def _codes() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in ontology.table("divisions"):
        bare = row["name"][:-1] if len(row["name"]) > 2 and row["name"][-1] in "省市县区" else ""
        for name in sorted({row["name"], row["short"], bare} - {""}):
            found.setdefault(name, []).append(row["code"])
        for name in joined(row):
            found.setdefault(name, []).append(row["code"])
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def _above() -> Mapping[str, ontology.Row]:
    rows = ontology.table("divisions")
    return {r["code"]: r for r in rows if r["level"] == "地级" or r["code"][:2] in _CITIES}


def joined(row: ontology.Row) -> tuple[str, ...]:
    """The short names of a county that only stand behind its prefecture's: 沈阳浑南, 沈阳市浑南 for 浑南区."""
    bare = row["name"][:-1]
    above = _above().get(row["parent"])
    if (
        above is None
        or row["short"]
        or len(bare) < 2
        or bare.endswith("新")
        or row["name"][-1] not in "市县区"
    ):
        return ()
    return tuple(f"{name}{bare}" for name in (above["name"], above["short"]) if name)


def _divisions(place: str) -> tuple[str, ...]:
    """The codes of all divisions of a name; a bay or port counts as its town's: 台州湾, 钦州港."""
    codes = _codes()
    return codes.get(place) or (codes.get(place[:-1], ()) if place.endswith(WATERS) else ())


WATERS = ("湾", "港")
"""What makes another place of a town's name: 台州湾 is no part of 台州's name, nor 钦州港 of 钦州's."""
_CITIES = frozenset({"11", "12", "31", "50"})
"""The first two digits of the codes of the four cities that rank as provinces."""


def divided(place: str) -> bool:
    """True for the name of a division, with or without its 市 or 县."""
    return bool(_divisions(place))


def province(place: str) -> bool:
    """True for a province or autonomous region (安徽, 内蒙古), not for a city of that rank (重庆)."""
    codes = _divisions(place)
    return any(code.endswith("0000") and code[:2] not in _CITIES for code in codes)


def domestic(place: str) -> bool:
    """True for a Chinese division by full or short name, alone or after its province (江苏南京)."""
    return any(_divisions(place[i:]) for i in range(len(place) - 1))


@cache
def _abroad() -> frozenset[str]:
    rows = ontology.table("countries")
    return frozenset(
        name for row in rows for name in (row["name"], row["short"], *row["aliases"].split("|")) if name
    )


def known(place: str) -> bool:
    """True for a name of the tables of divisions, countries and cities abroad."""
    return bool(_divisions(place)) or place in _abroad() or place in _countries()


@cache
def _countries() -> Mapping[str, frozenset[str]]:
    """The names of the country of each city abroad."""
    names = {
        row["name"]: frozenset({row["name"], row["short"], *row["aliases"].split("|")} - {""})
        for row in ontology.table("countries")
    }
    return {row["name"]: names[row["country"]] for row in ontology.table("cities_abroad")}


def within(inner: str, outer: str) -> bool:
    """True when some division called `inner` lies in one called `outer`, or a city abroad in that country."""
    if inner in _countries():
        return outer in _countries()[inner]
    if outer == "中国":
        return domestic(inner)
    stems = tuple(_stem(code) for code in _divisions(outer))
    return any(code.startswith(stem) for code in _divisions(inner) for stem in stems)


def _stem(code: str) -> str:
    """What the codes of everything inside a division begin with: two digits a level."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def smallest(places: Sequence[Mention]) -> Mention | None:
    """The last of the places known, given from left to right, that still lies in the ones before it."""
    leaves = (leaf for place in places for leaf in (place.parts or (place,)))
    chain = [leaf for leaf in leaves if known(leaf.text)]
    found = chain[0] if chain else None
    for place in chain[1:]:
        if found is None or not within(place.text, found.text):
            break
        found = place
    return found
