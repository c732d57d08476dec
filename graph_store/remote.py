"""A store's graph in, the same graph on a SPARQL 1.1 Graph Store server out, in batches that are tried again.

What a server has taken is remembered in the store's folder, so that a push that broke off goes on where it
stopped. The graph has no blank nodes, so a batch that arrives twice does no harm.
"""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit

from extractors.errors import StoreError
from graph_store.asking import View
from graph_store.export import write

BATCH = 20_000
"""Triples in one request: 2 to 4 MB."""
_TRIES = 5
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which the same request may well succeed."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to push: the Graph Store address, the graph there (its default one when empty), who asks.

    `replace` empties that graph first; `pause` are the seconds before the second try, doubled each time.
    """

    endpoint: str
    graph: str = ""
    user: str = ""
    password: str = ""
    replace: bool = False
    timeout: float = 120.0
    pause: float = 1.0

    @property
    def url(self) -> str:
        """The address of the graph, as the Graph Store Protocol wants it."""
        sign = "&" if urlsplit(self.endpoint).query else "?"
        asked = f"graph={quote(self.graph, safe='')}" if self.graph else "default"
        return f"{self.endpoint}{sign}{asked}"


@dataclass(frozen=True, slots=True)
class Pushed:
    """What was done: triples sent now, and triples that an earlier push had brought over already."""

    sent: int
    before: int = 0


def push(view: View, target: Target, books: Path | None = None, batch: int = BATCH) -> Pushed:
    """Sends the graph; `books` is a folder where to remember how far it went.

    Raises StoreError when the address is none, or the server refuses or cannot be reached; what it has taken
    by then is not sent again by the next push of the same graph.
    """
    if urlsplit(target.endpoint).scheme not in ("http", "https"):
        raise StoreError(f"{target.endpoint}: is no http address; give the Graph Store address of a server")
    lines = sorted(view.lines())
    progress = _Progress(target, lines, batch, books)
    before = progress.done
    if target.replace and not before:
        _send(target, "PUT", b"")
    for number in range(before, len(lines), batch):
        piece = lines[number : number + batch]
        _send(target, "POST", "".join(f"{line}\n" for line in piece).encode())
        progress.reached(number + len(piece))
    progress.forget()
    return Pushed(len(lines) - before, before)


class _Progress:
    """How many triples of this very graph the target has taken, kept in a file."""

    def __init__(self, target: Target, lines: list[str], batch: int, books: Path | None) -> None:
        digest = sha256()
        for line in lines:
            digest.update(line.encode() + b"\n")
        self._graph = digest.hexdigest()
        name = sha256(f"{target.url} {target.replace} {batch}".encode()).hexdigest()[:16]
        self._file = books / f"push-{name}.json" if books else None
        self.done = self._read()

    def _read(self) -> int:
        try:
            kept = json.loads(self._file.read_text("utf-8")) if self._file else {}
        except (OSError, ValueError):
            return 0
        return int(kept["triples"]) if kept.get("graph") == self._graph else 0

    def reached(self, triples: int) -> None:
        """Remembers; where nothing can be written, the next push starts from the beginning."""
        if self._file:
            try:
                write(self._file, [json.dumps({"graph": self._graph, "triples": triples}).encode()])
            except StoreError:
                self._file = None

    def forget(self) -> None:
        """All is over there: the next push sends all again."""
        if self._file:
            self._file.unlink(missing_ok=True)


def _send(target: Target, method: str, body: bytes) -> None:
    """One request, tried again while the server is only busy or away."""
    for wait in _waits(target.pause):
        reason = _tried(target, method, body)
        if not reason:
            return
        time.sleep(wait)
    raise StoreError(f"{target.endpoint}: {reason}, {_TRIES} times; push again later, it goes on from here")


def _waits(pause: float) -> Iterator[float]:
    yield from (pause * 2**number for number in range(_TRIES - 1))
    yield 0.0


def _tried(target: Target, method: str, body: bytes) -> str:
    """Why a request failed in a way that may pass, or nothing; StoreError when it will not pass."""
    request = urllib.request.Request(
        target.url, body, {"Content-Type": "application/n-triples"}, method=method
    )
    try:
        with opener(target).open(request, timeout=target.timeout):
            return ""
    except HTTPError as error:
        said = answered(error)
        if error.code in _PASSING:
            return f"the server answered {error.code} {said}".rstrip()
        raise _refused(target, error.code, said) from error
    except (URLError, HTTPException, OSError) as error:
        return f"cannot be reached ({getattr(error, 'reason', error)})"
    except ValueError as error:
        raise StoreError(f"{target.endpoint}: cannot be asked ({error}); check address and user") from error


def answered(error: HTTPError) -> str:
    """The start of what the server said with its refusal, in one line."""
    with error:
        # without an answer read() gives text, whatever its type says
        return " ".join((error.read(200) or b"").decode("utf-8", "replace").split())


def _refused(target: Target, code: int, said: str) -> StoreError:
    ways = {
        401: "give --user, and its password in PARKGRAPH_PASSWORD",
        403: "give a user who may write there",
        404: "give the Graph Store address, such as http://HOST:PORT/store",
        405: "give the Graph Store address, such as http://HOST:PORT/store",
    }
    way = ways.get(code, "see the server's log")
    return StoreError(f"{target.endpoint}: the server refused with {code} {said}".rstrip() + f"; {way}")


def opener(target: Target) -> urllib.request.OpenerDirector:
    """Answers whichever of basic and digest the server asks for."""
    known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    if target.user:
        known.add_password(None, target.endpoint, target.user, target.password)
    basic, digest = urllib.request.HTTPBasicAuthHandler(known), urllib.request.HTTPDigestAuthHandler(known)
    return urllib.request.build_opener(basic, digest)
