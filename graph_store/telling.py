"""A name in, whether it tells one thing from all others out: not 公司, 经开区, 研发中心项目.

The words that name nothing by themselves are those of the ontology's word lists.
"""

from __future__ import annotations

from functools import cache

import ontology
from extractors.model import EntityType

_COMMON = frozenset({"Industry", "Product", "Place", "Person"})
"""Types that are called by common nouns, or always by a name."""
_BARE = (".generic", ".suffix", ".head", ".bare", ".legal")


@cache
def _nothing_words() -> frozenset[str]:
    names, nouns = ontology.words("names"), ontology.words("nouns")
    lists = [*(words for name, words in names.items() if name.endswith(_BARE)), nouns.get("generic", ())]
    return frozenset(word.casefold() for words in lists for word in words)


def tells(key: str) -> bool:
    """Whether a surface form, by its key, may lead to one thing: not a single word that names nothing."""
    return len(key) > 1 and key not in _nothing_words()


def names_one(type: EntityType, key: str) -> bool:
    """Whether a name is one thing's own: some of it is more than words that name nothing."""
    return type in _COMMON or not _is_made_of(key, _nothing_words())


def _is_made_of(text: str, words: frozenset[str]) -> bool:
    """Whether the text is nothing but these words, one after the other."""
    reached = {0}
    for end in range(1, len(text) + 1):
        if any(text[start:end] in words for start in reached):
            reached.add(end)
    return len(text) in reached
