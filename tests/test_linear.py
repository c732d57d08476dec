"""Reading takes time in proportion to the text: what is made to lead grammars astray takes about a newspaper's time."""

from __future__ import annotations

import random
import signal
from collections.abc import Iterator
from functools import cache
from types import FrameType

import pytest

from benchmarks.adversarial import MOST, alone, cue_words, newspaper, seconds, texts
from extractors.encoding import CHAR, Encoded
from extractors.extraction import extract
from extractors.grammar import Grammar, compiled
from extractors.names import RuleNames
from extractors.patterns import Pattern
from extractors.relations import GRAMMARS

SIZE = 32_000
TEXTS = dict(texts(SIZE))
TRIES = 3
LENGTH, ROUNDS = 300, 12
SECONDS = 30
"""Far more than a relation file needs for all its stretches, and nothing to what 2^100 ways to read one would take."""
ALL = "。" + "".join(CHAR.values())
"""One of each class behind the stretch, so that no pattern is passed over."""
JOINTS = ("、", "和", "同", "跟", "的", "等", "，", "以及", "合同", "电", "三个")


@cache
def plain() -> float:
    names = RuleNames()
    extract(newspaper(1)[0], names)
    return seconds(newspaper(SIZE), names)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_takes_little_more_than_a_newspaper(name: str) -> None:
    read, names = alone(TEXTS[name]), RuleNames()
    assert any(seconds(read, names) / plain() <= MOST for _ in range(TRIES))


def stretches(pattern: Pattern) -> Iterator[str]:
    """What the pattern asks for, put together by chance and repeated without end."""
    chance = random.Random(pattern.source)
    parts = (*cue_words(pattern), *CHAR.values())
    for _ in range(ROUNDS):
        pool = [*chance.choices(parts, k=3), *chance.choices(JOINTS, k=2)]
        unit = "".join(chance.choices(pool, k=chance.randint(1, 6)))
        yield (unit * LENGTH)[:LENGTH] + ALL


def encoded(text: str) -> Encoded:
    places = range(len(text))
    return Encoded(text, tuple(places), tuple(at + 1 for at in places), {}, frozenset(text))


@pytest.fixture
def limit() -> Iterator[None]:
    """Fails a test that takes more than `SECONDS` of processor time, instead of waiting for its end."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {SECONDS} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.usefixtures("limit")
@pytest.mark.parametrize("grammar", GRAMMARS, ids=lambda grammar: grammar.relation)
def test_no_pattern_tries_every_way(grammar: Grammar) -> None:
    for source in (*grammar.patterns, *grammar.weak):
        pattern = compiled(source)
        for text in stretches(pattern):
            for match in pattern.matches(encoded(text)):
                assert match.end > match.start


@pytest.mark.usefixtures("limit")
@pytest.mark.parametrize(
    "unit", ["合同跟", "电池同", f"跟{CHAR['Product']}", f"{CHAR['Product']}同电池", "、和"]
)
def test_a_list_of_nouns_is_parted_in_one_way(unit: str) -> None:
    pattern = compiled("{product:Product~+}…<供应>{o:Firm+}")
    assert list(pattern.matches(encoded((unit * LENGTH)[:LENGTH] + ALL))) == []
