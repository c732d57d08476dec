"""Text to claims: an article and a tagger of names in, everything the article says out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.model import Article, Extraction
    from extractors.names import Names

__all__ = ["extract"]


def extract(article: Article, names: Names) -> Extraction:
    """What `article` says; see `extractors.extraction`, which this loads only when it is called."""
    from extractors import extraction

    return extraction.extract(article, names)
