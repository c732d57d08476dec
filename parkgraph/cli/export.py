"""`parkgraph export`: a store in; the graph in a format other tools read out."""

from __future__ import annotations

from pathlib import Path

import click

from parkgraph.cli import options

FORMATS = (
    "turtle",
    "ntriples",
    "trig",
    "jsonld",
    "context",
    "rdfxml",
    "graphml",
    "gexf",
    "csv",
    "parquet",
    "neo4j",
)
PROFILES = ("full", "facts", "public")


@click.command()
@options.store
@click.option("--format", "style", type=click.Choice(FORMATS), default="turtle", show_default=True)
@click.option("--profile", type=click.Choice(PROFILES), default="full", show_default=True)
@options.output
def export(store: Path, style: str, profile: str, output: Path) -> None:
    """Write the whole graph to PATH.

    That is a file, or for csv, parquet and neo4j a folder. `facts` leaves out plans, targets, forecasts and what is
    only asserted; `public` quotes at most 60 characters of a sentence. `context` is what the keys of the JSON-LD mean.
    GEXF opens in Gephi.

    \b
    parkgraph export --store demo --format gexf -o demo.gexf
    parkgraph export --store demo --format csv --profile public -o tables
    parkgraph export --store demo --format neo4j -o neo4j && cd neo4j &&
      neo4j-admin database import full neo4j --overwrite-destination --multiline-fields=true
      --nodes=entities.csv --nodes=articles.csv --nodes=claims.csv --nodes=figures.csv
      --relationships=relations.csv --relationships=said.csv
    """
    from graph_store.export import export as write
    from graph_store.store import Store

    with Store.open(store, read_only=True) as opened:
        write(opened, output, style, profile)
