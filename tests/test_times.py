"""Times: every form of `cases/times.jsonl`, and text that names none."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest

from extractors.times.finding import periods
from tests.reading import cases


@pytest.mark.parametrize("case", cases("times"), ids=lambda case: case["text"])
def test_times_of_a_text(case: dict[str, Any]) -> None:
    published = date.fromisoformat(case["published"]) if case["published"] else None
    assert [[p.text, p.iso] for _, _, p in periods(case["text"], published)] == case["times"]


def test_offsets_are_where_the_time_stands() -> None:
    text = "去年投产，2025年达产。"
    assert all(text[start:end] == period.text for start, end, period in periods(text, date(2024, 12, 4)))


def test_the_same_day_is_the_last_one_named_before() -> None:
    day = (date(2024, 5, 6), date(2024, 5, 6))
    assert periods("当天签约。", date(2024, 12, 4), day)[0][2].iso == "2024-05-06/2024-05-06"


def test_the_whole_year_is_the_one_named_before() -> None:
    year = (date(2022, 1, 1), date(2022, 12, 31))
    assert periods("全年增长。", date(2024, 12, 4), year)[0][2].iso == "2022-01-01/2022-12-31"


def test_time_grows_with_the_text_only() -> None:
    text = "去年1—9月，" + "一二三四五六七八九十年月日1" * 20_000
    begun = time.perf_counter()
    periods(text, date(2024, 12, 4))
    assert time.perf_counter() - begun < 5
