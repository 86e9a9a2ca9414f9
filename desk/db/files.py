# SPDX-License-Identifier: MIT
"""Files appear whole or not at all, and a file open in another program is told as such."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from desk.errors import Storage
from desk.text import N_, Message


@contextmanager
def replacing(path: str | Path) -> Iterator[IO[bytes]]:
    """A stream to write the file's new content to; it takes the old one's place at the end.

    An exception inside leaves the old file as it was. Raises Storage when the folder cannot be
    written, the disk is full, or the file is held open by another program.
    """
    path = Path(path)
    written: Path | None = None
    try:
        part = path.with_name(f".desk-{secrets.token_hex(6)}.part")
        with part.open("xb") as stream:
            written = part
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
        written = None
        _settle(path.parent)
    except OSError as error:
        raise _not_written(path, error, made=written is not None) from error
    finally:
        if written is not None:
            with suppress(OSError):
                written.unlink()


def _settle(folder: Path) -> None:
    """Have the folder's new entry on the disk; not every system can do that for folders."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _not_written(path: Path, error: OSError, *, made: bool) -> Storage:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Storage(
            Message(
                N_("The disk is full; {file} was not written. Make room and try again."),
                file=path.name,
            )
        )
    if made and isinstance(error, PermissionError):
        return Storage(
            Message(
                N_(
                    "{file} is open in another program and was not changed. Close it there "
                    "and try again, or choose another name."
                ),
                file=path.name,
            )
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Storage(
            Message(N_("The folder {folder} is no longer there."), folder=str(path.parent))
        )
    if isinstance(error, IsADirectoryError):
        return Storage(Message(N_("{file} is a folder; choose another name."), file=path.name))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Storage(
            Message(
                N_("The folder {folder} may not be written. Choose another one."),
                folder=str(path.parent),
            )
        )
    return Storage(
        Message(
            N_("{file} was not written. Check the disk or the network and try again."),
            file=path.name,
        )
    )
