# SPDX-License-Identifier: MIT
"""The sheets of an open binder in the order of their numbers; a missing one leaves its gap."""

from datetime import tzinfo

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desk.db.record import Record
from desk.records.binder import Spine
from desk.records.binder.contents import Sheet
from desk.text import N_, Message
from desk.text.dates import day_text, local
from desk.ui.requests import OpenRecord
from desk.ui.rowtable import RowColumn, RowLine, RowTable
from desk.ui.shelf.reading import OpenBinder
from desk.ui.table_paint import state_tone
from desk.ui.workplace import Workplace

_COLUMNS = (
    RowColumn(N_("Number"), 150),
    RowColumn(N_("Registered at"), 110),
    RowColumn(N_("Concerning")),
    RowColumn(N_("Status"), 130, badge=True),
    RowColumn(N_("Printed"), 80, right=True),
)


class SheetsTable(RowTable):
    """Void sheets are struck through and stay in their place; Enter opens a sheet."""

    #: Up on the first sheet, or Esc: back to the shelf.
    left = Signal()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(N_("Sheets of the binder"), _COLUMNS, parent)
        self.setObjectName("shelf.sheets")
        self._workplace = workplace
        self._binder: OpenBinder | None = None
        self.opened.connect(self._open)

    def show_other(self, spine: Spine) -> None:
        """Empty while another binder is looked through."""
        if self._binder is None or self._binder.record.id != spine.id:
            self._binder = None
            self.show_lines([])

    def show_binder(self, binder: OpenBinder) -> None:
        """The sheets that stand in it and the gaps between them."""
        self._binder = binder
        record_type = self._workplace.store.books[binder.record.of_kind]
        zone = self._workplace.session.zone
        lines = {
            sheet.number: _line(sheet, binder.titles.get(sheet.id, ""), record_type, zone)
            for sheet in binder.whole.sheets
        }
        lines |= {number: _gap(number) for number in binder.whole.missing}
        altered = set(binder.whole.altered)
        self.show_lines([_altered(lines[n]) if n in altered else lines[n] for n in sorted(lines)])

    def focus_first(self) -> None:
        """The cursor onto the sheets."""
        if self.lines:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.currentIndex().isValid():
                self.look_at(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0
        if first or event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, sheet: int) -> None:
        if self._binder is not None:
            self._workplace.ask(OpenRecord(self._binder.record.of_kind, sheet))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._binder is not None:
            self.show_binder(self._binder)


def _line(sheet: Sheet, title: str, record_type: type[Record], zone: tzinfo) -> RowLine:
    state = Message(N_("Void")) if sheet.voided else Message(record_type.states[sheet.state])
    return RowLine(
        (
            sheet.number,
            day_text(local(sheet.at, zone)),
            title if title != sheet.number else "",
            state,
            str(sheet.printed) if sheet.printed else "",
        ),
        value=sheet.id,
        struck=sheet.voided,
        tone="red" if sheet.voided else state_tone(record_type, sheet.state),
    )


def _gap(number: str) -> RowLine:
    return RowLine((number, "", N_("is missing"), "", ""), wrong=True)


def _altered(line: RowLine) -> RowLine:
    number, day, title, state, printed = line.cells
    told = Message(N_("{title} (altered without desk)"), title=title)
    return RowLine((number, day, told, state, printed), line.value, line.struck, line.tone, True)
