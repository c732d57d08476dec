"""`parkgraph query`: SPARQL, a file of it or a named question in; rows in one of five formats out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractors.errors import QueryError
from parkgraph.cli import options

if TYPE_CHECKING:
    from graph_store.tables import Table

FORMATS = ("table", "csv", "tsv", "json", "markdown")


def _pairs(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """The values by parameter; a usage error when one has no =."""
    for text in given:
        if "=" not in text:
            raise click.BadParameter(f"{text!r} has no =; write it like firm=天辉能源")
    return {name: value for name, _, value in (text.partition("=") for text in given)}


@click.command()
@click.argument("query", metavar="[TEXT|FILE.rq]", required=False)
@options.store_or_server
@click.option("--user", metavar="NAME", default="", help="With a server that asks; see push.")
@click.option("--password", envvar="PARKGRAPH_PASSWORD", default="", hidden=True)
@click.option("--name", metavar="NAME", help="A question of `parkgraph questions` in place of a text.")
@click.option(
    "--set", "values", metavar="PARAMETER=VALUE", multiple=True, callback=_pairs, help="With --name."
)
@click.option("--format", "style", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--timeout", metavar="S", type=click.FloatRange(0.1), default=10.0, show_default=True)
def query(query: str | None, name: str | None, values: dict[str, str], style: str, **where: Any) -> None:
    """Ask the graph. The prefixes of graph.ttl are known; SERVICE, FROM and updates are refused.

    A query that is refused, wrong or takes more than S seconds ends with exit code 1.

    \b
    parkgraph query 'SELECT ?a ?b { ?a pg:supplies ?b }' --store demo
    parkgraph query examples/queries/supply.rq --store demo --format csv
    parkgraph query --name suppliers --set firm=天辉能源 --store demo
    parkgraph query --name clusters --store sparql+http://localhost:7878/query
    """
    from graph_store.tables import render

    if (query is None) == (name is None):
        raise click.UsageError("give a query, a file of one, or --name; `parkgraph questions` lists names")
    text = _named(name, values) if name else _text(query or "")
    found = _answered(text, **where)
    click.echo(render(found, style), nl=False)
    if not found.rows:
        click.echo("parkgraph: no row fits", err=True)


def _answered(text: str, store: str, timeout: float, user: str, password: str) -> Table:
    from graph_store.asking_servers import ask
    from graph_store.query import Limits, run
    from graph_store.remote import Target

    limits = Limits(seconds=timeout)
    if store.startswith("sparql+"):
        return ask(Target(store.removeprefix("sparql+"), user=user, password=password), text, limits)
    return run(Path(store), text, limits)


def _text(query: str) -> str:
    """The query itself, or what stands in the file of that name."""
    if not query.endswith(".rq"):
        return query
    try:
        return Path(query).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{query}: cannot be read ({error}); give a SPARQL file in UTF-8") from error


def _named(name: str, values: Mapping[str, str]) -> str:
    from graph_store.questions import question

    return question(name).bind(values)
