# SPDX-License-Identifier: MIT
"""Turns what a disk or server complains of into one sentence that says what to do."""

import errno
from pathlib import Path

from desk.errors import Storage
from desk.text import N_, Message

_CAUSES = (
    (
        ("full", "sqlite_full"),
        N_("The disk is full, nothing was saved. Free some space and save again."),
    ),
    (
        ("readonly", "read-only", "sqlite_readonly"),
        N_("The office's folder cannot be written to. Ask for write permission and save again."),
    ),
    (
        ("disk i/o error", "sqlite_ioerr"),
        N_(
            "The disk or network drive failed; nothing was saved. "
            "Check that it is connected and save again."
        ),
    ),
    (
        ("locked", "busy"),
        N_("The office's data are busy in another program. Wait a moment and try again."),
    ),
    (
        ("malformed", "not a database", "sqlite_corrupt", "sqlite_notadb"),
        N_("The office's data are damaged. Do not go on working; restore the last backup."),
    ),
    (
        ("unable to open", "sqlite_cantopen"),
        N_("The office's file cannot be opened. Check the disk or network drive."),
    ),
    (
        ("password", "authentication"),
        N_("The database server refused the sign-in. Check name and password of the address."),
    ),
    (
        ("does not exist",),
        N_("The database server has no such database. Check the address."),
    ),
    (
        ("resolve host", "getaddrinfo", "name or service"),
        N_("No computer of that name was found. Check the address and the network."),
    ),
    (
        ("connect", "server", "terminat", "closed", "network", "timeout", "timed out"),
        N_("The database server cannot be reached. What you typed is kept; try again shortly."),
    ),
)


def storage_fault(error: BaseException, path: Path | None = None) -> Storage:
    """The sentence for a failed read or write; the cause may lie down the chain of contexts."""
    told = " ".join(_words(error)).casefold()
    for signs, sentence in _CAUSES:
        if any(sign in told for sign in signs):
            return Storage(Message(sentence))
    return Storage(
        Message(
            N_("The office's data could not be read or written ({cause}). Nothing was changed."),
            cause=str(error) or type(error).__name__,
        )
    )


def _words(error: BaseException) -> list[str]:
    words = []
    seen: BaseException | None = error
    while seen is not None:
        words += [str(seen), str(getattr(seen, "sqlite_errorname", ""))]
        if isinstance(seen, OSError):
            words.append(_OS_ERRORS.get(seen.errno or 0, ""))
        seen = seen.__cause__ or seen.__context__
    return words


_OS_ERRORS = {
    errno.ENOSPC: "full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
}
