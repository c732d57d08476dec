"""The analyses on a hand-made graph of twenty firms whose answers are known, and on the example articles."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import networkx
import pytest
from click.testing import CliRunner

from extractors.model import Extraction, RelationType
from graph_store.store import Store
from parkgraph.analysis import (
    ANALYSES,
    Asked,
    Facts,
    Row,
    Said,
    Thing,
    chokepoints,
    communities,
    gaps,
    hubs,
    likeness,
    losses,
    paths,
    sole_suppliers,
    table,
)
from parkgraph.analysis.supply import _network
from parkgraph.cli import main
from parkgraph.cli.analyze import NAMES
from tests.factory import Draft

SUPPLIES = """
7 1 锂盐, 1 2 正极, 1 3 正极, 5 2 铜箔, 5 3 铜箔, 2 4 电芯, 3 4 电芯, 6 4 隔膜, 4 8 电池,
9 8 车灯, 10 8 车灯, 11 8 , 12 9 塑料, 13 10 塑料, 8 14 整车,
15 16 晶圆, 15 18 晶圆, 16 17 芯片, 18 17 芯片
"""
PLACES = {
    "东谷经济技术开发区": (1, 2, 3, 4),
    "小谷工业园": (6, 7),
    "西谷经济技术开发区": (8, 9, 10, 14, 20),
    "北谷高新技术产业开发区": (15, 16, 17, 18),
}
MAKERS = (
    (4, "电池"),
    (7, "锂盐"),
    (9, "车灯"),
    (10, "车灯"),
    (15, "晶圆"),
    (16, "芯片"),
    (18, "芯片"),
    (20, "光刻胶"),
)
CLUSTER = (1, 2, 3, 4, 7, 20)
TRADES = (
    (9, "电池产业"),
    (8, "汽车产业"),
    (9, "汽车产业"),
    (10, "汽车产业"),
    (15, "芯片产业"),
    (16, "芯片产业"),
)
EAST, SMALL, WEST, NORTH = PLACES


def name(number: int) -> str:
    return f"虚谷{number:02}号厂"


class World(Draft):
    """The twenty firms; every claim has a sentence of its own."""

    def firm(self, number: int) -> str:
        return self.entity("Firm", name(number))

    def add(
        self, relation: RelationType, start: str, end: str, modality: str = "fact", product: str = ""
    ) -> None:
        ends = [self.entities[id].name for id in (start, end)]
        text = f"{ends[0]} {relation} {ends[1]} {product}。"
        qualifiers = {"product": product} if product else {}
        self.claim(relation, (start, end), text, modality, **qualifiers)  # type: ignore[arg-type]


def world() -> Extraction:
    draft = World("world")
    for line in SUPPLIES.replace("\n", " ").split(","):
        start, end, *goods = line.split()
        for part in goods:
            draft.entity("Product", part)
        ends = (draft.firm(int(start)), draft.firm(int(end)))
        draft.add("supplies", *ends, product="".join(goods))
    draft.add("supplies", draft.firm(20), draft.firm(17), "plan", product="光刻胶")
    draft.add("supplies", draft.firm(20), draft.firm(16), "negated", product="靶材")
    for zone, firms in PLACES.items():
        for number in firms:
            draft.add("locatedIn", draft.firm(number), draft.entity("Zone", zone))
    draft.add("locatedIn", draft.entity("Zone", SMALL), draft.entity("Zone", EAST))
    for number, product in MAKERS:
        draft.add("produces", draft.firm(number), draft.entity("Product", product))
    for number in CLUSTER:
        draft.add("partOfCluster", draft.firm(number), draft.entity("Industry", "电池产业"))
    for number, industry in TRADES:
        draft.add("operatesIn", draft.firm(number), draft.entity("Industry", industry))
    draft.add("operatesIn", draft.entity("Zone", WEST), draft.entity("Industry", "汽车产业"))
    project = draft.entity("Project", "虚谷电芯二期项目")
    draft.add("locatedIn", project, draft.entity("Zone", EAST))
    draft.add("operatesIn", project, draft.entity("Industry", "电池产业"))
    draft.add("cooperatesWith", draft.firm(19), draft.firm(17))
    draft.add("subsidiaryOf", draft.firm(19), draft.firm(15))
    return draft.extraction()


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    with Store.open(tmp_path_factory.mktemp("world"), links=False) as store:
        store.replace(world())
        return Facts.of(store.select)


def thing(facts: Facts, label: str) -> Thing:
    (found,) = (one for one in facts.things if one.label == label)
    return found


def numbers(things: Iterable[Thing]) -> list[int]:
    """The firms by their numbers, what is no firm by 0."""
    return [int(one.label[2:4]) if one.type == "Firm" else 0 for one in things]


def test_there_are_twenty_firms(facts: Facts) -> None:
    assert [one.label for one in facts.things if one.type == "Firm"] == [name(n) for n in range(1, 21)]


def test_sole_suppliers(facts: Facts) -> None:
    found = [(*numbers((row.customer, row.supplier)), row.product) for row in sole_suppliers(facts)]
    assert found == [
        (1, 7, "锂盐"),
        (2, 1, "正极"),
        (2, 5, "铜箔"),
        (3, 1, "正极"),
        (3, 5, "铜箔"),
        (4, 6, "隔膜"),
        (9, 12, "塑料"),
        (10, 13, "塑料"),
        (14, 8, "整车"),
        (16, 15, "晶圆"),
        (18, 15, "晶圆"),
    ]


def test_chokepoints(facts: Facts) -> None:
    found = [(*numbers([row.firm]), row.parts, row.cut_off) for row in chokepoints(facts)]
    assert found == [(8, 5, 6), (4, 3, 6), (1, 2, 1), (9, 2, 1), (10, 2, 1)]


def test_chokepoints_are_what_is_left_when_a_firm_is_taken_out(facts: Facts) -> None:
    network = _network(facts.standing("supplies")).to_undirected()
    counted = []
    for row in chokepoints(facts):
        around = network.subgraph(networkx.node_connected_component(network, row.firm) - {row.firm})
        sizes = [len(part) for part in networkx.connected_components(around)]
        counted.append((row.firm, len(sizes), sum(sizes) - max(sizes)))
    assert counted == [(row.firm, row.parts, row.cut_off) for row in chokepoints(facts)]


def test_losses(facts: Facts) -> None:
    found = [
        (*numbers([row.firm]), numbers(row.stopped), row.downstream, row.products) for row in losses(facts)
    ]
    assert found == [
        (7, [1, 2, 3, 4], 6, ("电池", "锂盐")),
        (15, [16, 17, 18], 3, ("晶圆", "芯片")),
        (1, [2, 3, 4], 5, ("电池",)),
        (5, [2, 3, 4], 5, ("电池",)),
        (6, [4], 3, ("电池",)),
        (8, [14], 1, ()),
        (12, [9], 3, ()),
        (13, [10], 3, ()),
    ]


def test_a_loss_rests_on_the_links_it_cuts(facts: Facts) -> None:
    (row,) = (row for row in losses(facts) if row.firm.label == name(12))
    assert [said.sentence for said in row.evidence] == [f"{name(12)} supplies {name(9)} 塑料。"]


def test_gaps(facts: Facts) -> None:
    found = [
        (row.zone.label, row.product, *map(numbers, (row.needed_by, row.makers, row.suppliers)))
        for row in gaps(facts)
    ]
    assert found == [
        (EAST, "铜箔", [2, 3], [], [5]),
        (NORTH, "光刻胶", [17], [20], []),
        (WEST, "塑料", [9, 10], [], [12, 13]),
        (WEST, "电池", [8], [4], [4]),
    ]


def test_gaps_of_one_zone(facts: Facts) -> None:
    assert [row.product for row in gaps(facts, [thing(facts, EAST)])] == ["铜箔"]


def test_a_gap_rests_on_who_buys_and_where_it_lies(facts: Facts) -> None:
    (row,) = gaps(facts, [thing(facts, NORTH)])
    assert [said.sentence for said in row.evidence] == [
        f"{name(17)} locatedIn {NORTH} 。",
        f"{name(20)} supplies {name(17)} 光刻胶。",
    ]


def test_hubs(facts: Facts) -> None:
    found = [
        (row.industry.label, row.zone.label, numbers(row.firms), len(row.projects), row.links_out, row.stated)
        for row in hubs(facts)
    ]
    assert found == [
        ("汽车产业", WEST, [8, 9, 10], 0, 4, True),
        ("电池产业", EAST, [1, 2, 3, 4, 7], 1, 3, False),
        ("电池产业", WEST, [9, 20], 0, 1, False),
        ("电池产业", SMALL, [7], 0, 1, False),
        ("芯片产业", NORTH, [15, 16], 0, 0, False),
    ]


def test_hubs_of_one_industry(facts: Facts) -> None:
    assert [row.zone.label for row in hubs(facts, [thing(facts, "芯片产业")])] == [NORTH]


def test_likeness(facts: Facts) -> None:
    found = [(row.zone.label, row.other.label, row.likeness) for row in likeness(facts)]
    assert found == [
        (EAST, SMALL, Decimal("1.000")),
        (EAST, WEST, Decimal("0.447")),
        (SMALL, WEST, Decimal("0.447")),
    ]


def test_likeness_of_one_zone(facts: Facts) -> None:
    assert [row.other.label for row in likeness(facts, [thing(facts, EAST)])] == [SMALL, WEST]


def test_communities(facts: Facts) -> None:
    found = [
        (row.cluster and row.cluster.label, *map(numbers, (row.both, row.only_declared, row.only_linked)))
        for row in communities(facts)
    ]
    assert found == [
        ("电池产业", [1, 2, 3, 4, 7], [20], [5, 6]),
        (None, [], [], [8, 9, 10, 11, 12, 13, 14]),
        (None, [], [], [15, 16, 17, 18, 19]),
    ]


def test_agreement_of_a_cluster(facts: Facts) -> None:
    assert communities(facts)[0].agreement == Decimal("0.625")


def test_paths(facts: Facts) -> None:
    found = paths(facts, [thing(facts, name(7))], [thing(facts, name(14))])
    goods = ("锂盐", "正极", "电芯", "电池", "整车")
    assert [(numbers(row.path), row.products) for row in found] == [
        ([7, 1, 2, 4, 8, 14], goods),
        ([7, 1, 3, 4, 8, 14], goods),
    ]


def test_no_path_against_the_supply(facts: Facts) -> None:
    assert paths(facts, [thing(facts, name(14))], [thing(facts, name(7))]) == ()


def test_a_planned_supply_is_no_path(facts: Facts) -> None:
    assert paths(facts, [thing(facts, name(20))], [thing(facts, name(17))]) == ()


def rows(facts: Facts) -> Iterable[Row]:
    firms = tuple(one for one in facts.things if one.type == "Firm")
    for analysis in ANALYSES.values():
        yield from analysis.rows(facts, Asked(starts=firms, ends=firms))


def test_every_row_says_what_it_cannot_know(facts: Facts) -> None:
    assert all(row.unknown for row in rows(facts))


def test_nothing_comes_of_nothing() -> None:
    assert list(rows(Facts(()))) == []


def test_every_analysis_finds_something(facts: Facts) -> None:
    kinds = {type(row) for row in rows(facts)}
    assert kinds == {analysis.kind for analysis in ANALYSES.values()}


def test_evidence_of_the_examples_is_what_an_article_says(demo: Path) -> None:
    found = Facts.read(demo)
    quoted: set[Said] = {said for row in rows(found) for said in row.evidence}
    with Store.open(demo, read_only=True) as store:
        texts = [store.record(entry.id).article.document.text for entry in store.articles()]
    bare = ["".join(text.split()) for text in texts]
    assert quoted
    assert [said for said in quoted if not any("".join(said.sentence.split()) in text for text in bare)] == []


def test_every_row_of_the_examples_has_evidence(demo: Path) -> None:
    assert [row for row in rows(Facts.read(demo)) if not row.evidence] == []


def test_a_table_holds_the_claims(facts: Facts) -> None:
    found = table(ANALYSES["losses"].kind, losses(facts))
    assert found.columns == ("firm", "stopped", "downstream", "products", "evidence", "claims", "unknown")


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["analyze", *map(str, arguments)])
    return done.exit_code, done.output


def test_the_command_knows_every_analysis() -> None:
    assert tuple(ANALYSES) == NAMES


def test_the_command_shows_all_in_short(demo: Path) -> None:
    code, told = run("--store", demo)
    assert (code, [line for line in told.splitlines() if line.startswith("losses: ")] != []) == (0, True)


def test_the_command_finds_firms_by_part_of_their_name(demo: Path) -> None:
    code, told = run("paths", "--from", "赛博瑞", "--to", "天辉能源", "--store", demo)
    assert (code, "重庆赛博瑞科技有限公司 → 重庆天辉能源科技有限公司" in told) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["paths"], "give --from and --to"), (["--format", "csv"], "needs the NAME of one analysis")],
)
def test_wrong_usage_says_the_way_out(demo: Path, arguments: list[str], words: str) -> None:
    code, told = run(*arguments, "--store", demo)
    assert (code, words in told) == (2, True)


def test_an_unknown_name_is_one_line(demo: Path) -> None:
    code, told = run("gaps", "--zone", "无此园区", "--store", demo)
    assert (code, told.count("\n"), "无此园区" in told) == (1, 1, True)
