"""Sources that were refused in; one line each on standard error and exit code 1 out."""

from __future__ import annotations

from collections.abc import Sequence

import click

from extractors.errors import SourceError


def tell(refused: Sequence[SourceError]) -> None:
    """Say which sources were refused and end with exit code 1; does nothing when there were none."""
    for error in refused:
        click.echo(f"parkgraph: {error}", err=True)
    if refused:
        click.get_current_context().exit(1)
