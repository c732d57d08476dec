"""Pages to draw: an invented one with one of everything, one whose every text attacks, and large ones."""

from __future__ import annotations

import random
from dataclasses import replace

from parkgraph.view.model import (
    Edge,
    Evidence,
    FigureRow,
    Mark,
    MarkKind,
    MilestoneRow,
    Node,
    Page,
    Period,
    Said,
    Source,
)

ARTICLE = "article/lan-he-1a2b3c4d"
ATTACKS = (
    "<img src=x onerror=window.hit=1>",
    "</script><script>window.hit=1</script>",
    "<!--<script>",
    '" onmouseover="window.hit=1',
    "javascript:window.hit=1",
    "<a href='javascript:window.hit=1'>href</a>",
    "select_menu \u2028 \u2029 \ud800 {{ title }} ${window.hit=1}",
)


def said(sentence: str, subject: str, object: str, modality: str = "fact", **qualifiers: str) -> Said:
    """A claim whose ends are marked where they stand in the sentence."""
    kinds: tuple[MarkKind, ...] = ("subject", "object")
    places = ((kind, text, sentence.find(text)) for kind, text in zip(kinds, (subject, object)))
    marks = tuple(sorted(Mark(at, at + len(text), kind) for kind, text, at in places if at >= 0))
    how = "stated" if len(marks) == 2 else "antecedent"
    evidence = Evidence(ARTICLE, sentence, marks, modality=modality, confidence=0.9, how=how)
    return Said(evidence, tuple(sorted(qualifiers.items())))


def example() -> Page:
    """Two zones, a chain of three firms, a project with an amount, a plan, figures with growth and a target."""
    nodes = (
        Node(
            "firm/bo-lan",
            "Firm",
            "Firm",
            "蓝河市博兰精密部件有限公司",
            "Bolan Precision",
            ("博兰精密",),
            articles=(ARTICLE,),
        ),
        Node("firm/heng-yue", "Firm", "Firm", "蓝河恒越电驱有限公司", "", ("恒越电驱",), articles=(ARTICLE,)),
        Node("firm/mu-chuan", "Firm", "Firm", "牧川客车股份有限公司", "", ("牧川客车",), articles=(ARTICLE,)),
        Node("industry/dian-qu", "Industry", "Industry", "电驱动", articles=(ARTICLE,)),
        Node(
            "place/lan-he",
            "Place",
            "Place",
            "蓝河市",
            codes=(("divisionCode", "990100"),),
            articles=(ARTICLE,),
        ),
        Node("product/zhuan-zi", "Product", "Product", "电机转子", articles=(ARTICLE,)),
        Node("project/er-qi", "Project", "Project", "恒越电驱二期项目", articles=(ARTICLE,)),
        Node(
            "zone/lan-he",
            "Zone",
            "EconomicDevelopmentZone",
            "蓝河经济技术开发区",
            "",
            ("蓝河经开区",),
            articles=(ARTICLE,),
        ),
        Node("zone/ting-zhou", "Zone", "HighTechZone", "汀洲高新区", articles=(ARTICLE,)),
    )
    edges = (
        _edge(
            "firm/bo-lan", "locatedIn", "zone/lan-he", "博兰精密位于蓝河经开区。", "博兰精密", "蓝河经开区"
        ),
        _edge(
            "firm/bo-lan",
            "supplies",
            "firm/heng-yue",
            "博兰精密为恒越电驱供应电机转子。",
            "博兰精密",
            "恒越电驱",
            product="电机转子",
        ),
        _edge(
            "firm/heng-yue",
            "investsIn",
            "project/er-qi",
            "恒越电驱投资8亿元建设二期。",
            "恒越电驱",
            "二期",
            amount="8亿元",
        ),
        _edge(
            "firm/heng-yue", "locatedIn", "zone/lan-he", "恒越电驱落户蓝河经开区。", "恒越电驱", "蓝河经开区"
        ),
        _edge(
            "firm/heng-yue", "operatesIn", "industry/dian-qu", "恒越电驱深耕电驱动。", "恒越电驱", "电驱动"
        ),
        _edge(
            "firm/heng-yue", "supplies", "firm/mu-chuan", "恒越电驱向牧川客车供货。", "恒越电驱", "牧川客车"
        ),
        Edge(
            "firm/mu-chuan",
            "investsIn",
            "zone/lan-he",
            (said("牧川客车计划在蓝河经开区建厂。", "牧川客车", "蓝河经开区", "plan"),),
        ),
        _edge(
            "firm/mu-chuan", "locatedIn", "zone/ting-zhou", "牧川客车在汀洲高新区。", "牧川客车", "汀洲高新区"
        ),
        _edge("project/er-qi", "locatedIn", "zone/lan-he", "二期位于蓝河经开区。", "二期", "蓝河经开区"),
        _edge("zone/lan-he", "locatedIn", "place/lan-he", "蓝河经开区在蓝河市。", "蓝河经开区", "蓝河市"),
    )
    evidence = said("蓝河经开区营收120亿元，增长9.5%，力争150亿元。", "蓝河经开区", "120亿元").evidence
    year = Period("2023年", "2023-01-01", "2023-12-31")
    goal = Period("2025年", "2025-01-01", "2025-12-31")
    return Page(
        sources=(
            Source(ARTICLE, "蓝河畔的电驱链", "2024-05-06", "汀洲日报", "lan-he.md", "https://example.org/1"),
        ),
        nodes=nodes,
        edges=edges,
        figures=(
            FigureRow(
                "figure/1",
                "zone/lan-he",
                "营收",
                "120亿元",
                1.2e10,
                "元",
                "actual",
                "level",
                evidence,
                "=",
                9.5,
                "",
                year,
            ),
            FigureRow(
                "figure/2",
                "zone/lan-he",
                "营收",
                "150亿元",
                1.5e10,
                "元",
                "target",
                "level",
                evidence,
                "=",
                None,
                "",
                goal,
            ),
        ),
        milestones=(
            MilestoneRow(
                "milestone/1",
                "project/er-qi",
                "开工",
                said("二期3月开工。", "二期", "开工").evidence,
                Period("3月", "2024-03-01", "2024-03-31"),
            ),
        ),
    )


