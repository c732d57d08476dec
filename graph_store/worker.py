"""A task on standard input, an answer on standard output: the child process that a query may be killed in.

Both are JSON. The task has the database's folder, the base of the ids, the query and its limits.
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal

import pyoxigraph as ox

from extractors.errors import QueryError
from graph_store.guard import check
from graph_store.query import Limits, answer
from graph_store.tables import Cell
from graph_store.terms import prefixes


def main() -> None:
    """Answers one task."""
    task = json.load(sys.stdin)
    limits = Limits(task["seconds"], task["rows"], task["memory"], task["answer"])
    _limit_memory(limits.memory)
    try:
        check(task["query"], prefixes(task["base"]))
        table = answer(ox.Store.read_only(task["data"]), task["query"], task["base"], limits)
    except QueryError as error:
        print(json.dumps({"error": str(error)}))
        return
    rows = [[_plain(cell) for cell in row] for row in table.rows]
    print(json.dumps({"columns": table.columns, "rows": rows, "cut": table.cut}))


def _plain(cell: Cell) -> str | int | list[str] | None:
    return [str(cell)] if isinstance(cell, Decimal) else cell


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


if __name__ == "__main__":
    main()
