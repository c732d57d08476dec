"""A query in, nothing or the reason why it is refused out: only what reads this graph is let through.

The query is parsed (rdflib's parser); SERVICE and FROM are refused wherever they stand, updates as a whole. A
misspelt term of the ontology is named together with the nearest one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache

import pyoxigraph as ox

import ontology
from extractors.errors import QueryError
from graph_store.terms import PG

LONGEST = 1_000_000
"""Characters of a query; a longer one is refused unread."""
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
QUIET = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\s]*>"
    r"|#[^\n\r]*",
    re.DOTALL,
)
"""Strings, IRIs and comments: what stands in them is no keyword."""
_PROLOGUE = re.compile(r"[\s\x00]*(?:(?:PREFIX[\s\x00]+[^\s:]*:|BASE)[\s\x00]*)*", re.IGNORECASE)
_UPDATE = re.compile(r"(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE(?![\w:.-])", re.IGNORECASE)
_REFUSED = {
    "ServiceGraphPattern": "SERVICE would ask another server; only this graph is asked",
    "DatasetClause": "FROM would read other data; leave it out, the whole graph is asked anyway",
}


def check(query: str, prefixes: Mapping[str, str]) -> None:
    """Raises QueryError, in one line, unless the query only reads this graph."""
    if len(query) > LONGEST:
        raise QueryError(f"query of {len(query)} characters: longer than {LONGEST}; split it")
    expanded = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), query)
    bare = QUIET.sub("\x00", expanded)
    if _UPDATE.match(bare, _end_of_prologue(bare)):
        raise QueryError("updates are refused; only SELECT, ASK, CONSTRUCT and DESCRIBE are answered")
    if _SERVICE.search(bare):
        raise QueryError(_REFUSED["ServiceGraphPattern"])
    for part in _parts(_parsed(query, expanded, prefixes)):
        name = getattr(part, "name", "")
        if name in _REFUSED:
            raise QueryError(_REFUSED[name])
        if name == "pname" and prefixes.get(str(part.get("prefix", ""))) == PG:
            _known(str(part.get("localname", "")))


def _end_of_prologue(bare: str) -> int:
    found = _PROLOGUE.match(bare)
    return found.end() if found else 0


def _parsed(query: str, expanded: str, prefixes: Mapping[str, str]) -> object:
    from pyparsing.exceptions import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return parseQuery(query)
    except ParseException as error:
        raise _unreadable(expanded, prefixes, f"line {error.lineno}, column {error.col}") from error
    except RecursionError as error:
        raise QueryError("query is nested too deeply to be checked; simplify it") from error


def _unreadable(expanded: str, prefixes: Mapping[str, str], where: str) -> QueryError:
    """What is wrong, in the engine's clearer words; it never gets a text that holds SERVICE."""
    if "service" not in expanded.lower():
        try:
            ox.Store().query(expanded, prefixes=dict(prefixes))
        except SyntaxError as error:
            return QueryError(f"query cannot be read: {' '.join(str(error).split())}")
    return QueryError(f"query cannot be read at {where}")


def _parts(value: object) -> Iterator[Mapping[str, object]]:
    """Every part of a parsed query, without recursion."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
            waiting.extend(part.values())
        elif isinstance(part, str):
            continue
        elif hasattr(part, "__iter__"):
            waiting.extend(part)


@cache
def terms() -> tuple[str, ...]:
    """Local names of the terms of the ontology, sorted."""
    return tuple(sorted(set(re.findall(r"^pg:(\w+)\s", ontology.turtle("parkgraph"), re.MULTILINE))))


def _known(name: str) -> None:
    if name in terms() or not terms():
        return
    near = get_close_matches(name, terms(), n=1, cutoff=0.6)
    hint = f"; did you mean pg:{near[0]}?" if near else "; `parkgraph questions` shows queries with its terms"
    raise QueryError(f"pg:{name}: no term of the ontology{hint}")
