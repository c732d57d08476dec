"""The search box of a page of 20,000 nodes in a real Chromium: what a person types in, the node that is opened out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parkgraph.view import write
from tests.browser import CHROMIUM, Browser
from tests.view_pages import example, large

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium")
FIRM, ZONE = "蓝河市博兰精密部件有限公司", "蓝河经济技术开发区"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The example among 20,000 others, many of which share characters and initials with it."""
    few, many = example(), large(20_000)
    nodes = tuple(sorted((*many.nodes, *few.nodes), key=lambda node: node.id))
    path = tmp_path_factory.mktemp("search") / "page.html"
    write(replace(few, nodes=nodes, edges=(*many.edges, *few.edges)), path)
    return path.as_uri()


@pytest.fixture(scope="module")
def page(chromium: Browser, address: str) -> Browser:
    chromium.size(1440, 900)
    chromium.open(address)
    return chromium


@pytest.mark.parametrize(
    ("typed", "heading"),
    [
        (FIRM, FIRM),
        ("博兰精密", FIRM),
        ("兰精密部", FIRM),
        ("Bolan Precision", FIRM),
        ("bolan  PREC", FIRM),
        ("bolanjingmi", FIRM),
        ("bo lan jing mi", FIRM),
        ("bljm", FIRM),
        ("lhsbljm", FIRM),
        ("anjingmibujian", FIRM),
        ("蓝河经开区", ZONE),
        ("lhjkq", ZONE),
        ("第13332号精密", "第13332号精密制造有限公司"),
        ("di00499haochan", "第00499号产业园区"),
    ],
)
def test_what_is_typed_opens(page: Browser, typed: str, heading: str) -> None:
    page.press("/")
    page.type(typed)
    page.press("Enter")
    assert page.js("document.querySelector('#panel h2').textContent") == heading


def found(page: Browser, typed: str) -> list[str]:
    """The names listed for what is typed."""
    page.press("/")
    page.type(typed)
    names: list[str] = page.js("[...document.querySelectorAll('#hits li .grow')].map(e => e.textContent)")
    page.press("Escape")
    return names


def test_a_whole_name_comes_before_longer_ones(page: Browser) -> None:
    assert found(page, "电驱动") == ["电驱动"]


def test_the_most_linked_of_many_come_first(page: Browser) -> None:
    links = """parkgraph.edges.reduce((counts, edge) => {
      [edge.from, edge.to].forEach(id => { counts[id] = (counts[id] || 0) + 1; });
      return counts;
    }, {})"""
    ranked = f"(c => parkgraph.nodes.map(n => c[n.id] || 0).sort((a, b) => b - a).slice(0, 12))({links})"
    listed = f"(c => NAMES.map(name => c[parkgraph.nodes.find(n => n.full === name).id]))({links})"
    assert page.js(listed.replace("NAMES", str(found(page, "第")))) == page.js(ranked)


def test_what_nobody_is_called_finds_nothing(page: Browser) -> None:
    assert found(page, "不存在的企业") == []
