"""Text to claims: an article and a tagger of names in, everything the article says out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractors.article import read, relation_drafts
from extractors.claims import Cast, cast, claims
from extractors.grammar import Draft, Read
from extractors.mentions import choose, find
from extractors.mentions.names import Names, Token
from extractors.voices import voices
from extractors.model import Article, EntityType, Extraction, Mention

__all__ = ["extract"]

_ONLY_IN_USE: frozenset[EntityType] = frozenset({"Place", "Industry", "Product"})
"""Classes whose mentions are entities only where something is said of them."""


class _Tagged:
    """Names that were tagged before."""

    def __init__(self, tokens: list[tuple[Token, ...]]) -> None:
        self._tokens = tokens

    def tag(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        return self._tokens


def extract(article: Article, names: Names) -> Extraction:
    """What `article` says; the same for the same article and names, whatever was extracted before."""
    tokens = names.tag([sentence.text for sentence in article.sentences])
    lattice = find(article.sentences, _Tagged(tokens))
    reads, open_ = read(article, [choose(candidates) for candidates in lattice], tokens)
    drafts = relation_drafts(reads)
    who = cast(article.sentences, _cast(reads, drafts))
    said = voices(reads, drafts)
    return Extraction(article, who.entities, claims(article.sentences, drafts, said, who), open=open_)


def _cast(reads: Sequence[Read], drafts: Iterable[Draft]) -> Iterator[Mention]:
    """Every mention that becomes (part of) an entity."""
    for draft in drafts:
        for mention in (draft.subject, draft.object, *(v for _, v in draft.qualifiers if isinstance(v, Mention))):
            yield mention
            if mention.antecedent:
                yield mention.antecedent
    for read_ in reads:
        if read_.reading.sentence.kind == "byline":
            continue
        for mention in read_.reading.mentions:
            if mention.type not in _ONLY_IN_USE and mention.finder != "pronoun":
                yield mention
