"""The word classes of figures as patterns."""

from __future__ import annotations

import re
from functools import cache

import ontology


@cache
def words(name: str) -> re.Pattern[str]:
    """Any word of a class of `ontology/lexicon/figures.tsv`, the longest that fits."""
    longest_first = sorted(ontology.words("figures")[name], key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)))
