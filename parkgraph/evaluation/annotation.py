"""Reads annotated articles (evaluation format, JSON) into frozen values that can be compared.

An article is an object with `entities`, `relations`, `metrics`, `dates`, `ignore`; a file holds one object,
an array of them, or one a line. Unknown keys are passed over, missing ones are empty.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.errors import SourceError
from parkgraph.evaluation.text import bare, keys


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity as annotated; `keys` are its normalised names, `optional` is neither asked for nor wrong."""

    id: str
    type: str
    name: str
    keys: frozenset[str]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation between two entity ids (a prediction may name an entity instead).

    `confidence` is how likely a prediction calls itself, None where it does not say.
    """

    type: str
    subject: str
    object: str
    modality: str
    evidence: str = ""
    optional: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure; `alternatives` are other subjects that are as good."""

    subject: str
    alternatives: tuple[str, ...]
    indicator: str
    value: str
    unit: str
    comparator: str
    period: str
    modality: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A dated event of an entity; `iso` is empty where no interval could be derived."""

    subject: str
    event: str
    iso: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """One article's annotation; `labels` are the names under which it may be known (id, key, title, file)."""

    name: str
    labels: frozenset[str]
    things: tuple[Thing, ...] = ()
    edges: tuple[Edge, ...] = ()
    metrics: tuple[Metric, ...] = ()
    dates: tuple[Dated, ...] = ()
    ignore: frozenset[str] = frozenset()


def from_object(item: Mapping[str, Any], name: str) -> Annotation:
    """The annotation in one parsed JSON object."""
    labels = {bare(str(item[key])) for key in ("key", "id", "article", "title") if item.get(key)} | {
        bare(name)
    }
    return Annotation(
        name=name,
        labels=frozenset(labels - {""}),
        things=tuple(_thing(entry) for entry in item.get("entities") or ()),
        edges=tuple(_edge(entry) for entry in item.get("relations") or ()),
        metrics=tuple(_metric(entry) for entry in item.get("metrics") or ()),
        dates=tuple(_dated(entry) for entry in item.get("dates") or ()),
        ignore=frozenset(keys("", [str(text) for text in item.get("ignore") or ()])),
    )


def read(path: Path) -> tuple[Annotation, ...]:
    """All annotations in a file, or in a folder's `*.json`; raises SourceError when it is none."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    return tuple(annotation for file in files for annotation in from_text(_text(file), file.stem))


def from_text(text: str, name: str) -> Iterator[Annotation]:
    """Annotations in a JSON object, array, or JSON lines; `name` is for objects without an id."""
    items = list(_objects(text, name))
    for number, item in enumerate(items, 1):
        fallback = name if len(items) == 1 else f"{name}#{number}"
        yield from_object(
            item, fallback if len(items) == 1 else str(item.get("id") or item.get("key") or fallback)
        )


def is_annotation(path: Path) -> bool:
    """True when the file (or the folder's first `*.json`) holds objects with `entities`."""
    file = next(iter(sorted(path.glob("*.json"))), None) if path.is_dir() else path
    if file is None or file.suffix not in {".json", ".jsonl"}:
        return False
    return any("entities" in item for item in _objects(_text(file), file.name))


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise SourceError(
            str(file), f"cannot be read ({error.strerror}); give a file or folder of JSON"
        ) from error
    except UnicodeDecodeError as error:
        raise SourceError(str(file), "is not UTF-8; save the annotation as UTF-8 JSON") from error


def _objects(text: str, name: str) -> Iterable[Mapping[str, Any]]:
    try:
        try:
            whole = json.loads(text)
        except json.JSONDecodeError:
            whole = [json.loads(line) for line in text.splitlines() if line.strip()]
    except json.JSONDecodeError as error:
        raise SourceError(name, f"is no JSON ({error}); give what `parkgraph extract` prints") from error
    items = whole if isinstance(whole, list) else [whole]
    if not all(isinstance(item, dict) for item in items):
        raise SourceError(name, "holds something that is no object; give one object an article")
    return items


def _thing(entry: Mapping[str, Any]) -> Thing:
    kind, name = str(entry.get("type")), str(entry.get("name") or "")
    names = [str(text) for text in (name, *(entry.get("mentions") or ())) if text]
    return Thing(str(entry.get("id") or ""), kind, name, keys(kind, names), bool(entry.get("optional")))


def _edge(entry: Mapping[str, Any]) -> Edge:
    return Edge(
        type=str(entry.get("type")),
        subject=str(entry.get("subject")),
        object=str(entry.get("object")),
        modality=str(entry.get("modality")),
        evidence=str(entry.get("evidence") or ""),
        optional=bool(entry.get("optional")),
        confidence=_number(entry.get("confidence")),
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _metric(entry: Mapping[str, Any]) -> Metric:
    return Metric(
        subject=str(entry.get("subject")),
        alternatives=tuple(str(subject) for subject in entry.get("alt_subjects") or ()),
        indicator=str(entry.get("indicator") or ""),
        value=str(entry.get("value")),
        unit=str(entry.get("unit") or ""),
        comparator=str(entry.get("comparator") or "="),
        period=str(entry.get("period_iso") or ""),
        modality=str(entry.get("modality")),
        optional=bool(entry.get("optional")),
    )


def _dated(entry: Mapping[str, Any]) -> Dated:
    subject, event = str(entry.get("subject")), str(entry.get("event") or "")
    return Dated(subject, event, str(entry.get("iso") or ""), bool(entry.get("optional")))
