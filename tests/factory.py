"""Sentences about invented firms and zones in, Extractions out: what tests of the store use."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from extractors.model import (
    Article,
    Claim,
    Comparator,
    Document,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Figure,
    Milestone,
    Modality,
    Period,
    Piece,
    RelationType,
    Sentence,
    Span,
)

YEAR = Period("2031年", date(2031, 1, 1), date(2031, 12, 31))
NEXT_YEAR = Period("2032年", date(2032, 1, 1), date(2032, 12, 31))


@dataclass
class Draft:
    """An article under way: sentences are added as they are needed, spans point into them."""

    id: str
    title: str = "题目"
    source: str = ""
    published: date | None = date(2031, 6, 1)
    publisher: str | None = "测试日报"
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)

    def entity(
        self, type: EntityType, name: str, *mentions: str, kind: str = "", generic: bool = False
    ) -> str:
        """Adds an entity, or gives back the id of the one that has this name."""
        id = f"{type.lower()}-{name}"
        self.entities.setdefault(id, Entity(id, type, name, mentions, kind or type, (), generic))
        return id

    def say(self, text: str) -> Sentence:
        """Adds a sentence, or gives back the one that says this."""
        for sentence in self.sentences:
            if sentence.text == text:
                return sentence
        piece = Piece(0, len(self.text), len(text))
        self.text += text + "\n"
        self.sentences.append(Sentence(len(self.sentences), 0, "body", text, (piece,)))
        return self.sentences[-1]

    def evidence(self, text: str, *parts: str) -> Evidence:
        """The spans of a sentence and of the subject, object and cue in it; a part not in it has none."""
        sentence = self.say(text)
        spans: list[tuple[Span, ...]] = []
        for part in (*parts, "", "", "")[:3]:
            at = text.find(part) if part else -1
            spans.append(sentence.spans(at, at + len(part)) if at >= 0 else ())
        return Evidence(sentence.spans(0, len(text)), spans[0], spans[1], spans[2])

    def claim(
        self,
        type: RelationType,
        ends: tuple[str, str],
        text: str,
        modality: Modality = "fact",
        *,
        speaker: str | None = None,
        **qualifiers: str,
    ) -> None:
        """Adds a claim between two entity ids."""
        evidence = self.evidence(text, *(self._form(id, text) for id in ends))
        pairs = tuple(sorted(qualifiers.items()))
        pattern = f"{type}.1"
        self.claims.append(Claim(type, *ends, modality, evidence, pattern, 0.9, speaker, pairs))

    def figure(
        self,
        subject: str,
        indicator: str,
        printed: tuple[str, str, str],
        text: str,
        modality: Modality = "fact",
        *,
        period: Period | None = YEAR,
        measure: Literal["level", "growth", "share", "rank"] = "level",
        of: int | None = None,
        comparator: Comparator = "=",
    ) -> int:
        """Adds a figure; `printed` is (value, unit, normal value in base units). Gives its position."""
        value, unit, normal = printed
        evidence = self.evidence(text, self._form(subject, text))
        base = "元" if unit.endswith("元") else unit
        figure = Figure(
            subject,
            indicator,
            Decimal(value),
            unit,
            value + unit,
            Decimal(normal),
            base,
            comparator,
            modality,
            evidence,
        )
        self.figures.append(replaced(figure, measure=measure, period=period, of=of))
        return len(self.figures) - 1

    def _form(self, id: str, text: str) -> str:
        """The surface form of an entity that the sentence has; where it has none, its first word."""
        entity = self.entities[id]
        return next((form for form in (entity.name, *entity.mentions) if form in text), text[:2])

    def milestone(self, subject: str, event: str, text: str, modality: Modality = "fact") -> None:
        """Adds a milestone of the year 2031."""
        self.milestones.append(Milestone(subject, event, YEAR, modality, self.evidence(text)))

    def extraction(self) -> Extraction:
        """The article as it stands."""
        digest = sha256(self.text.encode()).hexdigest()
        document = Document(self.source or f"{self.id}.txt", self.text, digest, "utf-8")
        article = Article(
            self.id, self.title, tuple(self.sentences), document, self.published, self.publisher
        )
        entities = tuple(self.entities.values())
        return Extraction(article, entities, tuple(self.claims), tuple(self.figures), tuple(self.milestones))


def replaced(figure: Figure, **values: object) -> Figure:
    """The figure with other values."""
    from dataclasses import replace

    return replace(figure, **values)  # type: ignore[arg-type]


def park() -> Extraction:
    """A zone, its firms, a supply edge with product, a cluster and its leader."""
    draft = Draft("park", "云岭经开区：链上的企业", published=date(2031, 3, 5))
    zone = draft.entity("Zone", "云岭经济技术开发区", "云岭经开区", "经开区", kind="EconomicDevelopmentZone")
    maker = draft.entity("Firm", "云岭青禾电池科技有限公司", "青禾电池", "公司")
    caps = draft.entity("Firm", "云岭松果精密制造有限公司", "松果精密")
    battery = draft.entity("Industry", "动力电池产业集群")
    cap = draft.entity("Product", "电池盖帽")
    boss = draft.entity("Person", "许望川")
    city = draft.entity("Place", "云岭市", "云岭")
    where = "云岭青禾电池科技有限公司和云岭松果精密制造有限公司都落户云岭经济技术开发区。"
    supply = "云岭松果精密制造有限公司为云岭青禾电池科技有限公司供应电池盖帽。"
    draft.claim("locatedIn", (maker, zone), where)
    draft.claim("locatedIn", (caps, zone), where)
    draft.claim("locatedIn", (zone, city), where)
    draft.claim("supplies", (caps, maker), supply, product="电池盖帽")
    draft.claim("produces", (caps, cap), supply)
    draft.claim("operatesIn", (zone, battery), "云岭经济技术开发区建起动力电池产业集群。")
    led = "青禾电池是动力电池产业集群的龙头。"
    draft.claim("partOfCluster", (maker, battery), led, role="龙头")
    draft.claim("holdsRole", (boss, maker), "许望川是青禾电池总经理。", role="总经理")
    level = draft.figure(
        zone, "工业总产值", ("120.50", "亿元", "12050000000"), "工业总产值120.5亿元，增长8.2%。"
    )
    growth = "工业总产值120.5亿元，增长8.2%。"
    draft.figure(zone, "工业总产值同比增长", ("8.2", "%", "8.2"), growth, measure="growth", of=level)
    goal = "明年工业总产值力争150亿元。"
    draft.figure(zone, "工业总产值", ("150", "亿元", "15000000000"), goal, "target", period=NEXT_YEAR)
    return draft.extraction()


def ports() -> Extraction:
    """Another article on the same firms by their short names: an export, one planned, and a project."""
    draft = Draft("ports", "青禾电池扬帆", published=date(2031, 9, 1), publisher="港口周刊")
    maker = draft.entity("Firm", "青禾电池")
    zone = draft.entity("Zone", "云岭经开区")
    project = draft.entity("Project", "青禾电池二期项目")
    near, far = draft.entity("Place", "泰国"), draft.entity("Place", "秘鲁")
    draft.claim("exportsTo", (maker, near), "青禾电池的产品已销往泰国。", product="电池")
    draft.claim("exportsTo", (maker, far), "青禾电池计划出口秘鲁。", "plan")
    built = "青禾电池投资30亿元在云岭经开区建设青禾电池二期项目，已经开工。"
    draft.claim("investsIn", (maker, project), built, amount="30亿元", stage="在建")
    draft.claim("locatedIn", (project, zone), built)
    draft.claim("locatedIn", (maker, zone), built)
    draft.milestone(project, "开工", built)
    value = draft.figure(zone, "工业总产值", ("121", "亿元", "12100000000"), "工业总产值121亿元。")
    assert value == 0
    return draft.extraction()


def policy() -> Extraction:
    """A zone's rule with a cap, a partner, and what a person claims."""
    draft = Draft("policy", "云岭经开区出台办法", publisher=None, published=None)
    zone = draft.entity("Zone", "云岭经开区")
    rule = draft.entity("Policy", "《云岭经开区设备补贴办法》", "《办法》")
    maker = draft.entity("Firm", "云岭青禾电池科技有限公司", "青禾电池")
    school = draft.entity("Organization", "云岭大学", kind="ResearchInstitution")
    boss = draft.entity("Person", "许望川")
    draft.claim("issues", (zone, rule), "云岭经开区发布《云岭经开区设备补贴办法》。")
    cap = "单个企业补贴最高500万元。"
    draft.figure(rule, "补贴上限", ("500", "万元", "5000000"), cap, "limit", period=None, comparator="<=")
    draft.claim("cooperatesWith", (maker, school), "青禾电池与云岭大学共建实验室。")
    said = "许望川说，青禾电池与云岭大学的合作全国领先。"
    draft.claim("cooperatesWith", (maker, school), said, "claim", speaker=boss)
    return draft.extraction()


ALL = (park, ports, policy)


def every() -> tuple[Extraction, ...]:
    """All articles, made anew."""
    return tuple(make() for make in ALL)


def golden(path: Path) -> None:
    """Writes the graph of all articles."""
    from graph_store.export import export
    from graph_store.store import Store

    with TemporaryDirectory() as folder, Store.open(folder) as store:
        store.replace(*every())
        export(store, path)


if __name__ == "__main__":
    golden(Path(__file__).parent / "data" / "store.ttl")
