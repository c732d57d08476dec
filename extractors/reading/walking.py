"""Files and folders in; the files that can be read out, folders walked in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

PLAIN_SUFFIXES = (".txt", ".md", ".markdown")
JSON_SUFFIXES = (".jsonl", ".ndjson")
OTHER_SUFFIXES = (".html", ".htm", ".xhtml", ".pdf", ".docx", ".rss", ".atom", ".xml")
IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg")
"""Pictures are read when they are named; a folder's are left alone, for most of them are no pages."""


def sources(paths: Iterable[Path]) -> Iterator[Path]:
    """Each file once; a folder gives its files of a known suffix, sorted, hidden ones left out.

    A path that does not exist, cannot be listed or holds nothing readable is passed on: reading it says so.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _walk(path):
            real = found.resolve()
            if real not in seen:
                seen.add(real)
                yield found


def _walk(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    files = list(_files(path))
    yield from files or [path]


def _files(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _files(entry)
        elif entry.suffix.lower() in PLAIN_SUFFIXES + JSON_SUFFIXES + OTHER_SUFFIXES:
            yield entry
