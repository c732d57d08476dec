"""Answers of a store in, a networkx graph of its entities and direct edges out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx

from extractors.model import ENTITY_TYPES, RELATION_TYPES

if TYPE_CHECKING:
    from parkgraph.view.records import Select


def network(select: Select) -> networkx.MultiDiGraph[str]:
    """Nodes are IRIs with `type`, `label` and, where known, `english`; an edge's key is its relation."""
    found: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    types = " ".join(f"pg:{name}" for name in ENTITY_TYPES)
    for row in select(f"SELECT ?x ?type {{ ?x a ?type . VALUES ?type {{ {types} }} }} ORDER BY ?x"):
        found.add_node(row["x"], type=_local(row["type"]))
    for row in select("SELECT ?x ?text (LANG(?text) AS ?language) { ?x rdfs:label ?text } ORDER BY ?x ?text"):
        if row["x"] in found:
            found.nodes[row["x"]]["english" if row["language"] == "en" else "label"] = row["text"]
    edges = " ".join(f"pg:{name}" for name in (*RELATION_TYPES, "partOf"))
    for row in select(f"SELECT ?a ?p ?b {{ ?a ?p ?b . VALUES ?p {{ {edges} }} }} ORDER BY ?a ?p ?b"):
        found.add_edge(row["a"], row["b"], key=_local(row["p"]))
    return found


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
