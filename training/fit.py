"""Passages in, a trained network out; and what networks say of passages they have not seen."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
import torch
from numpy.typing import NDArray
from torch import nn

from extractors.mentions import find
from extractors.model import ENTITY_TYPES, Mention
from extractors.tagger.features import features, groups
from extractors.tagger.states import LacStates, Stated
from training.chains import ChainLoss
from training.labels import allowed, labels
from training.network import Network
from training.passages import Passage

_EPOCHS = 14
_BATCH = 24
_RATE = 2.5e-3
_REAL = 2
"""How often a text of others is taught for each time a passage of the corpus is: what is read later is real, too."""
_BLIND = 0.1
"""Share of the classes whose candidates in the lattice a sentence is taught without."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as the tagger sees it, and the states that its annotation allows."""

    states: NDArray[numpy.float32]
    seen: NDArray[numpy.float32]
    allowed: NDArray[numpy.bool_]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A passage with its words, states and lattice, and one example a sentence."""

    passage: Passage
    tagged: tuple[Stated, ...]
    lattice: tuple[tuple[Mention, ...], ...]
    examples: tuple[Example, ...]


def prepare(passages: Sequence[Passage]) -> list[Prepared]:
    """The passages with all that does not change in training."""
    model = LacStates()
    found = []
    for passage in passages:
        sentences = passage.article.sentences
        texts = [sentence.text for sentence in sentences]
        tagged = tuple(model.read(texts))
        lattice = find(sentences, [stated.tokens for stated in tagged])
        seen = [features(text, candidates, groups()) for text, candidates in zip(texts, lattice, strict=True)]
        spans = labels(texts, passage.gold)
        examples = (
            Example(stated.states, one, allowed(len(text), marks))
            for text, stated, one, marks in zip(texts, tagged, seen, spans, strict=True)
        )
        found.append(Prepared(passage, tagged, lattice, tuple(examples)))
    return found


def fit(prepared: Sequence[Prepared], seed: int) -> Network:
    """A network trained on all sentences; the same for the same input and seed on one thread of one machine."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = random.Random(seed)
    examples = [e for one in prepared for e in one.examples * _often(one) if len(e.states)]
    network = Network(examples[0].seen.shape[1])
    optimizer = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=0.01)
    steps = _EPOCHS * -(-len(examples) // _BATCH)
    done = 0
    network.train()
    for _ in range(_EPOCHS):
        for batch in _batches(examples, chance):
            share = min(1.0, (done + 1) / (0.1 * steps)) * max(0.02, 1 - done / steps)
            optimizer.param_groups[0]["lr"] = _RATE * share
            _step(network, optimizer, batch)
            done += 1
    return network.eval()


def _often(one: Prepared) -> int:
    return 1 if one.passage.folder.startswith("written") else _REAL


def _batches(examples: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    """All examples once, those of like length together."""
    order = list(range(len(examples)))
    chance.shuffle(order)
    batches = []
    for i in range(0, len(order), 8 * _BATCH):
        near = sorted(order[i : i + 8 * _BATCH], key=lambda k: len(examples[k].states))
        batches += [near[k : k + _BATCH] for k in range(0, len(near), _BATCH)]
    chance.shuffle(batches)
    for batch in batches:
        yield [examples[k] for k in batch]


def _step(network: Network, optimizer: Any, batch: Sequence[Example]) -> None:
    """One update of the weights."""
    lengths = torch.tensor([len(e.states) for e in batch])
    mask = torch.arange(int(lengths.max()))[None] < lengths[:, None]
    states, seen = _padded([e.states for e in batch]), _padded([e.seen for e in batch])
    width = 3 * len(ENTITY_TYPES)
    kept = (torch.rand(len(batch), 1, len(ENTITY_TYPES)) > _BLIND).float()
    seen[..., :width] *= kept.repeat_interleave(3, -1)
    free = torch.ones(*mask.shape, len(ENTITY_TYPES), 3, dtype=torch.bool)
    for row, example in zip(free, batch, strict=True):
        row[: len(example.allowed)] = torch.from_numpy(example.allowed)
    scores = network(states, seen, mask)
    loss = ChainLoss.apply(scores, network.ways, mask, free) / mask.sum() * 10  # type: ignore[no-untyped-call]
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimizer.step()


def _padded(rows: Sequence[NDArray[numpy.float32]]) -> Any:
    return nn.utils.rnn.pad_sequence([torch.from_numpy(one) for one in rows], batch_first=True)
