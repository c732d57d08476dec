"""`parkgraph view`: a store in; one HTML file that shows it, or the part of it that answers a question, out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from parkgraph.cli import options

if TYPE_CHECKING:
    from parkgraph.view.cut import Question


@click.command()
@options.store
@options.output
@click.option("--focus", metavar="NAME", help="Show only this entity and what is around it.")
@click.option("--hops", type=click.IntRange(1), default=2, show_default=True, help="How far around it.")
@click.option("--zone", metavar="NAME", help="Show only this zone, what lies in it and what is linked to it.")
@click.option(
    "--industry", metavar="NAME", help="Show only this industry, what is linked to it, and their zones."
)
@click.option(
    "--since", metavar="DATE", help="Show only what holds or was printed since 2024, 2024-06 or a day."
)
def view(store: Path, output: Path, **question: Unpack[Question]) -> None:
    """Write the graph as one HTML file that needs no network.

    \b
    parkgraph view --store demo --focus 天辉能源 --hops 2 -o chain.html
    """
    from parkgraph.graph import Graph

    with Graph(store) as graph:
        graph.html(output, **question)
