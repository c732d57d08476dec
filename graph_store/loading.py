"""An exported graph in, the same graph open to be asked, in memory or on disk, out.

For files from elsewhere, or where a graph is asked so often that memory pays; the store of a build needs none
of this.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from extractors.errors import StoreError
from graph_store.asking import View
from graph_store.terms import BASE

SUFFIXES = {".ttl": "ttl", ".nt": "nt", ".rdf": "rdf", ".xml": "rdf", ".jsonld": "jsonld"}
"""Extension by which the engine knows the format."""


def format(path: Path) -> ox.RdfFormat:
    """The format of a file, told by its suffix; StoreError when it is none of RDF."""
    found = ox.RdfFormat.from_extension(SUFFIXES.get(path.suffix, ""))
    if found is None:
        raise StoreError(
            f"{path}: unknown kind of file; give a build folder or {', '.join(sorted(SUFFIXES))}"
        )
    return found


def load(path: Path, place: Path | None = None, base: str = BASE) -> View:
    """Reads a file into memory, or into a new database in the folder `place`.

    Raises StoreError when the file cannot be read or the place cannot be written.
    """
    kind = format(path)
    try:
        db = ox.Store(str(place)) if place else ox.Store()
        db.bulk_load(path=str(path), format=kind)
    except (SyntaxError, ValueError, OSError) as error:
        reason = " ".join(str(error).split())[:160]
        raise StoreError(f"{path}: cannot be read ({reason}); export it again") from error
    return View(db, base)
