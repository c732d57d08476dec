"""The graph goes over to a real Oxigraph server, and to a fussy one that asks for passwords and breaks off."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from extractors.errors import QueryError, StoreError
from graph_store.asking_servers import ask
from graph_store.query import Limits, answer
from graph_store.questions import question, questions
from graph_store.remote import Pushed, Target, push
from graph_store.store import Store
from parkgraph.cli import main
from tests import factory

GRAPH = "https://example.org/parks"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("built")
    with Store.open(found) as store:
        store.replace(*factory.every())
    return found


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Oxigraph server that only this machine reaches."""
    places = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    program = shutil.which("oxigraph", path=places)
    if program is None:
        pytest.skip("the oxigraph server is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = f"127.0.0.1:{port}"
    command = [program, "serve", "--location", str(tmp_path_factory.mktemp("server")), "--bind", place]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://{place}/store?default")
            yield f"http://{place}/store"
        finally:
            server.terminate()


def wait_for(url: str) -> None:
    for _ in range(200):
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise AssertionError(f"{url} does not answer")


def held(endpoint: str, graph: str = "") -> list[str]:
    """The lines of a graph on the server, sorted."""
    asked = urllib.request.Request(Target(endpoint, graph).url, headers={"Accept": "application/n-triples"})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        return sorted(answer.read().decode().splitlines())


@pytest.mark.parametrize("graph", ["", GRAPH])
def test_the_server_has_the_graph(store: Store, oxigraph: str, graph: str) -> None:
    push(store.view(), Target(oxigraph, graph, replace=True), batch=100)
    assert held(oxigraph, graph) == sorted(store.view().lines())


def test_what_is_there_stays_unless_it_is_to_be_replaced(store: Store, oxigraph: str) -> None:
    counts = []
    for replace in (False, True):
        stranger = Target(oxigraph, f"{GRAPH}/mine").url
        body = b"<a:b> <a:c> <a:d> ."
        request = urllib.request.Request(stranger, body, {"Content-Type": "application/n-triples"})
        with urllib.request.urlopen(request, timeout=10):
            push(store.view(), Target(oxigraph, f"{GRAPH}/mine", replace=replace))
        counts.append(len(held(oxigraph, f"{GRAPH}/mine")) - len(store))
    assert counts == [1, 0]


def test_the_command_pushes(path: Path, oxigraph: str) -> None:
    told = CliRunner().invoke(
        main, ["push", "--store", str(path), "--endpoint", oxigraph, "--graph", f"{GRAPH}/cli"]
    )
    assert (told.exit_code, told.output) == (
        0,
        f"{oxigraph}: {len(held(oxigraph, f'{GRAPH}/cli'))} triples sent\n",
    )


def test_rdflib_asks_the_server(store: Store, oxigraph: str) -> None:
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    push(store.view(), Target(oxigraph, replace=True))
    asked = SPARQLStore(oxigraph.replace("/store", "/query")).query(
        "SELECT ?a { ?a <https://w3id.org/parkgraph/ns#supplies> ?b }"
    )
    assert len(list(asked)) == 1


@dataclass
class Fussy:
    """What a test server is to do, and what it has seen: `answers` are given first, 200 and so on after."""

    answers: list[int] = field(default_factory=list)
    auth: str = ""
    lines: list[str] = field(default_factory=list)
    methods: list[str] = field(default_factory=list)
    url: str = ""


@pytest.fixture
def fussy() -> Iterator[Fussy]:
    plan = Fussy()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
            plan.methods.append(self.command)
            if plan.auth and not ALLOWED[plan.auth](self.headers.get("Authorization", ""), self.command):
                self._answer(401, ("WWW-Authenticate", CHALLENGES[plan.auth]))
                return
            code = plan.answers.pop(0) if plan.answers else 204
            if code == 204:
                plan.lines += body.splitlines()
            self._answer(code)

        def do_PUT(self) -> None:
            self.do_POST()

        def _answer(self, code: int, *headers: tuple[str, str]) -> None:
            self.send_response(code)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *_: object) -> None:
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        plan.url = f"http://127.0.0.1:{server.server_port}/store"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield plan
        server.shutdown()
        thread.join()


CHALLENGES = {"basic": 'Basic realm="parks"', "digest": 'Digest realm="parks", nonce="n1", qop="auth"'}


def basic(header: str, _: str) -> bool:
    return header == "Basic " + base64.b64encode("园区:密码".encode()).decode()


def digest(header: str, method: str) -> bool:
    said = dict(re.findall(r'(\w+)="?([^",]*)"?', header))
    if not said:
        return False

    def hashed(*parts: str) -> str:
        return hashlib.md5(":".join(parts).encode()).hexdigest()

    one, two = hashed("dba", "parks", "secret"), hashed(method, said["uri"])
    return bool(said["response"] == hashed(one, "n1", said["nc"], said["cnonce"], "auth", two))


ALLOWED = {"basic": basic, "digest": digest}


