"""`parkgraph push`: a store in; its graph on a SPARQL 1.1 Graph Store server out."""

from __future__ import annotations

from pathlib import Path

import click

from parkgraph.cli import options


@click.command()
@options.store
@click.option("--endpoint", required=True, metavar="URL", help="Graph Store address of the server.")
@click.option("--graph", metavar="IRI", default="", help="Graph there.  [default: its default graph]")
@click.option("--replace", is_flag=True, help="Empty that graph first; else triples are only added.")
@click.option("--user", metavar="NAME", default="", help="Who asks, by basic or digest authentication.")
@click.option("--password", envvar="PARKGRAPH_PASSWORD", default="", hidden=True)
def push(store: Path, endpoint: str, graph: str, replace: bool, user: str, password: str) -> None:
    """Copy the graph to a SPARQL server.

    Any that speaks the Graph Store Protocol: Oxigraph, Virtuoso, Fuseki, GraphDB. It goes over in batches, each tried
    again when the server is busy; a push that broke off goes on where it stopped when it is given again. The password
    of --user is taken from PARKGRAPH_PASSWORD or asked for.

    \b
    parkgraph push --store demo --endpoint http://localhost:7878/store
    parkgraph push --store demo --endpoint http://localhost:8890/sparql-graph-crud-auth
      --graph https://example.org/parks --replace --user dba
    """
    from graph_store import folder
    from graph_store.remote import Target
    from graph_store.remote import push as send
    from graph_store.store import Store

    if user and not password:
        password = click.prompt("Password", hide_input=True, err=True)
    with Store.open(store, read_only=True) as opened:
        target = Target(endpoint, graph, user, password, replace)
        done = send(opened.view(), target, folder.find(store))
    already = f", {done.before} were there already" if done.before else ""
    click.echo(f"{endpoint}: {done.sent} triples sent{already}")
