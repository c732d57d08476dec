"""`parkgraph build`: sources in; a store, Turtle, HTML and a report in one folder out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from parkgraph.cli import options
from parkgraph.cli.progress import counted
from parkgraph.cli.refused import tell
from parkgraph.settings import Settings


@click.command()
@options.sources
@click.option(
    "--out", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Folder to write to."
)
@click.option(
    "--base", metavar="IRI", default=Settings().base, show_default=True, help="Start of the ids' IRIs."
)
@click.option("--no-links", is_flag=True, help="Give entities no codes or names from reference tables.")
@options.settings
def build(sources: tuple[Path, ...], out: Path, base: str, no_links: bool, settings: Settings) -> None:
    """Build a graph from news; run again, only what changed is read.

    Writes DIR/store, DIR/graph.ttl, DIR/graph.html and DIR/report.md. A source that cannot be read is named
    with the reason, the rest is built, and the exit code is 1.

    \b
    parkgraph build examples/articles --out demo
    parkgraph build page.txt news.jsonl --out graph --published 2024-12-04
    """
    from parkgraph.building import update

    chosen = replace(settings, base=base, links=not no_links)
    built = update(sources, out, chosen, partial(counted, noun="articles read"))
    click.echo(f"Articles: {built}.")
    for name, told in (
        ("graph.html", "the graph to look at, in any browser"),
        ("graph.ttl", "the graph as Turtle"),
        ("report.md", "how much was read, what was refused, what was left open"),
        ("store", f"for parkgraph query, show, view and export --store {out}"),
    ):
        click.echo(f"  {out / name}  {told}")
    tell(built.refused)
