from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph_store.entity import describe, find
from graph_store.store import Store
from tests import factory
from tests.factory import Draft

FULL = "云岭青禾电池科技有限公司"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    draft = Draft("known")
    draft.entity("Firm", "采埃孚集团")
    with Store.open(tmp_path_factory.mktemp("built")) as opened:
        opened.replace(*factory.every(), draft.extraction())
        yield opened


FOUND = [
    (FULL, [FULL]),
    ("青禾电池", [FULL]),
    ("青禾", [FULL, "青禾电池二期项目"]),
    ("zf", ["采埃孚集团"]),
    ("ZF", ["采埃孚集团"]),
    ("caiaifu", ["采埃孚集团"]),
    ("cai-ai fu", ["采埃孚集团"]),
    ("aifu", ["采埃孚集团"]),
    ("iaifu", []),
    ("没有这家", []),
    ('"', []),
]


@pytest.mark.parametrize(("name", "labels"), FOUND, ids=[name for name, _ in FOUND])
def test_find(store: Store, name: str, labels: list[str]) -> None:
    assert sorted(one.label for one in find(store, name)) == sorted(labels)


@pytest.fixture(scope="module")
def firm(store: Store) -> str:
    (one,) = find(store, FULL)
    return one.iri


def test_facts_have_their_sentence(store: Store, firm: str) -> None:
    facts = [fact for fact in describe(store, firm).facts if fact.relation == "supplies"]
    (fact,) = facts
    shown = (fact.outgoing, fact.other.label, fact.qualifiers, fact.quote.source, fact.quote.sentence)
    assert shown == (
        False,
        "云岭松果精密制造有限公司",
        (("productText", "电池盖帽"),),
        "park.txt",
        "云岭松果精密制造有限公司为云岭青禾电池科技有限公司供应电池盖帽。",
    )


def test_figures_have_their_growth(store: Store) -> None:
    (zone,) = find(store, "云岭经开区")
    levels = [(f.printed, f.growth) for f in describe(store, zone.iri).figures if f.indicator == "工业总产值"]
    assert levels == [("120.50亿元", "8.2"), ("121亿元", ""), ("150亿元", "")]


def test_milestones(store: Store) -> None:
    (project,) = find(store, "青禾电池二期项目")
    assert [(step.event, step.period) for step in describe(store, project.iri).milestones] == [
        ("开工", "2031年")
    ]


def test_the_kind_is_the_special_class(store: Store) -> None:
    (zone,) = find(store, "云岭经开区")
    assert zone.kind == "EconomicDevelopmentZone"


def test_english_name(store: Store) -> None:
    (one,) = find(store, "ZF")
    assert describe(store, one.iri).english == "ZF"


def test_links_have_their_confidence(store: Store) -> None:
    (one,) = find(store, "秘鲁")
    assert describe(store, one.iri).links == (("countries and regions, by name", "1"),)


def test_articles(store: Store, firm: str) -> None:
    assert describe(store, firm).articles == ("云岭经开区出台办法", "云岭经开区：链上的企业", "青禾电池扬帆")
