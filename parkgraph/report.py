"""A store and what a build did in; a report in Markdown out: counts, what was refused, what was left open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph_store.store import Store

if TYPE_CHECKING:
    from parkgraph.building import Built


def report(store: Store, built: Built) -> str:
    """The whole report; the same store and build give the same text."""
    return "\n".join([*_counts(store, built), *_refused(built), *_articles(store), *_open(store), ""])


def _counts(store: Store, built: Built) -> Iterator[str]:
    entries = store.articles()
    yield "# What was built"
    yield ""
    yield f"- articles: {len(entries)} ({built})"
    yield f"- claims: {sum(entry.claims for entry in entries)}"
    yield f"- figures: {sum(entry.figures for entry in entries)}"
    yield f"- milestones: {sum(entry.milestones for entry in entries)}"
    yield f"- triples: {len(store)}"
    yield f"- sources refused: {len(built.refused)}"
    yield from (f"- taken out, because its file no longer holds it: {_cell(id)}" for id in built.gone)


def _refused(built: Built) -> Iterator[str]:
    if built.refused:
        yield from ("", "## Refused", "", "| source | why, and the way out |", "|---|---|")
    for error in built.refused:
        yield f"| {_cell(error.source)} | {_cell(error.reason)} |"


def _articles(store: Store) -> Iterator[str]:
    yield from ("", "## Articles", "", "| article | source | entities | claims | figures | milestones |")
    yield "|---|---|--:|--:|--:|--:|"
    for entry in store.articles():
        counts = f"{entry.entities} | {entry.claims} | {entry.figures} | {entry.milestones}"
        yield f"| {_cell(entry.title or entry.id)} | {_cell(entry.source)} | {counts} |"


def _open(store: Store) -> Iterator[str]:
    """What extraction could not decide, under the article that left it open."""
    yield from ("", "## Left open")
    for entry in store.articles():
        lines = store.record(entry.id).open
        if lines:
            yield from ("", f"### {_cell(entry.title or entry.id)}", "")
            yield from (f"- {_cell(line)}" for line in lines)


def _cell(text: str) -> str:
    """Text that stays in its cell of a table and is not read as Markdown or HTML."""
    for special in "\\|`*_[]<>":
        text = text.replace(special, f"\\{special}")
    return " ".join(text.split())
