"""The fast check finds what pySHACL finds, on the graph of the store and on every mutation of a sound one."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

import ontology
from graph_store.asking import View
from graph_store.checking import check
from graph_store.finding import Finding
from graph_store.shapes import checks
from graph_store.store import Store
from graph_store.terms import BASE
from graph_store.validate import findings
from tests import factory
from tests.test_shapes import FAULTS, shapes, sound, turtle_of

__all__ = ["shapes", "sound"]
GROUPS = 4
"""Faults are put into as many graphs, so that pySHACL, which is slow, has to look at few."""


def view(graph: Graph) -> View:
    found = View(ox.Store(), BASE)
    found.db.load(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    return found


def mutated(sound: Graph, faults: list[tuple[str, str, str]]) -> Graph:
    data = sound
    for _, out, put in faults:
        data = data - turtle_of(out) + turtle_of(put)
    return data


def breach(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.node, finding.value


def spoken(finding: Finding) -> str:
    return " ".join(str(finding).split())


def test_a_sound_graph_conforms(sound: Graph) -> None:
    assert check(view(sound)) == ()


@pytest.mark.parametrize(("shape", "out", "put"), FAULTS)
def test_a_fault_is_found(shape: str, out: str, put: str, sound: Graph) -> None:
    found = {finding.rule for finding in check(view(mutated(sound, [(shape, out, put)])))}
    assert shape in found


@pytest.mark.parametrize("group", range(GROUPS))
def test_both_ways_find_the_same(sound: Graph, group: int) -> None:
    data = mutated(sound, list(FAULTS[group::GROUPS]))
    assert {breach(finding) for finding in check(view(data))} == {breach(one) for one in findings(data)}


def test_both_ways_say_the_same(sound: Graph) -> None:
    out, put = "<plan> pg:modality 'plan'", "<zone> pg:partOf <park> . <customer> pg:exportsTo <place>"
    data = mutated(sound, [("", out, put)])
    assert set(map(spoken, check(view(data)))) == set(map(spoken, findings(data)))


def test_what_the_store_writes_conforms(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.replace(*factory.every())
        assert check(store.view()) == ()


def test_every_shape_has_a_check() -> None:
    assert {one.rule for one in checks(ontology.turtle("shapes"))} == {shape for shape, _, _ in FAULTS}


@pytest.mark.parametrize("constraint", ["sh:maxExclusive 3", "sh:minCount 2"])
def test_a_constraint_that_is_not_known_is_refused(constraint: str) -> None:
    text = f"""
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    <a:s> a sh:NodeShape ; sh:targetClass <a:C> ; sh:property [ sh:path <a:p> ; {constraint} ] .
    """
    with pytest.raises(ValueError, match=r"known"):
        list(checks(text))
