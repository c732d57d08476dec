"""What the logistic models of names, relations and figures share: log-odds in, a probability out."""

from __future__ import annotations

from math import exp

_SURE = 30.0
"""Log-odds beyond which nothing changes in three decimals."""


def chance(total: float) -> float:
    """The probability of log-odds, to three decimals."""
    return round(1 / (1 + exp(-max(-_SURE, min(_SURE, total)))), 3)
