"""A full disk and a folder that may only be read: one clear line, and what was acknowledged is still there."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store.store import Store
from tests import factory

ROOT = Path(__file__).parent.parent
NOBODY = 65534

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such limits on Windows")


def child(script: str, *arguments: object) -> list[str]:
    """The lines that a script prints; every error it does not foresee fails the test."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, env=environment, cwd=ROOT, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


FULL = """
import resource, sys
from extractors.errors import StoreError
from graph_store.store import Store
from tests.test_store_crash import article
try:
    with Store.open(sys.argv[1]) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        for number in range(200):
            store.replace(article(number % 60))
            print(number)
except StoreError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A store whose files may not grow any more, and what its writer said."""
    path = tmp_path_factory.mktemp("full") / "store"
    return path, child(FULL, path)


def test_a_full_disk_is_told_in_one_line(full: tuple[Path, list[str]]) -> None:
    _, (*_, told) = full
    assert (
        told.startswith("the store cannot be written ("),
        told.endswith("free the disk and build again"),
    ) == (
        True,
        True,
    )


def test_a_full_disk_loses_nothing(full: tuple[Path, list[str]]) -> None:
    path, (*acknowledged, _) = full
    with Store.open(path, read_only=True) as store:
        assert len(store.articles()) == min(len(acknowledged), 60)


def test_a_store_is_written_again_when_there_is_room(full: tuple[Path, list[str]]) -> None:
    path, _ = full
    with Store.open(path) as store:
        store.replace(factory.park())
        assert "park" in {entry.id for entry in store.articles()}


READ_ONLY = f"""
import os, sys
from extractors.errors import StoreError
from graph_store.query import run
from graph_store.store import Store
if os.geteuid() == 0:
    os.setegid({NOBODY})
    os.seteuid({NOBODY})
from pathlib import Path
path = Path(sys.argv[1])
with Store.open(path / "store", read_only=True) as store:
    print(len(store.articles()))
for place in ("store", "new"):
    try:
        Store.open(path / place)
    except StoreError as error:
        print(str(error).replace(sys.argv[1], "DIR"))
"""


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder with a store in it that only its owner could write to, and the owner may not either."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        with Store.open(path / "store") as store:
            store.replace(factory.park())
        folders = [path, *(folder for folder in path.rglob("*") if folder.is_dir())]
        files = [file for file in path.rglob("*") if file.is_file()]
        for place in (*folders, *files):
            place.chmod(0o555 if place.is_dir() else 0o444)
        yield path
        for folder in folders:
            folder.chmod(0o755)


def test_a_folder_that_may_only_be_read(locked: Path) -> None:
    assert child(READ_ONLY, locked) == [
        "1",
        "DIR/store: cannot be written (Permission denied); give a folder you may write to",
        "DIR/new: cannot be written (Permission denied); give a folder you may write to",
    ]


def test_a_folder_that_may_only_be_read_is_left_as_it_was(locked: Path) -> None:
    before = {file: file.read_bytes() for file in sorted(locked.rglob("*")) if file.is_file()}
    child(READ_ONLY, locked)
    assert {file: file.read_bytes() for file in sorted(locked.rglob("*")) if file.is_file()} == before
