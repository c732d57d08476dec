"""`parkgraph questions`: nothing in; the named questions with their parameters out."""

from __future__ import annotations

import click


@click.command()
def questions() -> None:
    """List the questions that `parkgraph query --name` asks.

    \b
    parkgraph questions
    parkgraph query --name suppliers --set firm=天辉能源 --store demo
    """
    from graph_store.questions import questions as known

    for question in known():
        click.echo(f"{question.name}: {question.title_zh} / {question.title_en}")
        click.echo(f"    {question.answers}")
        for one in question.parameters:
            click.echo(f"    --set {one.name}={one.example}")
