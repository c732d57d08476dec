from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model import EntityType
from graph_store.identity import Ids, groups, key
from graph_store.linking import links
from graph_store.pinyin import slug, syllables
from graph_store.reference import reference
from graph_store.store import Store
from tests.factory import Draft

IRI = re.compile(r"https://w3id\.org/parkgraph/id/[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*-[0-9a-f]{8}")

SLUGS = [
    ("重庆忠县工业园区", "chong-qing-zhong-xian-gong-ye-yuan-qu"),
    ("IT显示屏", "it-xian-shi-ping"),
    ("ＡＢ 12号", "ab-12-hao"),
    ("", "x"),
    ("！？", "x"),
    ("长" * 100, "-".join(["chang"] * 10)),
]


@pytest.mark.parametrize(("name", "expected"), SLUGS)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_iris_are_pinned() -> None:
    """Changing this breaks every published graph."""
    ids = Ids("")
    named = [
        ids.named("Zone", "重庆忠县工业园区"),
        ids.named("Firm", "《ＺＦ》 Group"),
        ids.article("page#2"),
    ]
    assert named == [
        "zone/chong-qing-zhong-xian-gong-ye-yuan-qu-aab4fe2b",
        "firm/zf-group-c428c96d",
        "article/page-2-8d3f3b8e",
    ]


READINGS = [
    ("重庆重型汽车", "chong qing zhong xing qi che"),
    ("长安汽车成长", "chang an qi che cheng zhang"),
    ("厦门银行", "xia men yin hang"),
    ("成都高新区", "cheng du gao xin qu"),
    ("六安、蚌埠", "lu an beng bu"),
    ("ZF 8号", "zf 8 hao"),
]


@pytest.mark.parametrize(("name", "reading"), READINGS)
def test_readings(name: str, reading: str) -> None:
    assert " ".join(syllables(name)) == reading


