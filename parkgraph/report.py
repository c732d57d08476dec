"""A store and what a build did in; a report in Markdown out: counts, refusals, breaches, what was left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractors.model import EntityType
from graph_store.checking import check
from graph_store.linking import left_open
from graph_store.store import Store
from parkgraph.left_out import left_out

if TYPE_CHECKING:
    from parkgraph.built import Built


_LINKED: tuple[EntityType, ...] = ("Place", "Zone", "Firm")


def report(store: Store, built: Built) -> str:
    """The whole report; the same store and build give the same text."""
    parts = (
        _counts(store, built),
        _refused(built),
        _breaches(store),
        _articles(store),
        _open(store),
        _left_out(store),
    )
    return "\n".join([*(line for part in parts for line in part), ""])


def _counts(store: Store, built: Built) -> Iterator[str]:
    entries = store.articles()
    yield "# What was built"
    yield ""
    yield f"- articles: {len(entries)} ({built})"
    yield f"- claims: {sum(entry.claims for entry in entries)}"
    yield f"- figures: {sum(entry.figures for entry in entries)}"
    yield f"- milestones: {sum(entry.milestones for entry in entries)}"
    yield f"- triples: {len(store)}"
    yield f"- links to reference tables: {'on' if store.settings.links else 'switched off'}"
    yield f"- sources refused: {len(built.refused)}"
    yield from (f"- taken out, because its file no longer holds it: {_cell(id)}" for id in built.gone)


def _refused(built: Built) -> Iterator[str]:
    if built.refused:
        yield from ("", "## Refused", "", "| source | why, and the way out |", "|---|---|")
    for error in built.refused:
        yield f"| {_cell(error.source)} | {_cell(error.reason)} |"


_MOST = 100


def _breaches(store: Store) -> Iterator[str]:
    """What breaks a rule of the ontology's shapes, in words."""
    found = check(store.view())
    yield from ("", "## Rules broken", "")
    yield from (f"- {_cell(str(finding))}" for finding in found[:_MOST])
    if len(found) > _MOST:
        yield f"- and {len(found) - _MOST} more: `parkgraph validate` lists them"
    elif not found:
        yield "none"


def _articles(store: Store) -> Iterator[str]:
    yield from ("", "## Articles", "", "| article | source | entities | claims | figures | milestones |")
    yield "|---|---|--:|--:|--:|--:|"
    for entry in store.articles():
        counts = f"{entry.entities} | {entry.claims} | {entry.figures} | {entry.milestones}"
        yield f"| {_cell(entry.title or entry.id)} | {_cell(entry.source)} | {counts} |"


def _open(store: Store) -> Iterator[str]:
    """What extraction could not decide, under the article that left it open."""
    yield from ("", "## Left open")
    shared = [f"- {_cell(one.name)}: {_cell('; '.join(one.candidates))}" for one in store.undecided()]
    if shared:
        yield from ("", "### Short names that several entities share", "", *shared)
    several = list(_several(store)) if store.settings.links else []
    if several:
        yield from ("", "### Names that are several things in the tables, linked to none", "", *several)
    open_ = [(entry, lines) for entry in store.articles() if (lines := store.record(entry.id).open)]
    for entry, lines in open_:
        yield from ("", f"### {_cell(entry.title or entry.id)}", "")
        yield from (f"- {_cell(line)}" for line in lines)
    undated = [f"- {_cell(title)}" for title in _undated(store)]
    if undated:
        yield from ("", "### Articles without a date: 今年 and 上月 stay open in them; give --published", "")
        yield from undated
    if not shared and not several and not open_ and not undated:
        yield from ("", "nothing")


def _undated(store: Store) -> list[str]:
    """The titles of the articles that tell no date, sorted."""
    dated = "FILTER NOT EXISTS { ?iri pg:published ?day }"
    return sorted(
        row["title"]
        for row in store.select(f"SELECT ?title {{ ?iri a pg:Article ; rdfs:label ?title {dated} }}")
    )


def _left_out(store: Store) -> Iterator[str]:
    """How many claims were too unlikely, by relation."""
    yield from ("", "## Left out", "")
    counts = Counter(one.candidate.type for one in left_out(store))
    if counts:
        told = ", ".join(f"{relation} {count}" for relation, count in sorted(counts.items()))
        yield f"{counts.total()} claims were too unlikely ({told});"
        yield "`parkgraph show NAME --candidates` lists those of one name."
    else:
        yield "nothing"


def _several(store: Store) -> Iterator[str]:
    for kind in _LINKED:
        rows = store.select(
            f"SELECT ?iri ?name {{ ?iri a pg:{kind} ; rdfs:label|skos:altLabel ?name }} ORDER BY ?iri ?name"
        )
        names: dict[str, list[str]] = {}
        for row in rows:
            names.setdefault(row["iri"], []).append(row["name"])
        open_ = ((of[0], left_open(kind, of)) for of in names.values())
        yield from sorted(f"- {_cell(name)}: {_cell('; '.join(found))}" for name, found in open_ if found)


def _cell(text: str) -> str:
    """Text that stays in its cell of a table and is not read as Markdown or HTML."""
    for special in "\\|`*_[]<>":
        text = text.replace(special, f"\\{special}")
    return " ".join(text.split())
