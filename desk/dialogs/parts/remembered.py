# SPDX-License-Identifier: MIT
"""Small things this computer remembers for a dialog, as texts: the folder used last, a nudge."""

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths


def recall(name: str) -> str:
    """What was kept under a name; empty where nothing was."""
    return str(QSettings().value(f"dialogs/{name}", "") or "")


def keep(name: str, text: str) -> None:
    """Keep a text under a name."""
    QSettings().setValue(f"dialogs/{name}", text)


def last_folder(name: str) -> Path:
    """The folder used last for something; the person's documents where it is gone."""
    kept = recall(f"folder/{name}")
    if kept and Path(kept).is_dir():
        return Path(kept)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


def keep_folder(name: str, file: Path) -> None:
    """Remember the folder of a file that was chosen."""
    keep(f"folder/{name}", str(file.parent))
