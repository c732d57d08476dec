"""`parkgraph show`: a name in; what the graph knows of that entity, each fact with its sentence, out."""

from __future__ import annotations

from pathlib import Path

import click

from parkgraph.cli import options

_MOST = 3


@click.command()
@click.argument("name")
@options.store
def show(name: str, store: Path) -> None:
    """Show one entity: codes, facts, figures, sentences.

    NAME is Chinese, English or pinyin, in full or in part. Up to three entities of a name are shown.

    \b
    parkgraph show 采埃孚 --store demo
    parkgraph show ZF --store demo
    """
    from parkgraph.graph import Graph

    with Graph(store) as graph:
        found = graph.find(name)
        profiles = [graph.profile(one) for one in found] if 1 < len(found) <= _MOST else [graph.entity(name)]
    click.echo("\n\n".join(map(str, profiles)))
