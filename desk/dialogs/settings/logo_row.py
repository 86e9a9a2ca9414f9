# SPDX-License-Identifier: MIT
"""The logo on the page of printing: what it looks like, another picture, none."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desk.db.logo import set_logo
from desk.dialogs.parts.files import ask_source
from desk.errors import DeskError, Invalid
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import Button, Label, Muted, said
from desk.ui.workplace import Workplace

_LABEL, _HIGH, _WIDE = 240, 64, 180
#: No printer shows more of a logo two centimetres high.
LARGEST = QSize(900, 480)


class LogoRow(QWidget):
    """Each change is kept at once."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._place = workplace
        label = Label(N_("Logo on printed forms"), wrap=True)
        label.setFixedWidth(_LABEL)
        self.picture = QLabel()
        self.picture.setObjectName("logo")
        self.picture.setFixedSize(_WIDE, _HIGH)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setStyleSheet("background: white; border-radius: 6px;")
        self.choose = Button(N_("Choose a picture…"), icon="photo")
        self.choose.setObjectName("choose_logo")
        self.choose.clicked.connect(self.ask)
        self.remove = Button(N_("Remove"), icon="cross")
        self.remove.setObjectName("remove_logo")
        self.remove.clicked.connect(lambda: self._keep(b""))
        self.wrong = Label(size=12, wrap=True)
        self.wrong.setProperty("tone", "red")
        row = QHBoxLayout()
        row.setSpacing(theme.space(3))
        row.addWidget(label)
        row.addWidget(self.picture)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch(1)
        below = QHBoxLayout()
        below.addSpacing(_LABEL + theme.space(3))
        words = QVBoxLayout()
        words.addWidget(Muted(N_("It stands at the left above every form and report."), size=12))
        words.addWidget(self.wrong)
        below.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addLayout(row)
        column.addLayout(below)
        self.refresh()

    def refresh(self) -> None:
        """Show the logo as it is kept."""
        logo = self._place.store.office.logo
        self.remove.setVisible(bool(logo))
        shown = QPixmap()
        if logo and shown.loadFromData(logo):
            size = QSize(_WIDE - 8, _HIGH - 8)
            keep = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(shown.scaled(size, keep, smooth))
        else:
            self.picture.clear()
        self.picture.setAccessibleName(said(N_("Logo on printed forms")))
        self.wrong.hide()

    def ask(self) -> None:
        """Ask for a picture file."""
        filters = said(N_("Pictures")) + " (*.png *.jpg *.jpeg *.bmp *.webp)"
        ask_source(self, N_("Choose a picture"), filters, self.take, memory="logo")

    def take(self, file: Path) -> None:
        """Make a picture file the logo, scaled down where it is larger than any printer shows."""
        self._place.work(self, as_logo, file).then(self._keep).failed(self._refused)

    def _keep(self, picture: bytes) -> None:
        place = self._place
        work = place.work(self, set_logo, place.store, place.session, picture)
        work.then(lambda _nothing: self.refresh()).failed(self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            self.wrong.say(Message(N_("The picture {problem}"), problem=error.problems[0][1]))
        elif isinstance(error, DeskError):
            self.wrong.say(error.message)
        self.wrong.show()


def as_logo(file: Path) -> bytes:
    """A picture file as a PNG of at most 900 × 480 points; raises Invalid for any other file."""
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and (size.width() > LARGEST.width() or size.height() > LARGEST.height()):
        reader.setScaledSize(size.scaled(LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
    image: QImage = reader.read()
    if image.isNull():
        told = Message(N_("is no picture. Choose a PNG or JPEG file."))
        raise Invalid([("logo", told)])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
