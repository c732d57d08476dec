"""Scores of O, B, I and the states allowed in, the loss of ten independent chains and its exact gradient out."""

from __future__ import annotations

from typing import Any

import numpy
import torch
from numpy.typing import NDArray

NEVER = -1e4
Floats = NDArray[numpy.float32]


class ChainLoss(torch.autograd.Function):
    """Minus the log-probability of the allowed states, summed over a batch.

    Arguments: scores (batch, time, classes, 3), ways (classes, 3, 3), mask (batch, time), allowed like scores. What
    stands before a text is O. Gradients come from one forward and one backward pass in numpy.
    """

    @staticmethod
    def forward(ctx: Any, scores: Any, ways: Any, mask: Any, allowed: Any) -> Any:
        """The loss."""
        free = scores.detach().numpy()
        held = free + (~allowed.numpy()) * numpy.float32(NEVER)
        twice = numpy.concatenate([mask.numpy(), mask.numpy()])
        logs, shares, steps = _passes(numpy.concatenate([free, held]), ways.detach().numpy(), twice)
        half = len(free)
        ctx.save_for_backward(torch.from_numpy(shares[:half] - shares[half:]), torch.from_numpy(steps))
        return torch.tensor((logs[:half] - logs[half:]).sum())

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> Any:
        """Gradients of scores and ways."""
        scores, ways = ctx.saved_tensors
        return scores * grads[0], ways * grads[0], None, None


def _passes(scores: Floats, ways: Floats, mask: NDArray[numpy.bool_]) -> tuple[Floats, Floats, Floats]:
    """Log-sums (batch, classes), shares of the states, and expected steps: first half of the batch minus second."""
    top = scores.max(-1, keepdims=True)
    weight = numpy.exp(scores - top).transpose(1, 2, 0, 3).copy()
    step = numpy.exp(ways)
    there = mask.T[:, None, :, None]
    ahead, scale = _ahead(weight, step, there)
    logs = ((numpy.log(scale) + top.transpose(1, 2, 0, 3)) * there).sum((0, 3)).T
    weight /= scale
    behind = _behind(weight, step, there)
    shares = ahead * behind
    shares /= shares.sum(-1, keepdims=True) + 1e-30
    arriving = weight * behind * there
    arriving[:, :, scores.shape[0] // 2 :] *= -1
    kinds = len(ways)
    leaving = ahead[:-1].transpose(1, 3, 0, 2).reshape(kinds, 3, -1)
    expected = numpy.matmul(leaving, arriving[1:].transpose(1, 0, 2, 3).reshape(kinds, -1, 3))
    expected[:, 0] += arriving[0].sum(1)
    return logs, (shares * there).transpose(2, 0, 1, 3).copy(), (expected * step).astype(numpy.float32)


def _ahead(weight: Floats, step: Floats, there: NDArray[numpy.bool_]) -> tuple[Floats, Floats]:
    ahead = numpy.empty_like(weight)
    scale = numpy.ones((*weight.shape[:3], 1), numpy.float32)
    now = numpy.zeros_like(weight[0])
    now[..., 0] = 1.0
    for t in range(len(weight)):
        new = numpy.matmul(now, step) * weight[t]
        scale[t] = new.sum(-1, keepdims=True) + 1e-30
        now = numpy.where(there[t], new / scale[t], now)
        ahead[t] = now
    return ahead, scale


def _behind(weight: Floats, step: Floats, there: NDArray[numpy.bool_]) -> Floats:
    behind = numpy.empty_like(weight)
    now = numpy.ones_like(weight[0])
    back = step.transpose(0, 2, 1).copy()
    behind[-1] = now
    for t in range(len(weight) - 2, -1, -1):
        now = numpy.where(there[t + 1], numpy.matmul(weight[t + 1] * now, back), now)
        behind[t] = now
    return behind
