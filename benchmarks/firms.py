"""`python -m benchmarks.firms [SOURCE GOLD] [--rules]`: entity F1 with the table of well-known firms and without it.

SOURCE holds texts and GOLD their annotation; without them the passages of corpus/ are read. `--rules` finds names
without models. What is lost without the table is what a name need not have been known for.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import ontology
from benchmarks.extraction import CORPUS
from extractors.mentions import gazetteer, lexicon
from parkgraph.evaluation.annotation import from_object, read
from parkgraph.evaluation.format import as_object
from parkgraph.evaluation.outcome import tally
from parkgraph.evaluation.scoring import score
from parkgraph.extraction import extractions
from parkgraph.settings import NameFinder, Settings
from parkgraph.sources import Sources

MOST = 0.02
"""What entity F1 may lose without the table."""
Pairs = Sequence[tuple[Path, Path]]
"""Texts and their annotation."""


def corpus() -> Pairs:
    """The passages of corpus/."""
    return [(texts, texts.parent / "gold") for texts in sorted(CORPUS.glob("*/texts.jsonl"))]


@contextmanager
def without(*tables: str) -> Iterator[None]:
    """Names are found as if these tables of the ontology were empty."""
    real = ontology.table
    with patch.object(ontology, "table", lambda name: () if name in tables else real(name)):
        _forget()
        yield
    _forget()


def _forget() -> None:
    gazetteer.names.cache_clear()
    lexicon._automaton.cache_clear()


def entity_f1(pairs: Pairs, names: NameFinder) -> float:
    """Entity F1 over all the texts."""
    found = []
    for texts, gold in pairs:
        sources = Sources([texts])
        said = [from_object(as_object(x), x.article.id) for x in extractions(sources, Settings(names=names))]
        assert sources.refused == []
        found += [outcome for outcome in score(read(gold), said) if outcome.table == "entities"]
    return tally(found).f1


def main(arguments: Sequence[str]) -> None:
    """Print both scores and their difference."""
    paths = [Path(one) for one in arguments if not one.startswith("-")]
    pairs = [(paths[0], paths[1])] if paths else corpus()
    names: NameFinder = "rules" if "--rules" in arguments else "model"
    known = entity_f1(pairs, names)
    with without("firms"):
        unknown = entity_f1(pairs, names)
    print(f"with the table {known:.4f}, without {unknown:.4f}, lost {known - unknown:.4f} (at most {MOST})")


if __name__ == "__main__":
    main(sys.argv[1:])
