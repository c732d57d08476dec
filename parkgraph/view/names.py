"""A node in, the names the page draws and searches out: a short label, pinyin and initials."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from graph_store.pinyin import syllables
from parkgraph.view.model import Node

LEGAL_FORM = re.compile(r"(?:控股)?(?:集团)?(?:股份)?有限(?:责任)?公司$|集团公司$|公司$")
SHORTEST: Mapping[str, int] = {"Zone": 4, "Firm": 2}
"""A shorter alias says too little: 园区, 高新区."""


def brief(node: Node) -> str:
    """The shortest name that still says who it is: a printed alias, or the name without its legal form."""
    least = SHORTEST.get(node.cls)
    if least is None:
        return node.label
    bare = LEGAL_FORM.sub("", node.label) if node.cls == "Firm" else node.label
    usable = [name for name in node.names if least <= len(name) and not name.isascii()]
    return min([*usable, bare or node.label], key=lambda name: (len(name), name))


def briefs(nodes: Iterable[Node]) -> Mapping[str, str]:
    """The short label of each node; where two nodes would share one, both keep their full label."""
    nodes = tuple(nodes)
    short = {node.id: brief(node) for node in nodes}
    taken = Counter((node.cls, short[node.id]) for node in nodes)
    return {node.id: node.label if taken[node.cls, short[node.id]] > 1 else short[node.id] for node in nodes}


def spellings(name: str) -> tuple[str, ...]:
    """`重庆松果` -> (`chongqingsongguo`, `cqsg`): the pinyin and initials a person types."""
    parts = () if name.isascii() else syllables(name)
    return ("".join(parts), "".join(part[0] for part in parts)) if parts else ()
