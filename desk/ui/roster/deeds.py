# SPDX-License-Identifier: MIT
"""Keeps what is put into the grid, in order and one after another, with undo and redo.

What is put shows at once; while one save is on its way further marks wait and go together.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from desk.records.duty.plan import NONE
from desk.records.duty.planning import put_marks
from desk.ui.roster.plan import Area
from desk.ui.roster.reading import WEEK, MonthOfDuty
from desk.ui.workplace import Workplace

Marks = Mapping[tuple[str, int], str]
#: More steps back than these nobody remembers.
MOST_STEPS = 200


class RosterDeeds(QObject):
    """The marks on their way to the store, and the way back."""

    #: The month as it looks with what is still on its way.
    shown = Signal(object)
    #: The store refused; the month is read anew.
    refused = Signal(object)
    #: Nothing is on its way any more.
    settled = Signal()

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._seen: MonthOfDuty | None = None
        self._going: dict[tuple[str, int], str] = {}
        # By roster: who pages on to another month leaves marks behind that still wait.
        self._waiting: dict[int, dict[tuple[str, int], str]] = {}
        self._done: list[tuple[Marks, Marks]] = []
        self._undone: list[tuple[Marks, Marks]] = []

    @property
    def busy(self) -> bool:
        """Whether something is still on its way."""
        return bool(self._going or self._waiting)

    def take(self, seen: MonthOfDuty) -> MonthOfDuty:
        """A month read from the store, with what is on its way put over it."""
        if self._seen is None or self._seen.roster != seen.roster:
            self._done, self._undone = [], []
        waiting = self._waiting.get(seen.roster or 0, {})
        self._seen = with_marks(seen, {**self._going, **waiting})
        return self._seen

    def put(self, marks: Marks) -> None:
        """Put marks, to be undone later."""
        if self._seen is None:
            return
        old = marks_now(self._seen, marks)
        fresh = {at: mark for at, mark in marks.items() if old.get(at) not in (None, mark)}
        if not fresh:
            return
        self._done = [*self._done[-MOST_STEPS:], ({at: old[at] for at in fresh}, fresh)]
        self._undone = []
        self._send(fresh)

    def undo(self) -> bool:
        """Take the last step back; whether there was one."""
        if not self._done:
            return False
        before, after = self._done.pop()
        self._undone.append((before, after))
        self._send(before)
        return True

    def redo(self) -> bool:
        """Do again what was undone last; whether there was anything."""
        if not self._undone:
            return False
        before, after = self._undone.pop()
        self._done.append((before, after))
        self._send(after)
        return True

    def _send(self, marks: Marks) -> None:
        assert self._seen is not None
        assert self._seen.roster is not None
        self._waiting.setdefault(self._seen.roster, {}).update(marks)
        self._seen = with_marks(self._seen, marks)
        self.shown.emit(self._seen)
        self._next()

    def _next(self) -> None:
        if self._going or not self._waiting:
            return
        roster = next(iter(self._waiting))
        self._going = self._waiting.pop(roster)
        place = self._workplace
        work = place.work(self, put_marks, place.store, place.session, roster, dict(self._going))
        work.failed(partial(self._failed, roster)).ended(self._ended)

    def _failed(self, roster: int, error: Exception) -> None:
        self._waiting.pop(roster, None)
        if self._seen is not None and self._seen.roster == roster:
            self._done, self._undone = self._done[:-1], []
        self.refused.emit(error)

    def _ended(self) -> None:
        self._going = {}
        if self._waiting:
            self._next()
        else:
            self.settled.emit()


def with_marks(seen: MonthOfDuty, marks: Marks) -> MonthOfDuty:
    """The month with some marks put into it."""
    if not marks:
        return seen
    people = []
    for person in seen.people:
        own = {day: mark for (uid, day), mark in marks.items() if uid == person.uid}
        if own:
            line = tuple(own.get(n, mark) for n, mark in enumerate(person.marks, 1))
            person = replace(person, marks=line)
        people.append(person)
    return replace(seen, people=people)


def marks_now(seen: MonthOfDuty, marks: Marks) -> dict[tuple[str, int], str]:
    """What stands where some marks are to be put."""
    rows = {person.uid: person for person in seen.people}
    return {(uid, day): rows[uid].marks[day - 1] for uid, day in marks if uid in rows}


def filled(seen: MonthOfDuty, area: Area, mark: str) -> tuple[dict[tuple[str, int], str], int]:
    """A mark for every chosen cell; days of leave are left out and counted."""
    kind = seen.shifts.get(mark)
    marks, away = {}, 0
    for cell in area.cells():
        person = seen.people[cell.row]
        if kind is not None and kind.worked and cell.column + 1 in person.away:
            away += 1
            continue
        marks[person.uid, cell.column + 1] = mark
    return marks, away


def last_week(seen: MonthOfDuty, area: Area) -> tuple[dict[tuple[str, int], str], int]:
    """The chosen days as they were a week before; one cell means its whole week of everybody.

    Days of leave are left out and counted.
    """
    rows, columns = area.rows, area.columns
    if area.single:
        monday = area.end.column - seen.days[area.end.column].day.weekday()
        columns = range(max(0, monday), min(monday + WEEK, len(seen.days)))
        rows = range(len(seen.people))
    marks, away = {}, 0
    for row in rows:
        person = seen.people[row]
        # From the left to the right, so that a longer area repeats the week before it.
        line = [*person.before, *person.marks]
        for column in columns:
            mark = line[column]
            kind = seen.shifts.get(mark)
            if mark != NONE and kind is None:
                continue
            if kind is not None and kind.worked and column + 1 in person.away:
                away += 1
                continue
            line[column + WEEK] = mark
            marks[person.uid, column + 1] = mark
    return marks, away
