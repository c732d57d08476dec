"""What the HTML page shows, as plain values: articles, nodes, edges with their evidence, figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

MarkKind = Literal["subject", "object", "cue"]
STANDING: frozenset[str] = frozenset({"fact", "limit"})
"""Modalities that make a direct edge; everything else is said, but does not stand (drawn dashed)."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One article; `published` is an ISO date or empty, `file` the name of the file it was read from."""

    id: str
    title: str
    published: str = ""
    publisher: str = ""
    file: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """`sentence[start:end]` is one end of a claim or the words that say it."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """Who says a thing, where, how surely, and the whole sentence; `speaker` and `article` are ids or empty.

    `elsewhere` are the words of an end that stand outside the sentence (the antecedent of a pronoun).
    """

    article: str
    sentence: str
    marks: tuple[Mark, ...] = ()
    elsewhere: tuple[str, ...] = ()
    modality: str = "fact"
    confidence: float = 1.0
    speaker: str = ""
    how: str = "stated"


@dataclass(frozen=True, slots=True)
class Period:
    """A time as printed and the inclusive ISO dates it stands for, empty where open or unknown."""

    text: str = ""
    earliest: str = ""
    latest: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of an edge: its evidence, its qualifiers (role, product, amount, …) and its period."""

    evidence: Evidence
    qualifiers: tuple[tuple[str, str], ...] = ()
    period: Period = Period()


@dataclass(frozen=True, slots=True)
class Node:
    """One entity: `cls` its top class (`Zone`), `kind` the narrowest (`HighTechZone`), `names` the others."""

    id: str
    cls: str
    kind: str
    label: str
    english: str = ""
    names: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """All claims of one subject, relation and object."""

    subject: str
    relation: str
    object: str
    said: tuple[Said, ...]

    @property
    def stands(self) -> bool:
        """True when at least one claim reports it as so."""
        return any(one.evidence.modality in STANDING for one in self.said)

    @property
    def products(self) -> tuple[str, ...]:
        """What is supplied or made, each once, in the order of the claims."""
        found = (value for one in self.said for name, value in one.qualifiers if name == "product")
        return tuple(dict.fromkeys(found))

    @property
    def sure(self) -> float:
        """The confidence of the surest claim."""
        return max((one.evidence.confidence for one in self.said), default=0.0)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One number said of `subject`: `printed` as in the text, `value` in `unit`; `of` the level's id.

    `kind` is actual, target, forecast or limit; `measure` level, growth, share or rank.
    """

    id: str
    subject: str
    indicator: str
    printed: str
    value: float
    unit: str
    kind: str
    measure: str
    evidence: Evidence
    comparator: str = "="
    growth: float | None = None
    of: str = ""
    period: Period = Period()


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """One dated event in the life of `subject`: `event` is 签约, 开工, 投产 and the like."""

    id: str
    subject: str
    event: str
    evidence: Evidence
    period: Period = Period()


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page can show, every list sorted; `question` names the cut-out, if it is one."""

    sources: tuple[Source, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    figures: tuple[FigureRow, ...] = ()
    milestones: tuple[MilestoneRow, ...] = ()
    title: str = "产业园区知识图谱"
    question: str = ""

    def by_id(self) -> Mapping[str, Node]:
        """The nodes by their id."""
        return {node.id: node for node in self.nodes}
