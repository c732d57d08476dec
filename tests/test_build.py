"""Builds: the same bytes whatever the order, workers and hash seed, and after any sequence of changes."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from parkgraph.building import forget, update
from parkgraph.extraction import extractions
from parkgraph.settings import Settings
from parkgraph.sources import Sources
from tests.conftest import ROOT

RULES = Settings(names="rules")
NEWS = {
    "a.txt": "丙城签约\n\n6月3日，甲能科技有限公司与丙城经开区签约，投资5亿元建设储能电池项目。\n",
    "b.txt": "乙城提质\n\n乙城高新区2024年工业产值320亿元，同比增长8.5%。乙元电子有限公司位于乙城高新区。\n",
    "c.txt": "供应链\n\n甲能科技有限公司向乙元电子有限公司供应电池隔膜。甲能科技是丙城经开区的企业。\n",
}


EXAMPLES = ROOT / "examples/articles"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in NEWS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def turtle(out: Path) -> bytes:
    return (out / "graph.ttl").read_bytes()


def test_leaves_its_four_outputs_and_nothing_else(news: Path, tmp_path: Path) -> None:
    update([news], tmp_path / "out", RULES)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "graph.html",
        "graph.ttl",
        "report.md",
        "store",
    }


def test_order_of_sources_does_not_matter(news: Path, tmp_path: Path) -> None:
    files = sorted(news.iterdir())
    update(files, tmp_path / "one", RULES)
    update(reversed(files), tmp_path / "other", RULES)
    for name in ("graph.ttl", "graph.html", "report.md"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


def test_hash_seed_and_workers_do_not_matter(tmp_path: Path) -> None:
    for seed, workers in (("1", "1"), ("2", "2")):
        command = [sys.executable, "-m", "parkgraph", "build", str(EXAMPLES), "--workers", workers]
        command += ["--out", str(tmp_path / workers), "--published", "2024-12-04"]
        subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed})
    for name in ("graph.ttl", "graph.html", "report.md"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_second_run_reads_nothing(news: Path, tmp_path: Path) -> None:
    update([news], tmp_path / "out", RULES)
    before = turtle(tmp_path / "out")
    built = update([news], tmp_path / "out", RULES)
    assert (built.new, built.unchanged) == (0, 3)
    assert turtle(tmp_path / "out") == before


def test_changed_file_alone_is_read_again(news: Path, tmp_path: Path) -> None:
    update([news], tmp_path / "out", RULES)
    (news / "b.txt").write_text(NEWS["b.txt"].replace("320", "330"), "utf-8")
    built = update([news], tmp_path / "out", RULES)
    assert (built.new, built.unchanged) == (1, 2)


def test_other_settings_read_everything_again(news: Path, tmp_path: Path) -> None:
    update([news], tmp_path / "out", RULES)
    built = update([news], tmp_path / "out", replace(RULES, published=None, names="model"))
    assert built.unchanged == 0


def test_any_sequence_ends_where_a_fresh_build_does(news: Path, tmp_path: Path) -> None:
    update([news / "c.txt"], tmp_path / "out", RULES)
    update([news], tmp_path / "out", RULES)
    (news / "a.txt").write_text(NEWS["a.txt"].replace("5亿元", "6亿元"), "utf-8")
    update([news / "a.txt"], tmp_path / "out", RULES)
    forget("b.txt", tmp_path / "out")
    update([news / "a.txt", news / "c.txt"], tmp_path / "fresh", RULES)
    assert turtle(tmp_path / "out") == turtle(tmp_path / "fresh")


def test_article_that_left_its_page_is_taken_out(news: Path, tmp_path: Path) -> None:
    lines = ['{"id": "1", "text": "丙城经开区揭牌。"}', '{"id": "2", "text": "丁城高新区揭牌。"}']
    source = tmp_path / "news.jsonl"
    source.write_text("\n".join(lines), "utf-8")
    update([source], tmp_path / "out", RULES)
    source.write_text(lines[0], "utf-8")
    assert update([source], tmp_path / "out", RULES).gone == ("2",)


def test_sources_of_an_earlier_build_stay(news: Path, tmp_path: Path) -> None:
    update([news / "a.txt"], tmp_path / "out", RULES)
    built = update([news / "b.txt"], tmp_path / "out", RULES)
    assert built.gone == ()


def test_extractions_keep_the_order_of_the_sources(news: Path) -> None:
    said = extractions(Sources([news / "c.txt", news / "a.txt"]), replace(RULES, workers=2))
    assert [extraction.article.id for extraction in said] == ["c", "a"]
