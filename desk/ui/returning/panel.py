# SPDX-License-Identifier: MIT
"""A vehicle is back: only the exceptions are typed, the bag is counted, one key enters it all."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from desk.db.record import Ask
from desk.errors import DeskError, Invalid
from desk.records.dispatch.homecoming import Homecoming, bring_home, cash_expected
from desk.records.dispatch.moves import AskBack, AskSettle
from desk.text import N_, Message
from desk.text.money import yuan
from desk.ui import theme
from desk.ui.asks import AskForm
from desk.ui.known import Known
from desk.ui.problems import told
from desk.ui.record.own_panels import panels_of
from desk.ui.returning.stop_row import StopRow
from desk.ui.widgets import Button, Ground, Heading, Label, Muted, Notice, Panel

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage

WIDTH = 800


class ReturnPanel(Panel):
    """Trip, stops and bag from top to bottom; what is typed stays while the panel is away."""

    def __init__(self, page: "RecordPage", note: Any) -> None:
        title = Message(N_("Return of {plate}, {number}"), plate=note.plate, number=note.number)
        super().__init__(page.window(), title, width=WIDTH)
        self.setObjectName("return")
        self.workplace = page.workplace
        self.note = note
        self._known = Known(page.workplace, self)
        self._busy = False
        at = self._known.at
        self.trip = AskForm(self._first(AskBack()), at)
        self.trip.setObjectName("return.trip")
        self.trip.set_absent({"rest_delivered"})
        self.trip.setVisible(note.state == "out")
        self.rows = [
            StopRow(
                number, stop, [g for g in note.goods if stop.order and g.order == stop.order], at
            )
            for number, stop in enumerate(note.stops, 1)
        ]
        self.bag = AskForm(self._first(AskSettle()), at)
        self.bag.setObjectName("return.bag")
        self.count = Label(wrap=True)
        self.count.setObjectName("return.count")
        self.notice = Notice()
        self.notice.setObjectName("return.notice")
        self.notice.hide()
        self.enter = Button(N_("Enter the return"), role="primary", icon="home", hint="Ctrl+Return")
        self.enter.setObjectName("return.enter")
        self._assemble()
        self._connect()
        self._fit_trip()
        self.reckon()

    def _first(self, asked: Ask) -> Ask:
        """The questions with their defaults filled in."""
        for name, kind in asked.kinds().items():
            if kind.first is not None:
                first = kind.first
                value = first(self.workplace.session) if callable(first) else first
                setattr(asked, name, value)
        return asked

    def _assemble(self) -> None:
        inner = Ground("paper")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.space(2), 0)
        column.setSpacing(0)
        column.addWidget(self.trip)
        for row in self.rows:
            column.addWidget(row)
        column.addSpacing(theme.space(3))
        column.addWidget(Heading(N_("Cash bag")))
        column.addWidget(Muted(N_("Left empty, the bag is counted later."), wrap=True))
        column.addSpacing(theme.space(1))
        column.addWidget(self.bag)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.enter)
        self.body.setSpacing(theme.space(2))
        self.body.addWidget(self.notice)
        self.body.addWidget(self.area, 1)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.trip.page.resized.connect(self._fit_trip)
        self.trip.finished.connect(lambda: self._go_to(0))
        for at, row in enumerate(self.rows):
            row.passed.connect(lambda at=at: self._go_to(at + 1))
            row.changed.connect(self.reckon)
        self.bag.changed.connect(lambda _name: self.reckon())
        self.bag.finished.connect(self.send)
        self.enter.clicked.connect(self.send)

    def _fit_trip(self) -> None:
        """One row of cells needs no desk below it."""
        self.trip.setFixedHeight(self.trip.page.ruled.bottom + 2)

    def begin(self) -> None:
        """Come in with the cursor where the work starts."""
        self.slide_in()
        if self.trip.isHidden():
            self.bag.focus_first()
        else:
            self.trip.focus_field("odometer")

    def _go_to(self, at: int) -> None:
        if at < len(self.rows):
            self.rows[at].focus_outcome()
            self.area.ensureWidgetVisible(self.rows[at], 0, theme.space(4))
        else:
            self.bag.focus_first()
            self.area.ensureWidgetVisible(self.bag)

    # reckoning

    @property
    def expected(self) -> int:
        """The fen that must be in the bag with what is entered now."""
        entries = [row.entry() for row in self.rows]
        return cash_expected([row.stop for row in self.rows], entries)

    def _counted(self) -> int | None:
        value = self.bag.values().get("cash_returned")
        return value if isinstance(value, int) else None

    def reckon(self) -> None:
        """Say what must be in the bag, what is in it, and what is between the two."""
        counted, due = self._counted(), self.expected
        tone = ""
        if counted is None:
            said = Message(N_("To bring back: {due}"), due=yuan(due))
        elif counted == due:
            said, tone = Message(N_("{due} in the bag, as it should be."), due=yuan(due)), "green"
        else:
            sentence = (
                N_("{amount} too little: {counted} in the bag, {due} to bring back. Say why.")
                if counted < due
                else N_("{amount} too much: {counted} in the bag, {due} to bring back. Say why.")
            )
            amount, tone = yuan(abs(counted - due)), "red"
            said = Message(sentence, amount=amount, counted=yuan(counted), due=yuan(due))
        self.count.say(said)
        self.count.setProperty("tone", tone)
        self.count.style().unpolish(self.count)
        self.count.style().polish(self.count)

    # entering

    def send(self) -> None:
        """Enter the return, unless something cannot be understood or is not explained."""
        if self._busy or not self._settled():
            return
        bag = self.bag.values() if self._counted() is not None else None
        home = Homecoming(self.note.id, [row.entry() for row in self.rows], self.trip.values(), bag)
        self._busy = True
        self.enter.setEnabled(False)
        self.notice.hide()
        place = self.workplace
        work = place.work(self, bring_home, place.store, place.session, home)
        work.then(self._home).failed(self._refused).ended(self._free)

    def _settled(self) -> bool:
        for row in self.rows:
            row.complain(False)
        forms = [self.bag] if self.trip.isHidden() else [self.trip, self.bag]
        fine = True
        for row in self.rows:
            fine = row.settle() and fine
        for form in forms:
            unread = form.settle()
            form.show_problems(unread)
            fine = fine and not unread
        counted = self._counted()
        unexplained = counted is not None and counted != self.expected
        if fine and unexplained and not self.bag.values().get("difference_reason"):
            problem = Message(N_("The difference in the bag must be explained."))
            self.bag.show_problems([("difference_reason", problem)])
            return False
        return fine

    def _home(self, note: Any) -> None:
        self.note = note
        done = Message(N_("{plate} is back, {number}."), plate=note.plate, number=note.number)
        if note.state == "closed":
            done = Message(
                N_("{plate} is back, {number}; the cash is settled."),
                plate=note.plate,
                number=note.number,
            )
        self.workplace.tell(done)
        self.slide_out()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            self.notice.tell(told(type(self.note), error), "red")
            self.notice.show()
            for _name, message in error.problems:
                position = message.values.get("position")
                if isinstance(position, int) and position <= len(self.rows):
                    self._point_at(self.rows[position - 1])
        elif isinstance(error, DeskError):
            self.notice.tell(error.message, "red")
            self.notice.show()
        else:
            self.workplace.trouble(error)

    def _point_at(self, row: StopRow) -> None:
        row.complain(True)
        row.show_cells()
        self.area.ensureWidgetVisible(row)

    def _free(self) -> None:
        self._busy = False
        self.enter.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.send()
        else:
            super().keyPressEvent(event)


def open_return(page: "RecordPage", note: Any) -> None:
    """The panel of a note's page, with what was typed before while the note is as it was."""
    shape = (note.state, [stop.uid for stop in note.stops])
    panels_of(page).panel("return", shape, lambda: ReturnPanel(page, note)).begin()
