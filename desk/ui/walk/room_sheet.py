# SPDX-License-Identifier: MIT
"""A room sheet ticked by hand is typed back in one pass: Tab, Space, Tab, Space, then save."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desk.db.store import Store
from desk.records.stay import Tick, room_sheet, type_back
from desk.session import Session
from desk.text import N_, Message, _
from desk.text.catalogue import Marked
from desk.text.dates import moment_text
from desk.ui import icons, theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Action, Actions
from desk.ui.record.keeper import DraftKeeper
from desk.ui.requests import Leave, OpenRecord
from desk.ui.walk.tick_cell import TickCell
from desk.ui.widgets import Ground, Label, Muted, Notice, Title
from desk.ui.workplace import Workplace

WHERE = N_("Room sheet")
HINT = N_("Space: done · R: not in order, then its note · X: not applicable · Delete: empty")
TODAY = N_("Only what is due today")
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ACTIONS = (
    Action("room.save", N_("Save the room sheet"), "save", "Ctrl+S", "save", where=WHERE),
    Action("room.leave", N_("Back to the form"), "leave", "Esc", "left", where=WHERE),
)


class RoomSheetPage(QWidget):
    """A box and a note for each item, walked by Tab; all is saved at once."""

    def __init__(self, workplace: Workplace, stay: int) -> None:
        super().__init__()
        self.workplace = workplace
        self.stay_id = stay
        self.setObjectName("room.sheet")
        self.record: Any = None
        self.cells: dict[str, TickCell] = {}
        self.notes: dict[str, QLineEdit] = {}
        self._typed: dict[str, Any] = {}
        self.actions_ = Actions(self, ACTIONS, context=HERE)
        self.title = Title(WHERE)
        self.about = Muted(size=theme.BASE)
        self.today = QCheckBox(_(TODAY))
        self.today.setObjectName("room.today")
        self.today.toggled.connect(lambda _on: self._fill())
        self.notice = Notice()
        self.notice.hide()
        key = f"room:{stay}"
        self.keeper = DraftKeeper(workplace, key, "stay", stay, self._body)
        self._assemble()
        self._read(key)

    def _assemble(self) -> None:
        head = Ground("paper", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        row.setSpacing(theme.space(3))
        row.addWidget(self.title)
        row.addWidget(self.about, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.today)
        row.addWidget(ActionButton(self.actions_["room.leave"], "left"))
        row.addWidget(ActionButton(self.actions_["room.save"], "save", prominent=True))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hint = Muted(HINT, size=12)
        hint.setContentsMargins(theme.space(4), theme.space(2), 0, theme.space(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((head, 0), (self.notice, 0), (hint, 0), (self._area, 1)):
            column.addWidget(part, stretch)

    # what a tab asks of its page

    def tab_text(self) -> str:
        """Whose sheet it is."""
        if self.record is None:
            return _(WHERE)
        return str(Message(N_("Room sheet: {name}"), name=self.record.title()))

    def tab_icon(self) -> str:
        """The icon of the book."""
        return icons.of("stay")

    def may_close(self) -> bool:
        """Always: what was typed stays as a draft."""
        self.keeper.close()
        return True

    def focus_start(self) -> None:
        """The cursor into the first empty box."""
        cells = [cell for cell in self.cells.values() if cell.isVisibleTo(self)]
        first = next((cell for cell in cells if not cell.value), cells[0] if cells else None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    # showing

    def _read(self, key: str) -> None:
        place = self.workplace

        def read(store: Store, session: Session) -> tuple[Any, dict[str, Any]]:
            kept = next((d.body for d in store.drafts.of(session) if d.key == key), {})
            return store.get(session, "stay", self.stay_id), kept

        work = place.work(self, read, place.store, place.session)
        work.then(self._show).failed(place.trouble)

    def _show(self, found: tuple[Any, dict[str, Any]]) -> None:
        self.record, self._typed = found
        if self._typed:
            self.keeper.found()
        self._fill()
        self.setWindowTitle(self.tab_text())
        self.focus_start()

    def _fill(self) -> None:
        if self.record is None:
            return
        if self.cells:
            self._typed = self._body()
        session = self.workplace.session
        boxes = room_sheet(self.record, session, today_only=self.today.isChecked())
        kept = {row.uid: row for row in self.record.checklist}
        ground = Ground("paper")
        grid = QGridLayout(ground)
        grid.setContentsMargins(theme.space(4), theme.space(1), theme.space(4), theme.space(4))
        grid.setHorizontalSpacing(theme.space(3))
        grid.setVerticalSpacing(theme.space(1))
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)
        self.cells, self.notes = {}, {}
        for number, box in enumerate(boxes):
            result, note = self._typed.get(box.uid, (box.result, kept[box.uid].note))
            grid.addWidget(Muted(moment_text(box.due_at, session.zone), size=12), number, 0)
            text = Label(Marked(box.text), wrap=True)
            grid.addWidget(text, number, 1)
            self._row(grid, number, box.uid, _(box.text), result, note)
        grid.setRowStretch(len(boxes), 1)
        self._area.setWidget(ground)
        self._tell()

    def _row(
        self, grid: QGridLayout, number: int, uid: str, text: str, result: str, note: str
    ) -> None:
        cell, line = TickCell(text, result), QLineEdit(note)
        cell.setObjectName(f"room.tick.{uid}")
        line.setObjectName(f"room.note.{uid}")
        line.setAccessibleName(str(Message(N_("Note: {item}"), item=text)))
        line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        cell.changed.connect(lambda value: self._ticked(uid, value))
        cell.note_asked.connect(line.setFocus)
        line.textEdited.connect(lambda _text: self.keeper.touch())
        line.returnPressed.connect(partial(self._after, uid))
        self.cells[uid], self.notes[uid] = cell, line
        grid.addWidget(cell, number, 2)
        grid.addWidget(line, number, 3)

    def _ticked(self, uid: str, value: str) -> None:
        self.keeper.touch()
        self._tell()
        if value == "wrong":
            self.notes[uid].setFocus(Qt.FocusReason.OtherFocusReason)

    def _after(self, uid: str) -> None:
        """Enter in a note: on to the next box."""
        keys = list(self.cells)
        at = keys.index(uid) + 1
        if at < len(keys):
            self.cells[keys[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self) -> None:
        done = sum(bool(cell.value) for cell in self.cells.values())
        told = Message(N_("{done} of {total} done"), done=done, total=len(self.cells))
        name = self.record.title()
        self.about.say(f"{self.record.number} {name} · {told}")

    def _body(self) -> dict[str, Any]:
        typed = dict(self._typed)
        for uid, cell in self.cells.items():
            typed[uid] = (cell.value, self.notes[uid].text().strip())
        return typed

    # saving

    def save(self) -> None:
        """Keep all ticks in one save."""
        place, ticks = self.workplace, {u: Tick(*pair) for u, pair in self._body().items()}
        self.notice.hide()
        work = place.work(self, type_back, place.store, place.session, self.stay_id, ticks)
        work.then(self._saved).failed(self._refused)

    def _saved(self, _stay: Any) -> None:
        self.keeper.drop()
        told = Message(N_("The room sheet of {number} is saved."), number=self.record.number)
        self.workplace.tell(told)
        self.leave()

    def _refused(self, error: Exception) -> None:
        problems = getattr(error, "problems", None)
        if not problems:
            self.workplace.trouble(error)
            return
        self.notice.tell("\n".join(str(message) for _name, message in problems), "red")
        self.notice.show()

    def leave(self) -> None:
        """Back to the form; what was typed stays as a draft."""
        self.workplace.ask(OpenRecord("stay", self.stay_id))
        self.workplace.ask(Leave(self))

    def hideEvent(self, event: QHideEvent) -> None:
        self.keeper.settle()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.today.setText(_(TODAY))
            self._fill()
