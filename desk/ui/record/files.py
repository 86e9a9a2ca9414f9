# SPDX-License-Identifier: MIT
"""The files of a record: dropped, pasted or chosen; pictures are shown here, others are opened."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desk.db.attachments import File
from desk.text import N_, Message, _
from desk.text.dates import since_text
from desk.ui import theme
from desk.ui.lines import Line, LineList
from desk.ui.record.picture import ShownPicture
from desk.ui.record.unpacking import attach, picture, shown_as, size_text, unpacked, written
from desk.ui.requests import ShowFile
from desk.ui.widgets import IconButton, Muted
from desk.ui.workplace import Workplace


class FilesView(QWidget):
    """The list, a picture of the chosen one, and the ways in: drop, paste, choose."""

    counted = Signal(int)

    def __init__(self, workplace: Workplace, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record.files")
        self.setAcceptDrops(True)
        self._workplace = workplace
        self._kind = kind
        self._record: int | None = None
        self._files: tuple[File, ...] = ()
        self._hint = Muted(N_("Drop files here, or paste a screenshot."), wrap=True)
        self.list = LineList(N_("Files"))
        self.list.chosen.connect(self.look_at)
        self.list.moved.connect(self._show_picture)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.picture = ShownPicture()
        self.picture.asked.connect(lambda: self.open_file(self._picked()))
        self._add = IconButton("new", N_("Add files"))
        self._add.clicked.connect(self.choose)
        self._paste = IconButton("paste", N_("Paste a screenshot"))
        self._paste.clicked.connect(self.paste)
        self._save = IconButton("save", N_("Save as…"))
        self._save.clicked.connect(lambda: self.save_as(self._picked()))
        self._open = IconButton("view", N_("Open"))
        self._open.clicked.connect(lambda: self.open_file(self._picked()))
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self._add, self._paste, self._open, self._save):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        for part in (self._hint, self.list, self.picture):
            column.addWidget(part)
        column.addLayout(buttons)
        self.show_files(None, ())

    def show_files(self, record: int | None, files: Sequence[File]) -> None:
        """Show the files of a record; without one there is nothing to attach to yet."""
        other = record != self._record
        self._record, self._files = record, tuple(files)
        now = self._workplace.session.now()
        lines = [
            Line(
                file.name,
                detail=f"{size_text(file.size)} · {since_text(file.at, now)}",
                icon="photo" if file.mime.startswith("image/") else "file",
                value=file.id,
            )
            for file in files
        ]
        self.list.show_lines(lines)
        may = record is not None and self._workplace.may("comment", self._kind)
        self._add.setEnabled(may)
        self._paste.setEnabled(may)
        self._hint.setVisible(may and not files)
        self.setAcceptDrops(may)
        if other:
            self.picture.clear()
        self._show_buttons()
        self.counted.emit(len(files))

    def _show_buttons(self) -> None:
        picked = self._file(self._picked()) is not None
        self._open.setEnabled(picked)
        self._save.setEnabled(picked)

    def _picked(self) -> int | None:
        value = self.list.value()
        return value if isinstance(value, int) else None

    def _file(self, key: int | None) -> File | None:
        return next((file for file in self._files if file.id == key), None)

    # in

    def add(self, files: Sequence[tuple[str, bytes | Path]]) -> None:
        """Attach files by name, as bytes or from a place on the disk."""
        place = self._workplace
        if self._record is None or not files:
            return
        label = Message(N_("Attaching {name}"), name=files[0][0])
        work = place.work(
            self, attach, place.store, place.session, self._kind, self._record, list(files),
            label=label,
        )  # fmt: skip
        told = Message.counted(N_("{n} file attached."), N_("{n} files attached."), len(files))
        work.then(lambda _none: place.tell(told)).failed(place.trouble)

    def choose(self) -> None:
        """Choose files on the disk."""
        names, _filter = QFileDialog.getOpenFileNames(self, _("Add files"))
        self.add([(Path(name).name, Path(name)) for name in names])

    def paste(self) -> None:
        """Attach what the clipboard holds: a picture, or files."""
        if not self._take(QGuiApplication.clipboard().mimeData()):
            self._workplace.tell(Message(N_("There is no picture and no file in the clipboard.")))

    def _take(self, data: QMimeData | None) -> bool:
        if data is None:
            return False
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        files = [file for file in files if file.is_file()]
        if files:
            self.add([(file.name, file) for file in files])
            return True
        image = data.imageData() if data.hasImage() else None
        if not isinstance(image, QImage):
            return False
        now = self._workplace.session.now().astimezone(self._workplace.session.zone)
        self.add([(_("Screenshot {time}.png").format(time=f"{now:%m-%d %H%M%S}"), _png(image))])
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def take_drops_of(self, page: QWidget) -> None:
        """What is dropped anywhere on the record's page is attached, while it may be."""
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self.acceptDrops() and isinstance(event, QDropEvent):
            if event.type() == QEvent.Type.DragEnter:
                self.dragEnterEvent(cast(QDragEnterEvent, event))
                return True
            if event.type() == QEvent.Type.Drop:
                self.dropEvent(event)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    # out

    def look_at(self, key: int) -> None:
        """A click: a picture is shown here, everything else is opened."""
        file = self._file(key)
        if file is not None and file.mime.startswith("image/"):
            self._show_picture(key)
        else:
            self.open_file(key)
        self._show_buttons()

    def _show_picture(self, key: int) -> None:
        self._show_buttons()
        file, place = self._file(key), self._workplace
        if file is None or not file.mime.startswith("image/"):
            self.picture.clear()
            return
        work = place.work(self, picture, place.store, place.session, key)
        work.then(self.picture.show_image).failed(place.trouble)

    def open_file(self, key: int | None) -> None:
        """Look at a file here; what desk does not show opens with the computer's program."""
        file, place = self._file(key), self._workplace
        if file is not None and shown_as(file):
            place.ask(ShowFile(file, self._files))
        elif file is not None:
            work = place.work(self, unpacked, place.store, place.session, file)
            work.then(lambda path: self._opened(path)).failed(place.trouble)

    def _opened(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            told = N_("No program on this computer opens {name}. Save it and take it elsewhere.")
            self._workplace.tell(Message(told, name=path.name))

    def save_as(self, key: int | None) -> None:
        """Write a file to a place of one's own."""
        file, place = self._file(key), self._workplace
        if file is None:
            return
        name, _filter = QFileDialog.getSaveFileName(self, _("Save as…"), file.name)
        if name:
            work = place.work(self, written, place.store, place.session, file.id, Path(name))
            told = Message(N_("{name} is saved."), name=Path(name).name)
            work.then(lambda _path: place.tell(told)).failed(place.trouble)

    def _menu(self, spot: QPoint) -> None:
        key = self._picked()
        if key is not None:
            menu = QMenu(self)
            menu.addAction(_("Open"), lambda: self.open_file(key))
            menu.addAction(_("Save as…"), lambda: self.save_as(key))
            menu.popup(self.list.mapToGlobal(spot))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
