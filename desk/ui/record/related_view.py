# SPDX-License-Identifier: MIT
"""The records that belong to this one: opened by a click, added by their number."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desk.text import N_, Message, _
from desk.ui import theme
from desk.ui.lines import Line, LineList
from desk.ui.record.around import Beside, relate_by_number
from desk.ui.workplace import Workplace


class RelatedView(QWidget):
    """The list, and a line for the number of one more."""

    opened = Signal(str, int)

    def __init__(self, workplace: Workplace, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record.related")
        self._workplace = workplace
        self._kind = kind
        self._record: int | None = None
        self.list = LineList(N_("Related records"))
        self.list.chosen.connect(lambda key: self.opened.emit(*key))
        self.line = QLineEdit()
        self.line.setObjectName("record.relate")
        self.line.returnPressed.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(self.list)
        column.addWidget(self.line)
        self.retranslate()

    def show_related(self, record: int | None, related: Sequence[Beside]) -> None:
        """Show what belongs to a record."""
        self._record = record
        self.list.show_lines([self._line(one) for one in related])
        self.line.setVisible(record is not None and self._workplace.may("comment", self._kind))

    def _line(self, one: Beside) -> Line:
        states = self._workplace.store.books[one.kind].states
        state = (
            N_("Void") if one.voided else Message(states[one.state]) if one.state in states else ""
        )
        return Line(
            one.title or one.number,
            detail=Message(N_("{number} · {why}"), number=one.number, why=Message(one.why))
            if one.why
            else one.number,
            right=state,
            tone=("red" if one.voided else "muted") if state else "",
            icon=one.kind,
            value=(one.kind, one.id),
            struck=one.voided,
        )

    def _add(self) -> None:
        number, place = self.line.text().strip(), self._workplace
        if not number or self._record is None:
            return
        work = place.work(
            self, relate_by_number, place.store, place.session, self._kind, self._record, number
        )
        work.then(lambda _none: self.line.clear()).failed(place.trouble)

    def retranslate(self) -> None:
        """Say the hint in the language of the moment."""
        self.line.setPlaceholderText(_("Number of a record, e.g. C202611-0001"))
        self.line.setAccessibleName(_("Add a related record by its number"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
