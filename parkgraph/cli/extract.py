"""`parkgraph extract`: articles in, what they say out as JSON in the evaluation format, without a store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import click

from parkgraph.cli import options
from parkgraph.cli.refused import tell
from parkgraph.settings import Settings


@click.command()
@options.sources
@options.settings
@click.option("--format", "style", type=click.Choice(["json", "jsonl"]), default="json", show_default=True)
def extract(sources: tuple[Path, ...], settings: Settings, style: Literal["json", "jsonl"]) -> None:
    """Print what each article says, one JSON object an article.

    What a text denies is not printed, as the format has no such claims; `parkgraph build` keeps it.

    \b
    parkgraph extract examples/articles > predicted.json
    parkgraph evaluate predicted.json --gold examples/gold
    """
    from parkgraph.evaluation.format import as_object
    from parkgraph.extraction import extractions
    from parkgraph.sources import Sources

    found = Sources(sources, settings.published)
    objects = (json.dumps(as_object(said), ensure_ascii=False) for said in extractions(found, settings))
    for text in _array(objects) if style == "json" else objects:
        click.echo(text)
    tell(found.refused)


def _array(objects: Iterator[str]) -> Iterator[str]:
    """Lines of a JSON array with one object a line, printed as they come."""
    start = "["
    for text in objects:
        yield start + text
        start = ","
    yield "[]" if start == "[" else "]"
