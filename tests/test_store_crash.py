from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractors.model import Extraction
from graph_store.store import Store
from tests.factory import Draft

ROOT = Path(__file__).parent.parent
ARTICLES = 60
KILLS = int(os.environ.get("PARKGRAPH_KILLS", "3"))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")


def article(number: int) -> Extraction:
    """Articles that rename each other's firms: the full name of a firm comes after its short name."""
    draft = Draft(f"a{number:02}")
    firm = number // 2 % 10
    short, full = (
        f"虚谷{'甲乙丙丁戊己庚辛壬癸'[firm]}精密",
        f"虚谷{'甲乙丙丁戊己庚辛壬癸'[firm]}精密制造有限公司",
    )
    maker = draft.entity("Firm", full, short) if number % 2 else draft.entity("Firm", short)
    zone = draft.entity("Zone", "虚谷经济技术开发区")
    draft.claim("locatedIn", (maker, zone), f"{short}落户虚谷经济技术开发区第{number}号。")
    return draft.extraction()


WRITE = """
import sys
from graph_store.store import Store
from tests.test_store_crash import ARTICLES, article
with Store.open(sys.argv[1]) as store:
    for number in range(ARTICLES):
        store.replace(article(number))
        print(number, flush=True)
"""


def killed_after(folder: Path, seconds: float) -> set[str]:
    """Ids of the articles that were acknowledged before the kill."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", WRITE, str(folder)]
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = [child.stdout.readline()]
        time.sleep(seconds)
        child.kill()
        said += child.stdout.readlines()
    return {f"a{int(line):02}" for line in said if line.endswith("\n")}


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_kill_loses_nothing_and_leaves_no_half(tmp_path: Path, seed: int) -> None:
    acknowledged = killed_after(tmp_path / "killed", random.Random(seed).random() * 0.4)
    with Store.open(tmp_path / "killed", read_only=True) as store:
        present = {entry.id for entry in store.articles()}
        graph = sorted(map(str, store.quads()))
    with Store.open(tmp_path / "fresh") as store:
        store.replace(*(article(int(id[1:])) for id in sorted(present)))
        whole = sorted(map(str, store.quads()))
    assert (acknowledged - present, graph == whole) == (set(), True)


def test_a_killed_build_goes_on_to_the_same_end(tmp_path: Path) -> None:
    killed_after(tmp_path / "killed", 0.1)
    graphs = []
    for name in ("killed", "fresh"):
        with Store.open(tmp_path / name) as store:
            for number in range(ARTICLES):
                store.replace(article(number))
            graphs.append(sorted(map(str, store.quads())))
    assert graphs[0] == graphs[1]
