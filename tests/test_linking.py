"""Names are linked to tables only where they say one entry; the report lists the others, and reprints are no witnesses."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.model import EntityType, Extraction
from graph_store.linking import left_open, links
from graph_store.query import answer
from graph_store.questions import question
from graph_store.store import Store
from graph_store.terms import CLOSE_MATCH, EXACT_MATCH, VOCAB
from parkgraph.built import Built
from parkgraph.report import report
from tests.factory import Draft

ZONES = [
    ("西安经济技术开发区", "西安经济技术开发区"),
    ("西安经开区", "西安经济技术开发区"),
    ("国家级西安经济技术开发区", "西安经济技术开发区"),
    ("亦庄", "北京经济技术开发区"),
    ("武汉东湖开发区", "武汉东湖新技术开发区"),
    ("陕西自贸区", "中国（陕西）自由贸易试验区"),
    ("蚌埠市高新技术开发区", "蚌埠高新技术产业开发区"),
    ("开发区", None),
    ("虚谷高新区", None),
]


@pytest.mark.parametrize(("name", "entry"), ZONES)
def test_a_zone_is_linked_by_short_and_old_names(name: str, entry: str | None) -> None:
    assert dict(links("Zone", [name]).codes).get("catalogueName") == entry


INDUSTRIES = [
    ("汽车制造业", {(EXACT_MATCH.value, f"{VOCAB}gbt4754/36")}),
    ("新能源汽车产业", {(CLOSE_MATCH.value, f"{VOCAB}strategic_emerging/5")}),
    ("汽车", set()),
]


@pytest.mark.parametrize(("name", "concepts"), INDUSTRIES)
def test_an_industry_is_matched_only_as_far_as_its_name_goes(
    name: str, concepts: set[tuple[str, str]]
) -> None:
    assert set(links("Industry", [name]).concepts) == concepts


STOCKS = [("宁德时代", "300750"), ("平安银行", "000001"), ("万科", None), ("虚谷电池有限公司", None)]


@pytest.mark.parametrize(("name", "code"), STOCKS)
def test_a_firm_has_a_stock_code_only_when_its_name_is_no_other_word(name: str, code: str | None) -> None:
    assert dict(links("Firm", [name]).codes).get("stockCode") == code


def test_two_names_of_different_stocks_give_no_code() -> None:
    assert links("Firm", ["平安银行", "兴发集团"]).codes == ()


OPEN: list[tuple[EntityType, list[str], bool]] = [
    ("Place", ["朝阳区"], True),
    ("Place", ["朝阳区", "北京市朝阳区"], False),
    ("Place", ["西安"], False),
    ("Place", ["虚谷"], False),
    ("Zone", ["西安经开区"], False),
    ("Firm", ["采埃孚"], False),
]


@pytest.mark.parametrize(("type", "names", "open_"), OPEN)
def test_what_several_entries_could_be_is_left_open(type: EntityType, names: list[str], open_: bool) -> None:
    assert bool(left_open(type, names)) is open_


def test_the_report_says_what_was_left_open_and_why(tmp_path: Path) -> None:
    draft = Draft("a")
    draft.entity("Place", "朝阳区")
    with Store.open(tmp_path) as store:
        store.replace(draft.extraction())
        told = report(store, Built(1, 0)).splitlines()
    (line,) = (line for line in told if line.startswith("- 朝阳区: "))
    assert {"北京市朝阳区", "吉林省长春市朝阳区"} <= set(line.removeprefix("- 朝阳区: ").split("; "))


def article(id: str, text: str) -> Extraction:
    draft = Draft(id, publisher=f"{id}日报")
    ends = draft.entity("Firm", "虚谷精密有限公司"), draft.entity("Zone", "云岭经开区")
    draft.claim("locatedIn", ends, text)
    return draft.extraction()


SAID = "虚谷精密有限公司落户云岭经开区。"


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        ([SAID, SAID], []),
        ([SAID, "在云岭经开区，虚谷精密有限公司已经投产。"], [(2, 2, 2)]),
        ([SAID, SAID, "在云岭经开区，虚谷精密有限公司已经投产。"], [(3, 3, 2)]),
    ],
)
def test_reprints_are_one_witness(tmp_path: Path, texts: list[str], rows: list[tuple[int, ...]]) -> None:
    with Store.open(tmp_path) as store:
        store.replace(*(article(f"a{at}", text) for at, text in enumerate(texts)))
        found = asked(store)
    assert found == rows


def asked(store: Store) -> list[tuple[object, ...]]:
    return [row[3:] for row in answer(store.db, question("well-attested").bind({}), store.ids.base).rows]
