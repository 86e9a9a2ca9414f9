# SPDX-License-Identifier: MIT
"""Watches the clocks: counts for the rail, the next deadline for the foot of the window, reminders
before a deadline and at it, and the steps that a missed one sets off."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desk.db.clocks import run_missed
from desk.db.dues import MOST, Upcoming, counts, due_today, upcoming
from desk.db.snoozes import Key, key_of, snoozed
from desk.db.store import Store
from desk.reports.ready import make_ready
from desk.session import Session
from desk.text import N_, Message, _
from desk.text.dates import due_text
from desk.ui.now.reminder_note import ReminderNote
from desk.ui.now.reminding import Call, Reminding
from desk.ui.tray import Tray
from desk.ui.workplace import Workplace

#: Between two looks at the clocks, and two runs of what was missed, in milliseconds.
LOOK = 30_000
MISSED = 60_000
#: How many lines ahead are read for reminders, and how long one that passed is still called out.
AHEAD = 50
PASSED = timedelta(minutes=5)
MOMENT = timedelta(milliseconds=1)
WHOLE_DESK = "supervisor head_office"


@dataclass(frozen=True)
class Seen:
    """One look at the clocks."""

    now: datetime
    today: list[Upcoming] = field(default_factory=list)
    ahead: list[Upcoming] = field(default_factory=list)
    put_off: Mapping[Key, datetime] = field(default_factory=dict)
    settled: set[Key] = field(default_factory=set)

    @property
    def over(self) -> set[Key]:
        """What need not stand on the note any more: settled, or put off beyond now."""
        return self.settled | {key for key, until in self.put_off.items() if until > self.now}


def look(store: Store, session: Session, called: Sequence[Upcoming] = ()) -> Seen:
    """What is due today, and what comes next for the person; read beside the window.

    Of what was `called` out it tells what is settled: its deadline is gone, or is another's now.
    """
    mine = not session.has(WHOLE_DESK)
    now = session.now()
    put_off = snoozed(store, session)
    ahead = upcoming(store, session, True, AHEAD, since=now - PASSED)
    # What was put off past its own time is called out again though it is long due.
    again = _standing(store, session, {key for key in put_off if key[-1] < now - PASSED})
    asked = {key_of(due) for due in called}
    settled = asked - {key_of(due) for due in _standing(store, session, asked)}
    return Seen(now, due_today(store, session, mine=mine), again + ahead, put_off, settled)


def _standing(store: Store, session: Session, keys: set[Key]) -> list[Upcoming]:
    """Those of some deadlines that still stand for the person, the most urgent first."""
    found = []
    for moment in sorted({at for _kind, _record, _what, at in keys}):
        some = upcoming(store, session, True, MOST, since=moment, before=moment + MOMENT)
        found += [one for one in some if key_of(one) in keys]
    return found


def keep_up(store: Store, session: Session, told: Set[str] = frozenset()) -> bool:
    """Do what was missed, and make the reports of a month that is over; beside the window.

    Whether all went well. What fails goes on failing each minute until somebody mends it: raises
    only an error whose sentence is not among those `told` already.
    """
    try:
        run_missed(store, session)
        make_ready(store, session)
    except Exception as error:
        if str(error) not in told:
            raise
        return False
    return True


class DueWatch(QObject):
    """Looks after each change and each half minute; silent while a call is being typed."""

    #: A kind, how many of its records are due today, how many of those are late.
    counted = Signal(str, int, int)
    #: The next deadline of the person: when (UTC) or None, what, and the record's number.
    next_due = Signal(object, object, str)
    #: Deadlines (list of Upcoming) that come up soon, or now.
    remind = Signal(list)

    def __init__(self, workplace: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self.note = ReminderNote(window, workplace)
        self._held: list[Upcoming] = []
        self._reminding = Reminding()
        self._workplace = workplace
        self._tray = Tray(self)
        self._counted: set[str] = set()
        self._amiss: set[str] = set()
        self._looking = False
        self._again = False
        workplace.changed.connect(self._changed)
        self._clock = self._every(LOOK, self.look)
        self._missed = self._every(MISSED, self.run_missed)
        workplace.call_over.connect(self.look)
        QTimer.singleShot(0, self, self.look)

    def _every(self, milliseconds: int, do: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(do)
        timer.start()
        return timer

    def _changed(self, _changed: object) -> None:
        self.look()

    def look(self) -> None:
        """Look at the clocks now; while one look is on its way the next waits for it."""
        if self._looking:
            self._again = True
            return
        self._looking = True
        place = self._workplace
        called = [*self.note.dues(), *self._held]
        work = place.work(self, look, place.store, place.session, called)
        work.then(self._seen).failed(place.trouble).ended(self._looked)

    def run_missed(self) -> None:
        """Do what a missed deadline sets off, such as calling in the manager."""
        place = self._workplace
        work = place.work(self, keep_up, place.store, place.session, frozenset(self._amiss))
        work.then(self._kept_up).failed(self._tell_amiss)

    def _kept_up(self, well: bool) -> None:
        if well:
            self._amiss.clear()

    def _tell_amiss(self, error: Exception) -> None:
        self._amiss.add(str(error))
        self._workplace.trouble(error)

    def _looked(self) -> None:
        self._looking = False
        if self._again:
            self._again = False
            self.look()

    def _seen(self, seen: Seen) -> None:
        found = counts(seen.today, seen.now)
        for kind in self._counted | set(found):
            self.counted.emit(kind, *found.get(kind, (0, 0)))
        self._counted = set(found)
        coming = next((line for line in seen.ahead if line.at >= seen.now), None)
        line = coming or next(iter(seen.today), None)
        if line is None:
            self.next_due.emit(None, "", "")
        else:
            self.next_due.emit(line.at, Message(line.what), line.number)
        self._remind(seen)

    def _remind(self, seen: Seen) -> None:
        self.note.take_away(seen.over)
        self._held = [due for due in self._held if key_of(due) not in seen.over]
        if self._workplace.calling:
            return
        minutes = int(self._workplace.store.office.setting("remind_before"))
        lead = timedelta(minutes=minutes)
        calls = self._reminding.calls(seen.ahead, seen.put_off, seen.now, lead)
        if calls:
            self.remind.emit([call.due for call in calls])
            self._tell(calls)

    def _tell(self, calls: list[Call]) -> None:
        place = self._workplace
        self._held += [call.due for call in calls]
        first = calls[0].due
        sentence = Message(
            N_("{what} · {number} {title}"),
            what=Message(first.what),
            number=first.number,
            title=first.title,
        )
        if len(calls) > 1:
            more = Message.counted(N_("and {n} more"), N_("and {n} more"), len(calls) - 1)
            sentence = Message(N_("{work} ({more})"), work=sentence, more=more)
        title = _("Due {when}").format(when=due_text(first.at, place.session.now()))
        if not self._tray.tell(title, str(sentence), self.show_note):
            self.show_note()
        if place.store.office.setting("sound") and any(call.sounds for call in calls):
            QApplication.beep()

    def show_note(self) -> None:
        """Show the note with what was called out, and the window behind it."""
        window = self.note.window()
        if window.isMinimized():
            window.showNormal()
        held, self._held = self._held, []
        self.note.add(held)
        if not window.isActiveWindow():
            window.raise_()

    def go_to_note(self) -> None:
        """The cursor onto the reminders."""
        self.show_note()
        self.note.focus_first()
