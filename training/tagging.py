"""Prepared passages in, the tagger's file and how its spans join the lattice out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from multiprocessing import get_context

from extractors.model import Mention
from extractors.tagger.features import groups
from extractors.tagger.spans import Tagger
from training.export import model
from training.fit import Prepared, fit
from training.passages import FOLDS

_waiting: list[Prepared] = []
"""What the processes of `unseen` learn from; they begin as copies of this one."""


def trained(prepared: Sequence[Prepared], seed: int) -> bytes:
    """The tagger's file, learned from all passages."""
    network = fit(prepared, seed)
    return model(network.arrays(), network.ways.detach().numpy(), groups())


def unseen(
    prepared: Sequence[Prepared], share: float = 1.0
) -> Iterator[tuple[Prepared, tuple[tuple[Mention, ...], ...]]]:
    """Each passage with the spans of a tagger that was trained without its fold, on `share` of the others.

    Folds are learned side by side, each in a process that has the passages from this one.
    """
    _waiting[:] = prepared
    with get_context("fork").Pool(FOLDS // 2) as pool:
        taggers = pool.imap(_without, [(fold, share) for fold in range(FOLDS)])
        for fold, file in enumerate(taggers):
            tagger = Tagger(file)
            for one in prepared:
                if one.passage.fold == fold:
                    yield one, tagger.spans(one.passage.article.sentences, one.tagged, one.lattice)


def _without(job: tuple[int, float]) -> bytes:
    """The file of a tagger that learns from all folds but one."""
    fold, share = job
    others = [one for one in _waiting if one.passage.fold != fold and one.passage.lot < share]
    return trained(others, fold + 1)
