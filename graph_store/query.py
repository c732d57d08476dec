"""A SPARQL query in, a table out.

`run` is for people you do not trust: the query is checked and answered in a child process that is killed at
its time limit and, on Linux, at its memory limit. `answer` asks an open store directly.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph as ox

from extractors.errors import QueryError
from graph_store import folder
from graph_store.tables import Cell, Table
from graph_store.terms import XSD, prefixes

_INTEGERS = frozenset(
    XSD + name for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "unsignedInt")
)
_DECIMALS = frozenset(XSD + name for name in ("decimal", "double", "float"))


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may use: seconds of time, rows, megabytes of memory and of answer."""

    seconds: float = 10.0
    rows: int = 10_000
    memory: int = 2048
    answer: int = 64


def run(path: Path, query: str, limits: Limits | None = None) -> Table:
    """Answers an untrusted query on the store at `path`.

    QueryError when it is refused, wrong or stopped; StoreError when the store cannot be read.
    """
    limits = limits or Limits()
    seen = folder.files(folder.find(path))
    try:
        task = {"data": str(seen.data), "base": seen.settings.base, "query": query, **asdict(limits)}
        return _ask_child(json.dumps(task), limits)
    finally:
        seen.close()


def _ask_child(task: str, limits: Limits) -> Table:
    paths = [str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONUTF8": "1"}
    command = [sys.executable, "-P", "-m", "graph_store.worker"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as child:
        try:
            output, _ = child.communicate(task.encode(), timeout=limits.seconds)
        except subprocess.TimeoutExpired as error:
            raise QueryError(
                f"query stopped after {limits.seconds:g} seconds; narrow it, or allow more time"
            ) from error
        finally:
            child.kill()
    if child.returncode != 0:
        raise QueryError(f"query stopped at {limits.memory} MB of memory; narrow it, or ask for less at once")
    answered = json.loads(output)
    if "error" in answered:
        raise QueryError(answered["error"])
    rows = tuple(tuple(map(_cell, row)) for row in answered["rows"])
    return Table(tuple(answered["columns"]), rows, answered["cut"])


def _cell(value: object) -> Cell:
    """A cell from its JSON form, where a decimal is a list of its text."""
    if isinstance(value, list):
        return Decimal(value[0])
    assert value is None or isinstance(value, str | int)
    return value


def answer(db: ox.Store, query: str, base: str, limits: Limits | None = None) -> Table:
    """Answers a trusted query; limits on time and memory do not apply. QueryError when it cannot be read."""
    limits = limits or Limits()
    try:
        found = db.query(query, prefixes=prefixes(base), named_graphs=[])
    except SyntaxError as error:
        raise QueryError(f"query cannot be read: {' '.join(str(error).split())}") from error
    if isinstance(found, ox.QueryBoolean):
        return Table(("answer",), ((bool(found),),))
    if isinstance(found, ox.QueryTriples):
        return _table(("subject", "predicate", "object"), found, limits)
    return _table(tuple(variable.value for variable in found.variables), found, limits)


def _table(columns: tuple[str, ...], found: ox.QuerySolutions | ox.QueryTriples, limits: Limits) -> Table:
    rows: list[tuple[Cell, ...]] = []
    room = limits.answer * 1_000_000
    for solution in found:
        row = tuple(map(value, solution))
        room -= sum(len(cell) for cell in row if isinstance(cell, str))
        if len(rows) == limits.rows or room < 0:
            return Table(columns, tuple(rows), cut=True)
        rows.append(row)
    return Table(columns, tuple(rows))


def value(term: object) -> Cell:
    """The plain value of a term: an IRI or text as it is, numbers and truth values as such."""
    if isinstance(term, ox.Literal):
        return _literal(term.value, term.datatype.value)
    return term.value if isinstance(term, ox.NamedNode) else None if term is None else str(term)


def _literal(text: str, datatype: str) -> Cell:
    if datatype in _INTEGERS:
        return int(text)
    if datatype == XSD + "boolean":
        return text in ("true", "1")
    if datatype in _DECIMALS:
        try:
            number = Decimal(text)
        except InvalidOperation:
            return text
        return number if number.is_finite() else text
    return text
