"""`parkgraph show`: a name in; what the graph knows of that entity, each fact with its sentence, out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from parkgraph.cli import options

if TYPE_CHECKING:
    from parkgraph.graph import Graph
    from parkgraph.profile import Profile

_MOST = 3


@click.command()
@click.argument("name")
@click.option("--candidates", is_flag=True, help="Add the claims that were left out as too unlikely.")
@options.store
def show(name: str, store: Path, candidates: bool) -> None:
    """Show one entity: codes, facts, figures, sentences.

    NAME is Chinese, English or pinyin, in full or in part. Up to three entities of a name are shown.

    \b
    parkgraph show 采埃孚 --store demo
    parkgraph show ZF --store demo
    parkgraph show 采埃孚 --store demo --candidates
    """
    from parkgraph.graph import Graph

    with Graph(store) as graph:
        found = graph.find(name)
        profiles = [graph.profile(one) for one in found] if 1 < len(found) <= _MOST else [graph.entity(name)]
        shown = [_shown(graph, profile, candidates) for profile in profiles]
    click.echo("\n\n".join(shown))


def _shown(graph: Graph, profile: Profile, candidates: bool) -> str:
    if not candidates:
        return str(profile)
    left = graph.left_out(profile)
    return "\n".join([str(profile), "\nLeft out", *(map(str, left) if left else ["  nothing"])])
