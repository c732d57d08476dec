"""Sentences with LAC's states in, spans of the ten classes with their probability out; and how they join the lattice.

青山拉晶把硅片卖给苏州朔光电池 -> Firm 青山拉晶 .94, Product 硅片 .81, Firm 苏州朔光电池 .97
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.model import ENTITY_TYPES, Mention, Sentence
from extractors.tagger_chains import LEAST, spans
from extractors.tagger_features import features
from extractors.tagger_weights import load

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    from extractors.tagger_states import Stated

FINDER = "tagger"
EMBEDDING = 128
LOUDER = 3.0
"""LAC's embeddings are small beside its GRUs' states: this brings them level, as in training."""
REACHES = (1, 2)
"""How far the two convolutions look to either side, in characters of their input."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """A small network over LAC's states and the lattice: one inner layer, two convolutions, ten chains."""

    weights: Mapping[str, NDArray[float32]]

    @classmethod
    def load(cls) -> Tagger:
        """The shipped tagger; raises ParkgraphError when its file is damaged, ImportError without numpy."""
        return cls(load("tagger.npz"))

    def spans(
        self, sentences: Sequence[Sentence], tagged: Sequence[Stated], lattice: Sequence[Sequence[Mention]]
    ) -> tuple[tuple[Mention, ...], ...]:
        """The spans of each sentence that may stand there, by class and start; `score` is the probability."""
        return tuple(
            tuple(self._sentence(sentence, stated, candidates)) if len(stated.states) else ()
            for sentence, stated, candidates in zip(sentences, tagged, lattice, strict=True)
        )

    def _sentence(
        self, sentence: Sentence, stated: Stated, candidates: Sequence[Mention]
    ) -> Iterator[Mention]:
        scores = self.scores(stated.states, features(sentence.text, candidates))
        for kind, start, end, share in spans(scores, self.weights["ways"], LEAST):
            text = sentence.text[start:end]
            yield Mention(sentence.index, start, end, ENTITY_TYPES[kind], text, FINDER, round(share, 3))

    def scores(self, states: NDArray[float32], seen: NDArray[float32]) -> NDArray[float32]:
        """Scores of O, B, I of shape (characters, classes, 3) of one sentence."""
        import numpy

        w = self.weights
        states = states.copy()
        states[:, :EMBEDDING] *= LOUDER
        inner = numpy.concatenate([seen, states], 1) @ w["inner"] + w["inner_bias"]
        inner = numpy.maximum(inner, 0.0)
        wide = inner
        for number, reach in enumerate(REACHES):
            wide = _around(wide, reach) @ w[f"around{number}"] + w[f"around{number}_bias"]
            wide = numpy.maximum(wide, 0.0)
        found: NDArray[float32] = numpy.concatenate([inner, wide], 1) @ w["outer"] + w["outer_bias"]
        return found.reshape(len(states), len(ENTITY_TYPES), 3)


def _around(rows: NDArray[float32], reach: int) -> NDArray[float32]:
    """Each row with the rows `reach` before and behind it, zeros beyond the ends."""
    import numpy

    beyond = numpy.zeros((reach, rows.shape[1]), rows.dtype)
    before = numpy.concatenate([beyond, rows])[: len(rows)]
    behind = numpy.concatenate([rows, beyond])[reach:]
    return numpy.concatenate([before, rows, behind], 1)
