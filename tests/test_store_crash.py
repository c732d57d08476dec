"""Builds of 200 articles are killed at random moments, again and again: PARKGRAPH_KILLS=60 for sixty times."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractors.model import Extraction
from graph_store.export import export
from graph_store.store import Store
from tests.factory import Draft

ROOT = Path(__file__).parent.parent
ARTICLES = 200
KILLS = int(os.environ.get("PARKGRAPH_KILLS", "10"))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")


def article(number: int) -> Extraction:
    """Articles that rename each other's firms: the full name of a firm comes after its short name."""
    draft = Draft(f"a{number:03}")
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
    known = {entry.id for entry in store.articles()}
    for number in range(ARTICLES):
        if article(number).article.id not in known:
            store.replace(article(number))
            print(number, flush=True)
"""


@dataclass(frozen=True, slots=True)
class Killed:
    """What a killed build left: articles acknowledged and not there, whether the graph is that of the rest."""

    lost: frozenset[str]
    whole: bool


def acknowledged(folder: Path, seconds: float) -> set[str]:
    """Goes on with a build and kills it so long after its first article; the ids it had said to be done."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", WRITE, str(folder)]
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = [child.stdout.readline()]
        time.sleep(seconds)
        child.kill()
        said += child.stdout.readlines()
    return {f"a{int(line):03}" for line in said if line.endswith("\n")}


def killed(place: Path, seed: int) -> Iterator[Killed]:
    """A build that is killed until it is done, and what each kill left."""
    moments, done, kills = random.Random(seed), set[str](), 0
    while len(done) < ARTICLES:
        done |= acknowledged(place / "killed", moments.random() * 0.6)
        with Store.open(place / "killed", read_only=True) as store:
            present = {entry.id for entry in store.articles()}
            graph = sorted(map(str, store.quads()))
        kills += 1
        with Store.open(place / f"fresh{kills}") as store:
            store.replace(*(article(int(id[1:])) for id in sorted(present)))
            whole = sorted(map(str, store.quads()))
        yield Killed(frozenset(done - present), graph == whole)
        done = present


@dataclass(frozen=True, slots=True)
class Run:
    """All kills, and the file that each build ended in."""

    kills: tuple[Killed, ...]
    files: tuple[bytes, ...]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    kills: list[Killed] = []
    files = []
    while len(kills) < KILLS:
        place = tmp_path_factory.mktemp("build")
        kills += killed(place, len(kills))
        files.append(turtle(place / "killed"))
    return Run(tuple(kills), tuple(files))


def turtle(store: Path) -> bytes:
    with Store.open(store) as opened:
        export(opened, store.parent / "graph.ttl")
    return (store.parent / "graph.ttl").read_bytes()


def test_a_kill_loses_nothing_that_was_acknowledged(run: Run) -> None:
    assert {kill.lost for kill in run.kills} == {frozenset()}


def test_a_kill_leaves_no_half_of_an_article(run: Run) -> None:
    assert [kill.whole for kill in run.kills] == [True] * len(run.kills)


def test_killed_builds_end_in_the_bytes_of_an_undisturbed_one(run: Run, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        for number in range(ARTICLES):
            store.replace(article(number))
    assert set(run.files) == {turtle(tmp_path / "store")}
