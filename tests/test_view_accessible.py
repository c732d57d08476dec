"""axe-core on every view, light and dark, desk and phone: no violation.

`PARKGRAPH_AXE` names the file `axe.min.js` (npm package axe-core, MPL-2.0); it is injected over the protocol
and is no part of the page.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from parkgraph.view import write
from tests.browser import CHROMIUM, Browser
from tests.view_pages import gaps

AXE = os.environ.get("PARKGRAPH_AXE", "")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium"),
    pytest.mark.skipif(not AXE, reason="PARKGRAPH_AXE does not name axe.min.js: npm pack axe-core"),
]
SCREENS = {
    "overview": "",
    "node": "#node=zone/lan-he",
    "edge": "#edge=firm/bo-lan~supplies~firm/heng-yue",
    "path": "#from=firm/bo-lan&to=firm/mu-chuan",
    "chain": "#view=chain",
    "relations": "#view=table",
    "figures": "#view=table&tab=figures",
    "timeline": "#view=time",
    "english": "#lang=en&node=firm/heng-yue",
}
FOUND = """axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(rule =>
  rule.id + ': ' + rule.nodes.slice(0, 3).map(node => node.html.slice(0, 120)).join(' | ')))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("axe") / "page.html"
    write(gaps(), path)
    return path.as_uri()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
@pytest.mark.parametrize("screen", sorted(SCREENS))
def test_axe_finds_nothing(
    chromium: Browser, address: str, screen: str, size: tuple[int, int], dark: bool
) -> None:
    chromium.size(*size, dark=dark, phone=size[0] < 500)
    chromium.open(address + SCREENS[screen])
    chromium.js("document.querySelectorAll('.fold[aria-expanded=false]').forEach(b => b.click())")
    chromium.js(Path(AXE).read_text("utf-8") + ";0")
    assert chromium.js(FOUND) == []
