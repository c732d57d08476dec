"""The name of an analysis in; what it answers, its rows, and those as a table to print out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal

from graph_store.tables import Cell, Table
from parkgraph.analysis.clusters import Community, communities
from parkgraph.analysis.facts import Facts, Said, Thing
from parkgraph.analysis.supply import (
    Chokepoint,
    Loss,
    SoleSupplier,
    SupplyPath,
    chokepoints,
    losses,
    paths,
    sole_suppliers,
)
from parkgraph.analysis.zones import Gap, Hub, Likeness, gaps, hubs, likeness

Row = SoleSupplier | Chokepoint | Loss | SupplyPath | Gap | Hub | Likeness | Community
Things = tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: some zones or industries, or all when None; the two ends of supply paths."""

    zones: Things | None = None
    industries: Things | None = None
    starts: Things = ()
    ends: Things = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """One analysis: titles, its kind of row, and how its rows are found."""

    title_zh: str
    title_en: str
    kind: type[Row]
    rows: Callable[[Facts, Asked], Sequence[Row]]


ANALYSES: Mapping[str, Analysis] = {
    "losses": Analysis(
        "停产波及最广的企业", "Firms whose loss stops most others", Loss, lambda facts, _: losses(facts)
    ),
    "sole-suppliers": Analysis(
        "独家供应", "Products with one supplier", SoleSupplier, lambda facts, _: sole_suppliers(facts)
    ),
    "chokepoints": Analysis(
        "供应网的咽喉企业",
        "Firms that hold the supply network together",
        Chokepoint,
        lambda facts, _: chokepoints(facts),
    ),
    "gaps": Analysis(
        "园区上游缺口",
        "Products a zone needs and nobody in it makes",
        Gap,
        lambda facts, asked: gaps(facts, asked.zones),
    ),
    "hubs": Analysis(
        "产业集聚园区", "Hub zones of an industry", Hub, lambda facts, asked: hubs(facts, asked.industries)
    ),
    "communities": Analysis(
        "企业群落与所称集群",
        "Communities of linked firms against declared clusters",
        Community,
        lambda facts, _: communities(facts),
    ),
    "likeness": Analysis(
        "园区产业相似度",
        "Zones alike by their mix of industries",
        Likeness,
        lambda facts, asked: likeness(facts, asked.zones),
    ),
    "paths": Analysis(
        "两家企业间的供应路径",
        "Supply paths between two firms",
        SupplyPath,
        lambda facts, asked: paths(facts, asked.starts, asked.ends),
    ),
}


def table(kind: type[Row], rows: Sequence[Row], whole: bool = True) -> Table:
    """Rows as a table; when not `whole`, lists are cut after four, evidence after one sentence."""
    names = [field.name for field in fields(kind) if field.name not in ("evidence", "unknown")]
    most = sys.maxsize if whole else _FEW
    cells = [tuple(_cell(name, getattr(row, name), most) for name in names) for row in rows]
    if not whole:
        found = ((*own, _first(row.evidence)) for own, row in zip(cells, rows))
        return Table((*names, "evidence"), tuple(found))
    columns = (*names, "evidence", "claims", "unknown")
    return Table(columns, tuple((*own, *_all(row)) for own, row in zip(cells, rows)))


def _all(row: Row) -> tuple[Cell, ...]:
    sentences = " | ".join(said.sentence for said in row.evidence)
    return sentences, " ".join(said.claim for said in row.evidence), row.unknown


def _first(evidence: tuple[Said, ...]) -> str:
    more = f" (+{len(evidence) - 1})" if len(evidence) > 1 else ""
    return f"“{evidence[0].sentence}”{more}" if evidence else ""


_FEW = 4


def _cell(name: str, value: object, most: int) -> Cell:
    """A list is joined, and what is more than `most` counted."""
    if name == "path" and isinstance(value, tuple):
        return " → ".join(map(str, value))
    if isinstance(value, tuple):
        more = f" (+{len(value) - most})" if len(value) > most else ""
        return "、".join(str(one) or "?" for one in value[:most]) + more
    if value is None or isinstance(value, bool | int | Decimal | str):
        return value
    return str(value)
