"""Prepared passages in, the tagger's file and how its spans join the lattice out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.model import Mention
from extractors.tagger import Tagger
from extractors.tagger_features import groups
from training.export import model
from training.fit import Prepared, fit
from training.passages import FOLDS


def trained(prepared: Sequence[Prepared], seed: int) -> bytes:
    """The tagger's file, learned from all passages."""
    network = fit(prepared, seed)
    return model(network.arrays(), network.ways.detach().numpy(), groups())


def unseen(
    prepared: Sequence[Prepared], share: float = 1.0
) -> Iterator[tuple[Prepared, tuple[tuple[Mention, ...], ...]]]:
    """Each passage with the spans of a tagger that was trained without its fold, on `share` of the others."""
    for fold in range(FOLDS):
        others = [one for one in prepared if one.passage.fold != fold and one.passage.lot < share]
        tagger = Tagger(trained(others, fold + 1))
        for one in prepared:
            if one.passage.fold == fold:
                yield one, tagger.spans(one.passage.article.sentences, one.tagged, one.lattice)
