from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.errors import StoreError
from extractors.model import EntityType, Extraction, RelationType
from graph_store import describing
from graph_store.books import Refusal
from graph_store.export import export
from graph_store.linking import Links
from graph_store.names import Undecided
from graph_store.store import Store
from graph_store.terms import DEFAULT, NAMES
from tests import factory
from tests.factory import Draft


def lines(store: Store) -> list[str]:
    """The graph and the books of names as text."""
    return sorted(str(q) for q in store.db if q.graph_name in (NAMES, DEFAULT))


def built(path: Path, extractions: Sequence[Extraction], links: bool = True) -> list[str]:
    with Store.open(path, links=links) as store:
        for extraction in extractions:
            store.replace(extraction)
        return lines(store)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "store")


def test_orders_give_one_graph(tmp_path: Path) -> None:
    made = factory.every()
    orders = itertools.permutations(made)
    graphs = {tuple(built(tmp_path / str(n), order)) for n, order in enumerate(orders)}
    assert len(graphs) == 1


def test_one_update_equals_many(tmp_path: Path) -> None:
    made = factory.every()
    with Store.open(tmp_path / "together") as store:
        store.replace(*made)
        together = lines(store)
    assert together == built(tmp_path / "each", made)


def test_record_is_kept_whole(store: Store) -> None:
    store.replace(factory.park())
    assert store.record("park") == factory.park()


def test_forgetting_everything_leaves_nothing(store: Store) -> None:
    for make in factory.ALL:
        store.replace(make())
    for make in factory.ALL:
        store.forget(make().article.id)
    assert len(store.db) == 0


def test_replacing_by_the_same_changes_nothing(store: Store) -> None:
    store.replace(factory.park())
    before = lines(store)
    store.replace(factory.park())
    assert lines(store) == before


def edge(name: str, modality: str = "fact", source: str = "") -> Extraction:
    draft = Draft(name, source=source)
    ends = (draft.entity("Firm", "松果精密"), draft.entity("Firm", "青禾电池"))
    draft.claim("supplies", ends, "松果精密向青禾电池供货。", modality)  # type: ignore[arg-type]
    return draft.extraction()


def edges(store: Store) -> int:
    return len(store.select("SELECT ?a ?b { ?a pg:supplies ?b }"))


def test_an_edge_of_two_articles_counts_once(store: Store) -> None:
    store.replace(edge("one"))
    store.replace(edge("two"))
    assert edges(store) == 1


def test_an_edge_stands_while_one_article_says_so(store: Store) -> None:
    store.replace(edge("one"))
    store.replace(edge("two"))
    store.forget("one")
    assert edges(store) == 1


def test_an_edge_goes_with_its_last_article(store: Store) -> None:
    store.replace(edge("one"))
    store.forget("one")
    assert edges(store) == 0


@pytest.mark.parametrize("modality", ["claim", "plan", "target", "forecast", "encouraged", "negated"])
def test_what_is_not_reported_as_so_is_no_edge(store: Store, modality: str) -> None:
    store.replace(edge("one", modality))
    assert edges(store) == 0


def test_other_tables_show_when_an_article_is_read_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.replace(edge("one"), rules="old")
    monkeypatch.setattr(describing, "links", lambda type, names: Links(english="Pine Cone"))
    store.replace(edge("one"), rules="new")
    assert len(store.select('SELECT ?a { ?a rdfs:label "Pine Cone"@en }')) == 2


def test_short_names_of_two_are_reported_and_not_joined(store: Store) -> None:
    for number, name in enumerate(["云岭青禾电池科技有限公司", "北麓青禾电池股份有限公司"]):
        draft = Draft(f"full{number}")
        draft.entity("Firm", name, "青禾电池")
        store.replace(draft.extraction())
    store.replace(edge("short"))
    reported = store.undecided()
    store.forget("full0")
    candidates = ("云岭青禾电池科技有限公司", "北麓青禾电池股份有限公司")
    assert (reported, store.undecided()) == ((Undecided("青禾电池", candidates),), ())


def test_rdflib_asks_the_same_graph(store: Store) -> None:
    store.replace(factory.park())
    rows = list(store.dataset().default_graph.query("SELECT ?a ?b { ?a pg:supplies ?b }"))
    assert len(rows) == 1


def test_a_concept_stands_while_it_is_linked_to(store: Store) -> None:
    for name in ("one", "two"):
        draft = Draft(name)
        draft.entity("Industry", "汽车制造业")
        store.replace(draft.extraction())
    counts = [concepts(store)]
    for name in ("one", "two"):
        store.forget(name)
        counts.append(concepts(store))
    assert counts == [3, 3, 0]  # itself, the section above it, and the way it was found


def concepts(store: Store) -> int:
    return len(store.select("SELECT ?c { ?c a skos:Concept }"))


