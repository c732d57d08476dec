"""The values that pass between the stages: Article -> Sentence -> Mention -> Entity -> Claim, Figure, Milestone.

Offsets count code points, 0-based, end exclusive. Dates are inclusive intervals. Everything is frozen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

EntityType = Literal[
    "Zone", "Firm", "Organization", "Person", "Place", "Industry", "Product", "Project", "Policy", "Event"
]
RelationType = Literal[
    "locatedIn",
    "overlapsWith",
    "operatesIn",
    "produces",
    "supplies",
    "cooperatesWith",
    "investsIn",
    "subsidiaryOf",
    "issues",
    "holdsRole",
    "partOfCluster",
    "exportsTo",
]
Modality = Literal["fact", "claim", "plan", "target", "forecast", "encouraged", "limit", "negated"]
"""How a thing is said: `fact` reported as so; `claim` asserted by an interested speaker; `plan` intended;
`target` aimed at; `forecast` expected; `encouraged` merely urged; `limit` a rule in force; `negated` denied."""
SentenceKind = Literal["title", "heading", "byline", "body", "caption"]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]

ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
RELATION_TYPES: tuple[RelationType, ...] = get_args(RelationType)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A verbatim piece of a document: `document.text[start:end] == exact`."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Document:
    """One source as decoded; `name` is the file name (with `#line` for a JSON line), `sha256` of its bytes."""

    name: str
    text: str
    sha256: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Piece:
    """`length` characters of a sentence from `at` on stand in the document from `start` on, unchanged."""

    at: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A repaired sentence (no line breaks inside); `pieces`, in order, lead back to the document."""

    index: int
    paragraph: int
    kind: SentenceKind
    text: str
    pieces: tuple[Piece, ...]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Document spans of `text[start:end]`, one for each unbroken run; raises ValueError when out of range."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span {start}:{end} in a sentence of {len(self.text)} characters")
        found = []
        for piece in self.pieces:
            low, high = max(start, piece.at), min(end, piece.at + piece.length)
            if low < high:
                shift = piece.start - piece.at
                found.append(Span(low + shift, high + shift, self.text[low:high]))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Article:
    """One news article; `id` is the JSON line's own id, else the file's stem (`stem#2` for a page's second)."""

    id: str
    title: str
    sentences: tuple[Sentence, ...]
    document: Document
    published: date | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed span of one sentence; `name` is what it denotes once resolved, `finder` who proposed it.

    `parts` are the mentions inside it (a zone holds its place). `antecedent` is the mention that a pronoun or
    short form stands for.
    """

    sentence: int
    start: int
    end: int
    type: EntityType
    text: str
    finder: str
    score: float = 1.0
    name: str = ""
    parts: tuple[Mention, ...] = ()
    antecedent: Mention | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of one article: `name` its longest natural form, `mentions` all other surface forms, sorted.

    `kind` is the subclass where the words show it (`GovernmentBody`, `HighTechZone`, ...), else the type.
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[str, ...]
    kind: str
    spans: tuple[Span, ...]
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A time as printed and the inclusive interval it stands for; a None end is open or unknown."""

    text: str
    earliest: date | None = None
    latest: date | None = None

    @property
    def iso(self) -> str | None:
        """`2024-01-01/2024-09-30`, `2029-12-04/` when open to the right, None when nothing is known."""
        if self.earliest is None and self.latest is None:
            return None
        return f"{self.earliest or ''}/{self.latest or ''}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a claim stands: the spans of its whole sentence, of both ends, and of the cue that says it.

    `how` is `stated`, `antecedent` (an end is a pronoun or dropped subject whose antecedent's span is listed) or
    `name` (the relation lies inside one name).
    """

    sentence: tuple[Span, ...]
    subject: tuple[Span, ...]
    object: tuple[Span, ...]
    cue: tuple[Span, ...]
    how: Literal["stated", "antecedent", "name"] = "stated"


@dataclass(frozen=True, slots=True)
class Claim:
    """`subject` and `object` are ids of the same article's entities; `speaker` an entity id or None.

    `qualifiers` are (key, value) pairs out of role, product, amount, volume, stake, stage, period; a product's
    value is the printed string.
    """

    type: RelationType
    subject: str
    object: str
    modality: Modality
    evidence: Evidence
    pattern: str
    confidence: float
    speaker: str | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One number said of one entity. `value` and `unit` as printed (`13`, `亿元`); `normal` in base units.

    `measure` tells a level from a growth rate, a share or a rank; a growth or share names in `of` the position,
    in the article's figures, of the level it belongs to. `alternatives` are subjects equally defensible.
    """

    subject: str
    indicator: str
    value: Decimal
    unit: str
    printed: str
    normal: Decimal
    normal_unit: str
    comparator: Comparator
    modality: Modality
    evidence: Evidence
    measure: Literal["level", "growth", "share", "rank"] = "level"
    period: Period | None = None
    of: int | None = None
    speaker: str | None = None
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated event in the life of an entity, mostly a project: 签约, 开工, 投产, 达产, 竣工, 发布, 举行."""

    subject: str
    event: str
    period: Period
    modality: Modality
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that was left out as too unlikely: names of its ends, how likely it is, its sentence and the cue."""

    type: RelationType
    subject: str
    object: str
    confidence: float
    sentence: tuple[Span, ...]
    cue: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything one article says. `open` lists what was left undecided, as printable lines."""

    article: Article
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    open: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
