# SPDX-License-Identifier: MIT
"""Keeps what is put into the grid, in order and one after another, with undo and redo.

What is put shows at once; while one save is on its way further marks wait and go together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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


@dataclass(eq=False)
class Step:
    """What was put at once, and what stood there before."""

    before: dict[tuple[str, int], str]
    after: Marks


@dataclass(frozen=True)
class Move:
    """A step on its way to the store: done, or taken back."""

    step: Step
    back: bool = False

    @property
    def came_from(self) -> Marks:
        """What stood in its cells before the move."""
        return self.step.after if self.back else self.step.before

    @property
    def marks(self) -> Marks:
        """What the move puts."""
        return self.step.before if self.back else self.step.after


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
        self._going: list[Move] = []
        # By roster: who pages on to another month leaves marks behind that still wait.
        self._waiting: dict[int, list[Move]] = {}
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def busy(self) -> bool:
        """Whether something is still on its way."""
        return bool(self._going or self._waiting)

    def take(self, seen: MonthOfDuty) -> MonthOfDuty:
        """A month read from the store, with what is on its way put over it."""
        if self._seen is None or self._seen.roster != seen.roster:
            self._done, self._undone = [], []
        waiting = self._waiting.get(seen.roster or 0, [])
        self._seen = with_marks(seen, put_by([*self._going, *waiting]))
        return self._seen

    def put(self, marks: Marks) -> None:
        """Put marks, to be undone later."""
        if self._seen is None:
            return
        old = marks_now(self._seen, marks)
        fresh = {at: mark for at, mark in marks.items() if old.get(at) not in (None, mark)}
        if not fresh:
            return
        step = Step({at: old[at] for at in fresh}, fresh)
        self._done = [*self._done[-MOST_STEPS:], step]
        self._undone = []
        self._send(Move(step))

    def undo(self) -> bool:
        """Take the last step back; whether there was one."""
        if not self._done:
            return False
        step = self._done.pop()
        self._undone.append(step)
        self._send(Move(step, back=True))
        return True

    def redo(self) -> bool:
        """Do again what was undone last; whether there was anything."""
        if not self._undone:
            return False
        step = self._undone.pop()
        self._done.append(step)
        self._send(Move(step))
        return True

    def _send(self, move: Move) -> None:
        assert self._seen is not None
        assert self._seen.roster is not None
        self._waiting.setdefault(self._seen.roster, []).append(move)
        self._seen = with_marks(self._seen, move.marks)
        self.shown.emit(self._seen)
        self._next()

    def _next(self) -> None:
        if self._going or not self._waiting:
            return
        roster = next(iter(self._waiting))
        self._going = self._waiting.pop(roster)
        place = self._workplace
        marks = put_by(self._going)
        work = place.work(self, put_marks, place.store, place.session, roster, marks)
        work.failed(partial(self._failed, roster)).ended(self._ended)

    def _failed(self, roster: int, error: Exception) -> None:
        """Forget the steps that were not kept, and only those; what waits goes on its own."""
        lost, self._going = self._going, []
        steps = {move.step for move in lost}
        self._done = [step for step in self._done if step not in steps]
        self._undone = [step for step in self._undone if step not in steps]
        stands = stood_before(lost)
        left = [move for move in self._waiting.pop(roster, []) if move.step not in steps]
        if left:
            self._waiting[roster] = left
        rest_on(left, stands)
        if self._seen is not None and self._seen.roster == roster:
            self._seen = with_marks(self._seen, {**stands, **put_by(left)})
            self.shown.emit(self._seen)
        self.refused.emit(error)

    def _ended(self) -> None:
        self._going = []
        if self._waiting:
            self._next()
        else:
            self.settled.emit()


def put_by(moves: Sequence[Move]) -> dict[tuple[str, int], str]:
    """What some moves put, one after another."""
    return {at: mark for move in moves for at, mark in move.marks.items()}


def stood_before(moves: Sequence[Move]) -> dict[tuple[str, int], str]:
    """What stood in the cells of some moves before the first of them."""
    return {at: mark for move in reversed(moves) for at, mark in move.came_from.items()}


def rest_on(moves: Sequence[Move], stands: Marks) -> None:
    """Let steps that were put over others go back to what stands there, for those were not kept."""
    open_cells = dict(stands)
    for move in moves:
        for at in move.marks:
            mark = open_cells.pop(at, None)
            if mark is not None and not move.back:
                move.step.before[at] = mark


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
