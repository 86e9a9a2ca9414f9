# SPDX-License-Identifier: MIT
"""The log of the program: what went wrong where, never what stands in a record."""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from desk import paths

_log = logging.getLogger("desk")
SIZE = 1_000_000  # bytes of one file
FILES = 5


def start_log(folder: Path | None = None) -> Path | None:
    """Write to desk.log from now on; None where the disk does not allow it."""
    from logging.handlers import RotatingFileHandler  # with all it can send a log to: 2.5 ms

    place = folder or paths.log_home()
    # peewee's own log holds the values of every query, which are personal data.
    logging.getLogger("peewee").disabled = True
    try:
        place.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            place / "desk.log", maxBytes=SIZE, backupCount=FILES, encoding="utf-8", delay=True
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    return place / "desk.log"


def write_fault(error: BaseException) -> None:
    """Log a bug with the way it took, without any value of a record."""
    lines = traceback.format_exception(type(error), error, error.__traceback__, limit=-30)
    _log.error("unexpected: %s", "".join(lines))


def catch_all(tell: Callable[[BaseException], object]) -> None:
    """Log what nobody caught, and tell the person; the program goes on and the form is kept."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if not _log.handlers:  # it came before the first window, with which the log begins
            start_log()
        write_fault(error)
        tell(error)

    sys.excepthook = hook
