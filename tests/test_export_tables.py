"""Exports for tools that know no RDF: networks, tables and bulk files, and what each profile leaves out."""

from __future__ import annotations

import csv
import importlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from extractors.errors import StoreError
from graph_store.export import FORMATS, export
from graph_store.networks import COLOURS
from graph_store.profiles import LONGEST, PROFILES
from graph_store.rows import TABLES
from graph_store.sheets import FOLDERS
from graph_store.store import Store
from graph_store.validate import validate
from parkgraph.cli.export import FORMATS as CHOICES
from parkgraph.cli.export import PROFILES as PROFILE_CHOICES
from parkgraph.network import network
from tests import factory
from tests.factory import Draft
from tests.test_export import hostile

GEXF = "{http://www.gexf.net/1.2draft}"
VIZ = "{http://www.gexf.net/1.2draft/viz}"
OLD = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
"""rdflib's own JSON-LD parser warns of itself."""
LONG = (
    "云岭青禾电池科技有限公司"
    + "在这一年里克服了许多困难并且不断地扩大自己的规模" * 3
    + "，向北麓整车厂供应电池。"
)


def wordy() -> Draft:
    """A sentence of more than sixty characters whose object and cue stand at its end."""
    draft = Draft("wordy")
    ends = (draft.entity("Firm", "云岭青禾电池科技有限公司"), draft.entity("Firm", "北麓整车厂"))
    draft.claim("supplies", ends, LONG, product="电池")
    draft.claim("supplies", ends, "云岭青禾电池科技有限公司向北麓整车厂供货。")
    return draft


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("built")) as opened:
        opened.replace(*factory.every(), hostile().extraction(), wordy().extraction())
        yield opened