SAME = [
    ("“一带一路”", "一带一路"),
    ("IT 显示屏", "IT显示屏"),
    ("ＺＦ", "zf"),
    ("《甲办法》", "甲办法"),
    (" 甲 乙 ", "甲乙"),
]
DIFFERENT = [("西安", "西安市"), ("A 1", "A1"), ("甲公司", "乙公司")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_that_differ(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text())
def test_any_name_gives_an_ascii_iri(name: str) -> None:
    assert IRI.fullmatch(Ids().named("Firm", name))


@given(st.text())
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert key(key(name)) == key(name)


@given(st.text())
def test_names_of_one_key_have_one_iri(name: str) -> None:
    assert Ids().named("Firm", key(name)) == Ids().named("Firm", name)


def test_generic_names_are_their_articles_own() -> None:
    assert Ids().named("Project", "新工厂", "a") != Ids().named("Project", "新工厂", "b")


# names of one entity, by who calls whom by a short name: groups, and names left undecided
GROUPS: list[tuple[str, dict[str, str], dict[str, str], str, str]] = [
    ("full short", {"short": "full"}, {}, "full+short", ""),
    ("one two short", {"short": "one two"}, {}, "one|short|two", "short"),
    ("long full short", {"short": "long full", "full": "long"}, {}, "full+long+short", ""),
    ("a b", {"a": "b", "b": "a"}, {}, "a+b", ""),
    ("a b", {}, {"a": "table", "b": "table"}, "a+b", ""),
    ("full short", {"short": "full"}, {"full": "one", "short": "other"}, "full|short", ""),
    ("one two short", {"short": "one two"}, {"one": "t", "two": "t"}, "one+short+two", ""),
    ("one two", {"one": "elsewhere"}, {}, "one|two", ""),
]


@pytest.mark.parametrize(("names", "owners", "entries", "expected", "open"), GROUPS, ids=range(len(GROUPS)))
def test_groups(
    names: str, owners: dict[str, str], entries: dict[str, str], expected: str, open: str
) -> None:
    found, undecided = groups(names.split(), known(names, owners), entries)
    assert (shown(found), " ".join(undecided)) == (expected, open)


@pytest.mark.parametrize(("names", "owners", "entries", "expected", "open"), GROUPS, ids=range(len(GROUPS)))
def test_groups_do_not_depend_on_order(
    names: str, owners: dict[str, str], entries: dict[str, str], expected: str, open: str
) -> None:
    orders = itertools.permutations(names.split())
    assert {shown(groups(order, known(names, owners), entries)[0]) for order in orders} == {expected}


def known(names: str, owners: dict[str, str]) -> dict[str, list[str]]:
    return {n: [o for o in owner.split() if o in names.split()] for n, owner in owners.items()}


def shown(found: dict[str, int]) -> str:
    members: dict[int, list[str]] = {}
    for name in sorted(found):
        members.setdefault(found[name], []).append(name)
    return "|".join(sorted("+".join(names) for names in members.values()))


REFERENCES: list[tuple[EntityType, str, str, bool]] = [
    ("Zone", "西安经开区", "西安经济技术开发区", True),
    ("Zone", "陕西自贸试验区", "中国（陕西）自由贸易试验区", True),
    ("Zone", "中国(陕西)自由贸易试验区", "陕西自贸区", True),
    ("Zone", "虚谷高新技术产业开发区", "虚谷高新区", True),
    ("Zone", "西安经开区", "西安高新区", False),
    ("Place", "西安", "西安市", True),
    ("Place", "西安市", "陕西省西安市", True),
    ("Place", "沙特", "沙特阿拉伯", True),
    ("Place", "北京市朝阳区", "吉林省长春市朝阳区", False),
    ("Firm", "采埃孚", "采埃孚集团", True),
    ("Firm", "吉利汽车", "吉利控股", False),
    ("Industry", "新能源汽车产业", "新能源汽车", True),
    ("Industry", "汽车产业集群", "汽车产业", False),
]


@pytest.mark.parametrize(("type", "one", "other", "same"), REFERENCES)
def test_one_entry(type: EntityType, one: str, other: str, same: bool) -> None:
    assert (reference(type, one) == reference(type, other)) is same


UNKNOWN: list[tuple[EntityType, str]] = [
    ("Place", "朝阳区"),
    ("Place", "和平区"),
    ("Firm", "虚谷精密有限公司"),
    ("Person", "采埃孚"),
    ("Product", "西安"),
]


@pytest.mark.parametrize(("type", "name"), UNKNOWN)
def test_no_entry(type: EntityType, name: str) -> None:
    assert reference(type, name) is None


LINKS: list[tuple[EntityType, str, tuple[tuple[str, str], ...]]] = [
    ("Place", "西安", (("divisionCode", "610100"),)),
    ("Place", "朝阳区", ()),
    ("Place", "北京市朝阳区", (("divisionCode", "110105"),)),
    ("Place", "沙特阿拉伯", ()),
    ("Firm", "隆基绿能科技股份有限公司", (("stockCode", "601012"),)),
    ("Firm", "虚谷精密有限公司", ()),
    ("Industry", "汽车制造业", (("gbt4754Code", "36"),)),
    ("Industry", "汽车", ()),
    ("Person", "西安", ()),
]


@pytest.mark.parametrize(("type", "name", "codes"), LINKS)
def test_codes(type: EntityType, name: str, codes: tuple[tuple[str, str], ...]) -> None:
    assert links(type, [name]).codes == codes


ENGLISH = [
    ("陕西汽车控股集团有限公司", "Shaanxi Automobile Group"),
    ("吉利汽车", "Geely Auto"),
    ("西安吉利汽车有限公司", "Geely Auto"),
    ("采埃孚集团", "ZF"),
    ("立邦新型材料", "Nippon Paint"),
    ("百事食品", "PepsiCo Foods"),
    ("隆基绿能科技股份有限公司", "LONGi"),
    ("长安汽车", "Changan"),
]


@pytest.mark.parametrize(("name", "english"), ENGLISH)
def test_well_known_firms_are_found_in_english(name: str, english: str) -> None:
    found = links("Firm", [name])
    assert english in (found.english, *found.names)


MERGES: list[tuple[list[tuple[EntityType, str, tuple[str, ...]]], int]] = [
    ([("Firm", "虚谷精密制造有限公司", ("虚谷精密",)), ("Firm", "虚谷精密", ())], 1),
    (
        [
            ("Firm", "虚谷精密制造有限公司", ("虚谷",)),
            ("Firm", "虚谷电子有限公司", ("虚谷",)),
            ("Firm", "虚谷", ()),
        ],
        3,
    ),
    ([("Firm", "虚谷精密制造有限公司", ("公司",)), ("Firm", "公司", ())], 2),
    ([("Zone", "虚谷经济开发区", ("经开区",)), ("Zone", "经开区", ())], 2),
    ([("Firm", "虚谷", ()), ("Organization", "虚谷", ())], 2),
    ([("Place", "北京市朝阳区", ("朝阳区",)), ("Place", "朝阳区", ())], 2),
    ([("Place", "北京市朝阳区", ()), ("Place", "长春市朝阳区", ())], 2),
    ([("Place", "西安", ()), ("Place", "西安市", ())], 1),
    ([("Project", "研发中心项目", ()), ("Project", "研发中心项目", ())], 2),
    ([("Project", "虚谷研发中心项目", ()), ("Project", "虚谷研发中心项目", ())], 1),
    ([("Product", "零部件", ()), ("Product", "零部件", ())], 1),
    ([("Person", "许望川", ("许总",)), ("Person", "许总", ())], 2),
    ([("Firm", "采埃孚", ()), ("Firm", "采埃孚集团", ())], 1),
]


@pytest.mark.parametrize(("articles", "number"), MERGES, ids=range(len(MERGES)))
def test_entities_of_several_articles(
    tmp_path: Path, articles: list[tuple[EntityType, str, tuple[str, ...]]], number: int
) -> None:
    with Store.open(tmp_path) as store:
        for at, (type, name, mentions) in enumerate(articles):
            draft = Draft(f"a{at}")
            draft.entity(type, name, *mentions)
            store.replace(draft.extraction())
        assert len({row["x"] for row in store.select("SELECT ?x { ?x pg:mentionedIn ?a }")}) == number


def test_a_merged_iri_stays_as_an_alias(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for at, (name, mentions) in enumerate([("虚谷精密制造有限公司", ("虚谷精密",)), ("虚谷精密", ())]):
            draft = Draft(f"a{at}")
            draft.entity("Firm", name, *mentions)
            store.replace(draft.extraction())
        aliases = store.select("SELECT ?old { ?new owl:sameAs ?old }")
        assert [row["old"] for row in aliases] == [Ids().named("Firm", "虚谷精密")]


def test_links_switched_off_rename_nothing(tmp_path: Path) -> None:
    draft = Draft("a")
    for type, name, _ in LINKS:
        draft.entity(type, name)
    iris = []
    for links_on in (True, False):
        with Store.open(tmp_path / str(links_on), links=links_on) as store:
            store.replace(draft.extraction())
            iris.append(sorted(row["x"] for row in store.select("SELECT ?x { ?x pg:mentionedIn ?a }")))
    assert iris[0] == iris[1]
