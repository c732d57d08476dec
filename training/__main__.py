"""`python -m training [FOLDER]`: the corpora in, every file of `extractors/weights` out, the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import extractors
from extractors.shipped import SUMS
from extractors.tagger.merge import beliefs
from training import subjects
from training.fit import prepare
from training.joining import joined
from training.passages import shared, written
from training.ranking import ranked
from training.tagging import trained, unseen


def main(folder: Path) -> None:
    """Train the tagger, fit how its spans join the lattice, train the ranker on spans of unseen passages.

    Learns from the project's own corpus, and from the folder that PARKGRAPH_SHARED names when it is set.
    """
    root = os.environ.get("PARKGRAPH_SHARED")
    prepared = prepare([*written(), *(shared(Path(root)) if root else ())])
    print(f"{len(prepared)} passages", flush=True)
    blind = list(unseen(prepared))
    print("spans of unseen passages", flush=True)
    table = joined(blind)
    _write(folder, "merge.tsv", table.encode())
    _write(folder, "ranker.tsv", ranked(blind, beliefs(table)).encode())
    _write(folder, "subjects.tsv", subjects.table(subjects.cases(blind, beliefs(table))).encode())
    _write(folder, "tagger.onnx", trained(prepared, 0))
    names = sorted(path.name for path in folder.iterdir() if path.name != SUMS)
    sums = (f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (folder / SUMS).write_text("".join(sums), "utf-8")


def _write(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    print(f"{name}: {len(data)} bytes", flush=True)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(extractors.__file__).parent / "weights"
    target.mkdir(parents=True, exist_ok=True)
    main(target)
