"""The main job on the real page: `data/page.toml` asks `graph.ttl`, in rdflib and in pyoxigraph."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from datetime import date
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from parkgraph.building import update
from parkgraph.settings import Settings

PREFIXES = """PREFIX pg: <https://w3id.org/parkgraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
NAMED = r'?\1 rdfs:label|skos:altLabel ?\1Name . FILTER(CONTAINS(STR(?\1Name), "\2"))'
QUESTIONS = {
    question["name"]: question
    for question in tomllib.loads((Path(__file__).parent / "data/page.toml").read_text("utf-8"))["question"]
}


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    """`graph.ttl` of the real page."""
    out = tmp_path_factory.mktemp("page")
    built = update([shared / "articles"], out, Settings(published=date(2024, 12, 4)))
    assert (built.new, built.refused) == (6, ())
    return out / "graph.ttl"


@pytest.fixture(scope="module")
def graph(turtle: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(turtle)


@pytest.fixture(scope="module")
def store(turtle: Path) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(path=str(turtle), format=pyoxigraph.RdfFormat.TURTLE)
    return store


def asked(name: str) -> str:
    return PREFIXES + re.sub(r"@(\w)=(\S+)", NAMED, QUESTIONS[name]["query"])


@pytest.mark.parametrize("name", QUESTIONS)
def test_rdflib_answers(graph: rdflib.Graph, name: str) -> None:
    rows = [[str(cell) for cell in row] for row in graph.query(asked(name)) if isinstance(row, tuple)]
    assert sorted(rows) == sorted(QUESTIONS[name]["rows"])


@pytest.mark.parametrize("name", QUESTIONS)
def test_pyoxigraph_answers(store: pyoxigraph.Store, name: str) -> None:
    solutions = store.query(asked(name))
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    rows = [[str(getattr(cell, "value", "")) for cell in solution] for solution in solutions]
    assert sorted(rows) == sorted(QUESTIONS[name]["rows"])


COUNTERS = {"rapper": ["rapper", "-i", "turtle", "-c"], "serdi": ["serdi"]}


@pytest.mark.parametrize("reader", COUNTERS)
def test_other_readers_count_the_same(graph: rdflib.Graph, turtle: Path, reader: str) -> None:
    if shutil.which(reader) is None:
        pytest.skip(f"{reader} is not installed: apt-get install raptor2-utils serdi")
    told = subprocess.run([*COUNTERS[reader], str(turtle)], capture_output=True, check=True, encoding="utf-8")
    counted = re.search(r"returned (\d+) triples", told.stderr)
    assert (int(counted[1]) if counted else told.stdout.count("\n")) == len(graph)


def test_both_libraries_count_the_same(graph: rdflib.Graph, store: pyoxigraph.Store) -> None:
    assert len(store) == len(graph)
