"""What can go wrong, as one tree; each message names the thing, the value and the way out.

ParkgraphError
├── SourceError    a source cannot be read; the others still are
├── StoreError     a store cannot be opened or written
└── QueryError     a query was refused, is wrong, or was stopped
"""

from __future__ import annotations


class ParkgraphError(Exception):
    """Base of every error a user can act on; `str(error)` is one line."""


class SourceError(ParkgraphError):
    """A source was refused; `source` is its name."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class StoreError(ParkgraphError):
    """A store cannot be opened, read or written."""


class QueryError(ParkgraphError):
    """A query was refused, cannot be parsed, or was stopped at its limit."""
