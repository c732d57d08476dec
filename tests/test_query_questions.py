from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from rdflib import Graph, Literal

from extractors.errors import QueryError
from extractors.model import Extraction
from graph_store.export import export
from graph_store.query import answer
from graph_store.questions import Question, parse, question, questions
from graph_store.store import Store
from graph_store.tables import Cell
from graph_store.terms import prefixes
from tests import factory
from tests.factory import Draft

NAMES = [one.name for one in questions()]
Rows = set[tuple[Cell, ...]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("built")) as opened:
        opened.replace(*factory.every(), rivals())
        yield opened


def rivals() -> Extraction:
    """Two suppliers of one part, of whom one alone supplies another part too."""
    draft = Draft("rivals", published=None, publisher=None)
    customer, one, two = (draft.entity("Firm", name) for name in ("虚谷整车厂", "虚谷甲厂", "虚谷乙厂"))
    for maker, product in ((one, "车灯"), (two, "车灯"), (two, "螺丝")):
        draft.claim("supplies", (maker, customer), f"虚谷整车厂用谁的{product}？", product=product)
    return draft.extraction()


@pytest.fixture(scope="module")
def graph(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("exported") / "graph.ttl"
    export(store, path)
    return Graph().parse(path, format="turtle")


def in_rdflib(graph: Graph, text: str) -> Rows:
    found: Rows = set()
    for row in graph.query(text, initNs=prefixes()):
        assert isinstance(row, tuple)
        found.add(tuple(plain(term) for term in row))
    return found


def plain(term: object) -> Cell:
    if isinstance(term, Literal) and isinstance(term.value, int | Decimal):
        return term.value
    return None if term is None else str(term)


def in_oxigraph(store: Store, text: str) -> Rows:
    return set(answer(store.db, text, store.ids.base).rows)


@pytest.mark.parametrize("name", NAMES)
def test_both_engines_give_the_same_rows(store: Store, graph: Graph, name: str) -> None:
    text = question(name).bind({})
    assert in_rdflib(graph, text) == in_oxigraph(store, text)


@pytest.mark.parametrize("name", NAMES)
def test_every_example_can_be_asked(store: Store, name: str) -> None:
    asked = question(name)
    values = {parameter.name: parameter.example for parameter in asked.parameters}
    assert answer(store.db, asked.bind(values), store.ids.base).cut is False


ANSWERS: list[tuple[str, dict[str, str], list[tuple[Cell, ...]]]] = [
    (
        "suppliers",
        {"firm": "青禾电池"},
        [("云岭松果精密制造有限公司", "云岭青禾电池科技有限公司", "电池盖帽", None)],
    ),
    ("suppliers", {"firm": "松果"}, []),
    (
        "customers",
        {"firm": "松果"},
        [("云岭松果精密制造有限公司", "云岭青禾电池科技有限公司", "电池盖帽", None)],
    ),
    (
        "sole-suppliers",
        {},
        [
            ("云岭青禾电池科技有限公司", "电池盖帽", "云岭松果精密制造有限公司"),
            ("虚谷整车厂", "螺丝", "虚谷乙厂"),
        ],
    ),
    (
        "clusters",
        {},
        [("动力电池产业集群", "云岭青禾电池科技有限公司", "龙头", "云岭经济技术开发区", "fact")],
    ),
    (
        "exports",
        {"name": "云岭"},
        [
            ("云岭青禾电池科技有限公司", "泰国", "电池", "fact", None),
            ("云岭青禾电池科技有限公司", "秘鲁", None, "plan", None),
        ],
    ),
    ("only-planned", {}, [("云岭青禾电池科技有限公司", "exportsTo", "秘鲁", "plan", None)]),
    (
        "policy-caps",
        {"policy": "云岭"},
        [("《云岭经开区设备补贴办法》", "云岭经济技术开发区", "补贴上限", "<=", "500万元")],
    ),
    (
        "plans-and-results",
        {"name": "云岭"},
        [
            ("云岭经济技术开发区", "工业总产值", "120.50亿元", "2031年", "150亿元", "2032年", "target"),
            ("云岭经济技术开发区", "工业总产值", "121亿元", "2031年", "150亿元", "2032年", "target"),
        ],
    ),
    (
        "conflicting-figures",
        {},
        [
            (
                "云岭经济技术开发区",
                "工业总产值",
                "2031年",
                "120.50亿元",
                Decimal("12050000000"),
                "云岭经开区：链上的企业",
            ),
            ("云岭经济技术开发区", "工业总产值", "2031年", "121亿元", Decimal("12100000000"), "青禾电池扬帆"),
        ],
    ),
    (
        "well-attested",
        {},
        [("云岭青禾电池科技有限公司", "locatedIn", "云岭经济技术开发区", 2, 2, 2)],
    ),
    (
        "projects",
        {"zone": "云岭"},
        [("云岭经济技术开发区", "青禾电池二期项目", "云岭青禾电池科技有限公司", "30亿元", "在建", "fact")],
    ),
    ("people", {"name": "许望川"}, [("许望川", "总经理", "云岭青禾电池科技有限公司", "fact")]),
    ("makers", {"product": "盖帽"}, [("电池盖帽", "云岭松果精密制造有限公司")]),
]


@pytest.mark.parametrize(("name", "values", "rows"), ANSWERS, ids=range(len(ANSWERS)))
def test_answers(store: Store, name: str, values: dict[str, str], rows: list[tuple[Cell, ...]]) -> None:
    found = answer(store.db, question(name).bind(values), store.ids.base)
    shown = [row[: len(rows[0])] for row in found.rows] if rows else list(found.rows)
    assert shown == rows


HOSTILE = ['"', '"))} DROP ALL #', "\\", '\\"', "\n", "'''", '"""', "$firm", "\\u0022", "} UNION { ?s ?p ?o "]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_changes_the_query(store: Store, value: str) -> None:
    assert in_oxigraph(store, question("customers").bind({"firm": value})) == set()


def test_parameters_in_strings_and_comments_stay() -> None:
    text = (
        "# title-zh: 甲\n# title-en: a\n# answers: $x\n# param: x string 1\nSELECT * { ?a ?b '$x', $x, ?y }"
    )
    assert parse("a", text).bind({"x": "1"}).endswith("""'$x', "1", ?y }""")


def test_every_parameter_is_used() -> None:
    unused = [(q.name, p.name) for q in questions() for p in q.parameters if not used(q, p.name)]
    assert unused == []


def used(asked: Question, name: str) -> bool:
    return asked.bind({name: "once"}) != asked.bind({name: "twice"})


def test_there_are_enough() -> None:
    assert len(NAMES) >= 24


def test_an_unknown_question_names_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean suppliers"):
        question("supplier")


def test_an_unknown_parameter_names_the_known() -> None:
    with pytest.raises(QueryError, match="no parameter form; it has firm"):
        question("suppliers").bind({"form": "x"})


def test_a_number_must_be_one() -> None:
    text = "# title-zh: 甲\n# title-en: a\n# answers: b\n# param: n integer 3\nSELECT * { ?a ?b $n }"
    with pytest.raises(QueryError, match="is no integer; give one such as 3"):
        parse("a", text).bind({"n": "3 } #"})
