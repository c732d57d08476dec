"""The README: every command, query and script in it runs, and it names every command and no other."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import parkgraph
from parkgraph.cli import COMMANDS, main
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


LINES = [
    line.removeprefix("$ ")
    for block in blocks("console")
    for line in block.splitlines()
    if line.startswith("$ ")
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, demo: Path) -> Path:
    """A working folder with the examples in it and the demo built."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(demo, folder / "demo")
    return folder


@pytest.fixture
def here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("line", LINES)
def test_command_runs_and_says_something(here: Path, line: str) -> None:
    program, *arguments = shlex.split(line)
    told = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert (program, told.exit_code, told.stderr) == ("parkgraph", 0, "")
    assert told.stdout.strip()


@pytest.mark.parametrize("script", blocks("python"))
def test_script_runs(here: Path, script: str) -> None:
    exec(compile(script, "README.md", "exec"), {})


@pytest.mark.parametrize("query", blocks("sparql"))
def test_query_has_answers(here: Path, query: str) -> None:
    with parkgraph.Graph("demo") as graph:
        assert graph.query(query) != ()


def test_names_every_command_and_no_other() -> None:
    assert re.findall(r"^\| `parkgraph (\w+)", README, re.MULTILINE) == [command.name for command in COMMANDS]


@pytest.mark.parametrize("target", re.findall(r"\bmake (\w+)", README))
def test_target_is_in_the_makefile(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    "path",
    sorted(
        set(re.findall(r"(?:examples|docs|ontology|tests)/[\w./-]*\w", README)) - {"tests/cases/NAME.jsonl"}
    ),
)
def test_path_exists(path: str) -> None:
    assert (ROOT / path).exists()
