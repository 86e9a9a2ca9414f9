# SPDX-License-Identifier: MIT
"""What the app does beside the window: opening an office, making the demo, backing up."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from desk.db.backup import back_up
from desk.db.backups import backup_name, backups_in, due, made_at, thin_out
from desk.db.database import open_database
from desk.db.people import set_password
from desk.db.store import Store
from desk.records import load_books
from desk.session import Session, utc_now
from desk.text import N_, Message
from desk.ui.work import Job, Work

FOLDER = "backups"


def open_store(target: str) -> Store:
    """The store of an office; raises Storage."""
    return Store(open_database(target), load_books())


def own_password(store: Store, session: Session) -> Callable[[str, str], None]:
    """What sets the person's own password from the old and the new one."""

    def change(old: str, new: str) -> None:
        assert session.person_id is not None
        set_password(store, session, session.person_id, new, old=old)

    return change


def prepare_demo(folder: str) -> Store:
    """A fresh demo office in a folder, opened."""
    from desk.demo import make_demo

    make_demo(Path(folder))
    return open_store(folder)


def backup_folder(store: Store) -> Path | None:
    """Where desk keeps its own backups of an office; a server's are made on demand only."""
    path = store.database.path
    return path.parent / FOLDER if path is not None else None


def back_up_if_due(owner: QObject, store: Store, told: Callable[[datetime | None], object]) -> None:
    """Back up in the background when the last one is over four hours old."""
    folder = backup_folder(store)
    if folder is None:
        return
    kept = backups_in(folder)
    told(made_at(kept[-1]) if kept else None)
    if due(folder, utc_now()):
        Work(owner, _backed_up, store, folder, label=N_("Backing up")).then(told)


def back_up_at_exit(owner: QObject, store: Store, then: Callable[[], object]) -> None:
    """Back up in the background, then go on however it ended; a failure is told and logged."""
    folder = backup_folder(store)
    assert folder is not None
    Work(owner, _backed_up, store, folder, label=N_("Backing up")).ended(then)


def _backed_up(job: Job, store: Store, folder: Path) -> datetime:
    now = utc_now()
    text = Message(N_("Backing up"))
    back_up(
        store.database,
        store.books,
        folder / backup_name(now),
        now,
        lambda done, total: job.progress(done, total, text),
    )
    thin_out(folder, now)
    return now
