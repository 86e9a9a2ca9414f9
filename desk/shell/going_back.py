# SPDX-License-Identifier: MIT
"""Puts a backup in the office's place from inside the window, once nothing holds it open."""

from pathlib import Path

from desk.db.backup import restore
from desk.db.people import office_session
from desk.db.store import Store
from desk.records import load_books
from desk.session import utc_now
from desk.shell.opening import open_store


def go_back(backup: str, folder: str, who: str) -> Store:
    """Restore a backup into an office's folder and open the office again.

    What was there is moved aside. `who` asked for it and stands in the trail of the office as it
    is then. Raises Storage; then the office stands as it was.
    """
    restore(Path(backup), Path(folder), load_books(), utc_now())
    store = open_store(folder)
    with store.act(office_session(store), who) as act:
        act.log("restore", changes={"file": [None, Path(backup).name]})
    return store
