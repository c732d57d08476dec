"""`parkgraph view`: a store in; one HTML file that shows it, or the surroundings of one entity, out."""

from __future__ import annotations

from pathlib import Path

import click

from parkgraph.cli import options


@click.command()
@options.store
@options.output
@click.option("--focus", metavar="NAME", help="Show only this entity and what is around it.")
@click.option("--hops", type=click.IntRange(1), default=2, show_default=True, help="How far around it.")
def view(store: Path, output: Path, focus: str | None, hops: int) -> None:
    """Write the graph as one HTML file that needs no network.

    \b
    parkgraph view --store demo --focus 天辉能源 --hops 2 -o chain.html
    """
    from parkgraph.graph import Graph

    with Graph(store) as graph:
        graph.html(output, focus=focus, hops=hops)
