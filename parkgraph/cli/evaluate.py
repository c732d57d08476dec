"""`parkgraph evaluate`: predictions or sources, and a gold folder in; precision, recall and F1 out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parkgraph.cli import options
from parkgraph.cli.refused import tell
from parkgraph.settings import Settings

if TYPE_CHECKING:
    from extractors.errors import SourceError
    from parkgraph.evaluation.annotation import Annotation


@click.command()
@click.argument("predicted", metavar="PREDICTED|SOURCE", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--gold", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Annotated articles."
)
@click.option("--verbose", "-v", is_flag=True, help="List every miss and invention with its cause.")
@options.settings
def evaluate(predicted: Path, gold: Path, verbose: bool, settings: Settings) -> None:
    """Score an extraction against annotated articles.

    It is what `extract` printed (a file, a folder, or - for standard input), or a source to extract now.

    An article meets its gold by id, key, title or file name. One that was not predicted counts as empty.

    \b
    parkgraph evaluate examples/articles --gold examples/gold
    parkgraph extract examples/articles | parkgraph evaluate - --gold examples/gold --verbose
    """
    from parkgraph.evaluation import summary
    from parkgraph.evaluation.annotation import read
    from parkgraph.evaluation.scoring import meet, score

    refused: list[SourceError] = []
    wanted, found = read(gold), tuple(_predictions(predicted, settings, refused))
    for article, other in meet(wanted, found):
        if article is None and other is not None:
            click.echo(
                f"parkgraph: {other.name}: no gold article like it in {gold}; it is not scored", err=True
            )
        elif article is not None and other is None:
            click.echo(f"parkgraph: {article.name}: was not predicted; it counts as empty", err=True)
    outcomes = list(score(wanted, found))
    parts = (summary.scores(outcomes), summary.reliability(outcomes), summary.causes(outcomes))
    lines = [line for part in parts for line in (*part, "")][:-1]
    for line in [*lines, "", *summary.details(outcomes)] if verbose else lines:
        click.echo(line)
    tell(refused)


def _predictions(path: Path, settings: Settings, refused: list[SourceError]) -> Iterator[Annotation]:
    from parkgraph.evaluation.annotation import from_object, from_text, is_annotation, read
    from parkgraph.evaluation.format import as_object
    from parkgraph.extraction import extractions
    from parkgraph.sources import Sources

    if str(path) == "-":
        with click.open_file("-", encoding="utf-8") as stream:
            yield from from_text(stream.read(), "-")
    elif is_annotation(path):
        yield from read(path)
    else:
        sources = Sources([path], settings.published)
        yield from (from_object(as_object(said), said.article.id) for said in extractions(sources, settings))
        refused.extend(sources.refused)
