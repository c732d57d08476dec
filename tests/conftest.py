"""What several tests need: the shared material, the built examples, and the rule that CI skips nothing."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from tests.browser import Browser, browser

ROOT = Path(__file__).parent.parent
os.environ.setdefault("PARKGRAPH_AXE", str(files("axe_core_python") / "axe.min.js"))
NO_SKIP = os.environ.get("PARKGRAPH_NO_SKIP") == "1"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real page and its annotation, which are not part of the project."""
    folder = os.environ.get("PARKGRAPH_SHARED")
    if not folder:
        pytest.skip("PARKGRAPH_SHARED does not name the folder with the real page and its annotation")
    return Path(folder)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example articles, built once; not to be changed."""
    from parkgraph.building import update
    from parkgraph.settings import Settings

    out = tmp_path_factory.mktemp("built") / "demo"
    assert update([ROOT / "examples/articles"], out, Settings()).refused == ()
    return out


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests that look at a page; each opens its own."""
    with browser() as one:
        yield one


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if NO_SKIP and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped where nothing may be: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if NO_SKIP and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped where nothing may be: {report.longrepr}"
    return report
