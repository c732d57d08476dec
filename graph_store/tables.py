"""An answer's rows in, text out: an aligned table (Chinese takes two columns), CSV, TSV, JSON, Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from graph_store.terms import prefixes

Cell = str | int | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: each row has a cell for each column; `cut` when there were more rows than asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    cut: bool = False


def render(table: Table, format: str) -> str:
    """The table as text; ValueError when the format is unknown."""
    if format not in FORMATS:
        raise ValueError(f"format {format}: unknown; give one of {', '.join(sorted(FORMATS))}")
    return FORMATS[format](table)


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def _shown(cell: Cell) -> str:
    """For people: one line, ids with their prefix."""
    text = " ".join(_plain(cell).split())
    if isinstance(cell, str) and text.startswith("http"):
        for prefix, namespace in reversed(prefixes().items()):
            if text.startswith(namespace):
                return f"{prefix}:{text.removeprefix(namespace)}"
    return text


def _note(table: Table) -> str:
    return f"… cut after {len(table.rows)} rows; there are more" if table.cut else ""


def _aligned(table: Table) -> str:
    from wcwidth import wcswidth

    rows = [table.columns, *(tuple(_shown(cell) for cell in row) for row in table.rows)]
    sizes = [[max(wcswidth(cell), 0) for cell in row] for row in rows]
    widths = [max(column) for column in zip(*sizes)]
    right = [all(isinstance(c, int | Decimal | None) for c in column) for column in zip(*table.rows)]
    right = right or [False] * len(table.columns)
    lines = []
    for row, size in zip(rows, sizes):
        cells = []
        for cell, taken, width, numbers in zip(row, size, widths, right):
            space = " " * (width - taken)
            cells.append(space + cell if numbers else cell + space)
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join([*lines, *filter(None, [_note(table)])]) + "\n"


def _markdown(table: Table) -> str:
    rows = [[_shown(cell).replace("\\", "\\\\").replace("|", "\\|") for cell in row] for row in table.rows]
    lines = [list(table.columns), ["---"] * len(table.columns), *rows]
    text = "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"
    return f"{text}\n{_note(table)}\n" if table.cut else text


def _csv(table: Table) -> str:
    """For Excel: a byte order mark, CRLF, and no cell that is run as a formula."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    if table.cut:
        writer.writerow([_note(table)])
    return "\ufeff" + file.getvalue()


def _harmless(cell: Cell) -> str:
    text = _plain(cell)
    risky = isinstance(cell, str) and len(text) > 1 and text.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{text}" if risky else text


def _tsv(table: Table) -> str:
    rows = [table.columns, *([_escaped(_plain(cell)) for cell in row] for row in table.rows)]
    lines = ["\t".join(row) for row in rows]
    return "\n".join([*lines, *filter(None, [_note(table)])]) + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _json(table: Table) -> str:
    rows = [[_number(cell) for cell in row] for row in table.rows]
    value = {"columns": list(table.columns), "rows": rows, "cut": table.cut}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _number(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell


FORMATS: Mapping[str, Callable[[Table], str]] = {
    "table": _aligned,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "markdown": _markdown,
}
