# SPDX-License-Identifier: MIT
"""The conflict: what stood before, mine and theirs side by side, a pick for each field."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desk.db.record import Record
from desk.dialogs.base import Dialog
from desk.dialogs.conflict.row import Pick, PickRow
from desk.text import N_, Message
from desk.text.dates import moment_text
from desk.ui import theme
from desk.ui.requests import Settle
from desk.ui.widgets import Button, HairLine, KeyHint, Label, Muted
from desk.ui.workplace import Workplace

_SIZE = (1040, 640)


class ConflictDialog(Dialog):
    """Only the fields both changed; nothing is lost until somebody has chosen."""

    def __init__(self, workplace: Workplace, request: Settle, parent: QWidget | None) -> None:
        super().__init__(N_("Somebody saved meanwhile"), parent, width=820)
        self.setObjectName("dialog.conflict")
        self._request = request
        conflict = request.conflict
        self.explain(conflict.message)
        place, parts = workplace.place(), request.record.parts()
        self.rows: dict[str, PickRow] = {}
        for name in conflict.mine:
            values: dict[Pick, object] = {
                "before": conflict.before.get(name),
                "mine": conflict.mine[name],
                "theirs": conflict.theirs.get(name),
            }
            row = PickRow(parts[name], values, place)
            row.moved.connect(lambda step, row=row: self._go(row, step))
            self.rows[name] = row
        self._assemble(_who(workplace, conflict.latest))
        self.add_cancel(N_("Back to the form"))
        self.add_main(N_("Save it so"), icon="save").clicked.connect(self._done)
        self.take_room(*_SIZE)
        next(iter(self.rows.values())).setFocus()

    def _assemble(self, theirs: Message) -> None:
        heads = QGridLayout()
        heads.setHorizontalSpacing(theme.space(3))
        heads.setContentsMargins(0, 0, theme.space(3), 0)
        mine = Message(N_("Mine, not saved yet"))
        for column, text in enumerate((Message(N_("Before")), mine, theirs)):
            heads.addWidget(Label(text, elide=True, strong=column > 0), 0, column)
            heads.setColumnStretch(column, 1)
        inside = QWidget()
        column_ = QVBoxLayout(inside)
        column_.setContentsMargins(0, 0, theme.space(3), 0)
        column_.setSpacing(theme.space(4))
        for row in self.rows.values():
            column_.addWidget(row)
        column_.addStretch(1)
        around = QScrollArea()
        around.setWidgetResizable(True)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setWidget(inside)
        self._around = around
        self.body.addLayout(heads)
        self.body.addWidget(HairLine())
        self.body.addWidget(around, 1)
        sides: tuple[tuple[str, Pick], ...] = (
            (N_("All mine"), "mine"),
            (N_("All theirs"), "theirs"),
        )
        for words, pick in sides:
            button = Button(words, role="quiet")
            button.setObjectName(f"all.{pick}")
            button.clicked.connect(lambda _on=False, pick=pick: self._all(pick))
            self._foot.insertWidget(0 if pick == "mine" else 1, button)
        hints: list[QWidget] = [KeyHint("←"), KeyHint("→"), Muted(N_("pick"))]
        hints += [KeyHint("↑"), KeyHint("↓"), Muted(N_("next field"))]
        for at, hint in enumerate(hints, 2):
            self._foot.insertWidget(at, hint)

    def _all(self, pick: Pick) -> None:
        for row in self.rows.values():
            row.choose(pick)

    def _go(self, row: PickRow, step: int) -> None:
        rows = list(self.rows.values())
        to = rows[max(0, min(len(rows) - 1, rows.index(row) + step))]
        to.setFocus()
        self._around.ensureWidgetVisible(to)

    def _done(self) -> None:
        picked = {name: row.value() for name, row in self.rows.items()}
        self.accept()
        self._request.then(picked)


def _who(workplace: Workplace, latest: Record) -> Message:
    office = workplace.store.office
    person = office.people.get(latest.changed_by or 0)
    at = latest.changed_at
    return Message(
        N_("{person}, saved {at}"),
        person=person.name if person else office.setting("office_name") or "desk",
        at=moment_text(at, workplace.session.zone) if at is not None else "",
    )
