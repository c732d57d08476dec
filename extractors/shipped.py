"""The name of a file of weights in, its bytes out, after their hash was compared with the one shipped beside it.

tagger.onnx -> the serialised network
"""

from __future__ import annotations

import hashlib
from importlib.resources import files

from extractors.errors import ParkgraphError

SUMS = "SHA256SUMS"


def load(name: str) -> bytes:
    """The file `weights/<name>`; raises ParkgraphError when it is not the one that was shipped."""
    folder = files("extractors") / "weights"
    data = (folder / name).read_bytes()
    known = dict(line.split()[::-1] for line in (folder / SUMS).read_text("utf-8").splitlines())
    if known.get(name) != hashlib.sha256(data).hexdigest():
        raise ParkgraphError(
            f"weights {name}: not the shipped file; install parkgraph again or run `make train`"
        )
    return data


def version() -> str:
    """What tells these weights from others: the hash of their hashes, 64 hex digits."""
    return hashlib.sha256((files("extractors") / "weights" / SUMS).read_bytes()).hexdigest()
