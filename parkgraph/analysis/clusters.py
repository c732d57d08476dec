"""Claims between firms in; the communities they form, held against the clusters that are declared, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import networkx

from parkgraph.analysis.facts import Facts, Link, Said, Thing, evidence

TIES = ("supplies", "cooperatesWith", "investsIn", "subsidiaryOf")
"""Relations between firms that tie a community."""
Firms = frozenset[Thing]


@dataclass(frozen=True, slots=True)
class Community:
    """A declared cluster and the community of linked firms most like it; either may be missing.

    `agreement` is the number of firms in both over that in either. `only_declared` belong to the cluster but
    are not linked to the community, `only_linked` the other way round.
    """

    cluster: Thing | None
    both: tuple[Thing, ...]
    only_declared: tuple[Thing, ...]
    only_linked: tuple[Thing, ...]
    agreement: Decimal
    evidence: tuple[Said, ...]
    unknown: str = "links and members that no article names; where one community ends is a matter of degree"


def communities(facts: Facts) -> tuple[Community, ...]:
    """Declared clusters with the community most like each, then the communities that no cluster declares."""
    ties = [link for link in facts.standing(*TIES) if link.start.type == link.end.type == "Firm"]
    linked, tied = _linked(ties), defaultdict[Thing, list[Link]](list)
    for link in ties:
        tied[link.start].append(link)
    declared: dict[Thing, list[Link]] = defaultdict(list)
    for link in facts.standing("partOfCluster"):
        declared[link.end].append(link)
    rows, known = [], set()
    for cluster in sorted(declared):
        members = frozenset(link.start for link in declared[cluster])
        best = max(linked, key=lambda firms: _agreement(members, firms), default=frozenset())
        best = best if members & best else frozenset()
        known.add(best)
        rows.append(_row(cluster, members, best, [*declared[cluster], *_inside(tied, best)]))
    rest = (firms for firms in linked if firms not in known)
    return (*rows, *(_row(None, frozenset(), firms, _inside(tied, firms)) for firms in rest))


def _row(cluster: Thing | None, members: Firms, firms: Firms, links: Sequence[Link]) -> Community:
    parts = (members & firms, members - firms, firms - members)
    both, declared, linked = (tuple(sorted(part)) for part in parts)
    agreement = Decimal(f"{_agreement(members, firms):.3f}")
    return Community(cluster, both, declared, linked, agreement, evidence(links))


def _agreement(one: Firms, other: Firms) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _inside(tied: Mapping[Thing, Sequence[Link]], firms: Firms) -> list[Link]:
    return [link for firm in firms for link in tied[firm] if link.end in firms]


def _linked(ties: Sequence[Link]) -> tuple[Firms, ...]:
    """Communities by Louvain's method, the largest first; the same ties always give the same ones."""
    firms = sorted({firm for link in ties for firm in (link.start, link.end)})
    numbers: Mapping[Thing, int] = {firm: number for number, firm in enumerate(firms)}
    network: networkx.Graph[int] = networkx.Graph()
    network.add_nodes_from(range(len(firms)))
    network.add_edges_from(sorted({(numbers[link.start], numbers[link.end]) for link in ties}))
    if not ties:
        return ()
    found = networkx.community.louvain_communities(network, seed=0)
    groups = (frozenset(firms[number] for number in group) for group in found)
    return tuple(sorted(groups, key=lambda group: (-len(group), sorted(group))))
