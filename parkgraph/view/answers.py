"""A page in, what its first screen answers out: zones, industries, supply chains, projects, plans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parkgraph.view.model import STANDING, Edge, Page

AMOUNT = re.compile(r"([\d.,]+)\s*(万亿|千亿|百亿|亿|千万|百万|万)?\s*(美元|欧元|港元|元)")
SCALES = {"万亿": 1e12, "千亿": 1e11, "百亿": 1e10, "亿": 1e8, "千万": 1e7, "百万": 1e6, "万": 1e4, "": 1.0}
RATES = {"元": 1.0, "美元": 7.0, "欧元": 7.5, "港元": 0.9}
"""Rough, for sorting only; the page prints the amount as the text has it."""


@dataclass(frozen=True, slots=True)
class ZoneAnswer:
    """What lies in one zone: ids, the most linked first."""

    zone: str
    firms: tuple[str, ...]
    projects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProjectAnswer:
    """One project: its zone, the largest amount said of it, its latest reported stage; empty if unknown."""

    project: str
    zone: str
    amount: str
    yuan: float
    stage: str
    when: str


@dataclass(frozen=True, slots=True)
class Answers:
    """Ids throughout; a chain runs from first supplier to last customer; `sole` are single supply edges."""

    zones: tuple[ZoneAnswer, ...]
    industries: tuple[tuple[str, int], ...]
    chains: tuple[tuple[str, ...], ...]
    sole: tuple[Edge, ...]
    projects: tuple[ProjectAnswer, ...]
    planned: tuple[Edge, ...]


def answers(page: Page, home: Mapping[str, str]) -> Answers:
    """Everything the first screen says beyond plain counts."""
    supplies = [edge for edge in page.edges if edge.relation == "supplies"]
    return Answers(
        zones=_zones(page, home),
        industries=_industries(page),
        chains=chains(supplies),
        sole=_sole(supplies),
        projects=_projects(page, home),
        planned=tuple(edge for edge in page.edges if not edge.stands),
    )


def _degree(page: Page) -> Mapping[str, int]:
    degree: dict[str, int] = {node.id: 0 for node in page.nodes}
    for edge in page.edges:
        degree[edge.subject] += 1
        degree[edge.object] += 1
    return degree


def _zones(page: Page, home: Mapping[str, str]) -> tuple[ZoneAnswer, ...]:
    degree = _degree(page)
    cls = {node.id: node.cls for node in page.nodes}
    inside: dict[str, set[str]] = {node.id: set() for node in page.nodes if node.cls == "Zone"}
    located = [
        (edge.subject, edge.object) for edge in page.edges if edge.relation == "locatedIn" and edge.stands
    ]
    for id, zone in (*located, *home.items()):
        if zone in inside:
            inside[zone].add(id)

    def of(zone: str, wanted: str) -> tuple[str, ...]:
        found = [id for id in inside[zone] if cls[id] == wanted]
        return tuple(sorted(found, key=lambda id: (-degree[id], id)))

    found = [ZoneAnswer(zone, of(zone, "Firm"), of(zone, "Project")) for zone in inside]
    return tuple(sorted(found, key=lambda one: (-len(one.firms), -degree[one.zone], one.zone)))


def _industries(page: Page) -> tuple[tuple[str, int], ...]:
    """Each industry with the number of firms and zones said to be in it, the leading ones first."""
    members: dict[str, set[str]] = {}
    for edge in page.edges:
        if edge.relation in ("operatesIn", "partOfCluster") and edge.stands:
            members.setdefault(edge.object, set()).add(edge.subject)
    industries = {node.id for node in page.nodes if node.cls == "Industry"}
    counted = [(id, len(found)) for id, found in members.items() if id in industries]
    return tuple(sorted(counted, key=lambda one: (-one[1], one[0])))


def chains(supplies: Iterable[Edge], most: int = 5, longest: int = 12) -> tuple[tuple[str, ...], ...]:
    """The longest supply chains without a loop, from every firm that nobody is said to supply."""
    onward: dict[str, list[str]] = {}
    for edge in supplies:
        onward.setdefault(edge.subject, []).append(edge.object)
    supplied = {end for ends in onward.values() for end in ends}
    found: list[tuple[str, ...]] = []

    def walk(path: tuple[str, ...]) -> None:
        ends = [end for end in onward.get(path[-1], ()) if end not in path and len(path) < longest]
        if not ends and len(path) > 1:
            found.append(path)
        for end in ends:
            if len(found) < 2000:
                walk((*path, end))

    for start in sorted(set(onward) - supplied) or sorted(onward):
        walk((start,))
    return tuple(sorted(found, key=lambda path: (-len(path), path))[:most])


def _sole(supplies: Iterable[Edge]) -> tuple[Edge, ...]:
    """Supply edges of a product, or to a customer, for which no second supplier is known here."""
    edges = [edge for edge in supplies if edge.stands]
    suppliers: dict[tuple[str, str], set[str]] = {}
    for edge in edges:
        for product in _products(edge):
            suppliers.setdefault((edge.object, product), set()).add(edge.subject)
    return tuple(
        edge for edge in edges if any(len(suppliers[edge.object, one]) == 1 for one in _products(edge))
    )


def _products(edge: Edge) -> tuple[str, ...]:
    found = {text for said in edge.said for name, text in said.qualifiers if name == "product"}
    return tuple(sorted(found)) or ("",)


def yuan(text: str) -> float:
    """`13亿元` -> 1300000000.0, a rough amount to sort by; 0.0 when no amount is printed."""
    match = AMOUNT.search(text)
    if match is None:
        return 0.0
    return float(match[1].replace(",", "") or 0) * SCALES[match[2] or ""] * RATES[match[3]]


def _projects(page: Page, home: Mapping[str, str]) -> tuple[ProjectAnswer, ...]:
    amounts: dict[str, set[str]] = {}
    stages: dict[str, set[tuple[str, str]]] = {}
    for edge in page.edges:
        for said in edge.said:
            qualifiers = dict(said.qualifiers)
            for end in (edge.subject, edge.object):
                if "amount" in qualifiers:
                    amounts.setdefault(end, set()).add(qualifiers["amount"])
                if "stage" in qualifiers:
                    stages.setdefault(end, set()).add((said.period.earliest, qualifiers["stage"]))
    for figure in page.figures:
        if figure.unit.endswith("元") and figure.measure == "level":
            amounts.setdefault(figure.subject, set()).add(figure.printed)
    for milestone in page.milestones:
        if milestone.evidence.modality in STANDING:
            stages.setdefault(milestone.subject, set()).add((milestone.period.earliest, milestone.event))
    found = []
    for node in page.nodes:
        if node.cls == "Project":
            amount = max(amounts.get(node.id, {""}), key=lambda text: (yuan(text), text))
            when, stage = max(stages.get(node.id, {("", "")}))
            found.append(ProjectAnswer(node.id, home.get(node.id, ""), amount, yuan(amount), stage, when))
    return tuple(sorted(found, key=lambda one: (-one.yuan, not one.stage, one.project)))
