"""A graph in, the rows that a trusted SELECT query finds in it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from graph_store.terms import DEFAULT, prefixes


@dataclass(frozen=True, slots=True)
class View:
    """A graph as it is given out: the default graph of `db`; `base` is the start of its ids."""

    db: ox.Store
    base: str

    def quads(self) -> Iterator[ox.Quad]:
        """The graph, in the engine's order."""
        return self.db.quads_for_pattern(None, None, None, DEFAULT)

    def lines(self) -> list[str]:
        """The graph as N-Triples lines, in the engine's order."""
        dumped = self.db.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=DEFAULT) or b""
        return dumped.decode().split("\n")[:-1]

    def select(self, query: str) -> tuple[Mapping[str, str], ...]:
        """Each row maps the bound variables to their lexical values; TypeError unless it is a SELECT."""
        solutions = self.db.query(query, prefixes=prefixes(self.base), named_graphs=[])
        if not isinstance(solutions, ox.QuerySolutions):
            raise TypeError("select answers SELECT queries only")
        names = [variable.value for variable in solutions.variables]
        return tuple(
            {
                name: term.value
                for name, term in zip(names, row)
                if isinstance(term, ox.NamedNode | ox.Literal)
            }
            for row in solutions
        )
