"""What cannot be read is named in one line with reason and way out; the rest is built, and whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractors.reading import LIMIT_BYTES
from graph_store.store import Store
from parkgraph.cli import main
from tests.test_reading_docx import packed
from tests.test_reading_pdf import GOOD as GOOD_PDF
from tests.test_reading_pdf import LOCKED

GOOD = "丙城经开区签约储能项目\n\n6月3日，甲能科技有限公司与丙城经开区签约，投资5亿元建设储能电池项目。\n"

BOMB = packed([("word/document.xml", b" " * (LIMIT_BYTES + 1))])

Case = tuple[str, bytes | None, str]
CASES: dict[str, Case] = {
    "empty": ("empty.txt", b"", "empty"),
    "only spaces": ("blank.txt", "  \n\u3000\n".encode(), "no text"),
    "binary": ("binary.txt", bytes(range(256)) * 40, "not text"),
    "picture under a text's name": ("page.txt", b"\x89PNG\r\n\x1a\n" + bytes(2000), "image"),
    "unknown encoding": ("latin.txt", "Öl für Århus, ¡señor! çà ".encode("latin-1") * 50, "UTF-8"),
    "broken UTF-16": ("half.txt", b"\xff\xfe" + "经".encode("utf-16-le") + b"\x00", "broken"),
    "over the limit": ("huge.txt", "经开区。".encode() * (LIMIT_BYTES // 12 + 1), "limit"),
    "missing": ("missing.txt", None, "check the path"),
    "a format not read": ("sheet.xlsx", b"x", "not read"),
    "line that is no object": ("list.jsonl", b"[1, 2]\n", "object"),
    "line that is no JSON": ("cut.jsonl", '{"id": "a", "text": "经开区'.encode(), "JSON"),
    "line nested too deeply": ("deep.jsonl", b"[" * 100_000 + b"\n", "deep"),
    "PDF cut off": ("cut.pdf", GOOD_PDF[: len(GOOD_PDF) // 2], "get the whole file"),
    "PDF with a password": ("locked.pdf", LOCKED, "encrypted"),
    "page without a body": ("page.html", b"<html><head><title>x</title></head></html>", "no article"),
    "Word file cut off": ("cut.docx", b"PK\x03\x04" + bytes(100), "get the whole file"),
    "ZIP bomb": ("bomb.docx", BOMB, "unpacks to more"),
    "broken feed": ("cut.rss", b'<?xml version="1.0"?><rss><channel><item>', "broken XML"),
    "feed without entries": ("empty.rss", b"<rss><channel><title>x</title></channel></rss>", "leave it out"),
}


def run(*arguments: Path | str) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def build(out: Path, *sources: Path) -> Result:
    return run("build", *sources, "--out", out, "--names", "rules", "--workers", "1")


def put(folder: Path, case: str) -> Path:
    name, data, _ = CASES[case]
    folder.mkdir(exist_ok=True)
    if data is not None:
        (folder / name).write_bytes(data)
    return folder / name


@pytest.fixture
def good(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    return folder


@pytest.mark.parametrize("case", CASES)
def test_one_line_and_exit_code_one(good: Path, tmp_path: Path, case: str) -> None:
    bad = put(tmp_path / "bad", case)
    told = build(tmp_path / "out", good, bad)
    lines = told.stderr.splitlines()
    assert (told.exit_code, len(lines)) == (1, 1)
    assert lines[0].startswith("parkgraph: ")
    assert bad.name in lines[0]
    assert CASES[case][2] in lines[0]


def test_the_rest_of_a_folder_is_built(good: Path, tmp_path: Path) -> None:
    for case in CASES:
        put(good, case)
    build(tmp_path / "out", good)
    with Store.open(tmp_path / "out", read_only=True) as store:
        assert [entry.id for entry in store.articles()] == ["good"]


def test_graph_beside_bad_files_is_the_graph_without_them(good: Path, tmp_path: Path) -> None:
    build(tmp_path / "alone", good)
    for case in CASES:
        put(good, case)
    build(tmp_path / "out", good)
    assert (tmp_path / "out/graph.ttl").read_bytes() == (tmp_path / "alone/graph.ttl").read_bytes()


def test_report_names_what_was_refused(good: Path, tmp_path: Path) -> None:
    build(tmp_path / "out", good, put(tmp_path / "bad", "empty"))
    assert "| empty.txt | the file is empty" in (tmp_path / "out/report.md").read_text("utf-8")


def test_good_lines_beside_a_bad_one_are_read(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text(
        '{"id": "a", "text": "丙城经开区揭牌。"}\n[]\n{"id": "b", "text": "丁城高新区揭牌。"}\n', "utf-8"
    )
    told = run("extract", source, "--names", "rules", "--format", "jsonl")
    assert (told.exit_code, len(told.stdout.splitlines())) == (1, 2)
    assert told.stderr.startswith("parkgraph: news.jsonl#2: ")


def test_only_bad_sources_give_an_empty_graph(tmp_path: Path) -> None:
    told = build(tmp_path / "out", put(tmp_path, "empty"))
    assert told.exit_code == 1
    assert (tmp_path / "out/graph.ttl").exists()


def test_file_that_broke_since_takes_its_articles_out(good: Path, tmp_path: Path) -> None:
    build(tmp_path / "out", good)
    (good / "good.txt").write_bytes(b"")
    assert build(tmp_path / "out", good).exit_code == 1
    with Store.open(tmp_path / "out", read_only=True) as store:
        assert store.articles() == ()


def test_two_files_of_one_article_id(good: Path, tmp_path: Path) -> None:
    (good / "more").mkdir()
    (good / "more/good.md").write_text(GOOD, "utf-8")
    told = build(tmp_path / "out", good)
    assert (told.exit_code, len(told.stderr.splitlines())) == (1, 1)
    assert "article id 'good'" in told.stderr


def test_two_files_of_one_name(good: Path, tmp_path: Path) -> None:
    (good / "more").mkdir()
    (good / "more/good.txt").write_text(GOOD, "utf-8")
    told = build(tmp_path / "out", good)
    assert (told.exit_code, len(told.stderr.splitlines())) == (1, 1)


WRONG_STORES: dict[str, Callable[[Path], object]] = {
    "no such folder": lambda path: None,
    "another folder": lambda path: path.mkdir(),
    "a file": lambda path: path.write_text("x"),
}


@pytest.mark.parametrize("case", WRONG_STORES)
@pytest.mark.parametrize("command", [["query", "ASK {}"], ["show", "甲"], ["forget", "a.txt"]])
def test_store_that_is_none(tmp_path: Path, case: str, command: list[str]) -> None:
    WRONG_STORES[case](tmp_path / "there")
    told = run(*command, "--store", tmp_path / "there")
    assert (told.exit_code, len(told.stderr.splitlines())) == (1, 1)
    assert "there" in told.stderr


def test_folder_of_something_else_is_not_built_into(good: Path, tmp_path: Path) -> None:
    (tmp_path / "out/store").mkdir(parents=True)
    (tmp_path / "out/store/thesis.txt").write_text("x")
    told = build(tmp_path / "out", good)
    assert (told.exit_code, len(told.stderr.splitlines())) == (1, 1)
    assert not (tmp_path / "out/graph.ttl").exists()


def test_another_base_needs_another_folder(good: Path, tmp_path: Path) -> None:
    build(tmp_path / "out", good)
    told = run("build", good, "--out", tmp_path / "out", "--base", "https://example.org/id/")
    assert (told.exit_code, len(told.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize(
    "arguments",
    [["build"], ["build", "x"], ["extract", "x", "--published", "4.12.2024"], ["nonsense"], ["query"]],
)
def test_wrong_usage_is_exit_code_two(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2
