"""Places on the plane, zones of nodes, short names, spellings and what the first screen answers."""

from __future__ import annotations

from itertools import combinations

import pytest

from parkgraph.view.answers import answers, chains, yuan
from parkgraph.view.homes import homes
from parkgraph.view.layout import Box, layout
from parkgraph.view.model import Edge, Node
from parkgraph.view.names import brief, briefs, spellings
from tests.view_pages import example, large


def test_the_same_page_has_the_same_places() -> None:
    assert layout(large(150)) == layout(large(150))


def test_every_node_has_a_place() -> None:
    page = large(150)
    assert set(layout(page).places) == {node.id for node in page.nodes}


def test_areas_of_zones_do_not_overlap() -> None:
    def overlap(a: Box, b: Box) -> bool:
        wide = abs(a.x - b.x) < (a.width + b.width) / 2
        return wide and abs(a.y - b.y) < (a.height + b.height) / 2

    areas = layout(large(150)).areas.values()
    assert [pair for pair in combinations(areas, 2) if overlap(*pair)] == []


def test_nodes_lie_inside_the_area_of_their_zone() -> None:
    found = layout(large(150))

    def inside(node: str, zone: str) -> bool:
        (x, y), area = found.places[node], found.areas[zone]
        return abs(x - area.x) <= area.width / 2 and abs(y - area.y) <= area.height / 2

    assert [node for node, zone in found.home.items() if not inside(node, zone)] == []


def test_a_page_of_nothing() -> None:
    assert layout(type(example())((), (), ())).places == {}


def test_the_home_of_a_firm_is_where_it_is_said_to_lie() -> None:
    assert homes(example())["firm/mu-chuan"] == "zone/ting-zhou"


def test_what_is_linked_to_one_zone_only_lies_there_too() -> None:
    assert homes(example())["industry/dian-qu"] == "zone/lan-he"


def test_a_place_lies_in_no_zone() -> None:
    assert "place/lan-he" not in homes(example())


@pytest.mark.parametrize(
    ("label", "names", "expected"),
    [
        ("蓝河市博兰精密部件有限公司", ("博兰精密",), "博兰精密"),
        ("牧川客车股份有限公司", (), "牧川客车"),
        ("牧川控股集团有限公司", ("Muchuan",), "牧川"),
    ],
)
def test_the_short_name_of_a_firm(label: str, names: tuple[str, ...], expected: str) -> None:
    assert brief(Node("firm/x", "Firm", "Firm", label, "", names)) == expected


def test_a_zone_is_not_called_by_a_bare_noun() -> None:
    assert brief(Node("zone/x", "Zone", "Zone", "蓝河高新区", "", ("高新区",))) == "蓝河高新区"


def test_two_firms_of_one_short_name_keep_their_full_names() -> None:
    twins = [Node(f"firm/{n}", "Firm", "Firm", f"牧川{n}有限公司", "", ("牧川",)) for n in "甲乙"]
    assert list(briefs(twins).values()) == ["牧川甲有限公司", "牧川乙有限公司"]


def test_pinyin_and_initials() -> None:
    assert spellings("重庆博兰AI") == ("chongqingbolanai", "cqbla")


def test_a_latin_name_needs_no_spelling() -> None:
    assert spellings("LONGi") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("13亿元", 1.3e9), ("2.5亿美元", 1.75e9), ("100万元", 1e6), ("5台", 0.0), ("", 0.0)],
)
def test_amounts_compare(text: str, expected: float) -> None:
    assert yuan(text) == expected


def test_the_longest_chain_comes_first() -> None:
    page = example()
    found = answers(page, homes(page)).chains
    assert found[0] == ("firm/bo-lan", "firm/heng-yue", "firm/mu-chuan")


def test_a_loop_of_supplies_ends() -> None:
    loop = [Edge(one, "supplies", other, ()) for one, other in ("ab", "bc", "ca")]
    assert chains(loop)[0] == ("a", "b", "c")


def test_a_project_has_its_amount_and_stage() -> None:
    page = example()
    project = answers(page, homes(page)).projects[0]
    assert (project.amount, project.stage, project.zone) == ("8亿元", "开工", "zone/lan-he")


def test_a_plan_is_no_standing_edge() -> None:
    page = example()
    assert [edge.subject for edge in answers(page, homes(page)).planned] == ["firm/mu-chuan"]
