# SPDX-License-Identifier: MIT
"""`desk preview PREFIX`: a record type's form and page, made anew when its file is saved."""

import os
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

from desk.db.fields import Setting
from desk.db.record import Record
from desk.errors import Invalid
from desk.records import load_books
from desk.text import N_, Message, _

Parsers: TypeAlias = "_SubParsersAction[ArgumentParser]"
DPI = 72


def add_commands(commands: Parsers) -> None:
    """Declare the command of this module."""
    looking = commands.add_parser("preview", help=_("look at a record type's form and page"))
    looking.add_argument("prefix", metavar="PREFIX")
    looking.set_defaults(run=preview)


def preview(arguments: Namespace) -> int:
    """Show both side by side until the window is closed."""
    from PySide6.QtCore import QFileSystemWatcher
    from PySide6.QtWidgets import QApplication

    from desk.ui import theme

    record_type = _found(arguments.prefix)
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    theme.apply(qt, "system")
    window = _window(record_type)
    window.show()
    source = Path(sys.modules[record_type.__module__].__file__ or "").parent
    watcher = QFileSystemWatcher([str(p) for p in source.rglob("*.py")])
    # A fresh process is the only sure way to forget the old description.
    watcher.fileChanged.connect(
        lambda _path: os.execv(sys.executable, [sys.executable, "-m", "desk", *sys.argv[1:]])
    )
    return qt.exec()


def _found(prefix: str) -> type[Record]:
    books = load_books()
    record_type = books.by_prefix(prefix) or next((t for t in books if t.kind() == prefix), None)
    if record_type is None:
        known = ", ".join(t.sheet.prefix for t in books)
        raise Invalid(
            [
                (
                    None,
                    Message(
                        N_("There is no record type {name}. Known are: {known}."),
                        name=prefix,
                        known=known,
                    ),
                )
            ]
        )
    return record_type


def _window(record_type: type[Record]):  # type: ignore[no-untyped-def]
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPixmap
    from PySide6.QtWidgets import QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

    from desk.ui.form import Form

    record = record_type()
    form = Form(record_type, record_type.sheet.on_screen, _here)
    form.set_record(record)
    paper = QWidget()
    column = QVBoxLayout(paper)
    for picture in _pages(record):
        image = QImage(picture.pixels, picture.width, picture.height, QImage.Format.Format_RGBA8888)
        label = QLabel()
        label.setPixmap(QPixmap.fromImage(image))
        column.addWidget(label)
    scroll = QScrollArea()
    scroll.setWidget(paper)
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.addWidget(form)
    splitter.addWidget(scroll)
    splitter.setWindowTitle(f"{record_type.sheet.prefix} {_(record_type.sheet.title)}")
    splitter.resize(1340, 700)
    return splitter


def _pages(record: Record):  # type: ignore[no-untyped-def]
    from desk.paper.job import print_forms
    from desk.paper.preview import Preview
    from desk.paper.request import Letterhead, Printable, PrintOptions
    from desk.text import language

    options = PrintOptions(language=language(), blank=True)
    data = print_forms(
        [Printable(record)], office=Letterhead("desk"), setting=_here(), options=options
    )
    with Preview(data) as pages:
        return [pages.page(number, DPI) for number in range(len(pages))]


def _here() -> Setting:
    return Setting(
        ZoneInfo("Asia/Shanghai"),
        datetime.now(UTC),
        lambda kind, key: f"{kind} {key}",
        lambda kind, words: None,
    )