@pytest.mark.parametrize(
    ("auth", "user", "password"), [("basic", "园区", "密码"), ("digest", "dba", "secret")]
)
def test_it_says_who_asks(store: Store, fussy: Fussy, auth: str, user: str, password: str) -> None:
    fussy.auth = auth
    push(store.view(), Target(fussy.url, user=user, password=password), batch=200)
    assert sorted(fussy.lines) == sorted(store.view().lines())


def test_a_busy_server_is_asked_again(store: Store, fussy: Fussy) -> None:
    fussy.answers = [503, 429, 500]
    push(store.view(), Target(fussy.url, pause=0.01))
    assert sorted(fussy.lines) == sorted(store.view().lines())


def test_a_push_goes_on_where_it_broke_off(store: Store, fussy: Fussy, tmp_path: Path) -> None:
    fussy.answers = [204, 204, 400]
    with pytest.raises(StoreError, match="refused with 400"):
        push(store.view(), Target(fussy.url), tmp_path, batch=50)
    done = push(store.view(), Target(fussy.url), tmp_path, batch=50)
    assert (done, sorted(fussy.lines), list(tmp_path.iterdir())) == (
        Pushed(len(store) - 100, 100),
        sorted(store.view().lines()),
        [],
    )


def test_another_graph_does_not_go_on_where_it_broke_off(fussy: Fussy, tmp_path: Path) -> None:
    fussy.answers = [204, 400]
    with Store.open(tmp_path / "store") as store:
        store.replace(factory.park())
        with pytest.raises(StoreError):
            push(store.view(), Target(fussy.url), tmp_path, batch=50)
        store.replace(factory.ports())
        assert push(store.view(), Target(fussy.url), tmp_path, batch=50).before == 0


def test_replacing_comes_first_and_once(store: Store, fussy: Fussy) -> None:
    push(store.view(), Target(fussy.url, replace=True), batch=200)
    assert (fussy.methods[0], fussy.methods.count("PUT")) == ("PUT", 1)


REFUSED = [
    (401, "give --user"),
    (403, "may write there"),
    (404, "give the Graph Store address"),
    (400, "log"),
]


@pytest.mark.parametrize(("code", "way"), REFUSED)
def test_a_refusal_says_the_way_out(store: Store, fussy: Fussy, code: int, way: str) -> None:
    fussy.answers = [code]
    with pytest.raises(StoreError, match=way) as refused:
        push(store.view(), Target(fussy.url))
    assert "\n" not in str(refused.value)


def test_a_wrong_password_is_refused(store: Store, fussy: Fussy) -> None:
    fussy.auth = "digest"
    with pytest.raises(StoreError, match="refused with 401"):
        push(store.view(), Target(fussy.url, user="dba", password="wrong"))


def test_nobody_there(store: Store) -> None:
    with pytest.raises(StoreError, match=r"cannot be reached .*, 5 times; push again later"):
        push(store.view(), Target("http://127.0.0.1:9/store", pause=0.001))


def test_no_address(store: Store) -> None:
    with pytest.raises(StoreError, match="is no http address"):
        push(store.view(), Target("file:///etc/hostname"))


def test_addresses_keep_their_own_query() -> None:
    assert urlsplit(Target("http://h/s?key=1", "a:b").url).query == "key=1&graph=a%3Ab"


@pytest.fixture(scope="module")
def asked(path: Path, oxigraph: str) -> Target:
    """The query address of a server that holds nothing but the graph."""
    with Store.open(path, read_only=True) as opened:
        push(opened.view(), Target(oxigraph, replace=True))
    return Target(oxigraph.replace("/store", "/query"))


@pytest.mark.parametrize("name", [one.name for one in questions()])
def test_a_server_answers_the_named_questions(store: Store, asked: Target, name: str) -> None:
    text = question(name).bind({})
    assert set(ask(asked, text).rows) == set(answer(store.db, text, store.ids.base).rows)


def test_a_server_constructs(asked: Target) -> None:
    found = ask(asked, "CONSTRUCT { ?a pg:supplies ?b } { ?a pg:supplies ?b }")
    assert (found.columns, len(found.rows)) == (("subject", "predicate", "object"), 1)


def test_a_server_says_yes(asked: Target) -> None:
    assert ask(asked, "ASK { ?a pg:supplies ?b }").rows == ((True,),)


def test_rows_of_a_server_are_cut(asked: Target) -> None:
    found = ask(asked, "SELECT * { ?a ?b ?c }", Limits(rows=5))
    assert (len(found.rows), found.cut) == (5, True)


WRONG = [
    ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", "SERVICE would ask another server"),
    ("DROP ALL", "updates are refused"),
    ("SELECT ?a { ?a pg:supplys ?b }", "did you mean pg:supplies"),
    ("SELECT ?a { ?a nope:b ?b }", "the server refused with 400"),
    (
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
        "query stopped after 1 seconds",
    ),
]


@pytest.mark.parametrize(("query", "words"), WRONG, ids=range(len(WRONG)))
def test_a_server_is_asked_as_safely_as_a_store(asked: Target, query: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        ask(asked, query, Limits(seconds=1.0))


def test_an_address_that_answers_no_queries(oxigraph: str) -> None:
    with pytest.raises(QueryError, match="the server refused with 4"):
        ask(Target(oxigraph), "ASK { ?a ?b ?c }")