def gaps() -> Page:
    """The same with a product that nobody is said to make, and a second figure for one year."""
    page = example()
    other = replace(page.figures[0], id="figure/3", printed="110亿元", value=1.1e10)
    needed = Node("product/ci-gang", "Product", "Product", "磁钢", articles=(ARTICLE,))
    return replace(
        page,
        nodes=tuple(sorted((*page.nodes, needed), key=lambda node: node.id)),
        figures=(other, *page.figures),
    )


def _edge(subject: str, relation: str, object: str, sentence: str, *ends: str, **qualifiers: str) -> Edge:
    return Edge(subject, relation, object, (said(sentence, ends[0], ends[1], **qualifiers),))


def hostile() -> Page:
    """Every text of the page is an attack; ids too."""
    nodes = tuple(
        Node(f"firm/{text}", "Firm", text, text, text, (text,), ((text, text),), (ARTICLE,))
        for text in ATTACKS
    )
    zone = Node(
        "zone/x", "Zone", "Zone", ATTACKS[0], "", ATTACKS, (("divisionCode", ATTACKS[1]),), (ARTICLE,)
    )
    evidence = [
        Evidence(ARTICLE, text, (Mark(0, 3, "subject"),), (text,), "plan", 0.5, nodes[0].id, text)
        for text in ATTACKS
    ]
    when = Period(ATTACKS[1], "2024-01-01", "2024-12-31")
    edges = tuple(
        Edge(
            node.id,
            ("supplies", text, "locatedIn")[n % 3],
            zone.id,
            (Said(evidence[n], (("product", text), (text, text)), when),),
        )
        for n, (node, text) in enumerate(zip(nodes, ATTACKS))
    )
    figures = tuple(
        FigureRow(text, zone.id, text, text, 1.0, text, text, "level", one, text, 1.0, text, when)
        for text, one in zip(ATTACKS, evidence)
    )
    return Page(
        sources=(Source(ARTICLE, ATTACKS[1], ATTACKS[0], ATTACKS[2], ATTACKS[3], ATTACKS[4]),),
        nodes=(*nodes, zone),
        edges=edges,
        figures=figures,
        milestones=tuple(MilestoneRow(text, nodes[0].id, text, evidence[0], when) for text in ATTACKS),
        title=ATTACKS[1],
        question=ATTACKS[0],
    )


def large(count: int) -> Page:
    """About `count` nodes: zones, firms that lie in them and supply each other, products."""
    draw = random.Random(count)
    zones = [f"zone/{n:05}" for n in range(max(2, count // 40))]
    firms = [f"firm/{n:05}" for n in range(count * 2 // 3)]
    products = [f"product/{n:05}" for n in range(count - len(zones) - len(firms))]
    kinds = {
        "zone": ("Zone", "号产业园区"),
        "firm": ("Firm", "号精密制造有限公司"),
        "product": ("Product", "型部件"),
    }
    nodes = tuple(
        Node(id, kinds[kind][0], kinds[kind][0], f"第{number}{kinds[kind][1]}", articles=(ARTICLE,))
        for id in sorted([*zones, *firms, *products])
        for kind, number in [id.split("/")]
    )
    triples = {(firm, "locatedIn", draw.choice(zones)) for firm in firms}
    triples |= {
        (one, "supplies", other) for one, other in zip(firms, draw.sample(firms, len(firms))) if one != other
    }
    triples |= {(draw.choice(firms), "produces", product) for product in products}
    names = {node.id: node.label for node in nodes}
    return Page(
        sources=(Source(ARTICLE, "大图", "2024-01-01"),),
        nodes=nodes,
        edges=tuple(
            _edge(*triple, f"{names[triple[0]]}与{names[triple[2]]}。", names[triple[0]], names[triple[2]])
            for triple in sorted(triples)
        ),
    )
