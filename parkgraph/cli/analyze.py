"""`parkgraph analyze`: a store in; chokepoints, gaps, hubs, communities and paths with their sentences out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parkgraph.cli import options

if TYPE_CHECKING:
    from parkgraph.analysis import Asked, Facts, Row, Thing

NAMES = (
    "losses",
    "sole-suppliers",
    "chokepoints",
    "gaps",
    "hubs",
    "communities",
    "likeness",
    "paths",
)
FORMATS = ("table", "csv", "tsv", "json", "markdown")


@click.command()
@click.argument("name", metavar="[NAME]", type=click.Choice(NAMES), required=False)
@options.store
@click.option("--zone", metavar="NAME", help="With gaps and likeness: only this zone.")
@click.option("--industry", metavar="NAME", help="With hubs: only this industry.")
@click.option("--from", "start", metavar="FIRM", help="With paths: where supply begins.")
@click.option("--to", "end", metavar="FIRM", help="With paths: where it ends.")
@click.option("--format", "style", type=click.Choice(FORMATS), default="table", show_default=True)
def analyze(name: str | None, style: str, store: Path, **given: str | None) -> None:
    """Show what the claims add up to.

    All analyses in short, or the one called NAME in full:

    \b
    losses          firms whose loss stops most others downstream
    sole-suppliers  products a customer gets from one supplier
    chokepoints     firms that hold the supply network together
    gaps            products a zone needs and nobody in it makes
    hubs            zones with most of an industry
    communities     communities of linked firms against declared clusters
    likeness        zones alike by their mix of industries
    paths           all supply paths --from one firm --to another

    Each row shows the sentences it rests on and what it cannot know.

    \b
    parkgraph analyze --store demo
    parkgraph analyze gaps --zone 西安经开区 --store demo --format csv
    parkgraph analyze paths --from 赛博瑞 --to 天辉能源 --store demo
    """
    from parkgraph.analysis import Facts

    if name == "paths" and not (given["start"] and given["end"]):
        raise click.UsageError("paths needs two firms; give --from and --to")
    if name is None and style != "table":
        raise click.UsageError("--format needs the NAME of one analysis, such as losses")
    facts = Facts.read(store)
    asked = _asked(facts, store, given)
    if name is None:
        click.echo("\n".join(_short(facts, asked)))
    else:
        click.echo(_whole(name, facts, asked, style), nl=False)


def _whole(name: str, facts: Facts, asked: Asked, style: str) -> str:
    from graph_store.tables import render
    from parkgraph.analysis import ANALYSES, table

    analysis = ANALYSES[name]
    rows = analysis.rows(facts, asked)
    text = render(table(analysis.kind, rows, whole=style != "table"), style)
    return text + _doubts(rows) if style == "table" else text


def _doubts(rows: Sequence[Row]) -> str:
    return "".join(f"Not known: {doubt}.\n" for doubt in sorted({row.unknown for row in rows}))


_FEW = 5


def _short(facts: Facts, asked: Asked) -> list[str]:
    from graph_store.tables import render
    from parkgraph.analysis import ANALYSES, table

    lines = []
    for name, analysis in ANALYSES.items():
        rows = analysis.rows(facts, asked)
        if name == "paths" and not asked.starts:
            continue
        lines.append(f"{name}: {analysis.title_zh} / {analysis.title_en}")
        if len(rows) > _FEW:
            lines.append(f"{_FEW} of {len(rows)}; `parkgraph analyze {name}` shows all")
        shown = render(table(analysis.kind, rows[:_FEW], whole=False), "table")
        lines.append(shown + _doubts(rows) if rows else "none\n")
    return lines


def _asked(facts: Facts, store: Path, given: dict[str, str | None]) -> Asked:
    from parkgraph.analysis import Asked

    found = {what: _found(facts, store, name) for what, name in given.items() if name}
    return Asked(found.get("zone"), found.get("industry"), found.get("start", ()), found.get("end", ()))


def _found(facts: Facts, store: Path, name: str) -> tuple[Thing, ...]:
    """The entities of a name that some claim is about; an error when there is none."""
    from extractors.errors import ParkgraphError
    from parkgraph.graph import Graph

    with Graph(store) as graph:
        iris = {named.iri for named in graph.find(name)}
    things = tuple(thing for thing in facts.things if thing.iri in iris)
    if not things:
        raise ParkgraphError(
            f"{name}: nothing of that name has claims in the graph; try a shorter part of it"
        )
    return things
