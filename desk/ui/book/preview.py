# SPDX-License-Identifier: MIT
"""The selected record at the right of a list: its paper form to read, with the way it went."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desk.db.record import Record
from desk.errors import DeskError
from desk.text import N_
from desk.ui.form import Form
from desk.ui.known import Known
from desk.ui.record.head import RecordHead
from desk.ui.record.loading import Loaded, load
from desk.ui.requests import OpenRecord
from desk.ui.widgets import EmptyState
from desk.ui.work import Work
from desk.ui.workplace import Workplace


class Preview(QWidget):
    """Reads the record beside the window; what came too late is not shown."""

    def __init__(
        self,
        workplace: Workplace,
        record_type: type[Record],
        buttons: Sequence[tuple[QAction, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("book.preview")
        self._workplace = workplace
        self._type = record_type
        self._work: Work[Loaded] | None = None
        self._loaded: Loaded | None = None
        self.record = 0
        self._known = Known(workplace, self)
        self.head = RecordHead(workplace.session)
        self.head.show_actions(buttons, (), prominent=False)
        self.form = Form(record_type, record_type.sheet.on_paper, self._known.at)
        self.form.set_editable(False)
        self.form.followed.connect(lambda kind, key: workplace.ask(OpenRecord(kind, key)))
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.form, 1)
        nothing = EmptyState(
            "no-selection",
            N_("Nothing is selected"),
            N_("Choose a line of the list to read it here."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(nothing)
        self._stack.addWidget(sheet)
        self._refused = EmptyState("no-access")
        self._stack.addWidget(self._refused)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def show_record(self, record: int) -> None:
        """Show a record; 0 shows that nothing is selected."""
        self.record = record
        if self._work is not None:
            self._work.cancel()
        if not record:
            self._loaded = None
            self._stack.setCurrentIndex(0)
            return
        place = self._workplace
        kind = self._type.kind()
        self._work = place.work(self, load, place.store, place.session, kind, record, "preview")
        self._work.then(self._show).failed(self._failed)

    def _failed(self, error: Exception) -> None:
        self._loaded = None
        if isinstance(error, DeskError):
            self._refused.tell("no-access", N_("This record cannot be shown"), str(error))
            self._stack.setCurrentWidget(self._refused)
        else:
            self._workplace.trouble(error)

    def _show(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._known.learn(loaded.names)
        other = self.form.record is None or self.form.record.id != loaded.record.id
        self.form.set_record(loaded.record)
        self.form.set_absent(empty_in_print(loaded.record))
        if other:
            self.form.verticalScrollBar().setValue(0)
        self.head.show_loaded(loaded, locked=False)
        self._stack.setCurrentIndex(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._loaded is not None:
            self.head.show_loaded(self._loaded, locked=False)


def empty_in_print(record: Record) -> set[str]:
    """Tables without rows: nothing to read there."""
    return {name for name in record.tables() if not getattr(record, name)}
