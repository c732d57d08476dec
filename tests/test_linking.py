"""Names are linked to tables only where they say one entry; the report lists the others, and reprints are no witnesses."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from extractors.aliases import group
from extractors.errors import StoreError
from extractors.model import EntityType, Extraction
from graph_store.checking import check
from graph_store.finding import Finding
from graph_store.linking import left_open, links
from graph_store.query import answer
from graph_store.questions import question
from graph_store.reference import brand
from graph_store.store import Store
from graph_store.terms import CLOSE_MATCH, EXACT_MATCH, VOCAB
from ontology import table
from parkgraph.building import update
from parkgraph.built import Built
from parkgraph.cli import main
from parkgraph.report import report
from parkgraph.settings import Settings
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


@pytest.mark.parametrize(
    ("name", "known"),
    [("合肥海尔电器有限公司", True), ("海尔集团", True), ("海尔特集团", False), ("华为民有限公司", False)],
)
def test_a_brand_with_one_character_more_is_another_name(name: str, known: bool) -> None:
    assert (brand(name) is not None) == known


@pytest.mark.parametrize(
    ("type", "short", "full", "same"),
    [
        ("Firm", "青禾", "青禾集团", True),
        ("Firm", "青禾集团", "青禾空调", False),
        ("Product", "聚乙烯", "高密度聚乙烯", True),
        ("Product", "乙烯", "聚乙烯", False),
        ("Product", "电池盖帽", "锂电池盖帽", True),
        ("Policy", "科技保险补贴办法", "《科技保险补贴工作暂行办法》", True),
        ("Policy", "科技保险奖励办法", "《科技保险补贴工作暂行办法》", False),
    ],
)
def test_a_longer_name_is_not_always_the_same(type: EntityType, short: str, full: str, same: bool) -> None:
    home, _ = group(type, [short, full], {})
    assert (home[short] == home[full]) == same


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


WAYS: list[tuple[EntityType, list[str], set[str]]] = [
    ("Place", ["西安市"], {"division-name"}),
    ("Place", ["宝鸡"], {"division-short"}),
    ("Place", ["西安", "西安市"], {"division-name"}),
    ("Place", ["陕西省咸阳市"], {"division-full"}),
    ("Place", ["西安雁塔区"], {"division-full"}),
    ("Place", ["秘鲁"], {"country-name"}),
    ("Place", ["沙特"], {"country-other"}),
    ("Place", ["朝阳区"], set()),
    ("Zone", ["西安经济技术开发区"], {"zone-name"}),
    ("Zone", ["国家级合肥经开区"], {"zone-short"}),
    ("Zone", ["西安经开区", "西安经济技术开发区"], {"zone-name"}),
    ("Zone", ["亦庄"], {"zone-alias"}),
    ("Zone", ["虚谷高新区"], set()),
    ("Firm", ["隆基绿能科技股份有限公司"], {"firm-full"}),
    ("Firm", ["采埃孚"], {"firm-other"}),
    ("Firm", ["西安吉利汽车有限公司"], {"firm-brand"}),
    ("Firm", ["平安银行"], {"stock-short"}),
    ("Firm", ["平安银行", "兴发集团"], set()),
    ("Firm", ["中国石油"], {"firm-other", "stock-short"}),
    ("Industry", ["汽车制造业"], {"gbt4754-name"}),
    ("Industry", ["农业产业"], {"gbt4754-form"}),
    ("Industry", ["新材料产业"], {"strategic_emerging-name"}),
    ("Industry", ["新能源汽车"], {"strategic_emerging-form"}),
    ("Industry", ["汽车"], set()),
]


@pytest.mark.parametrize(("type", "names", "ways"), WAYS)
def test_a_link_says_by_what_kind_of_name(type: EntityType, names: list[str], ways: set[str]) -> None:
    assert {way.removeprefix(f"{VOCAB}link/") for way in links(type, names).by} == ways


def test_every_way_of_the_table_is_tried() -> None:
    assert {way for _, _, ways in WAYS for way in ways} == {row["code"] for row in table("links")}


def every_way(path: Path, linked: bool) -> Store:
    draft = Draft("a")
    for type, names, _ in WAYS:
        draft.entity(type, names[0], kind="EconomicDevelopmentZone" if type == "Zone" else "")
    store = Store.open(path, links=linked)
    store.replace(draft.extraction())
    return store


def test_every_link_has_a_confidence(tmp_path: Path) -> None:
    with every_way(tmp_path, linked=True) as store:
        rows = store.select(
            "SELECT ?way ?sure { ?way ^pg:linkedBy ?entity . OPTIONAL { ?way pg:confidence ?sure } }"
        )
        found = {row["way"]: float(row["sure"]) for row in rows}
    assert (len(found), all(0 < sure <= 1 for sure in found.values())) == (len(table("links")), True)


SURER = [("zone-name", "zone-short"), ("zone-short", "zone-alias"), ("division-name", "division-short")]


@pytest.mark.parametrize(("more", "less"), SURER)
def test_a_name_in_full_is_surer_than_a_short_one(tmp_path: Path, more: str, less: str) -> None:
    sure = "SELECT ?sure {{ <{}link/{}> pg:confidence ?sure }}"
    with every_way(tmp_path, linked=True) as store:
        one, other = (store.select(sure.format(VOCAB, way))[0]["sure"] for way in (more, less))
    assert float(one) > float(other)


def test_linked_and_not_conform_to_the_shapes(tmp_path: Path) -> None:
    found: list[Finding] = []
    for linked in (True, False):
        with every_way(tmp_path / str(linked), linked) as store:
            found += check(store.view())
    assert found == []


LINKING = """
SELECT DISTINCT ?x { { ?x a skos:Concept } UNION { ?x ?p ?o FILTER(?p IN (pg:linkedBy, skos:exactMatch,
  skos:closeMatch, pg:divisionCode, pg:stockCode, pg:gbt4754Code, pg:catalogueName, pg:zoneLevel, pg:province)) } }
