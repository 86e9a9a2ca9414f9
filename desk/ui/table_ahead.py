# SPDX-License-Identifier: MIT
"""Typing in a list goes to the first record whose sorted column starts so."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from desk.ui.table_model import TableModel
from desk.ui.workplace import Workplace

# How long after a key the letters typed count as one word, in milliseconds.
TYPING = 900
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class TypeAhead(QObject):
    """The letters typed in a row, and the place in the list they lead to."""

    #: The row to go to.
    found = Signal(int)

    def __init__(self, workplace: Workplace, rows: TableModel, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._rows = rows
        self.typed = ""
        self._pause = QTimer(self, singleShot=True, interval=TYPING)
        self._pause.timeout.connect(self._forget)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is a letter of a word; then it is looked for."""
        text = event.text()
        if not text or not text.isprintable() or event.modifiers() & _COMMANDS:
            return False
        if text == " " and not self.typed:
            return False
        self.typed += text
        self._pause.start()
        place = self._workplace
        lists, query = place.store.lists, self._rows.query
        work = place.work(self, lists.place_of, place.session, query, self.typed)
        work.then(self._told).failed(place.trouble)
        return True

    def _told(self, row: int | None) -> None:
        if row is not None and self._rows.total:
            self.found.emit(min(row, self._rows.total - 1))

    def _forget(self) -> None:
        self.typed = ""
