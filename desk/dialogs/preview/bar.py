# SPDX-License-Identifier: MIT
"""The bar above the pages: which record, which page, how large."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desk.db.course import Stand
from desk.dialogs.preview.laying import FIT_PAGE, FIT_WIDTH, Zoom
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import IconButton, Label, Muted, said

_FITS = {FIT_WIDTH: N_("Fit the width"), FIT_PAGE: N_("Whole page")}
_SIZES = (0.5, 0.75, 1.0, 1.5, 2.0)


class Bar(QWidget):
    """Record at the left, page in the middle, size at the right."""

    stepped = Signal(int)
    zoom_chosen = Signal(object)
    zoom_stepped = Signal(int)

    def __init__(self, *, several: bool) -> None:
        super().__init__()
        self._several = several
        self.previous = IconButton("left", N_("Previous record"), key="Alt+Left")
        self.next = IconButton("right", N_("Next record"), key="Alt+Right")
        self.record = Label(strong=True)
        self.page = Muted(size=theme.BASE)
        smaller = IconButton("zoom-out", N_("Smaller"), key="Ctrl+-")
        larger = IconButton("zoom-in", N_("Larger"), key="Ctrl+=")
        self.zoom = QComboBox()
        self.zoom.setObjectName("zoom")
        self.percent = Muted(size=theme.BASE)
        self.percent.setMinimumWidth(44)
        for key, text in _FITS.items():
            self.zoom.addItem(said(text), key)
        for size in _SIZES:
            self.zoom.addItem(f"{size:.0%}", size)
        self.zoom.activated.connect(lambda: self.zoom_chosen.emit(self.zoom.currentData()))
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        smaller.clicked.connect(lambda: self.zoom_stepped.emit(-1))
        larger.clicked.connect(lambda: self.zoom_stepped.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(2))
        for button in (self.previous, self.next):
            button.setVisible(several)
            row.addWidget(button)
        row.addWidget(self.record)
        row.addStretch(1)
        row.addWidget(self.page)
        row.addStretch(1)
        for widget in (self.percent, smaller, self.zoom, larger):
            row.addWidget(widget)
        self.retranslate()

    def tell_record(self, number: str, stand: Stand | None) -> None:
        """Name the record in sight, and its place among those that can be stepped to."""
        place: Message | str = number
        if self._several and stand is not None:
            place = Message(
                N_("{number}  ({at} of {count})"),
                number=number,
                at=stand.place + 1,
                count=f"{stand.count:,}",
            )
        self.record.say(place)
        self.previous.setEnabled(stand is not None and stand.place > 0)
        self.next.setEnabled(stand is not None and stand.place < stand.count - 1)

    def tell_page(self, page: int, count: int) -> None:
        """Say which page is in the middle."""
        text = Message(N_("Page {page} of {count}"), page=page + 1, count=count)
        self.page.say(text if count else "")

    def tell_zoom(self, zoom: Zoom, scale: float) -> None:
        """Show the size."""
        self.percent.say(f"{scale:.0%}")
        self.zoom.setCurrentIndex(self.zoom.findData(zoom))

    def retranslate(self) -> None:
        """Names in the language of the moment."""
        for at, text in enumerate(_FITS.values()):
            self.zoom.setItemText(at, said(text))
        self.zoom.setAccessibleName(said(N_("Size of the pages")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
