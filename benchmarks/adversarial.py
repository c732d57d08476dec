"""`python -m benchmarks.adversarial [BYTES] [--model]`: text made to lead grammars astray against a newspaper's, in time.

Prints, for each relation file and for each shape of text, how many times as long a megabyte (or BYTES) of it takes as a
megabyte of the corpus. Each text is one article and one line.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.extraction import CORPUS, articles
from extractors import extract
from extractors.cues import words
from extractors.grammar import Grammar, compiled
from extractors.model import Article
from extractors.names import LearnedNames, Names, RuleNames
from extractors.patterns import Pattern
from extractors.reading import read
from extractors.relations import GRAMMARS

MOST = 5.0
"""How many times the newspaper's time any text may take."""
_NAMES = (
    "云岭青禾科技有限公司",
    "虚谷高新区",
    "许望川",
    "重庆市",
    "电池产业",
    "青禾电池项目",
    "云岭大学",
    "《云岭设备更新办法》",
    "2025年云岭大会",
    "泰国",
    "30亿元",
)
_JOINTS = ("", "的", "、", "等", "和", "，", "同", "跟")
SHAPES: Mapping[str, str] = {
    "one sentence without end": "虚谷高新区青禾电池科技有限公司在园区投资建设电池项目",
    "one sentence of clauses": "虚谷高新区青禾电池科技有限公司在园区投资建设电池项目，",
    "nested quotes": "“‘（《虚谷",
    "brackets left open": "（“《「",
    "brackets in names": "（云岭（青禾）科技有限公司",
    "的": "的",
    "nouns with 的": "电池的",
    "合同": "合同跟电池同",
    "digits": "1234567890",
    "digits with commas": "1,234,",
    "numbers with units": "3亿元5万吨8%",
    "growth": "同比增长8.2%、9.3%和",
    "titles": "党工委书记管委会主任董事长总经理",
    "Latin names": "Nordwind Power AI ",
    "zones": "云岭经开区虚谷高新区综合保税区、",
}


def filled(unit: str, size: int) -> str:
    """`unit` again and again, `size` bytes in UTF-8."""
    return (unit * (size // len(unit.encode()) + 1)).encode()[:size].decode("utf-8", "ignore")


def cue_words(pattern: Pattern) -> list[str]:
    """The words of the cues that a pattern asks for."""
    return sorted({word for slot in pattern.asks for word in words(slot) if word.isalpha()})


def of_relation(grammar: Grammar, size: int) -> str:
    """The cue words of a relation file among names of every class, in no order, without an end."""
    chance = random.Random(grammar.relation)
    cues = [w for source in (*grammar.patterns, *grammar.weak) for w in cue_words(compiled(source))]
    parts = [chance.choice(pool) for _ in range(3000) for pool in (_NAMES, cues, _JOINTS, cues, _JOINTS)]
    return filled("".join(parts), size)


def firms(size: int) -> str:
    """A list of different firms."""
    chance = random.Random(size)
    names = ("".join(chance.choices("青禾松果虚谷云岭北坡辰和望川白鹭远山", k=4)) for _ in range(size // 30))
    return filled("、".join(f"云岭{name}科技有限公司" for name in names), size)


def texts(size: int) -> Iterator[tuple[str, str]]:
    """Name and text of everything that is measured."""
    for grammar in GRAMMARS:
        yield f"{grammar.relation}.py", of_relation(grammar, size)
    yield "list of firms", firms(size)
    yield (
        "all cue words",
        filled("".join(w for g in GRAMMARS for s in g.patterns for w in cue_words(compiled(s))), size),
    )
    for name, unit in SHAPES.items():
        yield name, filled(unit, size)


def alone(text: str) -> list[Article]:
    """The text as the only article of a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(f"题目\n\n{text}\n", "utf-8")
        return [one for one in read(path) if isinstance(one, Article)]


def newspaper(size: int) -> list[Article]:
    """Articles of the corpus, again and again, of at least `size` bytes together."""
    found = articles(CORPUS)
    news: list[Article] = []
    held = 0
    while held < size:
        one = found[len(news) % len(found)]
        news.append(one)
        held += sum(len(sentence.text.encode()) for sentence in one.sentences)
    return news


def seconds(news: Sequence[Article], names: Names) -> float:
    """Processor time that extraction takes."""
    start = time.process_time()
    for article in news:
        extract(article, names)
    return time.process_time() - start


def main(size: int, names: Names) -> None:
    """Print the table."""
    seconds(newspaper(50_000), names)
    plain = seconds(newspaper(size), names)
    print(f"newspaper, {size:,} bytes: {plain:.1f} s")
    for name, text in texts(size):
        ratio = seconds(alone(text), names) / plain
        print(f"{name:<28}{ratio:>7.2f}{'' if ratio <= MOST else f'  more than {MOST}'}", flush=True)


if __name__ == "__main__":
    given = [one for one in sys.argv[1:] if one.isdigit()]
    main(int(given[0]) if given else 1_000_000, LearnedNames() if "--model" in sys.argv else RuleNames())