"""


def test_switched_off_there_is_no_link(tmp_path: Path) -> None:
    counts = []
    for linked in (True, False):
        with every_way(tmp_path / str(linked), linked) as store:
            counts.append(len(store.select(LINKING)) > 0)
    assert counts == [True, False]


def test_switched_off_the_rest_is_the_same(tmp_path: Path) -> None:
    lines = []
    for linked in (True, False):
        with every_way(tmp_path / str(linked), linked) as store:
            lines.append(
                {line for line in store.view().lines() if "#type>" in line or "mentionedIn>" in line}
            )
    concepts = {line for line in lines[0] if "core#Concept>" in line}
    assert (lines[0] - concepts, bool(concepts)) == (lines[1], True)


@pytest.mark.parametrize(("made", "asked"), [(True, "without links"), (False, "with links")])
def test_a_store_keeps_its_choice(tmp_path: Path, made: bool, asked: str) -> None:
    update([], tmp_path, Settings(names="rules", links=made))
    with pytest.raises(StoreError, match=f"not {asked};"):
        update([], tmp_path, Settings(names="rules", links=not made))


@pytest.mark.parametrize(("options", "told"), [([], "on"), (["--no-links"], "switched off")])
def test_the_command_and_its_report(tmp_path: Path, options: list[str], told: str) -> None:
    source = tmp_path / "a.txt"
    source.write_text("论坛开幕\n\n采埃孚与西安经开区在朝阳区签约。\n", "utf-8")
    words = ["build", str(source), "--names", "rules", "--out", str(tmp_path / "out"), *options]
    CliRunner().invoke(main, words, catch_exceptions=False)
    report = (tmp_path / "out/report.md").read_text("utf-8")
    assert f"- links to reference tables: {told}" in report.splitlines()


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
