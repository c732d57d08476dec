"""The Python face: what a Graph answers, gives and refuses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib

import parkgraph
from extractors.errors import ParkgraphError, QueryError, StoreError

SUPPLIES = "SELECT ?a ?b { ?a pg:supplies ?b }"


@pytest.fixture(scope="module")
def graph(demo: Path) -> Iterator[parkgraph.Graph]:
    with parkgraph.Graph(demo) as graph:
        yield graph


def test_query_gives_rows(graph: parkgraph.Graph) -> None:
    ((supplier, customer),) = graph.query(SUPPLIES)
    assert "sai-bo-rui" in str(supplier)
    assert "tian-hui" in str(customer)


def test_wrong_query(graph: parkgraph.Graph) -> None:
    with pytest.raises(QueryError):
        graph.query("SELECT")


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib warns of its own calls
def test_dataset_answers_the_same(graph: parkgraph.Graph) -> None:
    assert isinstance(graph.rdf, rdflib.Dataset)
    rows = [tuple(map(str, row)) for row in graph.rdf.query(SUPPLIES) if isinstance(row, tuple)]
    assert rows == list(graph.query(SUPPLIES))


def test_networkx_has_the_direct_edges(graph: parkgraph.Graph) -> None:
    network = graph.networkx()
    ((supplier, customer),) = [tuple(map(str, row)) for row in graph.query(SUPPLIES)]
    assert network.has_edge(supplier, customer, key="supplies")
    assert network.nodes[supplier]["type"] == "Firm"
    assert network.nodes[supplier]["label"] == "重庆赛博瑞科技有限公司"


def test_entity_prints_as_show(graph: parkgraph.Graph) -> None:
    assert str(graph.entity("赛博瑞科技")).startswith("重庆赛博瑞科技有限公司")


@pytest.mark.parametrize("name", ["没有这个名字", "区"])
def test_no_entity_or_too_many(graph: parkgraph.Graph, name: str) -> None:
    with pytest.raises(ParkgraphError, match=name):
        graph.entity(name)


def test_writes_html_and_turtle(graph: parkgraph.Graph, tmp_path: Path) -> None:
    graph.html(tmp_path / "graph.html")
    graph.turtle(tmp_path / "graph.ttl")
    assert len(rdflib.Graph().parse(tmp_path / "graph.ttl")) > 1000
    assert (tmp_path / "graph.html").stat().st_size > 100_000


def test_build_opens_what_it_built(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("丙城经开区揭牌\n\n丙城经开区今日揭牌。\n", "utf-8")
    with parkgraph.build([tmp_path / "a.txt"], tmp_path / "out", parkgraph.Settings(names="rules")) as graph:
        assert graph.query("SELECT ?t { ?a a pg:Article ; rdfs:label ?t }") == (("丙城经开区揭牌",),)


def test_refused_sources_do_not_stop_a_build(tmp_path: Path) -> None:
    with parkgraph.build([tmp_path / "missing.txt"], tmp_path / "out") as graph:
        assert [error.source for error in graph.refused] == [str(tmp_path / "missing.txt")]


def test_folder_without_a_graph(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        parkgraph.Graph(tmp_path)
