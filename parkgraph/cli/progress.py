"""A counter on a terminal; nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

Item = TypeVar("Item")


def counted(items: Iterable[Item], noun: str) -> Iterator[Item]:
    """The items, while standard error shows how many there were so far."""
    shown = sys.stderr.isatty()
    for number, item in enumerate(items, 1):
        if shown:
            click.echo(f"\r{number} {noun}", nl=False, err=True)
        yield item
    if shown:
        click.echo("\r\033[K", nl=False, err=True)