@pytest.fixture(scope="module")
def written(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    for format in ("gexf", "graphml", "csv", "neo4j", "jsonld", "context", "ntriples"):
        export(store, folder / format, format)
    return folder


def edges(graph: Any, relation: str) -> set[tuple[str, str, str]]:
    found = graph.edges(data=True)
    return {(start, values[relation], end) for start, end, values in found}


@pytest.mark.parametrize("format", ["gexf", "graphml"])
def test_networkx_reads_the_edges(store: Store, written: Path, format: str) -> None:
    read = networkx.read_gexf if format == "gexf" else networkx.read_graphml
    expected = {(start, key, end) for start, end, key in network(store.select).edges(keys=True)}
    assert edges(read(written / format), "relation") == expected


@pytest.mark.parametrize("format", ["gexf", "graphml"])
def test_networkx_reads_every_entity(store: Store, written: Path, format: str) -> None:
    read = networkx.read_gexf if format == "gexf" else networkx.read_graphml
    found = {
        (node, values["label"], values["type"]) for node, values in read(written / format).nodes(data=True)
    }
    known = {(node, values["type"]) for node, values in network(store.select).nodes(data=True)}
    assert {(node, type) for node, _, type in found} == known


@pytest.mark.parametrize("format", ["gexf", "graphml"])
def test_an_edge_has_its_sentence(written: Path, format: str) -> None:
    read = networkx.read_gexf if format == "gexf" else networkx.read_graphml
    sentences = {values["sentence"] for _, _, values in read(written / format).edges(data=True)}
    assert "云岭松果精密制造有限公司为云岭青禾电池科技有限公司供应电池盖帽。" in sentences


def test_gexf_has_colours_for_gephi(written: Path) -> None:
    root = ElementTree.parse(written / "gexf").getroot()
    nodes = list(root.iter(f"{GEXF}node"))
    colours = [node.find(f"{VIZ}color") for node in nodes]
    found = {tuple(int(colour.attrib[part]) for part in "rgb") for colour in colours if colour is not None}
    assert (len(colours), found <= set(COLOURS.values()), None in colours) == (len(nodes), True, False)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_has_a_row_a_claim(store: Store, written: Path) -> None:
    claims = {row["c"] for row in store.select("SELECT ?c { ?c a pg:Claim }")}
    assert {row["id"] for row in rows(written / "csv" / "relations.csv")} == claims


def test_csv_opens_in_chinese_excel(written: Path) -> None:
    assert (written / "csv" / "entities.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_csv_quotes_the_sentence_of_a_figure(written: Path) -> None:
    found = {row["printedValue"]: row["sentence"] for row in rows(written / "csv" / "figures.csv")}
    assert found["500万元"] == "单个企业补贴最高500万元。"


def test_csv_keeps_comparators(written: Path) -> None:
    found = {row["comparator"] for row in rows(written / "csv" / "figures.csv")}
    assert found == {"=", "<="}


def test_csv_tells_facts_from_plans(written: Path) -> None:
    found = {(row["objectLabel"], row["edge"]) for row in rows(written / "csv" / "relations.csv")}
    assert {("泰国", "true"), ("秘鲁", "false")} <= found


def optional(name: str) -> Any:
    """A package that only this test needs."""
    try:
        return importlib.import_module(name)
    except ImportError:
        pytest.skip(f"{name} is not installed")


@pytest.mark.parametrize("name", sorted(TABLES))
def test_duckdb_reads_the_csv(written: Path, name: str) -> None:
    duckdb = optional("duckdb")
    path = written / "csv" / f"{name}.csv"
    (found,) = duckdb.connect().execute(f"SELECT count(*) FROM read_csv('{path}', header=true)").fetchone()
    assert found == len(rows(path))


def test_duckdb_reads_the_parquet(store: Store, tmp_path: Path) -> None:
    duckdb = optional("duckdb")
    optional("pyarrow")
    export(store, tmp_path / "tables", "parquet")
    query = f"SELECT sum(normalizedValue), min(earliest) FROM '{tmp_path}/tables/figures.parquet' WHERE unit = '亿元'"
    value, day = duckdb.connect().execute(query).fetchone()
    assert (value, str(day)) == (39_150_000_000.0, "2031-01-01")


def test_parquet_has_the_rows_of_the_csv(store: Store, written: Path, tmp_path: Path) -> None:
    optional("pyarrow")
    parquet = importlib.import_module("pyarrow.parquet")
    export(store, tmp_path / "tables", "parquet")
    counts = {name: parquet.read_table(tmp_path / "tables" / f"{name}.parquet").num_rows for name in TABLES}
    assert counts == {name: len(rows(written / "csv" / f"{name}.csv")) for name in TABLES}


def test_neo4j_relationships_lead_from_node_to_node(written: Path) -> None:
    folder = written / "neo4j"
    nodes = {row[":ID"] for path in sorted(folder.glob("*.csv")) for row in rows(path) if ":ID" in row}
    ends = {
        row[end]
        for name in ("relations", "said")
        for row in rows(folder / f"{name}.csv")
        for end in (":START_ID", ":END_ID")
    }
    assert ends - nodes == set()


def test_neo4j_ids_are_unique(written: Path) -> None:
    paths = sorted((written / "neo4j").glob("*.csv"))
    ids = [row[":ID"] for path in paths for row in rows(path) if ":ID" in row]
    assert len(ids) == len(set(ids))


def test_the_help_names_every_file_of_the_neo4j_import(written: Path) -> None:
    from parkgraph.cli import main

    told = main.commands["export"].help or ""
    assert {path.name for path in (written / "neo4j").iterdir() if path.name not in told} == set()


@OLD
def test_jsonld_round_trips(written: Path) -> None:
    found = Graph().parse(written / "jsonld", format="json-ld")
    assert isomorphic(found, Graph().parse(written / "ntriples", format="nt"))


@OLD
def test_jsonld_means_the_same_with_the_context_file(written: Path, tmp_path: Path) -> None:
    document = json.loads((written / "jsonld").read_text("utf-8"))
    shutil.copy(written / "context", tmp_path / "context.jsonld")
    document["@context"] = (tmp_path / "context.jsonld").as_uri()
    (tmp_path / "graph.jsonld").write_text(json.dumps(document), encoding="utf-8")
    found = Graph().parse(tmp_path / "graph.jsonld", format="json-ld")
    assert isomorphic(found, Graph().parse(written / "ntriples", format="nt"))


def test_jsonld_keys_are_words(written: Path) -> None:
    document = json.loads((written / "jsonld").read_text("utf-8"))
    assert [key for node in document["@graph"] for key in node if ":" in key] == []


@pytest.fixture(scope="module", params=[name for name in PROFILES if name != "full"])
def profile(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_what_a_profile_leaves_conforms(store: Store, tmp_path: Path, profile: str) -> None:
    export(store, tmp_path / "graph.ttl", profile=profile)
    assert validate(tmp_path / "graph.ttl") == ()


def turtle(store: Store, path: Path, profile: str) -> Graph:
    export(store, path, "ntriples", profile)
    return Graph().parse(path, format="nt")


def test_facts_are_no_plans(store: Store, tmp_path: Path) -> None:
    found = turtle(store, tmp_path / "graph.nt", "facts")
    query = "SELECT DISTINCT ?m { ?x <https://w3id.org/parkgraph/ns#modality> ?m }"
    assert {str(row[0]) for row in found.query(query) if isinstance(row, tuple)} == {"fact", "limit"}


SENTENCES = """
PREFIX pg: <https://w3id.org/parkgraph/ns#>
SELECT ?claim (SUM(STRLEN(?text)) AS ?length) { ?claim pg:evidence/pg:exact ?text } GROUP BY ?claim
"""


def test_public_quotes_at_most_sixty_characters(store: Store, tmp_path: Path) -> None:
    found = turtle(store, tmp_path / "graph.nt", "public")
    lengths = {int(str(row[1])) for row in found.query(SENTENCES) if isinstance(row, tuple)}
    assert max(lengths) == LONGEST


def test_public_holds_no_longer_text_of_a_sentence(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "tables", "csv", "public")
    held = "".join(path.read_text("utf-8-sig") for path in sorted((tmp_path / "tables").iterdir()))
    pieces = {LONG[at : at + LONGEST + 1] for at in range(len(LONG) - LONGEST)}
    assert [piece for piece in pieces if piece in held] == []


def test_an_unknown_profile_names_the_known(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="profile secret: unknown; give one of full, facts, public"):
        export(store, tmp_path / "graph.ttl", profile="secret")


def test_a_folder_of_something_else_is_left_alone(store: Store, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("chapter 1")
    with pytest.raises(StoreError, match="holds something else"):
        export(store, tmp_path, "csv")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_a_folder_is_replaced_whole(store: Store, tmp_path: Path) -> None:
    for _ in range(2):
        export(store, tmp_path / "tables", "csv")
    names = {path.name for path in (tmp_path / "tables").iterdir()}
    assert ([path.name for path in tmp_path.iterdir()], len(names)) == (["tables"], len(TABLES))


@pytest.mark.parametrize("format", ["gexf", "graphml", "jsonld", "context"])
def test_equal_graphs_give_equal_bytes(written: Path, tmp_path: Path, format: str) -> None:
    made = [hostile().extraction(), wordy().extraction(), *(make() for make in reversed(factory.ALL))]
    with Store.open(tmp_path / "store") as other:
        for extraction in made:
            other.replace(extraction)
        export(other, tmp_path / format, format)
    assert (tmp_path / format).read_bytes() == (written / format).read_bytes()


def test_the_command_knows_formats_and_profiles() -> None:
    assert (set(CHOICES), PROFILE_CHOICES) == (set(FORMATS), PROFILES)


def test_folders_are_formats() -> None:
    assert set(FOLDERS) <= set(FORMATS)
