"""The subject of a figure: who may be it, what is asked of a model, and when it outvotes the grammar."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from extractors.figures.drafts import drafts
from extractors.figures.features import Question, features
from extractors.figures.ranker import LEAD, SubjectRanker, parsed
from extractors.model import EntityType, Mention
from tests.reading import article, reading

TEXT = "北岭材料向东湾电机供货，全年营收3亿元，利润2000万元。"
NAMES: Mapping[str, EntityType] = {"北岭材料": "Firm", "东湾电机": "Firm"}


class Asked:
    """The grammar's answers, with the questions kept."""

    def __init__(self) -> None:
        self.questions: list[Question] = []

    def choose(self, question: Question) -> tuple[Mention, float]:
        """What the grammar says, half sure."""
        self.questions.append(question)
        return question.ruled, 0.5


def _asked(text: str = TEXT) -> tuple[Asked, list[tuple[str, float]]]:
    asked = Asked()
    found = drafts(reading(text, NAMES), article(text, None), subjects=asked)
    return asked, [(draft.subject.text, draft.confidence) for draft in found]


def _said(weights: Mapping[str, float]) -> list[str]:
    ranker = SubjectRanker({"=bias": 0.0, **weights})
    found = drafts(reading(TEXT, NAMES), article(TEXT, None), subjects=ranker)
    return [draft.subject.text for draft in found]


def test_each_figure_is_asked_for_once_with_what_came_before() -> None:
    asked, found = _asked()
    assert [(q.indicator, q.last and q.last.text, len(q.earlier)) for q in asked.questions] == [
        ("营收", None, 0),
        ("利润", found[0][0], 1),
    ]


def test_a_figure_tells_how_likely_its_subject_is() -> None:
    assert [share for _, share in _asked()[1]] == [0.5, 0.5]


def test_everything_named_may_be_the_subject_once() -> None:
    asked, _ = _asked("北岭材料与东湾电机投产，北岭材料营收3亿元。")
    assert sorted(m.text for m in asked.questions[0].candidates()) == ["东湾电机", "北岭材料"]


def test_a_name_said_twice_is_judged_where_it_stands_nearest_before() -> None:
    asked, _ = _asked("北岭材料与东湾电机投产，北岭材料营收3亿元。")
    found = {m.text: m.start for m in asked.questions[0].candidates()}
    assert found == {"东湾电机": 5, "北岭材料": 12}


@pytest.mark.parametrize(("more", "outvoted"), [(LEAD + 0.1, True), (LEAD - 0.1, False)])
def test_a_model_outvotes_the_grammar_only_by_a_lead(more: float, outvoted: bool) -> None:
    ruled = _said({})[0]
    other = next(name for name in NAMES if name != ruled)
    assert _said({"ruled False": more})[0] == (other if outvoted else ruled)


def test_features_tell_what_governs_and_what_lies_between() -> None:
    question = _asked()[0].questions[0]
    found = {m.text: features(question, m) for m in question.candidates()}
    assert [name for name, own in found.items() if "before governed Firm" in own] == ["东湾电机"]
    assert [name for name, own in found.items() if "before over 1" in own] == ["北岭材料"]


def test_a_table_is_read() -> None:
    assert parsed("=bias\t-1.5\nagain\t0.250\n") == {"=bias": -1.5, "again": 0.25}