def test_forget_takes_all_articles_of_a_source(store: Store) -> None:
    store.replace(edge("one", source="page.jsonl#1"), edge("two", source="page.jsonl#2"), edge("three"))
    assert store.forget("page.jsonl") == ("one", "two")


def test_forget_names_what_it_does_not_know(store: Store) -> None:
    with pytest.raises(StoreError, match="nothing\\.txt: no article or source"):
        store.forget("nothing.txt")


def test_one_id_in_two_files_is_refused(store: Store) -> None:
    store.replace(edge("one", source="a.txt"))
    with pytest.raises(StoreError, match=r"stands in a\.txt and in b\.txt"):
        store.replace(edge("one", source="b.txt"))


def test_manifest_counts(store: Store) -> None:
    store.replace(factory.park(), rules="r1")
    (entry,) = store.articles()
    assert (entry.id, entry.source, entry.rules, entry.claims, entry.figures) == (
        "park",
        "park.txt",
        "r1",
        8,
        3,
    )


def test_refusals_are_remembered_until_the_source_is_read(store: Store) -> None:
    store.refuse(Refusal("park.txt", "00", "is empty"))
    store.refuse(Refusal("park.txt", "01", "is binary"))
    remembered = store.refusals()
    store.replace(factory.park())
    assert (remembered, store.refusals()) == ((Refusal("park.txt", "01", "is binary"),), ())


def test_the_books_are_not_queried(store: Store) -> None:
    store.replace(factory.park())
    assert store.select("SELECT ?s { GRAPH ?g { ?s ?p ?o } }") == ()


def test_a_reader_sees_the_store_as_it_was_beside_a_writer(tmp_path: Path) -> None:
    with Store.open(tmp_path) as writer:
        writer.replace(factory.park())
    with Store.open(tmp_path) as writer:
        writer.replace(factory.ports())
        with Store.open(tmp_path, read_only=True) as reader:
            assert [entry.id for entry in reader.articles()] == ["park"]


def test_a_reader_does_not_hold_up_a_writer(tmp_path: Path) -> None:
    built(tmp_path, [factory.park()])
    with Store.open(tmp_path, read_only=True) as reader, Store.open(tmp_path) as writer:
        writer.forget("park")
        assert len(reader.articles()) == 1


def test_readers_leave_nothing_behind(tmp_path: Path) -> None:
    built(tmp_path, [factory.park()])
    with Store.open(tmp_path, read_only=True):
        pass
    assert list((tmp_path / "readers").iterdir()) == []


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    built(tmp_path, [factory.park()])
    with Store.open(tmp_path, read_only=True) as reader, pytest.raises(StoreError, match="reading only"):
        reader.forget("park")


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    with Store.open(tmp_path), pytest.raises(StoreError, match=f"process {os.getpid()} is writing"):
        Store.open(tmp_path)


def test_the_build_folder_will_do_for_reading(tmp_path: Path) -> None:
    built(tmp_path / "store", [factory.park()])
    with Store.open(tmp_path, read_only=True) as reader:
        assert len(reader.articles()) == 1


