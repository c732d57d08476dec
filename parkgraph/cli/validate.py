"""`parkgraph validate`: a build folder or an RDF file in; each breach of a shape in words out."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("path", metavar="DIR|FILE.ttl", type=click.Path(path_type=Path))
def validate(path: Path) -> None:
    """Check a graph against the shapes of the ontology.

    Exit code 1 when something is wrong; each finding names the thing, the rule and the sentence.

    \b
    parkgraph validate demo
    """
    from graph_store.validate import validate as check

    found = check(path)
    for finding in found:
        click.echo(str(finding))
    if found:
        click.get_current_context().exit(1)
    click.echo(f"{path}: conforms to the shapes")
