"""A file of weights in, its named arrays out, after its hash was compared with the one that is shipped beside it.

tagger.npz -> {"inner": array of shape (808, 160), ...}
"""

from __future__ import annotations

import hashlib
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from extractors.errors import ParkgraphError

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

SUMS = "SHA256SUMS"


def load(name: str) -> dict[str, NDArray[float32]]:
    """The arrays of `weights/<name>` as float32; raises ParkgraphError when it is not the file that was shipped."""
    import numpy

    folder = files("extractors") / "weights"
    data = (folder / name).read_bytes()
    known = dict(line.split()[::-1] for line in (folder / SUMS).read_text("utf-8").splitlines())
    if known.get(name) != hashlib.sha256(data).hexdigest():
        raise ParkgraphError(
            f"weights {name}: not the shipped file; install parkgraph again or run `make train`"
        )
    with numpy.load(BytesIO(data), allow_pickle=False) as arrays:
        return {key: arrays[key].astype(numpy.float32) for key in sorted(arrays.files)}


def version() -> str:
    """What tells these weights from others: the hash of their hashes, 64 hex digits."""
    return hashlib.sha256((files("extractors") / "weights" / SUMS).read_bytes()).hexdigest()
