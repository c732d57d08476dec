"""Figures and milestones: whom, what, how much and when of each case, and sentences without any."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.figures.drafts import drafts
from extractors.milestones import drafts as dated
from tests.reading import article, cases, reading


@pytest.mark.parametrize("case", cases("figures"), ids=lambda case: case["text"])
def test_figures_of_a_sentence(case: dict[str, Any]) -> None:
    found = drafts(reading(case["text"], case["names"]), article(case["text"], case["published"]))
    indicators = [wanted[1] for wanted in case["figures"]]
    said = [
        [
            d.subject.text,
            d.indicator if indicator else None,
            str(d.quantity.value),
            d.quantity.unit,
            d.quantity.comparator,
            d.period.iso if d.period else None,
            d.modality,
        ]
        for d, indicator in zip(found, [*indicators, *[True] * len(found)])
    ]
    assert said == case["figures"]


def test_growth_names_the_level_it_belongs_to() -> None:
    text = "西安经开区产值600亿元，同比增长5.9%。"
    found = drafts(reading(text, {"西安经开区": "Zone"}), article(text, None))
    assert [(d.measure, d.of) for d in found] == [("level", None), ("growth", 0)]


def test_the_cue_holds_the_number() -> None:
    text = "西安经开区产值600亿元。"
    (found,) = drafts(reading(text, {"西安经开区": "Zone"}), article(text, None))
    assert text[slice(*found.cue)].endswith("产值600亿元")


def test_a_byline_has_no_figures() -> None:
    text = "记者3人"
    here = reading(text, {"记者": "Person"})
    byline = type(here)(type(here.sentence)(0, 0, "byline", text, ()), here.mentions)
    assert drafts(byline, article(text, None)) == ()


@pytest.mark.parametrize("case", cases("milestones"), ids=lambda case: case["text"])
def test_milestones_of_a_sentence(case: dict[str, Any]) -> None:
    found = dated(reading(case["text"], case["names"]), article(case["text"], case["published"]))
    assert [[d.subject.text, d.event, d.period.iso, d.modality] for d in found] == case["milestones"]
