"""The file as text: its policy, what it embeds, how large it is, and that no locale changes it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.errors import ParkgraphError
from parkgraph.view import html, write
from parkgraph.view.cut import Question, cut
from tests.view_pages import ATTACKS, example, hostile, large


@pytest.fixture(scope="module")
def text() -> str:
    return html(example())


def script(text: str) -> str:
    found = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def embedded(text: str) -> str:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_policy_names_the_hash_of_the_only_script(text: str) -> None:
    digest = base64.b64encode(hashlib.sha256(script(text).encode()).digest()).decode()
    assert f"script-src &#39;sha256-{digest}&#39;" in text


def test_the_policy_forbids_everything_else(text: str) -> None:
    assert "default-src &#39;none&#39;" in text


def test_no_address_is_loaded(text: str) -> None:
    assert re.findall(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", text) == []


def test_the_licence_of_vis_network_stands_in_the_file(text: str) -> None:
    assert "vis.js is dual licensed under both" in text


def test_the_data_ends_no_script_and_opens_no_comment() -> None:
    assert re.search(r"[<>&\u2028\u2029]", embedded(html(hostile()))) is None


def test_the_data_says_what_was_said() -> None:
    titles = json.loads(embedded(html(hostile())))["title"]
    assert titles == ATTACKS[1]


def test_the_title_is_text() -> None:
    assert "<title>&lt;/script&gt;" in html(hostile())


def test_two_pages_are_the_same_bytes() -> None:
    assert html(example()) == html(example())


def test_a_hundred_and_fifty_nodes_fit_in_900_kilobytes() -> None:
    assert len(html(large(150)).encode()) <= 900_000


def test_focus_keeps_what_is_near(tmp_path: Path) -> None:
    write(example(), tmp_path / "x.html", focus="博兰", hops=1)
    data = json.loads(embedded((tmp_path / "x.html").read_text("utf-8")))
    assert {node["iri"] for node in data["nodes"]} == {"firm/bo-lan", "firm/heng-yue", "zone/lan-he"}


def test_focus_on_nobody_says_so() -> None:
    with pytest.raises(ParkgraphError, match="无名氏: no entity of that name"):
        html(example(), focus="无名氏")


CUTS: dict[str, tuple[Question, set[str]]] = {
    "zone": (
        {"zone": "汀洲"},
        {"firm/mu-chuan", "zone/ting-zhou"},
    ),
    "industry": ({"industry": "电驱动"}, {"firm/heng-yue", "industry/dian-qu", "zone/lan-he"}),
    "since": ({"since": "2025"}, {"zone/lan-he"}),
    "both": ({"zone": "蓝河", "focus": "博兰", "hops": 1}, {"firm/bo-lan", "firm/heng-yue", "zone/lan-he"}),
}


@pytest.mark.parametrize("name", sorted(CUTS))
def test_a_cut_keeps_what_is_asked_for(name: str) -> None:
    question, expected = CUTS[name]
    assert {node.id for node in cut(example(), question).nodes} == expected


def test_since_takes_a_date_only() -> None:
    with pytest.raises(ParkgraphError, match="gestern: is no date; write 2024"):
        cut(example(), {"since": "gestern"})


def test_a_notebook_gets_a_frame() -> None:
    assert html(example())._repr_html_().startswith('<iframe srcdoc="&lt;!DOCTYPE html&gt;')


def test_written_without_a_locale(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from tests.view_pages import example; from parkgraph.view import write;"
        "write(example(), pathlib.Path(sys.argv[1]))"
    )
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "7"}
    path = tmp_path / "c.html"
    root = Path(__file__).parent.parent
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, env=environment, cwd=root)
    assert path.read_bytes() == html(example()).encode("utf-8")
