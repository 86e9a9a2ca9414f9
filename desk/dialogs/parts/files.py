# SPDX-License-Identifier: MIT
"""Asks for a file in the system's own window, beginning where the person was last time."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desk.dialogs.parts.remembered import keep_folder, last_folder
from desk.ui.widgets import Text, said


def ask_target(
    parent: QWidget,
    title: Text,
    name: str,
    filters: str,
    then: Callable[[Path], object],
    *,
    memory: str,
    ending: str,
) -> None:
    """Where to write a file; the ending is added where the person left it out."""
    dialog = QFileDialog(parent, said(title), str(last_folder(memory) / name), filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(ending.lstrip("."))
    _open(dialog, then, memory)


def ask_source(
    parent: QWidget, title: Text, filters: str, then: Callable[[Path], object], *, memory: str
) -> None:
    """Which file to read."""
    dialog = QFileDialog(parent, said(title), str(last_folder(memory)), filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, then, memory)


def ask_folder(parent: QWidget, title: Text, start: Path, then: Callable[[Path], object]) -> None:
    """Which folder to use."""
    while not start.exists() and start != start.parent:
        start = start.parent
    dialog = QFileDialog(parent, said(title), str(start))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    _open(dialog, then, "")


def _open(dialog: QFileDialog, then: Callable[[Path], object], memory: str) -> None:
    def chosen(file: str) -> None:
        path = Path(file)
        if memory:
            keep_folder(memory, path)
        then(path)

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
