from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from extractors.errors import StoreError
from graph_store.export import FILES, export
from graph_store.store import Store
from tests import factory
from tests.factory import Draft

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "data" / "store.ttl"


def hostile() -> Draft:
    """Every character that a format could trip over."""
    text = '他说："C:\\new\ttab\u2028<b>&amp;</b>" \u0001 𠮷😀 \u202e]]> --> \'\'\' """ . ;'
    draft = Draft("hostile", title=text)
    firm = draft.entity("Firm", text)
    draft.claim("supplies", (firm, draft.entity("Firm", "松果精密")), f"{text}供货松果精密。", product=text)
    return draft


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("built")) as opened:
        opened.replace(*factory.every(), hostile().extraction())
        yield opened


@pytest.fixture(scope="module")
def written(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    for format in FILES:
        if format != "rdfxml":  # XML cannot hold control characters
            export(store, folder / format, format)
    return folder


@pytest.fixture(scope="module")
def reference(written: Path) -> Graph:
    return Graph().parse(written / "ntriples", format="nt")


def read(path: Path, format: ox.RdfFormat) -> set[ox.Quad]:
    return set(ox.parse(path=str(path), format=format))


SAME = [
    ("turtle", ox.RdfFormat.TURTLE),
    ("jsonld", ox.RdfFormat.JSON_LD),
    ("ntriples", ox.RdfFormat.N_TRIPLES),
]


@pytest.mark.parametrize(("format", "parser"), SAME, ids=[name for name, _ in SAME])
def test_formats_hold_the_graph_as_the_store_has_it(
    store: Store, written: Path, format: str, parser: ox.RdfFormat
) -> None:
    assert read(written / format, parser) == set(store.quads())


def test_rdfxml_holds_the_same_graph(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.replace(factory.park())
        export(store, tmp_path / "xml", "rdfxml")
        export(store, tmp_path / "nt", "ntriples")
    found, expected = (
        Graph().parse(tmp_path / "xml", format="xml"),
        Graph().parse(tmp_path / "nt", format="nt"),
    )
    assert isomorphic(found, expected)


def test_trig_has_a_graph_an_article(store: Store, written: Path) -> None:
    names = {str(quad.graph_name) for quad in read(written / "trig", ox.RdfFormat.TRIG)}
    articles = {f"<{entry.iri}>" for entry in store.articles()}
    assert names == {str(ox.DefaultGraph()), *articles}


def test_trig_holds_every_triple(store: Store, written: Path) -> None:
    quads = read(written / "trig", ox.RdfFormat.TRIG)
    assert {quad.triple for quad in quads} == {quad.triple for quad in store.quads()}


def test_rdflib_reads_the_turtle(written: Path, reference: Graph) -> None:
    assert isomorphic(Graph().parse(written / "turtle", format="turtle"), reference)


@pytest.mark.parametrize("reader", ["rapper -q -i turtle -o ntriples", "serdi -q -i turtle -o ntriples"])
def test_strangers_read_as_many_triples(store: Store, written: Path, reader: str) -> None:
    command = reader.split()
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run([*command, str(written / "turtle")], check=True, capture_output=True)
    assert done.stdout.count(b"\n") == len(store)


def test_no_blank_nodes(reference: Graph) -> None:
    assert [term for triple in reference for term in triple if type(term).__name__ == "BNode"] == []


def test_iris_are_ascii(reference: Graph) -> None:
    iris = {str(term) for triple in reference for term in triple if type(term).__name__ == "URIRef"}
    assert [iri for iri in iris if not iri.isascii()] == []


def test_the_books_are_not_exported(written: Path) -> None:
    assert "urn:parkgraph" not in (written / "trig").read_text(encoding="utf-8")


def test_article_bodies_are_not_exported(written: Path) -> None:
    assert factory.park().article.document.text not in (written / "turtle").read_text(encoding="utf-8")


def test_an_export_replaces_the_file_whole(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    export(store, path)
    assert [file.name for file in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_place_that_cannot_be_written(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be written"):
        export(store, tmp_path / "file" / "graph.ttl")


def test_an_unknown_format_names_the_known(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"format docx: unknown; give one of context, csv, gexf"):
        export(store, tmp_path / "graph", "docx")


BUILD = """
import sys
from pathlib import Path
from graph_store.export import export
from graph_store.store import Store
from tests import factory
with Store.open(sys.argv[1]) as store:
    for make in factory.ALL[:: int(sys.argv[3])]:
        store.replace(make())
    export(store, Path(sys.argv[2]))
"""


@pytest.mark.parametrize(("seed", "step"), [("0", "1"), ("1", "-1"), ("2", "1")])
def test_bytes_are_those_of_the_golden_file(tmp_path: Path, seed: str, step: str) -> None:
    """Another hash seed, another order. When the graph is meant to change: `python -m tests.factory`."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", BUILD, str(tmp_path / "store"), str(tmp_path / "graph.ttl"), step]
    subprocess.run(command, env=environment, cwd=ROOT, check=True)
    assert (tmp_path / "graph.ttl").read_bytes() == GOLDEN.read_bytes()
