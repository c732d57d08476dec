"""How a claim is said: signed, ahead, in an interested mouth, or standing whatever the verb beside it."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.model import RELATION_TYPES, RelationType
from tests.test_relations import article, cases, names, pair

RIGHT = 0.97
"""Least share of the claims of all relation cases that are said as the case says."""


@pytest.mark.parametrize(
    ("text", "relation", "said"),
    [
        (
            "宁波屿光镜片有限公司与滨海澜川电子有限公司签订三年合同，由宁波屿光镜片有限公司向其供应光学镜片。",
            "supplies",
            "plan",
        ),
        (
            "宁波屿光镜片有限公司与滨海澜川电子有限公司签订供货合同，首批镜片已交付滨海澜川电子有限公司。",
            "supplies",
            "fact",
        ),
        ("明年一季度，芜湖岚谷机械有限公司投资5亿元建设减速器生产基地项目。", "investsIn", "plan"),
        ("去年一季度，芜湖岚谷机械有限公司投资5亿元建设减速器生产基地项目。", "investsIn", "fact"),
        ("芜湖岚谷机械有限公司总经理秦朗说，公司位于芜湖经开区，去年投资2亿元扩产。", "locatedIn", "fact"),
        ("交易完成后，宁波屿光镜片有限公司将成为滨海澜川电子有限公司的控股子公司。", "subsidiaryOf", "plan"),
        (
            "宁波屿光镜片有限公司为滨海澜川电子有限公司的控股子公司，今年拟扩建厂房。",
            "subsidiaryOf",
            "fact",
        ),
    ],
)
def test_how_a_claim_is_said(text: str, relation: RelationType, said: str) -> None:
    found = extract(article(text, "2024-12-04"), names())
    firms = {entity.id for entity in found.entities if entity.type == "Firm"}
    assert {c.modality for c in found.claims if c.type == relation and c.subject in firms} == {said}


def test_claims_of_the_cases_are_said_as_they_say() -> None:
    right = total = 0
    for relation in RELATION_TYPES:
        for case in cases(relation):
            found = extract(article(str(case["text"]), str(case.get("published", "2024-12-04"))), names())
            name = {entity.id: entity.name for entity in found.entities}
            wanted = {pair(relation, *claim[:2]): claim[2] for claim in case["claims"]}  # type: ignore[attr-defined]
            for claim in found.claims:
                ends = pair(relation, name[claim.subject], name[claim.object])
                if claim.type == relation and ends in wanted:
                    total += 1
                    right += claim.modality == wanted[ends]
    assert right >= RIGHT * total > 200
