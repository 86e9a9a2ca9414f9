# SPDX-License-Identifier: MIT
"""What is read and opened behind the sign-in, while somebody types a password."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.db.store import Store


def open_behind(target: str) -> "Store":
    """Open an office, and read the program text of the window with it; raises Storage."""
    from desk.shell.opening import open_store

    store = open_store(target)
    importlib.import_module("desk.window")
    return store


def prepare_behind(folder: str) -> "Store":
    """Make the demo office in a folder."""
    from desk.shell.opening import prepare_demo

    store = prepare_demo(folder)
    importlib.import_module("desk.window")
    return store
