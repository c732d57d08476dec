"""Chinese industrial-park news to a knowledge graph in which every edge keeps its sentence.

import parkgraph
graph = parkgraph.build(["examples/articles"], "demo")
graph.query("SELECT ?a ?b { ?a pg:supplies ?b }")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parkgraph.graph import Graph, build
    from parkgraph.settings import Settings

__all__ = ["Graph", "Settings", "build"]


def __getattr__(name: str) -> object:
    """Load the library on first use, since the store and its engine are slow to load."""
    if name == "Settings":
        from parkgraph import settings as module
    elif name in __all__:
        from parkgraph import graph as module  # type: ignore[no-redef]
    else:
        raise AttributeError(f"module 'parkgraph' has no attribute {name!r}")
    return getattr(module, name)
