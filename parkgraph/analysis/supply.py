"""Claims of who supplies whom in; sole suppliers, chokepoints, what a loss stops, and supply paths out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import cast

import networkx

from parkgraph.analysis.facts import Facts, Link, Said, Thing, evidence

LONGEST = 8
"""Steps of a supply path."""
MOST = 1000
"""Paths that are listed."""


@dataclass(frozen=True, slots=True)
class SoleSupplier:
    """A customer that has one supplier of a product; the product is empty when no sentence names it."""

    customer: Thing
    product: str
    supplier: Thing
    evidence: tuple[Said, ...]
    unknown: str = "another supplier that no article names; stocks; a substitute"


@dataclass(frozen=True, slots=True)
class Chokepoint:
    """A firm without which the supply network falls into `parts`; `cut_off` firms are not in the largest."""

    firm: Thing
    parts: int
    cut_off: int
    evidence: tuple[Said, ...]
    unknown: str = "supply links that no article names; a bridge may have a bypass"


@dataclass(frozen=True, slots=True)
class Loss:
    """What stops when a firm does: customers without any supplier of a product, and theirs.

    `downstream` counts all firms that it supplies by any number of steps; `products` are those that only
    firms that stop are reported to make.
    """

    firm: Thing
    stopped: tuple[Thing, ...]
    downstream: int
    products: tuple[str, ...]
    evidence: tuple[Said, ...]
    unknown: str = "stocks, imports, substitutes, suppliers no article names; volumes are not weighed"


@dataclass(frozen=True, slots=True)
class SupplyPath:
    """One way of supply from a firm to another; `products` has one entry a step, empty where not stated."""

    path: tuple[Thing, ...]
    products: tuple[str, ...]
    evidence: tuple[Said, ...]
    unknown: str = "whether what one step delivers goes into what the next one does"


def sole_suppliers(facts: Facts) -> tuple[SoleSupplier, ...]:
    """Customers with one supplier of a product; a supplier whose product is not stated may supply any."""
    found = []
    for (customer, product), links in _needs(facts).items():
        suppliers = {link.start for link in links}
        if len(suppliers) == 1:
            own = [link for link in links if link.product == product]
            found.append(SoleSupplier(customer, product, suppliers.pop(), evidence(own)))
    return tuple(sorted(found, key=lambda row: (row.customer, row.product)))


def chokepoints(facts: Facts) -> tuple[Chokepoint, ...]:
    """Articulation points of the supply network, the one that cuts off most first."""
    links = facts.standing("supplies")
    pieces = _pieces(_network(links).to_undirected())
    touching: dict[Thing, list[Link]] = defaultdict(list)
    for link in links:
        touching[link.start].append(link)
        touching[link.end].append(link)
    rows = [
        Chokepoint(firm, len(sizes), sum(sizes) - max(sizes), evidence(touching[firm]))
        for firm, sizes in pieces.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.cut_off, -row.parts, row.firm)))


def losses(facts: Facts) -> tuple[Loss, ...]:
    """Firms whose loss stops others, the one that stops most first."""
    links = facts.standing("supplies")
    network, wants = _network(links), _wants(facts)
    bought: dict[Thing, list[Link]] = defaultdict(list)
    for link in links:
        bought[link.end].append(link)
    makers: dict[str, set[Thing]] = defaultdict(set)
    for link in facts.standing("produces"):
        makers[link.end.label].add(link.start)
    rows = []
    for firm in sorted({link.start for link in links}):
        stopped = _stopped(firm, wants, network)
        if not stopped:
            continue
        lost = {firm, *stopped}
        products = tuple(sorted(product for product, who in makers.items() if who <= lost))
        cut = [link for one in stopped for link in bought[one] if link.start in lost]
        downstream = len(networkx.descendants(network, firm))
        rows.append(Loss(firm, tuple(sorted(stopped)), downstream, products, evidence(cut)))
    return tuple(sorted(rows, key=lambda row: (-len(row.stopped), -len(row.products), row.firm)))


def paths(facts: Facts, starts: Collection[Thing], ends: Collection[Thing]) -> tuple[SupplyPath, ...]:
    """All supply paths of at most 8 steps between firms, the shortest first; 1000 at most."""
    between: dict[tuple[Thing, Thing], list[Link]] = defaultdict(list)
    for link in facts.standing("supplies"):
        between[link.start, link.end].append(link)
    network = _network(facts.standing("supplies"))
    rows = []
    for path in islice(_paths(network, starts, ends), MOST):
        steps = [between[step] for step in pairwise(path)]
        products = ["、".join(sorted({link.product for link in step} - {""})) for step in steps]
        said = evidence([link for step in steps for link in step])
        rows.append(SupplyPath(tuple(path), tuple(products), said))
    return tuple(sorted(rows, key=lambda row: (len(row.path), row.path)))


def _paths(
    network: networkx.DiGraph[Thing], starts: Iterable[Thing], ends: Iterable[Thing]
) -> Iterator[list[Thing]]:
    for start in sorted(starts):
        for end in sorted(ends):
            if start in network and end in network and start != end:
                yield from networkx.all_simple_paths(network, start, end, cutoff=LONGEST)


def _needs(facts: Facts) -> Mapping[tuple[Thing, str], tuple[Link, ...]]:
    """For each customer and product, or `` where none is stated, the claims of who may supply it."""
    bought: dict[Thing, list[Link]] = defaultdict(list)
    for link in facts.standing("supplies"):
        bought[link.end].append(link)
    return {
        (customer, product): tuple(link for link in links if not product or link.product in (product, ""))
        for customer, links in bought.items()
        for product in sorted({link.product for link in links})
    }


def _wants(facts: Facts) -> Mapping[Thing, tuple[frozenset[Thing], ...]]:
    """For each customer, the suppliers of each product it needs."""
    found: dict[Thing, tuple[frozenset[Thing], ...]] = defaultdict(tuple)
    for (customer, _), links in _needs(facts).items():
        found[customer] += (frozenset(link.start for link in links),)
    return found


def _stopped(
    firm: Thing, wants: Mapping[Thing, tuple[frozenset[Thing], ...]], network: networkx.DiGraph[Thing]
) -> frozenset[Thing]:
    """Who stops with a firm: whoever has no supplier of a product left, step by step."""
    lost, waiting = {firm}, [firm]
    while waiting:
        for customer in sorted(network.successors(waiting.pop())):
            if customer not in lost and any(suppliers <= lost for suppliers in wants[customer]):
                lost.add(customer)
                waiting.append(customer)
    return frozenset(lost - {firm})


def _network(links: Iterable[Link]) -> networkx.DiGraph[Thing]:
    found: networkx.DiGraph[Thing] = networkx.DiGraph()
    found.add_edges_from((link.start, link.end) for link in links)
    return found


def _pieces(network: networkx.Graph[Thing]) -> Mapping[Thing, list[int]]:
    """For each articulation point, the sizes of the parts that are left without it.

    Read off the tree of blocks and articulation points, so that a large network takes one pass.
    """
    points = frozenset(networkx.articulation_points(network))
    tree: networkx.Graph[Thing | int] = networkx.Graph()
    own: dict[Thing | int, int] = dict.fromkeys(points, 1)
    for number, block in enumerate(_blocks(network)):
        own[number] = len(block - points)
        tree.add_node(number)
        tree.add_edges_from((number, point) for point in block & points)
    pieces: dict[Thing, list[int]] = {}
    for part in networkx.connected_components(tree):
        root = min(node for node in part if isinstance(node, int))
        above = dict(networkx.bfs_predecessors(tree, root))
        size: dict[Thing | int, int] = {}
        for node in networkx.dfs_postorder_nodes(tree, root):
            size[node] = own[node] + sum(size[n] for n in tree[node] if above.get(n) == node)
        for point in sorted(points.intersection(part)):
            below = [size[other] for other in tree[point] if above.get(other) == point]
            pieces[point] = sorted([*below, size[root] - size[point]])
    return pieces


def _blocks(network: networkx.Graph[Thing]) -> Iterator[frozenset[Thing]]:
    for block in networkx.biconnected_components(network):
        yield frozenset(cast("set[Thing]", block))
