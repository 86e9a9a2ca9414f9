# SPDX-License-Identifier: MIT
"""One person of the day: present unless something else is said, then minutes, kind or reason."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from desk.records.duty.attendance import MOST_MINUTES
from desk.records.duty.entering import Entry, entry_of
from desk.records.duty.words import LEAVES, THERE
from desk.text import N_, Message, _
from desk.ui import theme
from desk.ui.widgets import Label, Muted, Segments, Text

_TONES = {"present": "green", "late": "amber", "early": "amber", "leave": "plain", "absent": "red"}
_OPTIONS: tuple[tuple[str, Text, str], ...] = tuple(
    (code, word, _TONES[code]) for code, word in THERE.items()
)
_LETTERS = {
    Qt.Key.Key_P: "present",
    Qt.Key.Key_L: "late",
    Qt.Key.Key_E: "early",
    Qt.Key.Key_V: "leave",
    Qt.Key.Key_A: "absent",
}
_MINUTES = N_("min")


class AttendanceRow(QWidget):
    """Name, shift, what was, and the few cells an exception needs."""

    #: Something was entered.
    changed = Signal()
    #: Enter: on to the next person; -1 means back to the one before.
    passed = Signal(int)

    def __init__(self, number: int, line: Any, shift: str) -> None:
        super().__init__()
        self.uid = line.uid
        self.wrong = False
        self.setObjectName(f"attendance.row.{number}")
        self.name = Label(line.name, strong=True, elide=True)
        self.shift = Muted(" ".join(part for part in (shift, line.planned) if part), elide=True)
        self.there = Segments(Message(N_("Attendance of {name}"), name=line.name), _OPTIONS)
        self.there.setObjectName(f"attendance.there.{number}")
        self.minutes = QLineEdit()
        self.minutes.setObjectName(f"attendance.minutes.{number}")
        self.minutes.setValidator(QIntValidator(1, MOST_MINUTES, self.minutes))
        self.minutes.setFixedWidth(64)
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.unit = Muted(_MINUTES)
        self.leave = QComboBox()
        self.leave.setObjectName(f"attendance.leave.{number}")
        self.reason = QLineEdit()
        self.reason.setObjectName(f"attendance.reason.{number}")
        self.setMinimumHeight(theme.ROW + theme.space(2))
        self._assemble(number)
        self._connect()
        self.show_entry(entry_of(line))
        self.retranslate()

    def _assemble(self, number: int) -> None:
        place = Muted(str(number), size=theme.BASE)
        place.setFixedWidth(28)
        cells = QWidget()
        cells.setFixedWidth(150)
        inner = QHBoxLayout(cells)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.space(1.5))
        inner.addWidget(self.minutes)
        inner.addWidget(self.unit)
        inner.addWidget(self.leave)
        inner.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(4), theme.space(1), theme.space(4), theme.space(1.5))
        row.setSpacing(theme.space(2))
        parts: tuple[QWidget, ...] = (
            place, _held(self.name, 116), _held(self.shift, 140), self.there, cells
        )  # fmt: skip
        for part in parts:
            row.addWidget(part)
        row.addWidget(_held(self.reason), 1)

    def _connect(self) -> None:
        self.there.chosen.connect(self._chosen)
        self.there.passed.connect(self._on)
        self.minutes.textEdited.connect(lambda _text: self.changed.emit())
        self.minutes.returnPressed.connect(self.reason.setFocus)
        self.reason.textEdited.connect(lambda _text: self.changed.emit())
        self.reason.returnPressed.connect(lambda: self.passed.emit(1))
        self.leave.activated.connect(lambda _at: self.changed.emit())
        for part in (self.there, self.leave):
            part.installEventFilter(self)

    def entry(self) -> Entry:
        """What is entered now."""
        there, text = self.there.value(), self.minutes.text().strip()
        minutes = int(text) if text.isdigit() and there in ("late", "early") else None
        leave = str(self.leave.currentData() or "") if there == "leave" else ""
        return Entry(there, minutes, leave, self.reason.text().strip())

    def show_entry(self, entry: Entry) -> None:
        """Show how the shift went, as the sheet or a draft has it."""
        self.there.set_value(entry.there)
        self.minutes.setText("" if entry.minutes is None else str(entry.minutes))
        self._kinds(entry.leave)
        self.reason.setText(entry.reason)
        self._show_cells()

    def focus_there(self) -> None:
        """The cursor to what was."""
        self.there.setFocus(Qt.FocusReason.TabFocusReason)

    def complain(self, wrong: bool) -> None:
        """Mark the row as the one a sentence speaks of."""
        self.wrong = wrong
        self.update()

    def _kinds(self, chosen: str) -> None:
        self.leave.clear()
        for code, word in LEAVES.items():
            self.leave.addItem(_(word), code)
        self.leave.setCurrentIndex(max(0, self.leave.findData(chosen)))

    def _show_cells(self) -> None:
        there = self.there.value()
        for part in (self.minutes, self.unit):
            part.setVisible(there in ("late", "early"))
        self.leave.setVisible(there == "leave")
        self.reason.setVisible(there != "present" or bool(self.reason.text()))

    def _chosen(self, _value: str) -> None:
        self._show_cells()
        self.changed.emit()

    def _on(self) -> None:
        """Enter on what was: to the cell an exception needs, else to the next person."""
        there = self.there.value()
        if there in ("late", "early"):
            self.minutes.setFocus(Qt.FocusReason.TabFocusReason)
            self.minutes.selectAll()
        elif there == "leave":
            self.leave.setFocus(Qt.FocusReason.TabFocusReason)
        elif there == "absent":
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.passed.emit(1)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if watched is self.leave and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if watched is self.there and key in _LETTERS and not event.modifiers():
            self.there.choose(_LETTERS[key])
            self._on()
            return True
        if watched is self.there and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.passed.emit(1 if key == Qt.Key.Key_Down else -1)
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.wrong:
            painter.fillRect(self.rect(), theme.colour("red_tint"))
            painter.fillRect(0, 0, 3, self.height(), theme.colour("red"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))

    def retranslate(self) -> None:
        """The words of the moment's language."""
        self.minutes.setAccessibleName(str(Message(N_("Minutes"))))
        self.leave.setAccessibleName(_(N_("Kind of leave")))
        self.reason.setPlaceholderText(_(N_("Reason or remarks")))
        self.reason.setAccessibleName(_(N_("Reason or remarks")))
        self._kinds(str(self.leave.currentData() or ""))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _held(part: QWidget, width: int = 0) -> QWidget:
    """A part in a place of its own, which stays where it is when the part is hidden."""
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(part)
    if width:
        place.setFixedWidth(width)
    return place
