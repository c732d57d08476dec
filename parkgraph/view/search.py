"""A page in, what its search box looks through out: names and spellings as two texts, a line an entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from parkgraph.view.model import Node, Page
from parkgraph.view.names import spellings


def search(page: Page, short: Mapping[str, str]) -> dict[str, Any]:
    """`names` as written and `keys` as typed in pinyin, the most linked nodes first; `of` is the node of each line.

    `short` is the short label of each node.
    """
    links = Counter(id for edge in page.edges for id in {edge.subject, edge.object})
    order = sorted(enumerate(page.nodes), key=lambda numbered: -links[numbered[1].id])
    return {
        "names": _lines((n, name) for n, node in order for name in _written(node, short[node.id])),
        "keys": _lines((n, key) for n, node in order for key in _typed(node)),
    }


def _lines(entries: Iterable[tuple[int, str]]) -> dict[str, Any]:
    found = tuple(entries)
    return {"text": "\n".join(["", *(text for _, text in found), ""]), "of": [n for n, _ in found]}


def _written(node: Node, short: str) -> tuple[str, ...]:
    """Label, short label, English and aliases, in lower case."""
    names = (node.label, short, node.english, *node.names)
    return tuple(dict.fromkeys(" ".join(name.lower().split()) for name in names if name.strip()))


def _typed(node: Node) -> tuple[str, ...]:
    """The spellings of all names of a node."""
    return tuple(dict.fromkeys(key for name in (node.label, *node.names) for key in spellings(name)))
