# SPDX-License-Identifier: MIT
"""A file of a record, looked at inside desk: pictures, PDF, texts; all else opens outside."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from pypdfium2 import PdfiumError
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from desk.db.attachments import File
from desk.dialogs.base import Dialog
from desk.dialogs.preview.pageview import PageView
from desk.errors import DeskError, Invalid
from desk.paper.preview import Preview
from desk.text import N_, Message, _
from desk.ui import theme
from desk.ui.record.unpacking import shown_as, size_text, text_of, unpacked, written
from desk.ui.requests import ShowFile
from desk.ui.widgets import Button, EmptyState, IconButton, Muted, Skeleton, said
from desk.ui.workplace import Workplace

_SIZE = (1100, 760)


class FileDialog(Dialog):
    """One file large, with the others of its record before and after it."""

    def __init__(self, workplace: Workplace, request: ShowFile, parent: QWidget | None) -> None:
        super().__init__(request.file.name, parent, width=640)
        self.setObjectName("dialog.file")
        self._place = workplace
        self._files = request.files or (request.file,)
        self._at = self._files.index(request.file)
        self.previous = IconButton("left", N_("Previous file"), key="Alt+Left")
        self.next = IconButton("right", N_("Next file"), key="Alt+Right")
        self.about = Muted("", size=theme.BASE)
        self.picture = _Picture()
        self.pages = PageView(lambda do, *args: workplace.work(self, do, *args))
        self.text = QPlainTextEdit()
        self.text.setObjectName("file.text")
        self.text.setReadOnly(True)
        self.other = EmptyState("no-access", button=N_("Open outside of desk"), icon="view")
        self.stack = QStackedWidget()
        self._waiting = Skeleton(rows=14)
        self.outside = Button(N_("Open outside of desk"), icon="view")
        self.outside.setObjectName("outside")
        self.save = Button(N_("Save as…"), icon="save", key="Ctrl+S")
        self.save.setObjectName("save")
        self._assemble()
        self._connect()
        self._name()
        self._show()

    def _assemble(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        for button in (self.previous, self.next):
            button.setVisible(len(self._files) > 1)
            row.addWidget(button)
        row.addWidget(self.about, 1)
        for page in (self._waiting, self.picture, self.pages, self.text, self.other):
            self.stack.addWidget(page)
        self.body.addLayout(row)
        self.body.addWidget(self.stack, 1)
        self.add_cancel(N_("Close"))
        self.add_button(self.outside)
        self.add_button(self.save)
        self.take_room(*_SIZE)

    def _connect(self) -> None:
        self.previous.clicked.connect(partial(self.step, -1))
        self.next.clicked.connect(partial(self.step, 1))
        self.outside.clicked.connect(self.open_outside)
        self.other.asked.connect(self.open_outside)
        self.save.clicked.connect(self.ask_place)
        self.finished.connect(lambda _code: self.pages.show_pages(None))

    @property
    def file(self) -> File:
        """The file looked at."""
        return self._files[self._at]

    def step(self, by: int) -> None:
        """Look at the next file of the record, or the one before."""
        if 0 <= self._at + by < len(self._files):
            self._at += by
            self._show()

    def _show(self) -> None:
        file, place = self.file, self._place
        self.heading.say(file.name)
        self.setWindowTitle(file.name)
        at, count = self._at + 1, len(self._files)
        size = size_text(file.size)
        self.about.say(Message(N_("File {at} of {count} · {size}"), at=at, count=count, size=size))
        self.previous.setEnabled(self._at > 0)
        self.next.setEnabled(at < count)
        self.stack.setCurrentWidget(self._waiting)
        self.outside.setVisible(bool(shown_as(file)))
        if not shown_as(file):
            sentence = N_("This kind of file is not shown in desk")
            self.other.tell("no-access", sentence, "", N_("Open outside of desk"))
            self.stack.setCurrentWidget(self.other)
            return
        work = place.work(self, _read, place, file)
        work.then(partial(self._came, file)).failed(self._failed)

    def _came(self, file: File, content: str | QImage | Preview) -> None:
        if file is not self.file:
            return
        if isinstance(content, str):
            self.text.setPlainText(content)
            self.stack.setCurrentWidget(self.text)
        elif isinstance(content, QImage):
            self.picture.show_image(content)
            self.stack.setCurrentWidget(self.picture)
        else:
            self.pages.show_pages(content)
            self.stack.setCurrentWidget(self.pages)
            self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            self._place.trouble(error)
            return
        problems = error.problems if isinstance(error, Invalid) else []
        detail = "\n".join(str(message) for _name, message in problems) or error.message
        self.other.tell("no-access", N_("This file cannot be shown"), detail)
        self.stack.setCurrentWidget(self.other)

    def open_outside(self) -> None:
        """Open the file with the program the computer has for it."""
        place = self._place
        work = place.work(self, unpacked, place.store, place.session, self.file)
        work.then(lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        work.failed(self._failed)

    def ask_place(self) -> None:
        """Write the file to a place of one's own."""
        place, file = self._place, self.file
        name, _filter = QFileDialog.getSaveFileName(self, _("Save as…"), file.name)
        if name:
            work = place.work(self, written, place.store, place.session, file.id, Path(name))
            told = Message(N_("{name} is saved."), name=Path(name).name)
            work.then(lambda _path: place.tell(told)).failed(place.trouble)

    def _name(self) -> None:
        self.text.setAccessibleName(said(N_("Text of the file")))
        self.picture.setAccessibleName(said(N_("Picture")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "picture"):
            self._name()


class _Picture(QWidget):
    """A picture as large as there is room, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """Show another picture."""
        self._image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size()
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.drawImage(QRect(QPoint(left, top), size), self._image)


def _read(place: Workplace, file: File) -> str | QImage | Preview:
    """The file as it is looked at; raises Refused, Storage, and Invalid for a damaged one."""
    data = place.store.attachments.read(place.session, file.id)
    way = shown_as(file)
    if way == "text":
        return text_of(data)
    if way == "picture":
        image = QImage.fromData(data)
        if not image.isNull():
            return image
    else:
        with suppress(PdfiumError):
            return Preview(data)
    damaged = Message(N_("{name} is damaged, or has a password."), name=file.name)
    raise Invalid([(None, damaged)])
