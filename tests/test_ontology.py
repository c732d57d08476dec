"""The ontology room: tables, cue words and Turtle that every other room builds on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from importlib.resources import files

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef
from rdflib.namespace import SKOS

import ontology
from extractors.model import ENTITY_TYPES, RELATION_TYPES
from ontology import table, turtle, version, words

PG = Namespace("https://w3id.org/parkgraph/ns#")
SCHEMA = Namespace("https://schema.org/")
TURTLE = ("parkgraph", "alignments", "shapes")
TABLES: Mapping[str, tuple[str, ...]] = {
    "cities_abroad": ("name",),
    "countries": ("name",),
    "divisions": ("code",),
    "firms": ("short",),
    "gbt4754": ("code",),
    "indicators": ("id",),
    "links": ("code",),
    "listed_firms": ("code",),
    "strategic_emerging": ("code",),
    "units": ("unit",),
    "zones": ("name",),
}
"""Every table, and the columns that tell its rows apart."""
ROWS: Mapping[str, int] = {
    "cities_abroad": 150,
    "countries": 200,
    "divisions": 3200,
    "firms": 300,
    "gbt4754": 1971,
    "indicators": 60,
    "listed_firms": 5000,
    "strategic_emerging": 49,
    "units": 100,
    "zones": 600,
}
"""At least so many rows: a table that shrinks was damaged."""
SHAPES: Mapping[tuple[str, str], str] = {
    ("divisions", "code"): r"[1-9]\d{5}",
    ("divisions", "parent"): r"([1-9]\d{5})?",
    ("divisions", "level"): r"省级|地级|县级",
    ("gbt4754", "code"): r"[A-T]|\d{2,4}",
    ("strategic_emerging", "code"): r"[1-9](\.[1-9])?",
    ("listed_firms", "code"): r"\d{6}",
    ("listed_firms", "plain"): r"1?",
    ("firms", "stock_code"): r"(\d{6})?",
    ("firms", "plain"): r"1?",
    ("countries", "kind"): r"country|region",
    ("countries", "iso"): r"([A-Z]{2})?",
    ("zones", "level"): r"(国家级|省级|市级|县级)?",
    ("links", "code"): r"(division|country|zone|firm|stock|gbt4754|strategic_emerging)-[a-z]+",
    ("links", "seen"): r"([1-9]\d*)?",
    ("units", "factor"): r"\d+(/\d+)?",
    ("indicators", "id"): r"[a-z]+(-[a-z]+)*",
}
FACTS = (
    ("zones", "name", "北京经济技术开发区", "short", "北京经开区"),
    ("zones", "name", "西安经济技术开发区", "province", "陕西省"),
    ("zones", "name", "武汉东湖新技术开发区", "short", "东湖高新区"),
    ("zones", "name", "苏州工业园区", "kind", "IndustrialPark"),
    ("zones", "name", "中国（陕西）自由贸易试验区", "short", "陕西自贸试验区"),
    ("zones", "name", "陕西西咸新区", "kind", "NewArea"),
    ("divisions", "code", "610100", "full", "陕西省西安市"),
    ("divisions", "code", "110105", "short", ""),
    ("countries", "short", "沙特", "name", "沙特阿拉伯"),
    ("countries", "name", "卢旺达", "en", "Rwanda"),
    ("firms", "short", "采埃孚", "en", "ZF"),
    ("firms", "short", "吉利", "en", "Geely"),
    ("firms", "short", "立邦", "en", "Nippon Paint"),
    ("firms", "short", "百事", "en", "PepsiCo"),
    ("firms", "short", "隆基", "stock_code", "601012"),
    ("firms", "short", "长安汽车", "en", "Changan"),
    ("firms", "short", "陕汽", "full", "陕西汽车控股集团有限公司"),
    ("units", "unit", "亩", "factor", "2000/3"),
    ("units", "unit", "亿美元", "base", "美元"),
    ("listed_firms", "short", "机器人", "plain", "1"),
    ("listed_firms", "short", "隆基绿能", "plain", ""),
    ("gbt4754", "code", "0111", "name", "稻谷种植"),
    ("indicators", "id", "used-foreign-capital", "zh", "实际使用外资"),
)
ALIASES = (
    ("北京经济技术开发区", "亦庄经开区"),
    ("武汉东湖新技术开发区", "光谷"),
    ("上海张江高新技术产业开发区", "张江"),
    ("中关村科技园区", "中关村"),
)


def local(term: object) -> str:
    return str(term).removeprefix(PG)


def prefixed(text: str) -> set[str]:
    """Local names of the terms that a Turtle text or the queries in it write as `pg:name`."""
    return set(re.findall(r"\bpg:(\w+)", text))


def below(terms: Graph, name: str) -> set[str]:
    return {local(term) for term in terms.subjects(RDFS.subClassOf, PG[name])}


def graph(name: str) -> Graph:
    return Graph().parse(data=turtle(name), format="turtle")


@pytest.fixture(scope="module")
def terms() -> Graph:
    return graph("parkgraph")


def classes(terms: Graph) -> set[URIRef]:
    return {term for term in terms.subjects(RDF.type, OWL.Class) if isinstance(term, URIRef)}


def properties(terms: Graph) -> set[URIRef]:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    return {term for kind in kinds for term in terms.subjects(RDF.type, kind) if isinstance(term, URIRef)}


def relations(terms: Graph) -> set[str]:
    """Names of the properties that lead from entities to entities only."""
    entities = {PG[name] for name in ENTITY_TYPES}

    def end(term: URIRef, side: str) -> set[object]:
        return {*terms.objects(term, RDFS[side]), *terms.objects(term, SCHEMA[f"{side}Includes"])}

    found = (term for term in properties(terms) if end(term, "domain") | end(term, "range") <= entities)
    return {local(term) for term in found}


def test_every_table_is_known_here() -> None:
    names = {entry.name for entry in files("ontology").joinpath("vocab").iterdir()}
    assert names == {f"{name}.tsv" for name in TABLES}


@pytest.mark.parametrize("name", TABLES)
def test_keys_of_a_table_are_unique(name: str) -> None:
    keys = Counter(tuple(row[column] for column in TABLES[name]) for row in table(name))
    assert not [key for key, count in keys.items() if count > 1 or not all(key)]


@pytest.mark.parametrize("name", ROWS)
def test_a_table_is_complete(name: str) -> None:
    assert len(table(name)) >= ROWS[name]


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_trimmed_and_aliases_not_empty(name: str) -> None:
    cells = [cell for row in table(name) for cell in row.values()]
    assert not [c for c in cells if c != c.strip() or c.startswith("|") or c.endswith("|") or "||" in c]


@pytest.mark.parametrize(("name", "column"), SHAPES)
def test_cells_have_their_shape(name: str, column: str) -> None:
    shape = re.compile(SHAPES[name, column])
    assert not [row[column] for row in table(name) if not shape.fullmatch(row[column])]


@pytest.mark.parametrize(("name", "column", "key", "asked", "expected"), FACTS)
def test_facts_of_the_tables(name: str, column: str, key: str, asked: str, expected: str) -> None:
    assert [row[asked] for row in table(name) if row[column] == key] == [expected]


@pytest.mark.parametrize(("name", "alias"), ALIASES)
def test_well_known_aliases(name: str, alias: str) -> None:
    assert [row["name"] for row in table("zones") if alias in row["aliases"].split("|")] == [name]


@pytest.mark.parametrize("name", ["zones", "firms", "countries"])
def test_no_form_names_two_rows(name: str) -> None:
    columns = {"zones": "name short", "firms": "short full en", "countries": "name short"}[name].split()
    forms = Counter(
        form
        for row in table(name)
        for form in {*(row[column] for column in columns), *row["aliases"].split("|")} - {""}
    )
    assert not [form for form, count in forms.items() if count > 1]


@pytest.mark.parametrize("name", ["divisions", "gbt4754", "strategic_emerging"])
def test_parents_are_in_the_table(name: str) -> None:
    codes = {row["code"] for row in table(name)}
    assert not {row["parent"] for row in table(name)} - codes - {""}


def test_cities_abroad_lie_in_countries() -> None:
    countries = {row["name"] for row in table("countries")}
    assert {row["country"] for row in table("cities_abroad")} <= countries


def test_links_are_right_as_often_as_judged_at_most() -> None:
    counts = [(int(row["right"] or 0), int(row["seen"] or 0)) for row in table("links")]
    assert not [(right, seen) for right, seen in counts if not 0 <= right <= seen]


def test_zone_kinds_are_classes(terms: Graph) -> None:
    assert {PG[row["kind"]] for row in table("zones")} <= classes(terms)


def test_zone_provinces_are_divisions() -> None:
    provinces = {row["name"] for row in table("divisions") if row["level"] == "省级"}
    assert {row["province"] for row in table("zones")} - {""} <= provinces


def test_stock_codes_of_firms_are_listed() -> None:
    listed = {row["code"] for row in table("listed_firms")}
    assert {row["stock_code"] for row in table("firms")} - {""} <= listed


def test_base_units_are_their_own_base() -> None:
    units = {row["unit"]: row for row in table("units")}
    own = {row["base"]: units.get(row["base"], row) for row in table("units")}
    assert not [base for base, row in own.items() if row["base"] != base or Fraction(row["factor"]) <= 0]


def test_units_of_one_base_measure_one_thing() -> None:
    kinds = {(row["base"], row["dimension"]) for row in table("units")}
    assert len(kinds) == len({base for base, _ in kinds})


def test_synonyms_of_indicators_are_told_apart() -> None:
    names = Counter(name for row in table("indicators") for name in (row["zh"], *row["synonyms"].split("|")))
    assert not [name for name, count in names.items() if count > 1]


@pytest.mark.parametrize("name", TURTLE)
def test_turtle_parses(name: str) -> None:
    assert len(graph(name)) > 0


def test_every_term_has_a_label_and_a_definition_in_both_languages(terms: Graph) -> None:
    wanted = [(RDFS.label, "zh"), (RDFS.label, "en"), (SKOS.definition, "zh"), (SKOS.definition, "en")]
    missing = [
        (term, predicate, language)
        for term in classes(terms) | properties(terms)
        for predicate, language in wanted
        if [getattr(text, "language", None) for text in terms.objects(term, predicate)].count(language) != 1
    ]
    assert not missing


def test_labels_are_unique(terms: Graph) -> None:
    labels = [
        label for _, label in terms.subject_objects(RDFS.label) if getattr(label, "language", "") == "zh"
    ]
    assert not [label for label, count in Counter(labels).items() if count > 1]


def test_entity_types_are_classes(terms: Graph) -> None:
    assert {PG[name] for name in ENTITY_TYPES} <= classes(terms)


def test_relations_are_those_of_the_extractors(terms: Graph) -> None:
    assert relations(terms) == {*RELATION_TYPES, "partOf"}


def test_part_of_is_a_kind_of_located_in(terms: Graph) -> None:
    assert (PG.partOf, RDFS.subPropertyOf, PG.locatedIn) in terms


def test_figure_classes_are_disjoint(terms: Graph) -> None:
    kinds = below(terms, "Figure")
    pairs = {frozenset(map(local, pair)) for pair in terms.subject_objects(OWL.disjointWith)}
    assert pairs == {frozenset((a, b)) for a in kinds for b in kinds if a != b}


@pytest.mark.parametrize("name", ["alignments", "shapes"])
def test_terms_used_elsewhere_exist(name: str, terms: Graph) -> None:
    assert prefixed(turtle(name)) <= {local(term) for term in classes(terms) | properties(terms)}


def test_every_term_is_held_by_a_shape_or_is_free_text(terms: Graph) -> None:
    free = {"role", "productText", "amount", "volume", "stake", "stage"}
    unheld = free | below(terms, "Zone") | below(terms, "Organization")
    assert {local(term) for term in classes(terms) | properties(terms)} - prefixed(turtle("shapes")) == unheld


def test_words_keep_the_order_of_the_file() -> None:
    text = files("ontology").joinpath("lexicon/nouns.tsv").read_text(encoding="utf-8")
    listed = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    found = [[kind, word] for kind, group in words("nouns").items() for word in group]
    assert sorted(found) == sorted(line for line in listed if line != ["class", "word"])


def test_every_lexicon_reads() -> None:
    names = [entry.name for entry in files("ontology").joinpath("lexicon").iterdir()]
    assert all(words(name.removesuffix(".tsv")) for name in names)


def test_version_is_twelve_hex_digits() -> None:
    assert re.fullmatch("[0-9a-f]{12}", version())


def test_a_missing_table_says_its_name() -> None:
    with pytest.raises(FileNotFoundError, match="no_such"):
        table("no_such")


def test_the_public_face() -> None:
    assert set(ontology.__all__) == {"Row", "table", "turtle", "version", "words"}
