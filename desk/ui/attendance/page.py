# SPDX-License-Identifier: MIT
"""A day's attendance in one pass: everyone is present, only who was not gets a key and a word."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk.db.store import Store
from desk.records.duty.entering import Entry, enter_day
from desk.session import Session
from desk.text import N_, Message, _
from desk.text.dates import day_text, weekday_text
from desk.ui import icons, theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Action, Actions
from desk.ui.attendance.row import AttendanceRow
from desk.ui.record.keeper import DraftKeeper
from desk.ui.requests import Leave, OpenRecord
from desk.ui.widgets import EmptyState, Ground, Muted, Notice, Title
from desk.ui.workplace import Workplace

KIND = "attendance"
WHERE = N_("Attendance of the day")
HINT = N_(
    "P present · L late · E left early · V on leave · A absent · Enter: next · up and down: go "
    "through the people"
)
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ACTIONS = (
    Action("attendance.save", N_("Save the day"), "save", "Ctrl+S", "save", where=WHERE),
    Action("attendance.confirm", N_("Confirm the sheet"), "confirm", "Ctrl+Return", "check",
           where=WHERE),
    Action("attendance.leave", N_("Back to the form"), "leave", "Esc", "left", where=WHERE),
)  # fmt: skip


class AttendancePage(QWidget):
    """A row for each person due; all is saved at once, and comes back as a draft."""

    def __init__(self, workplace: Workplace, sheet: int) -> None:
        super().__init__()
        self.workplace = workplace
        self.sheet_id = sheet
        self.setObjectName("attendance.day")
        self.record: Any = None
        self.rows: list[AttendanceRow] = []
        self.actions_ = Actions(self, ACTIONS, context=HERE)
        self.title = Title(WHERE)
        self.about = Muted(size=theme.BASE)
        self.about.setObjectName("attendance.about")
        self.notice = Notice()
        self.notice.setObjectName("attendance.notice")
        self.notice.hide()
        self.empty = EmptyState(
            "empty-list",
            N_("Nobody is due on this day"),
            N_("The roster has no shift on it. People can be written on the form."),
        )
        self._key = f"attendance:{sheet}"
        self.keeper = DraftKeeper(workplace, self._key, KIND, sheet, self._body)
        self._assemble()
        self._read()

    def _assemble(self) -> None:
        head = Ground("paper", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        row.setSpacing(theme.space(3))
        row.addWidget(self.title)
        row.addWidget(self.about, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(ActionButton(self.actions_["attendance.leave"], "left"))
        row.addWidget(ActionButton(self.actions_["attendance.save"], "save"))
        row.addWidget(ActionButton(self.actions_["attendance.confirm"], "check", prominent=True))
        self._ground = Ground("paper")
        self._column = QVBoxLayout(self._ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._ground)
        hint = Muted(HINT, size=12)
        hint.setContentsMargins(theme.space(4), theme.space(2), 0, theme.space(2))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        parts = ((head, 0), (self.notice, 0), (hint, 0), (self._area, 1), (self.empty, 1))
        for part, stretch in parts:
            whole.addWidget(part, stretch)
        self.empty.hide()

    # what a tab asks of its page

    def tab_text(self) -> str:
        """Which day it is."""
        if self.record is None:
            return _(WHERE)
        return str(Message(N_("Attendance: {day}"), day=self.record.title()))

    def tab_icon(self) -> str:
        """The icon of the book."""
        return icons.of(KIND)

    def may_close(self) -> bool:
        """Always: what was typed stays as a draft."""
        self.keeper.close()
        return True

    def focus_start(self) -> None:
        """The cursor to the first person."""
        if self.rows:
            self.rows[0].focus_there()

    # showing

    def _read(self) -> None:
        place = self.workplace

        def read(store: Store, session: Session) -> tuple[Any, dict[str, Any], dict[int, str]]:
            kept = next((d.body for d in store.drafts.of(session) if d.key == self._key), {})
            sheet: Any = store.get(session, KIND, self.sheet_id)
            shifts = {line.shift for line in sheet.lines if line.shift is not None}
            return sheet, kept, store.office.labels_for(session, "shift", shifts)

        work = place.work(self, read, place.store, place.session)
        work.then(self._show).failed(place.trouble)

    def _show(self, found: tuple[Any, dict[str, Any], dict[int, str]]) -> None:
        self.record, typed, shifts = found
        if typed:
            self.keeper.found()
        for number, line in enumerate(self.record.lines, 1):
            row = AttendanceRow(number, line, shifts.get(line.shift or 0, ""))
            if line.uid in typed:
                row.show_entry(Entry(*typed[line.uid]))
            row.changed.connect(self._changed)
            row.passed.connect(lambda by, row=row: self._go(row, by))
            self.rows.append(row)
            self._column.insertWidget(self._column.count() - 1, row)
        self._area.setVisible(bool(self.rows))
        self.empty.setVisible(not self.rows)
        self.actions_["attendance.confirm"].setEnabled(self.record.state == "open")
        self._tell()
        self.setWindowTitle(self.tab_text())
        self.focus_start()

    def _go(self, row: AttendanceRow, by: int) -> None:
        at = self.rows.index(row) + by
        if 0 <= at < len(self.rows):
            self.rows[at].focus_there()
            self._area.ensureWidgetVisible(self.rows[at], 0, theme.ROW)
        elif by > 0:
            row.focus_there()

    def _changed(self) -> None:
        self.keeper.touch()
        self._tell()

    def _tell(self) -> None:
        entries = [row.entry() for row in self.rows]
        day = self.record.day
        told = Message(
            N_("{day}: {due} due, {there} there"),
            day=f"{day_text(day)} {weekday_text(day)}",
            due=len(entries),
            there=sum(entry.there not in ("leave", "absent") for entry in entries),
        )
        self.about.say(told)

    def _body(self) -> dict[str, Any]:
        return {row.uid: list(row.entry()) for row in self.rows}

    # saving

    def save(self) -> None:
        """Keep the day; it can still be changed."""
        self._keep(confirmed=False)

    def confirm(self) -> None:
        """Keep the day and stand for it."""
        self._keep(confirmed=True)

    def _keep(self, *, confirmed: bool) -> None:
        if self.record is None:
            return
        place = self.workplace
        entries = {row.uid: row.entry() for row in self.rows}
        self.notice.hide()
        for row in self.rows:
            row.complain(False)

        def keep(store: Store, session: Session) -> Any:
            return enter_day(store, session, self.sheet_id, entries, confirmed=confirmed)

        work = place.work(self, keep, place.store, place.session)
        work.then(self._saved).failed(self._refused)

    def _saved(self, sheet: Any) -> None:
        self.keeper.drop()
        told = N_("The attendance of {day} is confirmed.")
        if sheet.state == "open":
            told = N_("The attendance of {day} is saved.")
        self.workplace.tell(Message(told, day=sheet.title()))
        self.leave()

    def _refused(self, error: Exception) -> None:
        problems = getattr(error, "problems", None)
        if not problems:
            self.workplace.trouble(error)
            return
        self.notice.tell("\n".join(str(message) for _name, message in problems), "red")
        self.notice.show()
        for _name, message in problems:
            at = message.values.get("position")
            if isinstance(at, int) and at <= len(self.rows):
                self.rows[at - 1].complain(True)

    def leave(self) -> None:
        """Back to the form; what was typed stays as a draft."""
        self.workplace.ask(OpenRecord(KIND, self.sheet_id))
        self.workplace.ask(Leave(self))

    def hideEvent(self, event: QHideEvent) -> None:
        self.keeper.settle()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.record is not None:
            self._tell()
