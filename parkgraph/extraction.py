"""Articles in, what each of them says out, in the same order, by one process or by several."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import chain, islice
from multiprocessing import get_context

from extractors import extract
from extractors.model import Article, Extraction
from extractors.names import LearnedNames, Names, RuleNames
from parkgraph.settings import EVERY_CORE, NameFinder, Settings

_FEW = 32
_BATCH = 64


def extractions(articles: Iterable[Article], settings: Settings) -> Iterator[Extraction]:
    """What each article says; at most a batch of articles for each worker is in memory."""
    waiting, workers = iter(articles), settings.workers
    if workers == EVERY_CORE:
        first = list(islice(waiting, _FEW))
        workers = 1 if len(first) < _FEW else os.cpu_count() or 1
        waiting = chain(first, waiting)
    if workers == 1:
        return (_extract(settings.names, article) for article in waiting)
    return _by_processes(waiting, settings.names, workers)


def _by_processes(articles: Iterator[Article], finder: NameFinder, workers: int) -> Iterator[Extraction]:
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        while batch := list(islice(articles, workers * _BATCH)):
            yield from pool.map(
                partial(_extract, finder), batch, chunksize=max(1, min(8, len(batch) // workers))
            )


def _extract(finder: NameFinder, article: Article) -> Extraction:
    return extract(article, _names(finder))


@cache
def _names(finder: NameFinder) -> Names:
    """Loaded once a process; it cannot be sent to another."""
    return LearnedNames() if finder == "model" else RuleNames()
