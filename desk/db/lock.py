# SPDX-License-Identifier: MIT
"""One window to an office's file: the lock beside it, and who holds it."""

import os
import sys
from pathlib import Path
from typing import IO

from desk.errors import Storage
from desk.text import N_, Message


class OfficeLock:
    """Held as long as a window is open; the system gives it back when the program dies."""

    def __init__(self, office: Path) -> None:
        self._path = office.with_suffix(".lock")
        self._file: IO[str] | None = None

    def take(self) -> bool:
        """Take the lock; False when another window holds it. Raises Storage on a refused disk."""
        try:
            file = self._path.open("a+", encoding="utf-8")
        except OSError as error:
            from desk.db.faults import storage_fault

            raise storage_fault(error, self._path) from error
        if not _lock(file):
            file.close()
            return False
        import socket  # with what it brings along 2 ms of the first window's time

        file.seek(0)
        file.truncate()
        file.write(f"{socket.gethostname()} {os.getpid()}")
        file.flush()
        self._file = file
        return True

    def holder(self) -> str:
        """The computer that holds the lock, as it wrote itself down."""
        try:
            return self._path.read_text(encoding="utf-8").split(" ")[0]
        except OSError:
            return ""

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def must_take(self) -> None:
        """Take the lock or raise Storage naming the computer that holds it."""
        if not self.take():
            raise Storage(
                Message(
                    N_("The office is open on {computer}. Close desk there first."),
                    computer=self.holder() or "?",
                )
            )


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> bool:
        try:
            # A byte far behind the text, so that the holder's name stays readable.
            file.seek(1 << 20)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
