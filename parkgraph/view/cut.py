"""A page and a question in, a smaller page out: around one entity, inside a zone or an industry, since a day."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import TypedDict

from extractors.errors import ParkgraphError
from parkgraph.view.homes import homes
from parkgraph.view.model import Evidence, Node, Page, Period

DAY = re.compile(r"\d{4}(-\d{2}){0,2}")


class Question(TypedDict, total=False):
    """What the page is cut down to; names in any spelling, `since` an ISO year, month or day."""

    focus: str | None
    hops: int
    zone: str | None
    industry: str | None
    since: str | None


def cut(page: Page, question: Question) -> Page:
    """The page cut down to everything that is asked for at once.

    Raises ParkgraphError when no entity has a name or `since` is no date.
    """
    since, zone, industry, focus = (question.get(key) for key in ("since", "zone", "industry", "focus"))
    if since:
        page = later(page, str(since))
    if zone:
        page = belonging(page, named(page, str(zone), "Zone"))
    if industry:
        page = belonging(page, named(page, str(industry), "Industry"))
    if focus:
        page = around(page, named(page, str(focus)), question.get("hops", 2))
    return page


def named(page: Page, name: str, cls: str = "") -> Node:
    """The entity of that name, in any spelling it is found by; raises ParkgraphError when there is none."""
    wanted = name.strip().casefold()
    nodes = [node for node in page.nodes if cls in ("", node.cls)]
    exact = [node for node in nodes if wanted in _spelled(node)]
    close = [node for node in nodes if any(wanted in spelled for spelled in _spelled(node))]
    found = exact or sorted(close, key=lambda node: (len(node.label), node.id))
    if not wanted or not found:
        kind = cls.lower() or "entity"
        raise ParkgraphError(f"{name}: no {kind} of that name in the graph; try a shorter part of its name")
    return found[0]


def _spelled(node: Node) -> tuple[str, ...]:
    return tuple(text.casefold() for text in (node.label, node.english, node.id, *node.names) if text)


def around(page: Page, node: Node, hops: int) -> Page:
    """The page cut down to `node` and what is at most `hops` edges away."""
    kept = {node.id}
    for _ in range(hops):
        kept |= _linked(page, kept)
    return within(page, frozenset(kept), f"{node.label} · {hops}")


def _linked(page: Page, kept: set[str]) -> set[str]:
    touching = (edge for edge in page.edges if edge.subject in kept or edge.object in kept)
    return {end for edge in touching for end in (edge.subject, edge.object)}


def belonging(page: Page, node: Node) -> Page:
    """The page cut down to a zone or an industry: what lies in it, what is linked to it, and their zones."""
    home = homes(page)
    kept = {node.id} | {id for id, zone in home.items() if zone == node.id} | _linked(page, {node.id})
    return within(page, frozenset(kept | {home[id] for id in kept if id in home}), node.label)


def later(page: Page, since: str) -> Page:
    """The page cut down to what is said of a time that has not ended by `since`, or printed since."""
    if DAY.fullmatch(since) is None:
        raise ParkgraphError(f"{since}: is no date; write 2024, 2024-06 or 2024-06-30")
    printed = {source.id: source.published for source in page.sources}

    def recent(evidence: Evidence, period: Period) -> bool:
        return (period.latest or period.earliest or printed.get(evidence.article, "")) >= since

    edges = [
        dataclasses.replace(edge, said=tuple(one for one in edge.said if recent(one.evidence, one.period)))
        for edge in page.edges
    ]
    figures = tuple(one for one in page.figures if recent(one.evidence, one.period))
    milestones = tuple(one for one in page.milestones if recent(one.evidence, one.period))
    smaller = dataclasses.replace(
        page, edges=tuple(edge for edge in edges if edge.said), figures=figures, milestones=milestones
    )
    kept = _linked(smaller, {node.id for node in page.nodes})
    kept |= {one.subject for one in figures} | {one.subject for one in milestones}
    return within(smaller, frozenset(kept), f"≥ {since}")


def within(page: Page, kept: frozenset[str], question: str) -> Page:
    """The page with only the nodes of these ids and what is said between them."""
    nodes = tuple(node for node in page.nodes if node.id in kept)
    articles = {article for node in nodes for article in node.articles}
    return dataclasses.replace(
        page,
        nodes=nodes,
        edges=tuple(edge for edge in page.edges if edge.subject in kept and edge.object in kept),
        figures=tuple(figure for figure in page.figures if figure.subject in kept),
        milestones=tuple(one for one in page.milestones if one.subject in kept),
        sources=tuple(source for source in page.sources if source.id in articles),
        question=_joined((page.question, question)),
    )


def _joined(questions: Iterable[str]) -> str:
    return "，".join(question for question in questions if question)
