"""File names in; the tables, cue words and Turtle texts that say what the graph may hold out.

`table("zones")` gives the rows of `vocab/zones.tsv`, `words("modality")` the classes of
`lexicon/modality.tsv`, `turtle("parkgraph")` the text of `parkgraph.ttl`. Nothing is read before it is
asked for, and then once. A name without a file raises FileNotFoundError, a broken line ValueError.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType

__all__ = ["Row", "table", "turtle", "version", "words"]

Row = Mapping[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """Rows of `vocab/<name>.tsv` in file order, keyed by its header; an empty cell is an empty string."""
    lines = _lines("vocab", name)
    header = next(lines)[1]
    return tuple(MappingProxyType(_row(name, header, number, cells)) for number, cells in lines)


@cache
def words(name: str) -> Mapping[str, tuple[str, ...]]:
    """The words of each class in `lexicon/<name>.tsv` (columns class, word), both in file order."""
    found: dict[str, list[str]] = {}
    header = ["class", "word"]
    for number, cells in _lines("lexicon", name):
        if cells != header:
            row = _row(name, header, number, cells)
            found.setdefault(row["class"], []).append(row["word"])
    return MappingProxyType({kind: tuple(listed) for kind, listed in found.items()})


@cache
def turtle(name: str) -> str:
    """The text of `<name>.ttl`: `parkgraph`, `alignments` or `shapes`."""
    return files(__name__).joinpath(f"{name}.ttl").read_text(encoding="utf-8")


@cache
def version() -> str:
    """12 hex digits that change when any table or word list changes: a store built with others is stale."""
    digest = sha256()
    for folder in ("lexicon", "vocab"):
        entries = files(__name__).joinpath(folder).iterdir()
        for entry in sorted(entries, key=lambda found: found.name):
            if not entry.name.endswith(".tsv"):
                continue
            content = entry.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{folder}/{entry.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]


def _lines(folder: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of every line that is neither empty nor a `#` comment."""
    text = files(__name__).joinpath(folder, f"{name}.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), start=1):
        if line and not line.startswith("#"):
            yield number, line.split("\t")


def _row(name: str, header: list[str], number: int, cells: list[str]) -> dict[str, str]:
    if len(cells) != len(header):
        raise ValueError(f"{name}.tsv line {number}: {len(cells)} cells, not the {len(header)} of {header}")
    return dict(zip(header, cells, strict=True))
