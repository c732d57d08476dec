"""`parkgraph forget`: a source or article id in; the graph without it out."""

from __future__ import annotations

from pathlib import Path

import click

from parkgraph.cli import options


@click.command()
@click.argument("source")
@options.store
def forget(source: str, store: Path) -> None:
    """Take a source or an article out of the graph.

    SOURCE is a file name or an article id. The files beside the store are written anew without it.

    \b
    parkgraph forget 03-chengdu.md --store demo
    """
    from parkgraph.building import forget as take_out

    gone = take_out(source, store)
    click.echo(f"{source}: {len(gone)} articles taken out")