def something_else(folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.doc").write_text("chapter 1")


def a_file(folder: Path) -> None:
    folder.write_text("no folder")


def newer(folder: Path) -> None:
    built(folder, [])
    (folder / "parkgraph-store.json").write_text(json.dumps({"format": 99, "base": "x:/", "links": True}))


def half_a_marker(folder: Path) -> None:
    built(folder, [])
    (folder / "parkgraph-store.json").write_text('{"form')


def damaged(folder: Path) -> None:
    built(folder, [factory.park()])
    for file in (folder / "data").glob("MANIFEST-*"):
        file.write_bytes(b"nonsense")


WRONG = [
    (something_else, "holds something else"),
    (a_file, "holds something else"),
    (newer, "format 99 is newer"),
    (half_a_marker, "cannot be read"),
    (damaged, "cannot be opened"),
]


@pytest.mark.parametrize(("make", "reason"), WRONG, ids=[make.__name__ for make, _ in WRONG])
def test_a_wrong_folder_is_refused_in_one_line(tmp_path: Path, make, reason: str) -> None:  # type: ignore[no-untyped-def]
    make(tmp_path / "store")
    with pytest.raises(StoreError, match=reason) as refused:
        Store.open(tmp_path / "store")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("make", [something_else, a_file, newer, half_a_marker, damaged])
def test_a_wrong_folder_is_left_as_it_was(tmp_path: Path, make) -> None:  # type: ignore[no-untyped-def]
    make(tmp_path / "store")
    before = contents(tmp_path)
    with pytest.raises(StoreError):
        Store.open(tmp_path / "store")
    assert {name: before[name] for name in before} == {name: contents(tmp_path).get(name) for name in before}


def contents(folder: Path) -> dict[str, bytes]:
    ignored = ("lock", "LOG", "LOCK")
    files = (file for file in folder.rglob("*") if file.is_file() and not file.name.startswith(ignored))
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def test_a_folder_whose_making_was_killed_is_made(tmp_path: Path) -> None:
    (tmp_path / "parkgraph-store.json.new").write_text('{"form')
    assert built(tmp_path, []) == []


def test_reading_what_is_not_there_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist; run `parkgraph build"):
        Store.open(tmp_path / "none", read_only=True)


def test_another_base_is_refused(tmp_path: Path) -> None:
    built(tmp_path, [])
    with pytest.raises(StoreError, match="was built with base https://w3id"):
        Store.open(tmp_path, base="https://example.org/id/")


@pytest.mark.parametrize("base", ["ids/", "https://example.org/x", "https://example.org/汉/"])
def test_a_base_that_is_none(tmp_path: Path, base: str) -> None:
    with pytest.raises(StoreError, match="is no IRI that ends with"):
        Store.open(tmp_path, base=base)


KILLED = """
import os, signal, sys
from tests import factory
from graph_store.names import Undecided
from graph_store.store import Store
store = Store.open(sys.argv[1])
store.replace(factory.park())
print("acknowledged", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
def test_an_acknowledged_article_survives_a_kill(tmp_path: Path) -> None:
    root = Path(__file__).parent.parent
    environment = os.environ | {"PYTHONPATH": str(root)}
    command = [sys.executable, "-c", KILLED, str(tmp_path / "killed")]
    subprocess.run(command, env=environment, cwd=root, check=False, stdout=subprocess.DEVNULL)
    with Store.open(tmp_path / "killed", read_only=True) as reader:
        read = sorted(map(str, reader.quads()))
    with Store.open(tmp_path / "whole") as store:
        store.replace(factory.park())
        assert read == sorted(map(str, store.quads()))


NAMED: list[tuple[EntityType, str, tuple[str, ...]]] = [
    ("Firm", "云岭青禾电池科技有限公司", ("青禾电池", "青禾")),
    ("Firm", "云岭青禾电池科技有限公司", ()),
    ("Firm", "北麓青禾电池股份有限公司", ("青禾电池",)),
    ("Firm", "青禾电池", ("青禾",)),
    ("Firm", "青禾", ()),
    ("Zone", "云岭经济技术开发区", ("经开区",)),
    ("Zone", "云岭经开区", ()),
    ("Place", "西安", ()),
    ("Place", "西安市", ("西安",)),
    ("Place", "北京市朝阳区", ("朝阳区",)),
    ("Place", "长春市朝阳区", ("朝阳区",)),
    ("Place", "朝阳区", ()),
    ("Industry", "汽车制造业", ()),
    ("Industry", "汽车产业", ("汽车",)),
    ("Firm", "吉利汽车", ()),
]
RELATED: list[RelationType] = ["supplies", "locatedIn"]


@st.composite
def articles(draw: st.DrawFn) -> Extraction:
    """A small article on some of the names; which names are one firm depends on what the others say."""
    draft = Draft(draw(st.sampled_from(["a", "b", "c", "d"])))
    chosen = draw(st.lists(st.sampled_from(NAMED), min_size=1, max_size=4, unique=True))
    ids = [draft.entity(type, name, *mentions) for type, name, mentions in chosen]
    for _ in range(draw(st.integers(0, 3))):
        ends = (draw(st.sampled_from(ids)), draw(st.sampled_from(ids)))
        said = draw(st.sampled_from(["fact", "plan"]))
        draft.claim(draw(st.sampled_from(RELATED)), ends, "一句话。", said)  # type: ignore[arg-type]
    return draft.extraction()


STEPS = st.lists(st.one_of(articles(), st.sampled_from(["a", "b", "c", "d"])), min_size=1, max_size=8)


@settings(max_examples=20, deadline=None)
@given(steps=STEPS, links=st.booleans())
def test_any_sequence_ends_in_the_graph_of_a_fresh_build(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Extraction | str], links: bool
) -> None:
    folder, left = tmp_path_factory.mktemp("sequence"), dict[str, Extraction]()
    with Store.open(folder / "long", links=links) as store:
        for step in steps:
            if isinstance(step, Extraction):
                store.replace(step)
                left[step.article.id] = step
            elif left.pop(step, None):
                store.forget(step)
        long = lines(store)
        export(store, folder / "long.ttl")
    with Store.open(folder / "fresh", links=links) as store:
        store.replace(*left.values())
        export(store, folder / "fresh.ttl")
        same = (folder / "fresh.ttl").read_bytes() == (folder / "long.ttl").read_bytes()
        assert (lines(store), same) == (long, True)
