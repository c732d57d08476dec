from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest
from wcwidth import wcswidth

from graph_store.tables import FORMATS, Cell, Table, render

TABLE = Table(
    ("firm", "value", "fact"),
    (
        ("云岭青禾", Decimal("120.50"), True),
        ("ZF", 3, None),
        ("https://w3id.org/parkgraph/id/firm/zf-1a2b3c4d", Decimal("-0.5"), False),
    ),
)


def test_columns_are_aligned_with_chinese_two_wide() -> None:
    first, *others = render(TABLE, "table").splitlines()[2:]
    value = wcswidth(first[: first.index("120.50")]) + len("120.50")
    assert {wcswidth(line[: line.index(end)]) + len(end) for line, end in zip(others, ["3", "-0.5"])} == {
        value
    }


def test_table() -> None:
    assert (
        render(Table(("名", "n"), (("甲乙", 10), ("a", 2))), "table")
        == "名     n\n----  --\n甲乙  10\na      2\n"
    )


def test_table_without_rows() -> None:
    assert render(Table(("name",), ()), "table") == "name\n----\n"


def test_ids_are_shortened_for_people() -> None:
    assert "firm:zf-1a2b3c4d" in render(TABLE, "markdown")


@pytest.mark.parametrize("format", ["table", "csv", "tsv", "markdown"])
def test_a_cut_is_said(format: str) -> None:
    assert "cut after 1 rows; there are more" in render(Table(("a",), (("b",),), cut=True), format)


def test_a_cut_is_said_in_json() -> None:
    assert json.loads(render(Table(("a",), (("b",),), cut=True), "json"))["cut"] is True


def test_json_has_numbers() -> None:
    assert json.loads(render(TABLE, "json"))["rows"][0] == ["云岭青禾", 120.5, True]


def test_csv_opens_in_excel() -> None:
    assert render(TABLE, "csv").startswith("\ufefffirm,value,fact\r\n")


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_runs_no_formula(text: str) -> None:
    rows = csv.reader(
        io.StringIO(render(Table(("a",), ((text,),)), "csv").removeprefix("\ufeff"), newline="")
    )
    assert list(rows)[1] == [f"'{text}"]


def test_csv_leaves_numbers_alone() -> None:
    assert "-0.5" in render(TABLE, "csv").split(",")


HOSTILE: list[Cell] = ["a|b", "a\nb", "a\tb", 'a"b', "a,b", "\\", None, "<b>"]


@pytest.mark.parametrize("cell", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("format", ["table", "tsv", "markdown"])
def test_a_row_is_one_line(format: str, cell: Cell) -> None:
    empty = len(render(Table(("x",), ()), format).splitlines())
    assert len(render(Table(("x",), ((cell,),)), format).splitlines()) == empty + 1


@pytest.mark.parametrize("cell", HOSTILE, ids=range(len(HOSTILE)))
def test_csv_gives_back_what_it_was_given(cell: Cell) -> None:
    text = render(Table(("x",), ((cell,),)), "csv").removeprefix("\ufeff")
    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == [["" if cell is None else cell]]


def test_an_unknown_format_names_the_known() -> None:
    with pytest.raises(ValueError, match="format xls: unknown; give one of csv, json, markdown, table, tsv"):
        render(TABLE, "xls")


def test_formats_are_those_of_the_command_line() -> None:
    assert set(FORMATS) == {"table", "csv", "tsv", "json", "markdown"}
