"""A file in, the right to read or write what it guards out, held until this process lets go or dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class BusyError(Exception):
    """Another process holds the lock."""


class Lock:
    """An advisory lock on a file, exclusive or shared; the file holds the writer's process number."""

    def __init__(self, path: Path, exclusive: bool) -> None:
        """Takes the lock or raises BusyError. OSError when the file cannot be opened."""
        flags = os.O_RDWR | os.O_CREAT if exclusive else os.O_RDONLY
        self._file = os.open(path, flags | getattr(os, "O_CLOEXEC", 0), 0o644)
        try:
            _take(self._file, exclusive)
        except OSError as error:
            os.close(self._file)
            raise BusyError(str(path)) from error
        if exclusive:
            os.ftruncate(self._file, 0)
            os.write(self._file, str(os.getpid()).encode())

    def release(self) -> None:
        """Lets go; a second call does nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def holder(path: Path) -> str:
    """The number of the process that last took the lock for writing, or `another`."""
    try:
        text = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        text = ""
    return text if text.isdigit() else "another"


if sys.platform == "win32":

    def _take(file: int, exclusive: bool) -> None:
        os.lseek(file, 1 << 30, os.SEEK_SET)  # a byte far behind the text, so that the text stays readable
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:

    def _take(file: int, exclusive: bool) -> None:
        fcntl.flock(file, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
