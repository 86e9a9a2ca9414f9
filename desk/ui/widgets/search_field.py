# SPDX-License-Identifier: MIT
"""The line to search in: a glass at the left, its key at the right until something is typed."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desk.text import N_
from desk.ui import icons, theme
from desk.ui.key_text import key_text
from desk.ui.widgets.key_hint import paint_key
from desk.ui.widgets.labels import Text, said

_SEARCH = N_("Search")


class SearchField(QLineEdit):
    """A rounded line; Esc empties it, Down goes to what was found."""

    #: Down was pressed: the list below takes over.
    stepped_down = Signal()
    #: Esc was pressed while it was empty: back to where the person came from.
    left = Signal()

    def __init__(
        self,
        hint: Text = _SEARCH,
        parent: QWidget | None = None,
        *,
        key: str = "",
    ) -> None:
        super().__init__(parent)
        self._hint, self._key = hint, key
        self.setFixedHeight(theme.CONTROL + 2)
        theme.role(self, "search")
        glass = QLineEdit.ActionPosition.LeadingPosition
        self.addAction(icons.icon("search", "muted"), glass)
        self._cross = QAction(icons.icon("close", "muted"), "", self)
        self._cross.triggered.connect(self.clear)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))
        self._cross.setVisible(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the hint again in the language of the moment."""
        self.setPlaceholderText(said(self._hint))
        self.setAccessibleName(said(self._hint))
        self._cross.setText(said(N_("Empty the search")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.stepped_down.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._key and not self.text() and not self.hasFocus():
            paint_key(
                QPainter(self), QRectF(self.rect()).adjusted(0, 0, -10, 0), key_text(self._key)
            )
