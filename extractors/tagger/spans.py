"""Sentences with LAC's states in, spans of the ten classes with their probability out.

北坡拉晶把硅片卖给苏州青禾电池 -> Firm 北坡拉晶 .94, Product 硅片 .81, Firm 苏州青禾电池 .97
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from extractors.model import ENTITY_TYPES, Mention, Sentence
from extractors.shipped import load
from extractors.tagger.chains import spans
from extractors.tagger.features import features

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    from extractors.tagger.states import Stated

FINDER = "tagger"


class Tagger:
    """A small network over LAC's states and the lattice: one inner layer, two convolutions, ten chains."""

    def __init__(self, network: bytes) -> None:
        """`network` is an ONNX model from rows `(1, characters, columns)` to scores `(1, characters, 30)`.

        Its metadata hold `ways` (classes, 3, 3) and the `groups` of words that it was trained with, as JSON.
        """
        import numpy
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(
            network, options, providers=["CPUExecutionProvider"]
        )
        about = self._session.get_modelmeta().custom_metadata_map
        self._ways = numpy.array(json.loads(about["ways"]), numpy.float64)
        self._groups = tuple(json.loads(about["groups"]))

    @classmethod
    def load(cls) -> Tagger:
        """The shipped tagger; raises ParkgraphError when its file is damaged, ImportError without onnxruntime."""
        return cls(load("tagger.onnx"))

    def spans(
        self, sentences: Sequence[Sentence], tagged: Sequence[Stated], lattice: Sequence[Sequence[Mention]]
    ) -> tuple[tuple[Mention, ...], ...]:
        """The spans of each sentence that may stand there, by class and start; `score` is the probability."""
        seen = [
            self.scores(stated.states, features(sentence.text, candidates, self._groups))
            for sentence, stated, candidates in zip(sentences, tagged, lattice, strict=True)
        ]
        found: list[list[Mention]] = [[] for _ in sentences]
        for number, kind, start, end, share in spans(seen, self._ways):
            one = sentences[number]
            text, type_ = one.text[start:end], ENTITY_TYPES[kind]
            found[number].append(Mention(one.index, start, end, type_, text, FINDER, round(share, 3)))
        return tuple(tuple(mentions) for mentions in found)

    def scores(self, states: NDArray[float32], seen: NDArray[float32]) -> NDArray[float32]:
        """Scores of O, B, I of shape (characters, classes, 3) of one sentence; none where no model ran."""
        import numpy

        if not len(states):
            return numpy.zeros((0, len(ENTITY_TYPES), 3), numpy.float32)
        rows = numpy.concatenate([seen, states], 1)[None]
        found: NDArray[float32] = self._session.run(None, {"rows": rows})[0]
        return found.reshape(len(states), len(ENTITY_TYPES), 3)
