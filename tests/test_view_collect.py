"""A graph in, the page's values out: what is read from the store, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest

from parkgraph.view.collect import page as collect
from parkgraph.view.model import Edge, Mark, Page, Period, Source


@pytest.fixture(scope="module")
def page() -> Page:
    store = ox.Store()
    store.load(path=str(Path(__file__).parent / "view_example.ttl"), format=ox.RdfFormat.TURTLE)

    def select(query: str) -> Iterator[Mapping[str, str]]:
        found = store.query(query)
        assert isinstance(found, ox.QuerySolutions)
        names = [variable.value for variable in found.variables]
        for row in found:
            bound = ((name, row[name]) for name in names)
            yield {name: term.value for name, term in bound if isinstance(term, ox.NamedNode | ox.Literal)}

    return collect(select)


@pytest.fixture(scope="module")
def supply(page: Page) -> Edge:
    return next(edge for edge in page.edges if edge.relation == "supplies")


def test_articles(page: Page) -> None:
    assert page.sources == (Source("article/a-1", "蓝河畔的电驱链", "2024-05-06", "汀洲日报", "lan-he.md"),)


def test_only_what_an_article_mentions_is_a_node(page: Page) -> None:
    assert [node.label for node in page.nodes] == ["蓝河市博兰精密部件有限公司", "恒越电驱", "蓝河高新区"]


def test_names_of_a_node(page: Page) -> None:
    assert (page.nodes[0].english, page.nodes[0].names) == ("Bolan", ("博兰精密",))


def test_codes_of_a_node(page: Page) -> None:
    assert page.nodes[0].codes == (("stockCode", "999999"),)


def test_the_narrowest_class(page: Page) -> None:
    assert (page.nodes[2].cls, page.nodes[2].kind) == ("Zone", "HighTechZone")


def test_an_edge_needs_both_ends(page: Page) -> None:
    assert [edge.relation for edge in page.edges] == ["supplies", "locatedIn"]


def test_only_facts_stand(page: Page) -> None:
    assert [edge.stands for edge in page.edges] == [True, False]


def test_a_broken_sentence_is_whole_again(supply: Edge) -> None:
    assert supply.said[0].evidence.sentence == "博兰精密为恒越电驱供应转子"


def test_both_ends_and_the_cue_are_marked(supply: Edge) -> None:
    marks = (Mark(0, 4, "subject"), Mark(5, 9, "object"), Mark(9, 11, "cue"))
    assert supply.said[0].evidence.marks == marks


def test_an_antecedent_stands_elsewhere(page: Page) -> None:
    assert page.edges[1].said[0].evidence.elsewhere == ("恒越电驱",)


def test_qualifiers_and_period(supply: Edge) -> None:
    said = supply.said[0]
    assert (said.qualifiers, said.period) == (
        (("product", "转子"),),
        Period("今年", "2024-01-01", "2024-12-31"),
    )


def test_a_figure(page: Page) -> None:
    level = page.figures[0]
    assert (level.printed, level.value, level.unit, level.kind, level.growth) == (
        "12.5亿元",
        1.25e9,
        "元",
        "actual",
        9.5,
    )


def test_a_growth_knows_its_level(page: Page) -> None:
    assert (page.figures[1].measure, page.figures[1].of) == ("growth", "figure/1")


def test_a_milestone(page: Page) -> None:
    assert [(one.event, one.period.earliest) for one in page.milestones] == [("投产", "2024-03-01")]
