# SPDX-License-Identifier: MIT
"""The call card (F2): who calls, what for, what to ask; Enter opens the right form filled in."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desk.db.record import Record
from desk.records.call import Script, log_call, script_of
from desk.text import N_, Message, _, language
from desk.text.catalogue import Unreadable
from desk.text.phones import digits, read_phone
from desk.text.plain import one_line
from desk.ui import theme
from desk.ui.actions import Action, Actions
from desk.ui.call.callers import Caller, Found, find_callers, with_records
from desk.ui.call.clock import CallClock
from desk.ui.call.kind_list import KindList
from desk.ui.call.kinds import NOTE, CallKind, Ringing, filled, kinds_for, note_of, opening
from desk.ui.call.matches import Matches
from desk.ui.call.script import ScriptView
from desk.ui.offers import Offers
from desk.ui.requests import OpenRecord
from desk.ui.widgets import Button, Muted, Panel
from desk.ui.work import Work
from desk.ui.workplace import Workplace

WIDTH = 440
_WAIT = 120  # milliseconds after a key before looking for callers
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class CallCard(Panel):
    """One call, from the ringing telephone to the form that is filled in while speaking."""

    def __init__(self, window: QWidget, workplace: Workplace) -> None:
        super().__init__(window, N_("Call card"), width=WIDTH)
        self.setObjectName("call")
        self._workplace = workplace
        self._work: Work[Found] | None = None
        self._known: Caller | None = None
        self._typed_name = False
        self.clock = CallClock(workplace.session.now)
        self.head.insertWidget(2, self.clock)
        self.number = self._line("call.number", theme.HEADING)
        self.name = self._line("call.name", theme.BASE)
        self.words = self._line("call.words", theme.BASE)
        self.words.setMaxLength(500)
        self.offers = Offers(workplace)
        self.kinds = KindList(kinds_for(workplace.may))
        self.matches = Matches(workplace)
        self.script = ScriptView(workplace.session.name, self._script_of)
        self.hold_button = Button(N_("Hold"), icon="hold")
        self.hold_button.setCheckable(True)
        self.hold_button.setObjectName("call.hold")
        self.open_button = Button(N_("Open the form"), role="primary", icon="right")
        self.open_button.setObjectName("call.open")
        self._assemble()
        self._connect()
        self.actions_ = Actions(self, self._table(), context=_HERE)
        self.retranslate()

    def _line(self, name: str, size: int) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setFont(theme.font(size))
        line.setFixedHeight(theme.CONTROL + (6 if size > theme.BASE else 2))
        line.setMaxLength(80)
        return line

    def _assemble(self) -> None:
        inner = QFrame()
        theme.role(inner, "paper")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.space(1), 0)
        column.setSpacing(theme.space(2))
        for widget in (self.matches, self.offers, self.kinds, self.script):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space(2))
        self._hint = Muted()
        foot.addWidget(self.hold_button)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.open_button)
        self.body.setSpacing(theme.space(2))
        self.body.addWidget(self.number)
        self.body.addWidget(self.name)
        self.body.addWidget(self.words)
        self.body.addWidget(scroll, 1)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT)
        self._later.timeout.connect(self._look)
        self.number.textEdited.connect(lambda _text: self._later.start())
        self.name.textEdited.connect(self._name_typed)
        self.words.textEdited.connect(self.offers.typed)
        for line in (self.number, self.name, self.words):
            line.returnPressed.connect(self.open_form)
        self.kinds.chosen.connect(lambda _at: self._show_script())
        self.kinds.opened.connect(self.open_form)
        self.matches.taken.connect(self._take)
        self.matches.opened.connect(self._open_record)
        self.hold_button.toggled.connect(self.clock.set_held)
        self.open_button.clicked.connect(self.open_form)
        self.opened.connect(lambda: self._set_calling(True))
        self.closed.connect(lambda: self._set_calling(False))

    def _table(self) -> list[Action]:
        where = N_("Call card")
        rows = [
            Action("call.open", N_("Open the form"), "open_form", "Ctrl+Return", where=where),
            Action("call.hold", N_("Hold"), "toggle_hold", "Alt+H", "hold", where=where),
        ]
        for at, kind in enumerate(self.kinds.kinds):
            rows.append(
                Action(
                    f"call.kind.{kind.id}",
                    kind.label,
                    partial(self.kinds.choose, at),
                    f"Alt+{at + 1}",
                    kind.icon,
                    where=where,
                )
            )
        return rows

    def start_call(self) -> None:
        """A telephone rings: an empty card with its clock running; an open one is only raised."""
        if not self.is_open:
            self.number.clear()
            self.name.clear()
            self.words.clear()
            self.offers.clear()
            self._typed_name = False
            self._show_callers(Found())
            self.kinds.choose(0)
            self.hold_button.setChecked(False)
            self.clock.start()
        self.slide_in()
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.number.selectAll()

    def toggle_hold(self) -> None:
        """Put the caller on hold, or go back to the caller."""
        self.hold_button.toggle()

    def ringing(self) -> Ringing:
        """What is known of the call now."""
        typed = one_line(self.number.text())
        try:
            number = read_phone(typed) if typed else ""
        except Unreadable:
            number = typed if digits(typed) and not any(c.isalpha() for c in typed) else ""
        known = self._known
        if known is not None and digits(typed) and digits(typed) in digits(known.phone):
            number = known.phone  # some figures were enough to know who is calling
        return Ringing(
            number or (known.phone if known is not None else ""),
            one_line(self.name.text()) or (known.name if known is not None else ""),
            known.id if known is not None else None,
            self.clock.began,
            int(self.clock.held.total_seconds()),
            known.name if known is not None else "",
        )

    def open_form(self) -> None:
        """Open the form of the chosen kind with all that is known filled in."""
        kind = self.kinds.kind
        if kind is None:
            return
        if self._later.isActive():
            self._later.stop()
            self._look(then_open=True)
            return
        call = self.ringing()
        words = one_line(self.words.text())
        values = opening(kind, self._workplace.store.books, call, words)
        self.slide_out()
        note = partial(self._keep_note, kind, call) if kind.kind != NOTE else None
        self._workplace.ask(OpenRecord(kind.kind, values=values, then=note))

    def _keep_note(self, kind: CallKind, call: Ringing, record: Record) -> None:
        """The form the call led to is saved: the note of the call is kept with it."""
        place = self._workplace
        if not place.may("write", NOTE):
            return
        known = note_of(call, kind.purpose, kind.outcome) | {"ended_at": place.session.now()}
        values = filled(place.store.books[NOTE], known)
        related = (record.kind(), record.id)
        work = place.work(place, log_call, place.store, place.session, values, related)
        work.failed(place.trouble)

    def _open_record(self, kind: str, record: int) -> None:
        self._workplace.ask(OpenRecord(kind, record))

    def _set_calling(self, calling: bool) -> None:
        self._workplace.calling = calling
        if not calling:
            self.clock.stop()

    def _name_typed(self, text: str) -> None:
        self._typed_name = bool(text.strip())
        self._later.start()

    def _look(self, then_open: bool = False) -> None:
        if self._work is not None:
            self._work.cancel()
        place = self._workplace
        number, name = self.number.text(), self.name.text() if self._typed_name else ""
        self._work = place.work(self, find_callers, place.store, place.session, number, name)
        self._work.then(self._show_callers).failed(place.trouble)
        if then_open:
            self._work.ended(self.open_form)

    def _show_callers(self, found: Found) -> None:
        people = found.callers
        self._known = people[0] if people and self._is_sure(people) else None
        if not self._typed_name:
            self.name.setText(self._known.name if self._known is not None else "")
        typed = self.number.text().strip() or self.name.text().strip()
        self.matches.show_callers(
            people, self._known, found.others, searched=bool(typed), by_name=found.by_name
        )

    def _is_sure(self, found: list[Caller]) -> bool:
        """Whether the first one is the caller: the only one, or with this very number."""
        try:
            same = read_phone(self.number.text()) == found[0].phone
        except Unreadable:
            same = False
        return len(found) == 1 or same

    def _take(self, caller: Caller) -> None:
        """The clerk says who it is."""
        self._known = caller
        self.name.setText(caller.name)
        self._typed_name = False
        place = self._workplace
        work = place.work(self, with_records, place.store, place.session, caller)
        work.then(lambda whole: self.matches.show_callers([whole], whole)).failed(place.trouble)

    def _script_of(self, kind: str) -> Script:
        place = self._workplace
        return script_of(place.store.office, kind, language(), place.session.today())

    def _show_script(self) -> None:
        kind = self.kinds.kind
        self.script.show_script(kind.id if kind is not None else "")
        if kind is not None:
            self._hint.say(Message(N_("Enter: {kind}"), kind=Message(kind.label)))

    def retranslate(self) -> None:
        """Say the hints in the language of the moment."""
        for line, words in (
            (self.number, N_("Caller's number")),
            (self.name, N_("Caller's name")),
            (self.words, N_("What it is about")),
        ):
            line.setPlaceholderText(_(words))
            line.setAccessibleName(_(words))
        self.setAccessibleName(_(N_("Call card")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().casefold() == "h" and not event.modifiers():
            self.toggle_hold()
        elif event.key() == Qt.Key.Key_Down and self.matches.list.isVisible():
            self.matches.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
