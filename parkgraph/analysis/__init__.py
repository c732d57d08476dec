"""A built graph in; tables of what its claims add up to, each row with its sentences and its doubts, out.

from parkgraph.analysis import Facts, losses
for row in losses(Facts.read("demo")):
    print(row.firm, row.stopped, row.evidence, row.unknown)
"""

from __future__ import annotations

from parkgraph.analysis.clusters import Community, communities
from parkgraph.analysis.facts import Facts, Link, Said, Thing
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
from parkgraph.analysis.tables import ANALYSES, Analysis, Asked, Row, table
from parkgraph.analysis.zones import Gap, Hub, Likeness, gaps, hubs, likeness

__all__ = [
    "ANALYSES",
    "Analysis",
    "Asked",
    "Chokepoint",
    "Community",
    "Facts",
    "Gap",
    "Hub",
    "Likeness",
    "Link",
    "Loss",
    "Row",
    "Said",
    "SoleSupplier",
    "SupplyPath",
    "Thing",
    "chokepoints",
    "communities",
    "gaps",
    "hubs",
    "likeness",
    "losses",
    "paths",
    "sole_suppliers",
    "table",
]
