# SPDX-License-Identifier: MIT
"""The top of a record's page: number, title, the way it went, its clock, what can be done."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desk.session import Session
from desk.text import N_, Message
from desk.text.dates import due_text, local
from desk.ui import theme
from desk.ui.action_button import ActionButton
from desk.ui.record.loading import Loaded, Reached, Running, still_ahead
from desk.ui.widgets import Ground, Heading, IconButton, Label, Stage, StateBadge, StateLine, Text

#: A deadline nearer than this is amber.
SOON = timedelta(minutes=30)
#: So many steps stand side by side; the others are in the menu.
BUTTONS = 3
_TICK = 10_000


class RecordHead(Ground):
    """Painted as a sheet's top edge; the page tells it what to show."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("paper", "bottom", parent)
        self.setObjectName("record.head")
        self._session = session
        self._running: tuple[Running, ...] = ()
        self.number = Heading()
        self.number.setObjectName("record.number")
        self.title = Label(size=theme.HEADING, elide=True)
        self.title.setObjectName("record.title")
        self.lock = StateBadge()
        self.lock.setObjectName("record.lock")
        self.clock = StateBadge()
        self.clock.setObjectName("record.clock")
        self.line = StateLine()
        self.line.setObjectName("record.states")
        self._more_menu = QMenu(self)
        self.more = IconButton("more", N_("More"))
        self.more.setObjectName("record.more")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._more_menu)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.space(1.5))
        self._assemble()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK)
        self._tick.timeout.connect(self._show_clock)
        self._tick.start()

    def _assemble(self) -> None:
        self._upper = upper = QHBoxLayout()
        upper.setSpacing(theme.space(2))
        for widget in (self.number, self.title, self.lock, self.clock):
            upper.addWidget(widget, 1 if widget is self.title else 0)
        upper.addSpacing(theme.space(2))
        upper.addLayout(self._buttons)
        upper.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        column.setSpacing(theme.space(1.5))
        column.addLayout(upper)
        column.addWidget(self.line)

    def add_place(self, bar: QWidget) -> None:
        """Say before the buttons where the record stands in its list."""
        self._upper.insertWidget(self._upper.indexOf(self._buttons), bar)

    def show_new(self, title: Text) -> None:
        """An empty form: no number, no way yet."""
        self.number.say(title)
        self.title.say("")
        self._running = ()
        self.line.hide()
        self.lock.hide()
        self._show_clock()

    def show_loaded(self, loaded: Loaded, *, locked: bool) -> None:
        """A record with its way and its clocks; `locked`: this person may only read it."""
        record = loaded.record
        self.number.say(record.number)
        self.title.say(record.title())
        self._running = loaded.running
        stages = self._stages(loaded)
        self.line.setVisible(bool(stages))
        self.line.show_stages(stages, len(loaded.reached) - 1 + (loaded.voided is not None))
        if record.voided:
            self.lock.show_state(N_("Void"), "red")
        elif locked:
            self.lock.show_state(N_("Read only"), "muted")
        self.lock.setVisible(bool(record.voided or locked))
        self._show_clock()

    def _stages(self, loaded: Loaded) -> list[Stage]:
        record = loaded.record
        names = record.states
        stages = [self._stage(reached, names) for reached in loaded.reached]
        if record.voided:
            if loaded.voided is not None:
                stages.append(self._stage(loaded.voided, {"void": N_("Void")}, "red"))
            return stages
        if stages and record.is_closed():
            stages[-1] = Stage(stages[-1].name, stages[-1].when, stages[-1].who, "green")
        return stages + [Stage(Message(names[state])) for state in still_ahead(record)]

    def _stage(self, reached: Reached, names: Mapping[str, str], tone: str = "accent") -> Stage:
        name = Message(names.get(reached.state, reached.state))
        if reached.at is None:
            return Stage(name, "", reached.who, tone)
        here = local(reached.at, self._session.zone)
        same_day = here.date() == self._session.today()
        when = f"{here:%H:%M}" if same_day else f"{here:%m-%d %H:%M}"
        return Stage(name, when, reached.who, tone)

    def _show_clock(self) -> None:
        self.clock.setVisible(bool(self._running))
        if self._running:
            due = self._running[0]
            now = self._session.now()
            when = due_text(due.at, now)
            words = Message(N_("{what}: {when}"), what=Message(due.what), when=when)
            self.clock.show_state(words, clock_tone(due.at, now))

    def show_actions(
        self,
        main: Sequence[tuple[QAction, str]],
        menu: Sequence[QAction | None],
        *,
        prominent: bool = True,
    ) -> None:
        """Buttons for the first of `main`, the very first prominent; the rest stand in the menu.

        A None in the menu is a line between groups.
        """
        focused, page = QApplication.focusWidget(), self.parentWidget()
        if focused is not None and page is not None and self.isAncestorOf(focused):
            # The button that was pressed goes; the keys of the page must go on working.
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, (action, icon) in enumerate(main[:BUTTONS]):
            self._buttons.addWidget(ActionButton(action, icon, prominent=prominent and at == 0))
        self._more_menu.clear()
        for action, _icon in main[BUTTONS:]:
            self._more_menu.addAction(action)
        if main[BUTTONS:] and menu:
            self._more_menu.addSeparator()
        for entry in menu:
            if entry is None:
                self._more_menu.addSeparator()
            else:
                self._more_menu.addAction(entry)
        self.more.setVisible(not self._more_menu.isEmpty())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_clock()


def clock_tone(at: datetime, now: datetime) -> str:
    """Red when late, amber when soon, quiet else; the words beside say the same."""
    if at <= now:
        return "red"
    return "amber" if at - now <= SOON else "muted"
