"""The page of the real newspaper page: small, legible at both sizes, and its questions answered in a few clicks."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from parkgraph.building import update
from parkgraph.settings import Settings
from tests.browser import CHROMIUM, Browser
from tests.view_measures import MISSING, OVERLAPS, STRUCK

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium")
SIZES = {"desk": (1440, 900), "phone": (390, 844)}


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> str:
    out = tmp_path_factory.mktemp("newspaper")
    update([shared / "articles"], out, Settings(published=date(2024, 12, 4)))
    return (out / "graph.html").as_uri()


@pytest.fixture
def page(chromium: Browser, newspaper: str) -> Browser:
    chromium.size(*SIZES["desk"])
    chromium.open(newspaper)
    return chromium


def test_initials_find_the_firm(page: Browser) -> None:
    page.press("/")
    page.type("sbr")
    page.press("Enter")
    tag, heading = page.js("[document.activeElement.tagName, document.activeElement.textContent]")
    assert (tag, "赛博瑞" in heading) == ("H2", True)


@pytest.mark.parametrize("size", sorted(SIZES))
def test_labels_are_legible(chromium: Browser, newspaper: str, size: str) -> None:
    chromium.size(*SIZES[size], phone=size == "phone")
    chromium.open(newspaper)
    chromium.wait("parkgraph.canvas.cache !== null")
    assert [chromium.js(OVERLAPS), chromium.js(MISSING), chromium.js(STRUCK)] == [0, [], []]


def test_it_is_small(newspaper: str) -> None:
    assert Path(newspaper.removeprefix("file://")).stat().st_size <= 900_000


def link(name: str, kind: str = "a.node") -> str:
    """A link of the panel by its text, as an expression."""
    return f"[...document.querySelectorAll('#panel {kind}')].find(a => a.textContent.includes('{name}'))"


ZONE = link("西安经开区")
CLICKS = {
    "who supplies 天辉能源 and with what": ([], r"赛博瑞\S* → 天辉能源锂电池盖帽"),
    "the sentence that says so": ([link("天辉能源", "a.edge")], "调运锂电池盖帽"),
    "which projects in 西安经开区 have an amount": ([ZONE], "百事食品陕西生产基地项目13亿元"),
    "what is only planned there": ([ZONE], "只是计划，尚未发生[0-9]+.{0,60}陕西重型汽车进出口出口到"),
    "how 优势产业 of 成都高新区 grew": ([link("成都高新区")], r"优势产业 ?营收4849亿元 同比 \+11\.7%"),
    "how 新兴产业 of 成都高新区 grew": ([link("成都高新区")], r"新兴产业 ?营收1276亿元 同比 \+14\.3%"),
    "how 未来产业 of 成都高新区 grew": ([link("成都高新区")], r"未来产业 ?营收80亿元 同比 \+40\.3%"),
}


@pytest.mark.parametrize("question", sorted(CLICKS))
def test_a_question_is_answered_after_these_clicks(page: Browser, question: str) -> None:
    clicks, answer = CLICKS[question]
    for expression in clicks:
        page.click_on(expression)
    assert re.search(answer, page.js("document.querySelector('#panel').textContent")) is not None
