# SPDX-License-Identifier: MIT
"""A step that somebody signs for: its questions, a pad to sign on, one key that enters both."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from desk.db.record import Ask, Record, Step
from desk.db.saving import as_message
from desk.db.store import Store
from desk.errors import DeskError, Invalid
from desk.session import Session
from desk.text import N_, Message, _
from desk.text.dates import day_text, local
from desk.ui import theme
from desk.ui.asks import AskForm
from desk.ui.known import Known
from desk.ui.widgets import Button, Muted, Notice, Panel, SignaturePad

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage

WIDTH = 640


def _collected(notice: Any, session: Session) -> Mapping[str, Any]:
    """Who is expected to come, and what is to be paid on that day."""
    return {"collector": notice.consignee, "cash_received": notice.to_pay(session.today())}


#: Steps that are signed for, by kind and step, with what is filled in before.
SIGNED: Mapping[tuple[str, str], Callable[[Any, Session], Mapping[str, Any]]] = {
    ("pickup_notice", "collect"): _collected,
}


def do_signed(
    store: Store,
    session: Session,
    record: Record,
    step: str,
    answers: Mapping[str, Any],
    signature: bytes,
) -> Record:
    """Do a step and keep the signature with the record; raises as `Store.step` does."""
    day = day_text(local(session.now(), session.zone))
    files = [(_("Signature {day}.png").format(day=day), signature)] if signature else []
    return store.step(session, record.kind(), record.id, step, answers, files=files)


class SignedStepPanel(Panel):
    """Comes in beside the record; Ctrl+Enter enters it, Esc leaves what is typed for later."""

    def __init__(self, page: "RecordPage", record: Record, step: Step) -> None:
        title = Message(N_("{step}: {number}"), step=Message(step.label), number=record.number)
        super().__init__(page.window(), title, width=WIDTH)
        self.setObjectName("signed")
        assert step.asks is not None
        self.workplace = page.workplace
        self._record, self._step = record, step
        self._known = Known(page.workplace, self)
        self._busy = False
        self.form = AskForm(self._asked(step.asks), self._known.at, suggest=self._known.suggest)
        self.form.setObjectName("signed.form")
        self.pad = SignaturePad()
        self.pad.setObjectName("signed.pad")
        self.notice = Notice()
        self.notice.setObjectName("signed.notice")
        self.notice.hide()
        self.enter = Button(Message(step.label), role="primary", icon=step.icon, hint="Ctrl+Return")
        self.enter.setObjectName("signed.enter")
        self.enter.clicked.connect(self.send)
        self.form.finished.connect(lambda: self.pad.setFocus(Qt.FocusReason.TabFocusReason))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.enter)
        self.body.setSpacing(theme.space(2))
        self.body.addWidget(self.notice)
        self.body.addWidget(self.form)
        self.body.addWidget(Muted(N_("Signature (mouse, finger or pen)"), size=theme.BASE))
        self.body.addWidget(self.pad)
        self.body.addStretch(1)
        self.body.addLayout(foot)

    def _asked(self, asks: type[Ask]) -> Ask:
        """The questions with their defaults and what is known already."""
        asked, session = asks(), self.workplace.session
        for name, kind in asked.kinds().items():
            if kind.first is not None:
                first = kind.first
                setattr(asked, name, first(session) if callable(first) else first)
        given = SIGNED.get((self._record.kind(), self._step.id))
        for name, value in (given(self._record, session) if given else {}).items():
            setattr(asked, name, value)
        return asked

    def begin(self) -> None:
        """Come in with the cursor in the first empty cell."""
        self.slide_in()
        self.form.focus_first()

    def send(self) -> None:
        """Enter the step with its signature, unless something is missing."""
        unread = self.form.settle()
        assert self._step.asks is not None
        answers = self.form.values()
        problems = unread or [as_message(p) for p in self._step.asks(**answers).problems()]
        self.form.show_problems(problems)
        if problems or self._busy:
            return
        self._busy = True
        self.notice.hide()
        place = self.workplace
        work = place.work(
            self, do_signed, place.store, place.session, self._record, self._step.id, answers,
            self.pad.png(),
        )  # fmt: skip
        work.then(self._done).failed(self._refused).ended(self._free)

    def _done(self, _record: Record) -> None:
        self.workplace.tell(Message(N_("{step}: done."), step=Message(self._step.label)))
        self.slide_out()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            self.form.show_problems(error.problems)
        elif isinstance(error, DeskError):
            self.notice.tell(error.message, "red")
            self.notice.show()
        else:
            self.workplace.trouble(error)

    def _free(self) -> None:
        self._busy = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.send()
        else:
            super().keyPressEvent(event)
