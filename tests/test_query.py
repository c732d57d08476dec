from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.errors import QueryError
from graph_store.guard import check
from graph_store.query import Limits, run
from graph_store.store import Store
from graph_store.terms import prefixes
from tests import factory


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built")
    with Store.open(path) as opened:
        opened.replace(*factory.every())
    return path


@pytest.fixture
def listener() -> Iterator[tuple[int, list[object]]]:
    """A local port and the list of those who called it."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.1)
        callers: list[object] = []
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    callers.append(server.accept())
                except TimeoutError:
                    continue

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], callers
        stop.set()
        thread.join()


REFUSED = [
    ("SELECT * { SERVICE <U> { ?a ?b ?c } }", "SERVICE"),
    ("SELECT * { { SELECT ?a { SERVICE <U> { ?a ?b ?c } } } }", "SERVICE"),
    ("SELECT * { ?a ?b ?c OPTIONAL { SERVICE SILENT <U> { ?a ?b ?c } } }", "SERVICE"),
    ("SELECT * { ?a ?b ?c FILTER NOT EXISTS { SERVICE <U> { ?a ?b ?c } } }", "SERVICE"),
    ("ASK { ?a ?b ?c MINUS { SERVICE <U> { ?a ?b ?c } } }", "SERVICE"),
    ("SELECT * { BIND(<U> AS ?u) SERVICE ?u { ?a ?b ?c } }", "SERVICE"),
    ("SELECT * { \\u0053ERVICE <U> { ?a ?b ?c } }", "SERVICE"),
    ("SELECT * { # \n service<U>{?a ?b ?c} }", "SERVICE"),
    ("CONSTRUCT { ?a ?b ?c } { SERVICE <U> { ?a ?b ?c } }", "SERVICE"),
    ("SELECT * FROM <file:///etc/hostname> { ?a ?b ?c }", "FROM"),
    ("SELECT * FROM <U> { ?a ?b ?c }", "FROM"),
    ("SELECT * FROM NAMED <U> { GRAPH ?g { ?a ?b ?c } }", "FROM"),
    ("LOAD <U>", "updates are refused"),
    ("LOAD SILENT <file:///etc/hostname>", "updates are refused"),
    ("PREFIX x: <U> DELETE WHERE { ?a ?b ?c }", "updates are refused"),
    ("# harmless\nBASE <U> INSERT DATA { <a> <b> <c> }", "updates are refused"),
    ("CLEAR ALL", "updates are refused"),
    ("DROP ALL", "updates are refused"),
    ("WITH <U> DELETE { ?a ?b ?c } WHERE { ?a ?b ?c }", "updates are refused"),
    ("SELECT ?a WHERE { ?a", "query cannot be read"),
    ("", "query cannot be read"),
    ("SELECT ?a { " + "{" * 3000 + "?a ?b ?c" + "}" * 3000 + "}", "query"),
    ("SELECT ?a { ?a ?b '" + "x" * 1_000_000 + "' }", "longer than 1000000"),
]


@pytest.mark.parametrize(("query", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_refused_with_the_reason(query: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason) as refused:
        check(query.replace("U>", "http://127.0.0.1:9/>"), prefixes())
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("query", [REFUSED[0][0], REFUSED[6][0], REFUSED[10][0], REFUSED[12][0]])
def test_nobody_is_called(store: Path, listener: tuple[int, list[object]], query: str) -> None:
    port, callers = listener
    with pytest.raises(QueryError):
        run(store, query.replace("U>", f"http://127.0.0.1:{port}/>"))
    assert callers == []


UNDERSTOOD = [
    ("SELECT ?a { ?a pg:supplys ?b }", "pg:supplys: no term of the ontology; did you mean pg:supplies?"),
    ("SELECT ?a { ?a a pg:Frim }", "did you mean pg:Firm?"),
    ("SELECT ?a { ?a pg:xyzzy ?b }", "`parkgraph questions` shows queries with its terms"),
    ("SELECT ?a WHERE {\n ?a pg:supplies }", "query cannot be read: error at 2:"),
]


@pytest.mark.parametrize(("query", "words"), UNDERSTOOD, ids=range(len(UNDERSTOOD)))
def test_errors_help(query: str, words: str) -> None:
    with pytest.raises(QueryError) as refused:
        check(query, prefixes())
    assert words in str(refused.value)


ALLOWED = [
    'SELECT ?x { BIND("SERVICE <a:b> { ?a ?b ?c } FROM LOAD" AS ?x) }',
    "SELECT ?service { ?service ?from ?load } # SERVICE <a:b>",
    "PREFIX service: <http://service/> SELECT * { ?a service:service ?b }",
    "BASE <http://a/> PREFIX x: <y#> ASK { <service> x:y 'x' }",
    "DESCRIBE ?a { ?a a pg:Firm } LIMIT 1",
]


@pytest.mark.parametrize("query", ALLOWED, ids=range(len(ALLOWED)))
def test_what_only_reads_is_let_through(query: str) -> None:
    check(query, prefixes())


STOPPED = [
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "SELECT DISTINCT ?a ?d ?g ?j { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT (GROUP_CONCAT(?c) AS ?all) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "ASK { ?a (!<x:x>|^!<x:x>)* ?b . ?c (!<x:x>|^!<x:x>)* ?d . ?e (!<x:x>)* ?f FILTER(?a = ?f && ?b != ?b) }",
]


@pytest.mark.parametrize("query", STOPPED, ids=range(len(STOPPED)))
def test_stopped_within_a_second_of_the_limit(store: Path, query: str) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError, match="query stopped"):
        run(store, query, Limits(seconds=1.0, memory=512))
    assert time.monotonic() - started < 2.0


def test_many_values_are_answered(store: Path) -> None:
    values = " ".join(f'"{n}"' for n in range(10_000))
    assert run(store, f"SELECT (COUNT(*) AS ?n) {{ VALUES ?v {{ {values} }} }}").rows == ((10_000,),)


def test_prefixes_are_known(store: Path) -> None:
    table = run(store, "SELECT ?name { ?firm a pg:Firm ; rdfs:label ?name } ORDER BY ?name")
    assert table.rows == (("云岭松果精密制造有限公司",), ("云岭青禾电池科技有限公司",))


def test_more_rows_than_the_limit_are_cut_and_said_to_be(store: Path) -> None:
    table = run(store, "SELECT * { ?a ?b ?c }", Limits(rows=5))
    assert (len(table.rows), table.cut) == (5, True)


def test_an_unknown_prefix(store: Path) -> None:
    with pytest.raises(QueryError, match="query cannot be read"):
        run(store, "SELECT ?a { ?a nope:this ?b }")


def test_as_many_rows_as_the_limit_are_not_cut(store: Path) -> None:
    table = run(store, "SELECT ?a { ?a a pg:Firm }", Limits(rows=2))
    assert (len(table.rows), table.cut) == (2, False)


def test_ask(store: Path) -> None:
    assert run(store, "ASK { ?a pg:supplies ?b }").rows == ((True,),)


def test_construct(store: Path) -> None:
    assert run(store, "CONSTRUCT { ?a pg:supplies ?b } { ?a pg:supplies ?b }").columns == (
        "subject",
        "predicate",
        "object",
    )


def test_the_books_are_not_seen(store: Path) -> None:
    assert run(store, "SELECT ?a { GRAPH ?g { ?a ?b ?c } }").rows == ()


def test_a_query_beside_a_writer(store: Path) -> None:
    with Store.open(store):
        assert run(store, "ASK { ?a pg:supplies ?b }").rows == ((True,),)


def test_nothing_is_left_behind(store: Path) -> None:
    run(store, "ASK { ?a pg:supplies ?b }")
    assert list((store / "readers").iterdir()) == []
