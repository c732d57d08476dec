"""Names in sentences: what must be found, what must not, and how candidates become one reading."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ontology
from extractors.mentions import Token, choose, find, kind_of
from extractors.mentions.aliases import short_forms
from extractors.mentions.lexicon import SOUGHT
from extractors.model import Mention, Piece, Sentence
from extractors.tagger.states import LacStates

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases/mentions.jsonl").read_text("utf-8").splitlines()
]


@cache
def lac() -> LacStates:
    """The one instance."""
    return LacStates()


def words(texts: Sequence[str], kind: str) -> list[tuple[Token, ...]]:
    """The words of LAC, or none where rules do alone."""
    return [stated.tokens for stated in lac().read(texts)] if kind == "model" else [()] * len(texts)


def sentence(text: str, index: int = 0) -> Sentence:
    """A body sentence that is its own document."""
    return Sentence(index, 0, "body", text, (Piece(0, 0, len(text)),))


def flat(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """Mentions and what lies in them."""
    for mention in mentions:
        yield mention
        yield from flat(mention.parts)


def read(text: str, kind: str) -> tuple[Mention, ...]:
    """One reading of `text`."""
    return choose(find([sentence(text)], words([text], kind))[0])


def _runs() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    for case in CASES:
        for kind in [case["names"]] if "names" in case else ["model", "rules"]:
            for type_, found in case["found"].items():
                yield kind, case["text"], type_, tuple(found)


@pytest.mark.parametrize(("kind", "text", "type_", "expected"), list(_runs()))
def test_names_of_a_sentence(kind: str, text: str, type_: str, expected: tuple[str, ...]) -> None:
    found = {m.text for m in flat(read(text, kind)) if m.type == type_}
    if type_ == "Place":
        assert set(expected) <= found if expected else not found
    else:
        outer = {m.text for m in read(text, kind) if m.type == type_}
        assert set(expected) <= found
        assert outer <= set(expected)


def test_short_forms_drop_place_trade_and_legal_suffix() -> None:
    assert short_forms("重庆天芮能源科技有限公司", ("重庆",)) == (
        "重庆天芮能源科技",
        "天芮能源科技",
        "重庆天芮能源",
        "重庆天芮",
        "天芮能源",
    )


def test_outer_name_holds_the_inner_ones() -> None:
    project = next(m for m in read("长安汽车西安制造基地项目开工。", "rules") if m.type == "Project")
    assert {p.text for p in flat(project.parts)} >= {"西安"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("西安高新区", "HighTechZone"),
        ("西安经济技术开发区", "EconomicDevelopmentZone"),
        ("关中综合保税区", "CustomsZone"),
        ("陕西自贸试验区", "FreeTradeZone"),
        ("重庆忠县工业园区", "IndustrialPark"),
        ("成都天府国际生物城", "ThemedPark"),
        ("雄安新区", "NewArea"),
    ],
)
def test_kind_of_a_zone(name: str, kind: str) -> None:
    assert kind_of("Zone", name) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("长沙经开区产业促进局", "GovernmentBody"),
        ("浙江石川大学", "ResearchInstitution"),
        ("台州市制冷设备协会", "Association"),
    ],
)
def test_kind_of_a_body(name: str, kind: str) -> None:
    assert kind_of("Organization", name) == kind


def test_words_concatenate_to_the_text() -> None:
    text = "在西安经开区，吉利汽车的工厂开工。" * 60
    (tokens,) = words([text], "model")
    assert "".join(text[t.start : t.end] for t in tokens) == text


def test_tags_do_not_depend_on_the_batch() -> None:
    texts = ["青山拉晶把硅片卖给朔光电池。", "商务部发布了新的公告和清单。", "西安经开区。"]
    assert words(texts, "model") == [words([text], "model")[0] for text in texts]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="西安经开区有限公司集团（）“”《》、，。项目a1高新科技·说张", max_size=80))
def test_every_mention_is_verbatim_and_the_reading_is_apart(text: str) -> None:
    (candidates,) = find([sentence(text)], words([text], "rules"))
    reading = choose(candidates)
    assert all(m.text == text[m.start : m.end] for m in flat((*candidates, *reading)))
    assert all(a.end <= b.start for a, b in pairwise(reading))


def test_a_long_sentence_is_read_like_a_short_one() -> None:
    text = "重庆天芮能源科技有限公司位于重庆忠县工业园区，" * 40
    firms = [m for m in read(text, "rules") if m.type == "Firm"]
    assert len(firms) == 40


def test_only_classes_of_the_table_are_sought() -> None:
    assert ontology.words("names").keys() >= SOUGHT
