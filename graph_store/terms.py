"""Short names in; the IRIs of the ontology, of the standard vocabularies and of the store's own books out."""

from __future__ import annotations

import pyoxigraph as ox

PG = "https://w3id.org/parkgraph/ns#"
BASE = "https://w3id.org/parkgraph/id/"
VOCAB = "https://w3id.org/parkgraph/vocab/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PRIVATE = "urn:parkgraph:"
"""Named graphs and properties under this name are the store's books: never queried, never exported."""

KINDS = (
    ("article", "Article"),
    ("zone", "Zone"),
    ("firm", "Firm"),
    ("organization", "Organization"),
    ("person", "Person"),
    ("place", "Place"),
    ("industry", "Industry"),
    ("product", "Product"),
    ("project", "Project"),
    ("policy", "Policy"),
    ("event", "Event"),
    ("claim", "Claim"),
    ("figure", "Figure"),
    ("milestone", "Milestone"),
    ("span", "Span"),
)
"""Path segment of an id and the class of what it names, in the order of an export."""

Object = ox.NamedNode | ox.Literal

DEFAULT = ox.DefaultGraph()
TYPE = ox.NamedNode(RDF + "type")
LABEL = ox.NamedNode(RDFS + "label")
ALT_LABEL = ox.NamedNode(SKOS + "altLabel")
SAME_AS = ox.NamedNode(OWL + "sameAs")
EXACT_MATCH = ox.NamedNode(SKOS + "exactMatch")
CLOSE_MATCH = ox.NamedNode(SKOS + "closeMatch")
LINKED_BY = ox.NamedNode(PG + "linkedBy")
BROADER = ox.NamedNode(SKOS + "broader")
DATE = ox.NamedNode(XSD + "date")
DECIMAL = ox.NamedNode(XSD + "decimal")
INTEGER = ox.NamedNode(XSD + "integer")


def pg(name: str) -> ox.NamedNode:
    """The term `name` of the ontology."""
    return ox.NamedNode(PG + name)


def private(name: str) -> ox.NamedNode:
    """A property or graph of the store's own books."""
    return ox.NamedNode(PRIVATE + name)


def iri(term: object) -> str:
    """The IRI of a term that is one; the graph has no blank nodes and no triples in triples."""
    if not isinstance(term, ox.NamedNode):
        raise TypeError(f"{term} is no IRI")
    return term.value


MENTIONED_IN = pg("mentionedIn")
IN_ARTICLE = pg("inArticle")

NAMES = private("names")
"""Graph of what is known of every name: the union of what the articles say, and which entity each one is."""
SOURCES = private("sources")
"""Graph of the sources that were refused."""


def prefixes(base: str = BASE) -> dict[str, str]:
    """Every prefix a query or an export knows, in the order of an export.

    Ids have a prefix for each kind (`firm:…`), since a slash cannot stand in the local part of a Turtle name.
    """
    known = {
        "pg": PG,
        "rdf": RDF,
        "rdfs": RDFS,
        "skos": SKOS,
        "owl": OWL,
        "xsd": XSD,
        "id": base,
        "vocab": VOCAB,
    }
    return known | {segment: f"{base}{segment}/" for segment, _ in KINDS}
