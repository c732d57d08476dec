"""A graph in, a folder of tables out: CSV for Excel, Parquet for pandas and DuckDB, CSV for Neo4j's import."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from extractors.errors import StoreError
from graph_store.asking import View
from graph_store.networks import dots, lines
from graph_store.rows import DAYS, NUMBERS, TABLES, Tables
from graph_store.tables import Cell, Table, render

Files = Iterator[tuple[str, Iterable[bytes]]]
"""Name and content of each file of the folder."""
_COUNTS = frozenset({"articles", "start", "end"})


def sheets(view: View) -> Files:
    """Five CSV files with a byte order mark, so that Excel shows Chinese; no cell is run as a formula."""
    tables = Tables(view)
    for name in TABLES:
        yield f"{name}.csv", [render(tables[name], "csv").encode()]


def parquet(view: View) -> Files:
    """The same five tables as Parquet; numbers are doubles, days are dates. StoreError without pyarrow."""
    try:
        import pyarrow
        from pyarrow.parquet import write_table
    except ImportError as error:
        raise StoreError("parquet: pyarrow is not installed; install it, or export csv instead") from error
    tables = Tables(view)
    for name in TABLES:
        found = tables[name]
        columns = {
            column: pyarrow.array(values, type=pyarrow.type_for_alias(kind))
            for column, values, kind in _columns(found)
        }
        file = io.BytesIO()
        write_table(pyarrow.table(columns), file)
        yield f"{name}.parquet", [file.getvalue()]


def _columns(found: Table) -> Iterator[tuple[str, list[object], str]]:
    """Name, values and type of each column."""
    for at, name in enumerate(found.columns):
        cells = [row[at] for row in found.rows]
        if name in NUMBERS:
            yield name, [None if cell is None else float(str(cell)) for cell in cells], "double"
        elif name in DAYS:
            yield (
                name,
                [date.fromisoformat(cell) if isinstance(cell, str) else None for cell in cells],
                "date32",
            )
        elif name == "edge":
            yield name, list(cells), "bool"
        elif name in _COUNTS:
            yield name, list(cells), "int64"
        else:
            yield name, list(cells), "string"


def neo4j(view: View) -> Files:
    """Nodes and relationships with the headers that `neo4j-admin database import` reads."""
    tables = Tables(view)
    yield "entities.csv", _plain((":ID", ":LABEL", *_ENTITY), _entities(tables))
    relations, figures = tables["relations"], tables["figures"]
    articles = (":ID", ":LABEL", "title", "published:date", "source")
    yield "articles.csv", _plain(articles, _articles(tables["evidence"]))
    claim = ("relation", "modality", "confidence:double", "productText", "amount", "speaker", "sentence")
    yield "claims.csv", _plain((":ID", ":LABEL", *claim), _nodes(relations, "Claim", claim))
    number = ("indicator", "comparator", "normalizedValue:double", "normalizedUnit", "printedValue")
    figure = (*number, "periodText", "modality", "growth:double", "sentence")
    yield "figures.csv", _plain((":ID", ":LABEL", *figure), _nodes(figures, "Figure", figure))
    edge = (":START_ID", ":END_ID", ":TYPE", "claims:int", "sentence", "source")
    yield "relations.csv", _plain(edge, _edges(tables))
    yield "said.csv", _plain(edge[:3], sorted({*_said(relations), *_said(figures)}))


_ENTITY = ("label", "kind", "english", "articles:int")


def _entities(tables: Tables) -> Iterator[Sequence[Cell]]:
    for dot in dots(tables):
        kinds = dot.type if dot.type == dot.kind else f"{dot.type};{dot.kind}"
        yield dot.id, f"Entity;{kinds}", dot.label, dot.kind, dot.english, dot.articles


def _articles(evidence: Table) -> Iterator[Sequence[Cell]]:
    at = [evidence.columns.index(name) for name in ("article", "title", "published", "source")]
    found = {row[at[0]]: [row[column] for column in at] for row in evidence.rows}
    for iri in sorted(found, key=str):
        yield iri, "Article", *found[iri][1:]


def _nodes(found: Table, label: str, names: Iterable[str]) -> Iterator[Sequence[Cell]]:
    at = [found.columns.index(name.partition(":")[0]) for name in ("id", *names)]
    for row in found.rows:
        yield row[at[0]], label, *(row[column] for column in at[1:])


def _edges(tables: Tables) -> Iterator[Sequence[Cell]]:
    for line in lines(tables):
        yield line.start, line.end, line.relation, line.claims, line.sentence, line.source


def _said(found: Table) -> Iterator[tuple[str, str, str]]:
    """What a claim or a figure is about and where it stands."""
    for name, type in (("subject", "SUBJECT"), ("object", "OBJECT"), ("article", "IN_ARTICLE")):
        if name in found.columns:
            at = found.columns.index(name)
            yield from ((str(row[0]), str(row[at]), type) for row in found.rows)


def _plain(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """CSV with LF, everything but empty values quoted where needed."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
    yield file.getvalue().encode()


FOLDERS: Mapping[str, Callable[[View], Files]] = {"csv": sheets, "parquet": parquet, "neo4j": neo4j}
