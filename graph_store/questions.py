"""A question's name and its parameters in, the SPARQL text that asks it out.

The questions are `queries/*.rq`; their head says what they answer. A parameter stands as `$name` in the text
and is put in as an escaped literal, so that no value can change the query. An empty text fits everything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from extractors.errors import QueryError
from graph_store.guard import QUIET

_HEAD = re.compile(r"^# ([a-z-]+): (.*)$", re.MULTILINE)
_TOKEN = re.compile(rf"{QUIET.pattern}|\$(?P<name>\w+)", re.DOTALL)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TYPES = {
    "string": re.compile(r".*", re.DOTALL),
    "integer": re.compile(r"[+-]?\d+"),
    "decimal": re.compile(r"[+-]?\d+(?:\.\d+)?"),
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its type (string, integer, decimal or date) and a value to try."""

    name: str
    type: str
    example: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question; `text` is SPARQL with `$name` for each parameter."""

    name: str
    title_zh: str
    title_en: str
    answers: str
    parameters: tuple[Parameter, ...]
    text: str

    def bind(self, values: Mapping[str, str]) -> str:
        """The query with these values; QueryError for an unknown parameter or a value of another type."""
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                listed = ", ".join(known) or "none"
                raise QueryError(f"{self.name}: no parameter {name}; it has {listed}")
        literals = {name: _literal(one, values.get(name, "")) for name, one in known.items()}
        return _TOKEN.sub(lambda found: _put(found, literals), self.text)


@cache
def questions() -> tuple[Question, ...]:
    """All questions, sorted by name."""
    found = files(__package__).joinpath("queries").iterdir()
    texts = {one.name.removesuffix(".rq"): one for one in found if one.name.endswith(".rq")}
    return tuple(parse(name, texts[name].read_text(encoding="utf-8")) for name in sorted(texts))


def question(name: str) -> Question:
    """The question of this name; QueryError, with the nearest one, when there is none."""
    names = {one.name: one for one in questions()}
    if name in names:
        return names[name]
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else "`parkgraph questions` lists them"
    raise QueryError(f"{name}: no question of this name; {hint}")


def parse(name: str, text: str) -> Question:
    """A question from the text of its file; ValueError when its head is not complete."""
    head: dict[str, list[str]] = {}
    for key, value in _HEAD.findall(text):
        head.setdefault(key, []).append(value)
    try:
        (title_zh,), (title_en,), (answers,) = head["title-zh"], head["title-en"], head["answers"]
        parameters = tuple(_parameter(line) for line in head.get("param", ()))
    except (KeyError, ValueError) as error:
        raise ValueError(
            f"{name}.rq: head lacks one of title-zh, title-en, answers, or a param is wrong"
        ) from error
    return Question(name, title_zh, title_en, answers, parameters, text)


def _parameter(line: str) -> Parameter:
    name, type, example = line.split(" ", 2)
    if type not in _TYPES:
        raise ValueError(f"type {type}")
    return Parameter(name, type, example)


def _literal(parameter: Parameter, value: str) -> str:
    if parameter.type != "string" and not _TYPES[parameter.type].fullmatch(value):
        raise QueryError(
            f"{parameter.name} {value!r}: is no {parameter.type}; give one such as {parameter.example}"
        )
    if parameter.type == "string":
        return literal(value)
    if parameter.type == "date":
        return f'"{value}"^^xsd:date'
    return value


def literal(text: str) -> str:
    """A text as a SPARQL string literal."""
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def _put(found: re.Match[str], literals: Mapping[str, str]) -> str:
    name = found["name"]
    return literals.get(name, found[0]) if name else found[0]
