"""A path in, an opened database and the right to use it out: what a store looks like on disk.

    parkgraph-store.json   format, base of the ids, whether links are on
    lock                   held by the one writer
    data/                  the database
    snapshot/              while a writer works: the database as it was when the writer came
    readers/               each reader's own view, made of hard links

Readers never wait for a writer nor hold one up. A folder that is anything else is left as it is.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import pyoxigraph as ox

from extractors.errors import StoreError
from graph_store.locking import BusyError, Lock, holder

FORMAT = 1
MARKER = "parkgraph-store.json"
_PATIENCE = 5.0
_ENGINE_ERRORS = (OSError, RuntimeError, ValueError)
"""What the engine raises for a folder it cannot read; a damaged one is a RuntimeError."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a store was made with."""

    base: str
    links: bool = True
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Opened:
    """An open database; `close` gives back what it holds on disk."""

    db: ox.Store
    settings: Settings
    close: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a database, not yet opened; `close` gives them back."""

    data: Path
    settings: Settings
    close: Callable[[], None]


def find(path: Path) -> Path:
    """The store's folder, given it or the build folder around it."""
    if not (path / MARKER).exists() and (path / "store" / MARKER).exists():
        return path / "store"
    return path


def read(path: Path) -> Settings:
    """The settings of the store at `path`; StoreError when there is none that this version reads."""
    marker = path / MARKER
    if not marker.is_file():
        what = "is no parkgraph store" if path.exists() else "does not exist"
        raise StoreError(f"{path}: {what}; run `parkgraph build SOURCE --out DIR` and give that DIR")
    try:
        values = json.loads(marker.read_text(encoding="utf-8"))
        format, base, links = int(values["format"]), str(values["base"]), bool(values["links"])
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise StoreError(f"{marker}: cannot be read ({error}); build into a new folder") from error
    if format > FORMAT:
        raise StoreError(f"{path}: store format {format} is newer than {FORMAT}; update parkgraph")
    return Settings(base, links, format)


def _choice(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    if isinstance(value, bool):
        return f"{'with' if value else 'without'} {name}"
    return f"with {name} {value}"


def write(path: Path, wanted: Settings) -> Opened:
    """Opens a store for writing, making it where there is nothing. StoreError when it cannot be had."""
    if not (path / MARKER).exists():
        _create(path, wanted)
    settings = read(path)
    if settings != wanted:
        differing = [name for name, value in asdict(wanted).items() if asdict(settings)[name] != value]
        have, want = (", ".join(_choice(s, name) for name in differing) for s in (settings, wanted))
        raise StoreError(f"{path}: was built {have}, not {want}; build the same way or into another folder")
    lock = _only_writer(path)
    try:
        db = ox.Store(str(path / "data"))
        _clear(path)
        db.backup(str(path / "snapshot.new"))
        (path / "snapshot.new").rename(path / "snapshot")
    except _ENGINE_ERRORS as error:
        lock.release()
        raise _damaged(path, error) from error

    def close() -> None:
        shutil.rmtree(path / "snapshot", ignore_errors=True)
        lock.release()

    return Opened(db, settings, close)


def view(path: Path) -> Opened:
    """Opens a store for reading, as it is or, beside a writer, as it was when the writer came."""
    seen = files(path)
    try:
        return Opened(ox.Store.read_only(str(seen.data)), seen.settings, seen.close)
    except _ENGINE_ERRORS as error:
        seen.close()
        raise _damaged(path, error) from error


def files(path: Path) -> Files:
    """The database files of a store that nobody changes until they are closed."""
    settings = read(path)
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            lock = Lock(path / "lock", exclusive=False)
        except BusyError:
            source, lock = path / "snapshot", None
        except OSError as error:
            raise _damaged(path, error) from error
        else:
            source = path / "data"
        try:
            return _linked(path, source, settings, lock)
        except OSError as error:
            if lock or time.monotonic() > end:
                raise _damaged(path, error) from error
            time.sleep(0.05)  # a writer has come or gone this moment


def _linked(path: Path, source: Path, settings: Settings, lock: Lock | None) -> Files:
    """Hard links to the files of `source`; where links fail, `source` itself, and the lock kept.

    That is a read-only folder or a full disk; no writer can come while the lock is shared.
    """
    itself = Files(source, settings, lock.release if lock else _nothing)
    try:
        own = _own_view(path)
        mine = Lock(own / "lock", exclusive=True)
    except OSError:
        return itself

    def close() -> None:
        shutil.rmtree(own, ignore_errors=True)
        mine.release()

    try:
        for file in sorted(source.iterdir()):
            if file.suffix == ".sst":
                os.link(file, own / "data" / file.name)
            elif file.name != "LOCK":
                shutil.copyfile(file, own / "data" / file.name)
    except OSError:
        close()
        if lock:
            return itself
        raise
    if lock:
        lock.release()
    return Files(own / "data", settings, close)


def _nothing() -> None:
    """Nothing to give back."""


def _own_view(path: Path) -> Path:
    (path / "readers").mkdir(exist_ok=True)
    own = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=path / "readers"))
    (own / "data").mkdir()
    return own


def _create(path: Path, settings: Settings) -> None:
    beside = path / f"{MARKER}.new"  # alone in the folder when an earlier try was killed
    if path.exists() and (not path.is_dir() or set(path.iterdir()) - {beside}):
        raise StoreError(
            f"{path}: holds something else than a parkgraph store; give an empty or a new folder"
        )
    try:
        path.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf-8")
        beside.replace(path / MARKER)
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be written ({error.strerror}); give a folder you may write to"
        ) from error


def _only_writer(path: Path) -> Lock:
    try:
        return Lock(path / "lock", exclusive=True)
    except BusyError as busy:
        who = holder(path / "lock")
        raise StoreError(f"{path}: process {who} is writing to this store; wait until it is done") from busy
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be written ({error.strerror}); give a folder you may write to"
        ) from error


def _clear(path: Path) -> None:
    """Takes away what a killed writer or killed readers left."""
    for name in ("snapshot", "snapshot.new"):
        shutil.rmtree(path / name, ignore_errors=True)
    readers = path / "readers"
    for own in sorted(readers.iterdir()) if readers.is_dir() else ():
        try:
            lock = Lock(own / "lock", exclusive=True)
        except (BusyError, OSError):
            continue
        shutil.rmtree(own, ignore_errors=True)
        lock.release()


_NO_ROOM = ("No space left", "File too large", "quota exceeded", "Read-only file system", "Permission denied")


def _damaged(path: Path, error: BaseException) -> StoreError:
    reason = str(error).splitlines()[0][:160]
    if any(words in reason for words in _NO_ROOM):
        return StoreError(f"{path}: cannot be written ({reason}); free the disk or give another folder")
    return StoreError(f"{path}: the database cannot be opened ({reason}); build into a new folder")
