"""Names are found by their form: without the table of well-known firms little is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.firms import MOST, Pairs, corpus, entity_f1, without
from extractors.mentions.lexicon import scan
from parkgraph.settings import NameFinder


def lost(pairs: Pairs, names: NameFinder) -> float:
    known = entity_f1(pairs, names)
    with without("firms"):
        return known - entity_f1(pairs, names)


def known_firms(text: str) -> set[str]:
    return {entry.word for _, entry in scan(text) if entry.known and entry.known.type == "Firm"}


def test_corpus_loses_little_without_the_table_of_firms() -> None:
    foreign_investors = corpus()[-1:]
    assert lost(foreign_investors, "rules") <= MOST


@pytest.mark.parametrize("names", ["model", "rules"])
def test_news_loses_little_without_the_table_of_firms(shared: Path, names: NameFinder) -> None:
    assert lost([(shared / "dev2/texts.jsonl", shared / "gold/dev2")], names) <= MOST


def test_the_table_is_off_and_on_again() -> None:
    before = known_firms("采埃孚和丹佛斯")
    with without("firms"):
        off = known_firms("采埃孚和丹佛斯")
    assert (before, off, known_firms("采埃孚和丹佛斯")) == ({"采埃孚", "丹佛斯"}, set(), before)
