# SPDX-License-Identifier: MIT
"""What is done beside the window for backups: making, listing, checking."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desk.db.backup import Manifest, back_up, read_manifest
from desk.db.backups import backups_in, folder_of, made_at
from desk.db.check import check_office
from desk.db.safekeeping import log_backup, refuse_backup
from desk.text import N_, Message
from desk.ui.work import Job
from desk.ui.workplace import Workplace

#: More sentences than this tell nothing new.
MOST_FAULTS = 200


@dataclass(frozen=True)
class Kept:
    """A backup desk keeps: where, when it was made (UTC), how large in bytes."""

    file: Path
    at: datetime
    size: int


def make(job: Job, place: Workplace, target: Path) -> Manifest:
    """Write a verified backup and say so in the trail; raises Refused or Storage."""
    store, session = place.store, place.session
    refuse_backup(store, session)
    text = Message(N_("Backing up"))
    job.progress(0, 0, text)
    manifest = back_up(
        store.database,
        store.books,
        target,
        session.now(),
        lambda done, total: job.progress(done, total, text),
    )
    log_backup(store, session, target.name, manifest)
    return manifest


def kept(place: Workplace) -> list[Kept]:
    """The backups beside the office's file, the newest first; none for an office on a server."""
    folder = folder_of(place.store.database)
    if folder is None or not folder.is_dir():
        return []
    found = []
    for file in reversed(backups_in(folder)):
        try:
            found.append(Kept(file, made_at(file), file.stat().st_size))
        except (OSError, ValueError):  # thinned out, or renamed by somebody, just now
            continue
    return found


def check(job: Job, place: Workplace) -> list[Message]:
    """A sentence for everything that is not as it must be; none when the office is whole."""
    text = Message(N_("Checking the office"))
    job.progress(0, 0, text)
    faults: list[Message] = []
    for fault in check_office(place.store, lambda done, total: job.progress(done, total, text)):
        faults.append(fault)
        job.check()
        if len(faults) >= MOST_FAULTS:
            break
    return faults


def look(place: Workplace, file: Path) -> Manifest:
    """What a backup says of itself, for who may restore it; raises Refused or Storage."""
    refuse_backup(place.store, place.session)
    return read_manifest(file)
