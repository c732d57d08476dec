"""The project's own corpus in, one line for each thing that breaks its rules out: `python -m training.check`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractors.model import ENTITY_TYPES
from training.labels import plain
from training.passages import CORPUS

SIGNATURES = {
    "locatedIn": ("Firm Project Organization Event Zone", "Zone Place"),
    "operatesIn": ("Zone Firm Project", "Industry"),
    "produces": ("Firm Project Zone", "Product"),
    "supplies": ("Firm", "Firm Project"),
    "cooperatesWith": ("Firm Organization Zone", "Firm Organization Zone Place"),
    "investsIn": ("Firm Organization", "Project Zone Firm"),
    "subsidiaryOf": ("Firm Organization", "Firm Organization"),
    "issues": ("Organization Zone Place", "Policy"),
    "holdsRole": ("Person", "Organization Firm Zone Place Event Project"),
    "partOfCluster": ("Firm", "Industry Zone"),
    "exportsTo": ("Firm Product Zone Place", "Place"),
}
"""Classes that may stand at the two ends of a relation, as the annotation guideline has them."""
_LONGEST = 25
_FEWEST = 2


def faults(corpus: Path = CORPUS) -> Iterator[str]:
    """What is wrong: `folder/key: what: the string`."""
    for texts in sorted(corpus.glob("*/texts.jsonl")):
        lines = [json.loads(line) for line in texts.read_text("utf-8").splitlines()]
        ids = [line["id"] for line in lines]
        yield from (f"{texts.parent.name}/{key}: id comes twice" for key, n in Counter(ids).items() if n > 1)
        for line in lines:
            path = texts.parent / "gold" / f"{line['id']}.json"
            if not path.is_file():
                yield f"{texts.parent.name}/{line['id']}: no annotation"
                continue
            gold = json.loads(path.read_text("utf-8"))
            whole = plain(f"{line.get('title') or ''}{line['text']}")
            yield from (f"{texts.parent.name}/{line['id']}: {fault}" for fault in _faults(gold, whole))


def _faults(gold: Any, whole: str) -> Iterator[str]:
    types = {entity["id"]: entity["type"] for entity in gold["entities"]}
    if len(types) != len(gold["entities"]):
        yield "an entity id comes twice"
    for entity in gold["entities"]:
        if entity["type"] not in ENTITY_TYPES:
            yield f"no such class: {entity['type']}"
        for word in (entity["name"], *entity.get("mentions", ())):
            if plain(word) not in whole:
                yield f"mention not in the text: {word}"
    for relation in gold["relations"]:
        yield from _relation_faults(relation, types, whole)
    for metric in gold["metrics"]:
        if any(key not in types for key in (metric["subject"], *metric.get("alt_subjects", ()))):
            yield f"figure of an unknown entity: {metric['indicator']}"


def _relation_faults(relation: Any, types: dict[str, str], whole: str) -> Iterator[str]:
    subjects, objects = SIGNATURES.get(relation["type"], ("", ""))
    ends = types.get(relation["subject"], "nothing"), types.get(relation["object"], "nothing")
    if ends[0] not in subjects.split() or ends[1] not in objects.split():
        yield f"{relation['type']} from {ends[0]} to {ends[1]}: {relation.get('evidence')}"
    evidence = relation.get("evidence") or ""
    if not _FEWEST <= len(plain(evidence)) <= _LONGEST + 5 or plain(evidence) not in whole:
        yield f"evidence too long or not in the text: {evidence}"


def statistics(corpus: Path = CORPUS) -> Iterator[str]:
    """A table row for each folder: passages, characters, required entities, relations (supplies), figures."""
    for texts in sorted(corpus.glob("*/texts.jsonl")):
        lines = [json.loads(line) for line in texts.read_text("utf-8").splitlines()]
        golds = [json.loads(p.read_text("utf-8")) for p in sorted((texts.parent / "gold").glob("*.json"))]
        entities, relations, metrics = (
            [item for gold in golds for item in gold[key] if not item.get("optional")]
            for key in ("entities", "relations", "metrics")
        )
        supplies = sum(relation["type"] == "supplies" for relation in relations)
        size = sum(len(line["text"]) for line in lines)
        counts = f"{len(entities)} | {len(relations)} ({supplies}) | {len(metrics)}"
        yield f"| `{texts.parent.name}` | {len(lines)} | {size} | {counts} |"


if __name__ == "__main__":
    print(*statistics(), sep="\n")
    found = list(faults())
    print(*found, sep="\n")
    sys.exit(bool(found))
