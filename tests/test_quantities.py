"""Quantities: values, units and comparators of the cases, and numbers that are part of names."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import Any

import pytest

from extractors.figures.numerals import fraction, value
from extractors.figures.quantities import quantities
from tests.reading import cases


@pytest.mark.parametrize("case", cases("quantities"), ids=lambda case: case["text"])
def test_numbers_of_a_text(case: dict[str, Any]) -> None:
    assert [[str(q.value), q.unit, q.comparator] for q in quantities(case["text"])] == case["numbers"]


@pytest.mark.parametrize(
    ("text", "normal", "unit"),
    [
        ("13亿元", "1300000000", "元"),
        ("50万吨", "500000", "吨"),
        ("2000公斤", "2.000", "吨"),
        ("4成", "40", "%"),
        ("1/4", "25.00", "%"),
        ("9.4亿元/平方公里", "940000000.0", "元/平方公里"),
    ],
)
def test_normalised_to_the_base_unit(text: str, normal: str, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.normal, found.normal_unit) == (Decimal(normal), unit)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("同比增长5.9%", "growth"),
        ("占全市比重近20%", "share"),
        ("居全国第五位", "rank"),
        ("办结率达98%", "level"),
    ],
)
def test_kind_of_a_number(text: str, kind: str) -> None:
    assert [q.kind for q in quantities(text)] == [kind]


def test_start_takes_in_the_comparator_and_low_does_not() -> None:
    text = "企业超过300家"
    (found,) = quantities(text)
    assert (text[found.start : found.end], text[found.low : found.high]) == ("超过300家", "300家")


@pytest.mark.parametrize(
    ("text", "number"), [("一百二十", "120"), ("两", "2"), ("十", "10"), ("三千零五", "3005")]
)
def test_numerals(text: str, number: str) -> None:
    assert value(text) == Decimal(number)


def test_no_numeral_is_refused() -> None:
    with pytest.raises(ValueError, match="not a numeral"):
        value("经开")


def test_a_fraction_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        fraction("1", "0")


def test_time_grows_with_the_text_only() -> None:
    text = "1,000,000.5一百二十万亿至约超过9" * 20_000
    begun = time.perf_counter()
    quantities(text)
    assert time.perf_counter() - begun < 5
