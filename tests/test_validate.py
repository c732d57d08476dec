from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, XSD

from extractors.errors import StoreError
from graph_store.export import export
from graph_store.store import Store
from graph_store.terms import PG
from graph_store.validate import findings, load, validate
from tests import factory

ZH = "云岭青禾电池科技有限公司"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("built")
    with Store.open(path / "store") as store:
        store.replace(*factory.every())
        export(store, path / "graph.ttl")
    return path


@pytest.fixture
def graph(built: Path) -> Graph:
    return load(built / "graph.ttl")


def pg(name: str) -> URIRef:
    return URIRef(PG + name)


def test_what_the_store_writes_conforms(built: Path) -> None:
    assert validate(built) == ()


def test_the_exported_file_conforms(built: Path) -> None:
    assert validate(built / "graph.ttl") == ()


def supply(graph: Graph) -> URIRef:
    claim = next(graph.subjects(pg("predicate"), pg("supplies")))
    assert isinstance(claim, URIRef)
    return claim


def test_a_finding_names_entity_rule_and_sentence(graph: Graph) -> None:
    graph.remove((supply(graph), pg("pattern"), None))
    (finding,) = findings(graph)
    assert (finding.rule, finding.about, finding.sentence) == (
        "Claim",
        f"云岭松果精密制造有限公司 supplies {ZH}",
        f"云岭松果精密制造有限公司为{ZH}供应电池盖帽。",
    )


def test_a_finding_is_one_line(graph: Graph) -> None:
    graph.remove((supply(graph), pg("pattern"), None))
    (finding,) = findings(graph)
    assert "\n" not in str(finding)


def test_messages_have_names_in_place_of_iris(graph: Graph) -> None:
    subject, _, object = next(graph.triples((None, pg("supplies"), None)))
    graph.add((object, pg("supplies"), subject))
    found = [finding for finding in findings(graph) if finding.rule == "EdgeWithoutClaim"]
    assert [
        f"{ZH} pg:supplies 云岭松果精密制造有限公司" in " ".join(finding.en.split()) for finding in found
    ] == [True]


def test_a_planned_edge_is_found(graph: Graph) -> None:
    plan = next(graph.subjects(pg("modality"), Literal("plan")))
    ends = [graph.value(plan, pg(end)) for end in ("subject", "object")]
    graph.parse(data=f"<{ends[0]}> <{PG}exportsTo> <{ends[1]}> .", format="nt")
    assert [finding.rule for finding in findings(graph)] == ["EdgeOnlyPlanned"]


def test_a_second_label_is_found(graph: Graph) -> None:
    firm = next(graph.subjects(RDFS.label, Literal(ZH, lang="zh")))
    graph.add((firm, RDFS.label, Literal("另一个名字", lang="zh")))
    assert [(finding.rule, finding.node) for finding in findings(graph)] == [("Entity", str(firm))]


def test_a_figure_without_value_is_found(graph: Graph) -> None:
    figure = next(graph.subjects(RDF.type, pg("LimitFigure")))
    graph.set((figure, pg("value"), Literal("many", datatype=XSD.string)))
    assert {(finding.rule, finding.about) for finding in findings(graph)} == {
        ("Figure", "《云岭经开区设备补贴办法》 补贴上限")
    }


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        validate(tmp_path / "none")


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    (tmp_path / "graph.docx").write_text("")
    with pytest.raises(StoreError, match="unknown kind of file"):
        validate(tmp_path / "graph.docx")


@pytest.mark.parametrize("text", ["this is no Turtle", "@prefix a: <b> . a:b a:c", '<a:b> <a:c> "'])
def test_a_broken_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "graph.ttl").write_text(text)
    with pytest.raises(StoreError, match="cannot be read as ttl") as refused:
        validate(tmp_path / "graph.ttl")
    assert "\n" not in str(refused.value)
