"""LAC's states and the features of a batch of sentences in, scores of O, B, I out: the tagger's network in torch."""

from __future__ import annotations

from typing import Any

import numpy
import torch
from numpy.typing import NDArray
from torch import nn

from extractors.model import ENTITY_TYPES
from extractors.tagger.states import WIDTH
from training.chains import NEVER
from training.export import REACHES

_KINDS = len(ENTITY_TYPES)
HIDDEN = 288
EMBEDDING = 128
LOUDER = 3.0
"""LAC's embeddings are small beside its GRUs' states: this brings them level."""
_UNSEEN = 0.3
"""Share of the input columns that a sentence is taught without."""


class Network(nn.Module):
    """What `extractors.tagger.spans.Tagger` runs, with dropout."""

    def __init__(self, seen: int) -> None:
        """`seen` is the number of features besides LAC's states."""
        super().__init__()
        self.inner = nn.Linear(seen + WIDTH, HIDDEN)
        self.around = nn.ModuleList(nn.Linear(3 * HIDDEN, HIDDEN) for _ in REACHES)
        self.outer = nn.Linear(2 * HIDDEN, 3 * _KINDS)
        self.drop = nn.Dropout(0.4)
        self.free_ways = nn.Parameter(torch.zeros(_KINDS, 3, 3))
        never = torch.zeros(_KINDS, 3, 3)
        never[:, 0, 2] = NEVER
        self.register_buffer("never", never)

    @property
    def ways(self) -> Any:
        """Scores of going from one state to the next; never from O to I."""
        never: Any = self.never
        return self.free_ways + never

    def forward(self, states: Any, seen: Any, mask: Any) -> Any:
        """Scores of shape (batch, time, classes, 3)."""
        x = torch.cat([seen, states[..., :EMBEDDING] * LOUDER, states[..., EMBEDDING:]], -1)
        if self.training:
            x = x * ((torch.rand(len(x), 1, x.shape[2]) > _UNSEEN).float() / (1 - _UNSEEN))
        inner = self.drop(torch.relu(self.inner(x)))
        wide = inner * mask[..., None]
        for layer, reach in zip(self.around, REACHES):
            wide = torch.relu(layer(_around(wide, reach))) * mask[..., None]
        out = self.outer(torch.cat([inner, self.drop(wide)], -1))
        return out.view(*mask.shape, _KINDS, 3)

    def arrays(self) -> dict[str, NDArray[numpy.float32]]:
        """The weights, inputs before outputs, under the names that `training.export` knows."""
        layers: dict[str, Any] = {
            "inner": self.inner,
            "outer": self.outer,
            "around0": self.around[0],
            "around1": self.around[1],
        }
        found: dict[str, NDArray[numpy.float32]] = {}
        for name, layer in layers.items():
            found[name] = layer.weight.detach().numpy().T.copy()
            found[f"{name}_bias"] = layer.bias.detach().numpy()
        seen = len(found["inner"]) - WIDTH
        found["inner"][seen : seen + EMBEDDING] *= LOUDER
        return found


def _around(rows: Any, reach: int) -> Any:
    """Each row with those `reach` before and behind it."""
    length = rows.shape[1]
    padded = nn.functional.pad(rows, (0, 0, reach, reach))
    return torch.cat([padded[:, :length], rows, padded[:, 2 * reach : 2 * reach + length]], -1)
