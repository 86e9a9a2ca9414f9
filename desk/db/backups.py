# SPDX-License-Identifier: MIT
"""The folder of backups desk makes by itself: their names, when one is due, which ones stay."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desk.db.database import Database

FOLDER = "backups"
NAMED = re.compile(r"desk-\d{8}-\d{6}\.zip")


def folder_of(database: Database) -> Path | None:
    """Where desk keeps its own backups of an office; a server's are made on demand only."""
    return database.path.parent / FOLDER if database.path is not None else None


def due(folder: Path, now: datetime, hours: int = 4) -> bool:
    """Whether the newest backup in a folder is older than some hours."""
    newest = max((made_at(p) for p in backups_in(folder)), default=None)
    return newest is None or now - newest > timedelta(hours=hours)


def backups_in(folder: Path) -> list[Path]:
    """The backups desk named itself, oldest first."""
    return sorted(p for p in folder.glob("desk-*.zip") if NAMED.fullmatch(p.name))


def backup_name(now: datetime) -> str:
    """The name of a backup made now (UTC)."""
    return f"desk-{now:%Y%m%d-%H%M%S}.zip"


def made_at(backup: Path) -> datetime:
    """When a backup was made (UTC), by its name; raises ValueError."""
    return datetime.strptime(backup.stem, "desk-%Y%m%d-%H%M%S").replace(tzinfo=UTC)


def thin_out(folder: Path, now: datetime) -> list[Path]:
    """Remove old backups: all of two days stay, then 12 daily, 10 weekly and 9 monthly ones."""
    kept: set[Path] = set()
    rest = list(reversed(backups_in(folder)))
    recent = now - timedelta(days=2)
    kept.update(p for p in rest if made_at(p) >= recent)
    for pattern, count in (("%Y%m%d", 12), ("%G-%V", 10), ("%Y%m", 9)):
        newest: dict[str, Path] = {}
        for path in rest:
            if made_at(path) < recent:
                newest.setdefault(made_at(path).strftime(pattern), path)
        kept.update(list(newest.values())[:count])
    gone = [p for p in rest if p not in kept]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone
