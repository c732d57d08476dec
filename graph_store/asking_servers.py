"""A SPARQL query and the address of a server in, the table it answers out.

The query is checked as for a store of our own, and knows the same prefixes.
"""

from __future__ import annotations

import time
import urllib.request
from http.client import HTTPException
from urllib.error import HTTPError, URLError

import pyoxigraph as ox

from extractors.errors import QueryError
from graph_store.guard import check
from graph_store.query import Limits, value
from graph_store.remote import Target, answered, opener
from graph_store.tables import Cell, Table
from graph_store.terms import BASE, prefixes

_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9"


def ask(target: Target, query: str, limits: Limits | None = None, base: str = BASE) -> Table:
    """Answers a query on a server; `target.endpoint` is its query address.

    QueryError when the query is refused or wrong, or the server refuses it, takes too long or is not there.
    """
    limits = limits or Limits()
    known = prefixes(base)
    check(query, known)
    declared = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in known.items())
    data, kind = _asked(target, declared + query, limits)
    if "n-triples" in kind:
        try:
            triples = [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)]
        except SyntaxError as error:
            raise _odd(target, error) from error
        rows = [tuple(map(value, triple)) for triple in triples]
        return _cut(("subject", "predicate", "object"), rows, limits)
    try:
        found = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise _odd(target, error) from error
    if isinstance(found, ox.QueryBoolean):
        return Table(("answer",), ((bool(found),),))
    columns = tuple(variable.value for variable in found.variables)
    return _cut(columns, [tuple(map(value, solution)) for solution in found], limits)


def _cut(columns: tuple[str, ...], rows: list[tuple[Cell, ...]], limits: Limits) -> Table:
    return Table(columns, tuple(rows[: limits.rows]), cut=len(rows) > limits.rows)


def _asked(target: Target, query: str, limits: Limits) -> tuple[bytes, str]:
    """What the server sends, and its kind; at most as much as the limits allow."""
    headers = {"Content-Type": "application/sparql-query", "Accept": _ACCEPT}
    request = urllib.request.Request(target.endpoint, query.encode(), headers, method="POST")
    end, most = time.monotonic() + limits.seconds, limits.answer * 1_000_000
    try:
        with opener(target).open(request, timeout=limits.seconds) as answer:
            data = b""
            while piece := answer.read1(1 << 16):
                data += piece
                if time.monotonic() > end:
                    raise TimeoutError
                if len(data) > most:
                    raise QueryError(f"answer of more than {limits.answer} MB; ask for less at once")
            return data, str(answer.headers.get("Content-Type", ""))
    except HTTPError as error:
        refusal = f"{target.endpoint}: the server refused with {error.code} {answered(error)}"
        raise QueryError(refusal.rstrip()) from error
    except TimeoutError as error:
        raise QueryError(
            f"query stopped after {limits.seconds:g} seconds; narrow it, or allow more time"
        ) from error
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise QueryError(f"{target.endpoint}: cannot be asked ({reason}); check the address") from error


def _odd(target: Target, error: BaseException) -> QueryError:
    said = " ".join(str(error).split())[:100]
    return QueryError(f"{target.endpoint}: sends no SPARQL answer ({said}); give its query address")
