"""A counter on a terminal; nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

Item = TypeVar("Item")


def counted(items: Iterable[Item], noun: str) -> Iterator[Item]:
    """The items, while standard error shows how many there were so far."""
    told = ""
    for number, item in enumerate(items, 1):
        if sys.stderr.isatty():
            told = f"{number} {noun}"
            click.echo(f"\r{told}", nl=False, err=True)
        yield item
    if told:
        click.echo(f"\r{' ' * len(told)}\r", nl=False, err=True)
