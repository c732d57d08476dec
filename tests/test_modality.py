"""Modality and speech: how a thing is said, and by whom."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.modality import claimed, modality
from extractors.speech import speech_at, speeches
from tests.reading import cases, mentions, sentence


@pytest.mark.parametrize("case", cases("modality"), ids=lambda case: case["text"])
def test_how_it_is_said(case: dict[str, Any]) -> None:
    assert modality(case["text"], case["text"].index(case["at"])) == case["modality"]


def test_an_interested_speaker_only_claims_facts() -> None:
    assert (claimed("fact"), claimed("plan")) == ("claim", "plan")


@pytest.mark.parametrize("case", cases("speech"), ids=lambda case: case["text"])
def test_who_says_it(case: dict[str, Any]) -> None:
    text = case["text"]
    found = speeches([sentence(text)], {0: mentions(text, case["names"])})
    said = [[text[s.start : s.end], s.speaker and s.speaker.text, s.direct, s.interested] for s in found]
    assert said == case["speech"]


def test_a_quotation_runs_on_over_sentences() -> None:
    first, second = "“我们去年建成新厂。", "今年又扩产。”禾映新材董事长祁连说。"
    names = {"禾映新材": "Firm", "祁连": "Person"}
    parts = [sentence(first), sentence(second)]
    parts[1] = type(parts[1])(1, 0, "body", second, ())
    found = speeches(parts, {1: mentions(second, names)})  # type: ignore[arg-type]
    speech = speech_at(found, 0, 3)
    assert speech is not None
    assert speech.speaker is not None
    assert speech.speaker.text == "祁连"
