"""A store in; the claims that were left out of it as too unlikely, each with its sentence, out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from extractors.model import Candidate, Extraction
from graph_store.store import Store


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A candidate, its sentence, and the title or id of its article; `str()` is what `parkgraph show` prints."""

    candidate: Candidate
    sentence: str
    article: str

    def __str__(self) -> str:
        """Two lines: the claim with how likely it is, and its sentence."""
        one = self.candidate
        claim = f"  {one.subject} {one.type} → {one.object}  [confidence {one.confidence:.2f}]"
        return f"{claim}\n      “{self.sentence}”  {self.article}"


def left_out(store: Store, names: Collection[str] | None = None) -> tuple[LeftOut, ...]:
    """What all articles left out, the likeliest first; with `names` only what has one of them as an end."""
    found = [one for entry in store.articles() for one in _of(store.record(entry.id), names)]
    return tuple(sorted(found, key=lambda one: (-one.candidate.confidence, one.article)))


def _of(extraction: Extraction, names: Collection[str] | None) -> Iterator[LeftOut]:
    article = extraction.article
    for one in extraction.candidates:
        if names is None or one.subject in names or one.object in names:
            sentence = "".join(article.document.text[span.start : span.end] for span in one.sentence)
            yield LeftOut(one, sentence, article.title or article.id)
