"""What a build did, in numbers: `6 read, 0 unchanged, 0 taken out`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.errors import SourceError


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: articles read and unchanged, ids of those taken out, sources that were refused."""

    new: int
    unchanged: int
    gone: tuple[str, ...] = ()
    refused: tuple[SourceError, ...] = ()

    def __str__(self) -> str:
        """One line of numbers."""
        return f"{self.new} read, {self.unchanged} unchanged, {len(self.gone)} taken out"
