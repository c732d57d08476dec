"""The command `parkgraph`: arguments in; output, an exit code, and one clear line for each error out.

0 all done; 1 done, but a source was refused, or a query was refused or stopped; 2 wrong usage.
"""

from __future__ import annotations

import io
import sys
from typing import Any

import click

from extractors.errors import ParkgraphError
from parkgraph.cli.analyze import analyze
from parkgraph.cli.build import build
from parkgraph.cli.evaluate import evaluate
from parkgraph.cli.export import export
from parkgraph.cli.extract import extract
from parkgraph.cli.forget import forget
from parkgraph.cli.push import push
from parkgraph.cli.query import query
from parkgraph.cli.questions import questions
from parkgraph.cli.show import show
from parkgraph.cli.validate import validate
from parkgraph.cli.view import view

COMMANDS = (build, extract, query, questions, show, view, export, validate, analyze, evaluate, forget, push)


class _Commands(click.Group):
    """Lists the commands in the order in which people need them, and tells errors in one line."""

    def list_commands(self, context: click.Context) -> list[str]:
        return [command.name or "" for command in COMMANDS]

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except ParkgraphError as error:
            raise _Told(str(error)) from error


class _Told(click.ClickException):
    def show(self, file: Any = None) -> None:
        click.echo(f"parkgraph: {self.message}", err=True)


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(package_name="parkgraph")
def main() -> None:
    """Chinese industrial-park news to a knowledge graph in which every edge keeps its sentence.

    \b
    parkgraph build examples/articles --out demo
    parkgraph query --name suppliers --set firm=天辉能源 --store demo
    parkgraph show 采埃孚 --store demo
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


for command in COMMANDS:
    main.add_command(command)
