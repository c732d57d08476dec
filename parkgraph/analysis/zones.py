"""Claims of who lies where, makes what and works in which industry in; gaps, hubs and likeness of zones out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import sqrt

from parkgraph.analysis.facts import Facts, Link, Said, Thing, evidence

Mix = Mapping[Thing, Mapping[Thing, tuple[Link, ...]]]
"""Zone, then industry, then the claims that put one into the other."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A product that firms of a zone need and nobody in it is known to make or supply.

    `makers` are those elsewhere in the graph; there may be none. Plans to buy count as a need too.
    """

    zone: Thing
    product: str
    needed_by: tuple[Thing, ...]
    makers: tuple[Thing, ...]
    suppliers: tuple[Thing, ...]
    evidence: tuple[Said, ...]
    unknown: str = "makers and needs that no article names"


@dataclass(frozen=True, slots=True)
class Hub:
    """How much of an industry a zone has: firms, projects, supply links across its border.

    `stated` when an article says so of the zone itself.
    """

    industry: Thing
    zone: Thing
    firms: tuple[Thing, ...]
    projects: tuple[Thing, ...]
    links_out: int
    stated: bool
    evidence: tuple[Said, ...]
    unknown: str = "firms whose industry or place no article names; size is not weighed"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two zones are by their mix of industries: the cosine, 1 for the same mix."""

    zone: Thing
    other: Thing
    likeness: Decimal
    shared: tuple[Thing, ...]
    evidence: tuple[Said, ...]
    unknown: str = "industries that no article names; each named firm counts the same"


def gaps(facts: Facts, zones: Iterable[Thing] | None = None) -> tuple[Gap, ...]:
    """Upstream gaps of some zones, or of all, sorted by zone; what nobody in the graph makes comes first."""
    makers: dict[str, set[Thing]] = defaultdict(set)
    for link in facts.standing("produces"):
        makers[link.end.label].add(link.start)
    suppliers: dict[str, set[Thing]] = defaultdict(set)
    for link in facts.standing("supplies"):
        suppliers[link.product].add(link.start)
    rows = []
    bought = _bought(facts)
    for zone in sorted(facts.zones if zones is None else zones):
        inside = facts.zones.get(zone, {})
        for product, links in _needs(bought, inside).items():
            if (makers[product] | suppliers[product]) & {zone, *inside}:
                continue
            buyers = tuple(sorted({link.end for link in links}))
            where = [link for buyer in buyers for link in inside[buyer]]
            others = (tuple(sorted(makers[product])), tuple(sorted(suppliers[product])))
            rows.append(Gap(zone, product, buyers, *others, evidence([*links, *where])))
    return tuple(sorted(rows, key=lambda row: (row.zone, len(row.makers), row.product)))


def _bought(facts: Facts) -> Mapping[Thing, list[Link]]:
    """Who buys what by whatever claim, a denied one apart."""
    found: dict[Thing, list[Link]] = defaultdict(list)
    for link in facts.links:
        if link.relation == "supplies" and link.product and link.modality != "negated":
            found[link.end].append(link)
    return found


def _needs(bought: Mapping[Thing, list[Link]], inside: Iterable[Thing]) -> Mapping[str, list[Link]]:
    needs: dict[str, list[Link]] = defaultdict(list)
    for link in sorted(link for buyer in inside for link in bought.get(buyer, ())):
        needs[link.product].append(link)
    return needs


def hubs(facts: Facts, industries: Iterable[Thing] | None = None) -> tuple[Hub, ...]:
    """Zones of some industries, or of all, sorted by industry; the zone with most of it comes first."""
    works = _works(facts)
    wanted = None if industries is None else set(industries)
    traded: dict[Thing, list[Link]] = defaultdict(list)
    for link in facts.standing("supplies"):
        traded[link.start].append(link)
        traded[link.end].append(link)
    rows = []
    for zone, mix in _mixes(facts).items():
        inside = facts.zones.get(zone, {})
        for industry, links in mix.items():
            if wanted is not None and industry not in wanted:
                continue
            members = [thing for thing in inside if industry in works.get(thing, {})]
            firms = tuple(thing for thing in members if thing.type == "Firm")
            projects = tuple(thing for thing in members if thing.type == "Project")
            out = [
                link for firm in firms for link in traded[firm] if not {link.start, link.end} <= set(inside)
            ]
            stated = industry in works.get(zone, {})
            said = evidence([*links, *out])
            rows.append(
                Hub(industry, zone, firms, projects, len({(o.start, o.end) for o in out}), stated, said)
            )
    return tuple(sorted(rows, key=_most_first))


def _most_first(row: Hub) -> tuple[Thing, int, int, bool, Thing]:
    return row.industry, -len(row.firms) - len(row.projects), -row.links_out, not row.stated, row.zone


def likeness(facts: Facts, zones: Iterable[Thing] | None = None) -> tuple[Likeness, ...]:
    """Pairs of zones that share an industry, the most alike first; only those with one of `zones`, if given."""
    works, mixes, wanted = _works(facts), _mixes(facts), None if zones is None else set(zones)
    counts = {zone: _counts(zone, mix, facts, works) for zone, mix in mixes.items()}
    rows = []
    for one, other in combinations(sorted(mixes), 2):
        shared = tuple(industry for industry in mixes[one] if industry in mixes[other])
        if not shared or not (wanted is None or wanted & {one, other}):
            continue
        product = sum(counts[one][industry] * counts[other][industry] for industry in shared)
        size = sqrt(sum(n * n for n in counts[one].values()) * sum(n * n for n in counts[other].values()))
        links = [link for zone in (one, other) for industry in shared for link in mixes[zone][industry]]
        cosine = Decimal(f"{product / size:.3f}")
        rows.append(Likeness(one, other, cosine, shared, evidence(links)))
    return tuple(sorted(rows, key=lambda row: (-row.likeness, row.zone, row.other)))


def _works(facts: Facts) -> Mapping[Thing, Mapping[Thing, list[Link]]]:
    """Who works in which industry, by which claims."""
    found: dict[Thing, dict[Thing, list[Link]]] = defaultdict(lambda: defaultdict(list))
    for link in facts.standing("operatesIn", "partOfCluster"):
        if link.end.type == "Industry":
            found[link.start][link.end].append(link)
    return found


def _mixes(facts: Facts) -> Mix:
    """The industries of every zone, those of the zone itself and of who lies in it, sorted."""
    works = _works(facts)
    found: dict[Thing, dict[Thing, tuple[Link, ...]]] = defaultdict(lambda: defaultdict(tuple))
    for zone in sorted({*facts.zones, *(thing for thing in works if thing.type == "Zone")}):
        for thing, where in ((zone, ()), *facts.zones.get(zone, {}).items()):
            for industry, links in works.get(thing, {}).items():
                found[zone][industry] += (*links, *where)
    return {zone: dict(sorted(mix.items())) for zone, mix in found.items()}


def _counts(
    zone: Thing, mix: Mapping[Thing, object], facts: Facts, works: Mapping[Thing, Mapping[Thing, object]]
) -> Mapping[Thing, int]:
    """How many work in each industry of a zone; the zone itself counts as one."""
    members = [zone, *facts.zones.get(zone, {})]
    return {industry: sum(industry in works.get(thing, {}) for thing in members) for industry in mix}
