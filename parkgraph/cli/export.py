"""`parkgraph export`: a store in; the graph in a format other tools read out."""

from __future__ import annotations

from pathlib import Path

import click

from parkgraph.cli import options

FORMATS = ("turtle", "ntriples", "trig", "jsonld", "rdfxml")


@click.command()
@options.store
@click.option("--format", "style", type=click.Choice(FORMATS), default="turtle", show_default=True)
@options.output
def export(store: Path, style: str, output: Path) -> None:
    """Write the whole graph to PATH.

    \b
    parkgraph export --store demo --format jsonld -o demo.jsonld
    """
    from graph_store.export import export as write
    from graph_store.store import Store

    with Store.open(store, read_only=True) as opened:
        write(opened, output, style)
