# SPDX-License-Identifier: MIT
"""Beside a pickup notice: the number to call, what to read aloud, one key for what came of it."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.db.record import Record
from desk.records.pickup import script
from desk.records.pickup.words import HERE, OUTCOMES
from desk.text import N_, Message
from desk.text.dates import moment_text
from desk.ui import theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Action, Actions
from desk.ui.requests import AskStep
from desk.ui.widgets import FlowLayout, Heading, Label, Muted
from desk.ui.work import Work

if TYPE_CHECKING:
    from desk.ui.record.side import SidePanel

WHERE = N_("Attempt to tell")
HERE_ = Qt.ShortcutContext.WidgetWithChildrenShortcut
#: Nobody spoke, so there is nothing more to ask: one key is enough.
SILENT = frozenset({"no_answer", "off", "wrong"})
_STEP = "attempt"
_ICONS = {"told": "check", "will_send": "users", "no_answer": "phone", "off": "pause",
          "wrong": "cross", "refused": "undo"}  # fmt: skip


class PickupCall:
    """The script for the telephone; who answered is asked only where somebody did."""

    title = N_("Read aloud")
    icon = "phone"
    width = 380

    def __init__(self, side: "SidePanel") -> None:
        self._place = side.workplace
        self._page = side.page
        self._notice: Any = None
        self._box = _Box(self)
        self.number = Heading()
        self.number.setObjectName("pickup.number")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hint = Muted(wrap=True)
        self.script = Label(wrap=True)
        self.script.setObjectName("pickup.script")
        self.script.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rows = [
            Action(
                f"pickup.{outcome}",
                Message(N_("{key} {outcome}"), key=key, outcome=Message(words)),
                partial(self.keep, outcome),
                f"Alt+{key}",
                _ICONS[outcome],
                where=WHERE,
            )
            for key, (outcome, words) in enumerate(OUTCOMES.items(), 1)
        ]
        self.actions_ = Actions(self._page, rows, context=HERE_)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        for row in rows:
            flow.addWidget(ActionButton(self.actions_[row.id], row.icon))
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        for part in (self.number, self.hint, self._buttons, self.script):
            column.addWidget(part)

    def widget(self) -> QWidget:
        """Number, keys and script."""
        return self._box

    def show_record(self, record: Record) -> None:
        """Show what to say for a notice as it stands."""
        self._notice = record
        self.tell()

    def tell(self) -> None:
        """Say it in the language of the moment."""
        notice, place = self._notice, self._place
        if notice is None:
            return
        calling = notice.state in HERE and not notice.voided
        may = calling and place.session.has("staff trainer supervisor")
        for row in self.actions_:
            self.actions_[row.id].setEnabled(may)
        self._buttons.setVisible(may)
        self.number.setVisible(calling)
        self.number.say(notice.number_to_try())
        self.script.setVisible(calling)
        session = place.session
        office = place.store.office.setting("office_name")
        self.script.say(script(notice, office, session.zone, session.today()))
        self.hint.say(self._hint())

    def _hint(self) -> Message:
        notice = self._notice
        if notice.state == "incomplete":
            return Message(
                N_("Only {here} of {pieces} pieces are here: nobody is told yet."),
                here=notice.arrived_pieces or 0,
                pieces=notice.pieces or 0,
            )
        if notice.state not in HERE:
            return Message(notice.states[notice.state])
        tries = Message.counted(N_("{n} attempt"), N_("{n} attempts"), len(notice.attempts))
        if notice.next_try is not None:
            when = moment_text(notice.next_try, self._place.session.zone)
            return Message(N_("{tries}; next try {when}"), tries=tries, when=when)
        return Message(N_("{tries} so far"), tries=tries)

    def keep(self, outcome: str) -> None:
        """Keep an attempt; what was said is asked where somebody answered."""
        notice = self._notice
        if notice is None:
            return
        step = next(s for s in notice.steps if s.id == _STEP)
        if outcome in SILENT:
            self._do({"outcome": outcome, "way": "phone"})
            return
        given = {"outcome": outcome, "way": "phone", "phone": notice.number_to_try()}
        self._place.ask(AskStep(notice, step, self._do, given))

    def _do(self, answers: dict[str, Any]) -> Work[Record]:
        notice, place = self._notice, self._place
        work = place.work(
            self._page, place.store.step, place.session, notice.kind(), notice.id, _STEP, answers
        )
        return work.then(self._kept).failed(place.trouble)

    def _kept(self, notice: Any) -> None:
        words = Message(OUTCOMES[notice.attempts[-1].outcome])
        told = Message(N_("Attempt kept: {outcome}."), outcome=words)
        if notice.next_try is not None:
            when = moment_text(notice.next_try, self._place.session.zone)
            told = Message(
                N_("Attempt kept: {outcome}. Next try {when}."), outcome=words, when=when
            )
        self._place.tell(told)


class _Box(QWidget):
    """Says everything again when the language changes."""

    def __init__(self, call: PickupCall) -> None:
        super().__init__()
        self._call = call

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._call.tell()
