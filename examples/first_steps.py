"""Builds the graph of the example articles in `OUT`, asks it two questions and writes it as one HTML page.

Run it in the folder of the project: `python examples/first_steps.py [OUT]` (without OUT: `first-steps`).
"""

from __future__ import annotations

import sys
from pathlib import Path

import parkgraph

EXAMPLES = Path(__file__).resolve().parent


def main(out: Path) -> None:
    """Print who supplies whom and what is known of one firm; leave `out`/graph.html."""
    graph = parkgraph.build([EXAMPLES / "articles"], out=out)

    question = (EXAMPLES / "queries" / "supply.rq").read_text(encoding="utf-8")
    for row in graph.query(question):
        print(*row, sep=" | ")

    print(graph.entity("采埃孚"))

    graph.html(out / "graph.html")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "first-steps"))
