"""A unit in, what it measures out: `亿元` -> money, `万平方米` -> area, `家` -> count."""

from __future__ import annotations

from functools import cache

import ontology


@cache
def _dimensions() -> dict[str, str]:
    return {row["unit"]: row["dimension"] for row in ontology.table("units")}


def dimension(unit: str) -> str:
    """What a unit measures: money, area, time, count, people ...; ratio for rates and bare 万, 亿."""
    if "/" in unit or unit[-1:] in ("亿", "万"):
        return "ratio"
    return _dimensions().get(unit.lstrip("十百千万亿") or unit, "count")
