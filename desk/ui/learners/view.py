# SPDX-License-Identifier: MIT
"""Everybody's courses: people at the left, the courses of the one looked at with marks beside."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desk.db.act import Changed
from desk.db.store import Store
from desk.records.course import Attended, Learner, courses_of, learners
from desk.records.course.words import RESULTS, STATES
from desk.session import Session
from desk.text import N_, Message
from desk.text.dates import day_text, local
from desk.ui import theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Action, Actions
from desk.ui.requests import OpenRecord
from desk.ui.rowtable import RowColumn, RowLine, RowTable
from desk.ui.widgets import EmptyState, Ground, Heading, Muted, Title
from desk.ui.workplace import Workplace

KIND = "course"
WHERE = N_("Courses by person")
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ACTIONS = (
    Action("learners.new", N_("New course"), "new", "Ctrl+Shift+N", "new", ("write", KIND), WHERE),
)
_PEOPLE = (
    RowColumn(N_("Colleague")),
    RowColumn(N_("Courses"), 76, right=True),
    RowColumn(N_("Courses passed"), 96, right=True),
    RowColumn(N_("Mean mark"), 84, right=True),
)
_COURSES = (
    RowColumn(N_("Held on"), 100),
    RowColumn(N_("Title of the course")),
    RowColumn(N_("Course mark"), 76, right=True),
    RowColumn(N_("Re-sit on"), 100),
    RowColumn(N_("Mark of the re-sit"), 110, right=True),
    RowColumn(N_("How it ended"), 160, badge=True),
)
_TONES = {"passed": "green", "resit": "green", "failed": "red", "absent": "amber"}
_CALM = 200


class Seen(NamedTuple):
    """What the page shows: everybody, and the courses of one."""

    learners: list[Learner]
    person: int | None
    courses: list[Attended]


def look_at_learners(store: Store, session: Session, person: int | None) -> Seen:
    """Read everybody, and the courses of a person (else of the first one)."""
    everybody = learners(store, session)
    known = [one.person for one in everybody]
    if person not in known:
        person = session.person_id if session.person_id in known else next(iter(known), None)
    return Seen(everybody, person, courses_of(store, session, person) if person else [])


class LearnersView(QWidget):
    """A person a row; the courses follow the cursor, Enter opens one."""

    name = N_("By person")
    icon = "users"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("learners")
        self.workplace = workplace
        self.actions_ = Actions(self, ACTIONS, context=HERE, may=workplace.may)
        self._person: int | None = None
        self._seen: Seen | None = None
        self.people = RowTable(WHERE, _PEOPLE)
        self.people.setObjectName("learners.people")
        self.courses = RowTable(N_("Courses"), _COURSES)
        self.courses.setObjectName("learners.courses")
        self.who = Heading()
        self.who.setObjectName("learners.who")
        self.sum = Muted(size=theme.BASE)
        self.empty = EmptyState(
            "empty-list",
            N_("Nobody has been in a course yet"),
            N_("Courses for colleagues stand here with their marks and re-sits."),
        )
        self._assemble()
        self.people.moved.connect(self._moved)
        self.people.opened.connect(lambda _person: self.courses.setFocus())
        self.courses.opened.connect(lambda course: workplace.ask(OpenRecord(KIND, course)))
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self.look)
        workplace.changed.connect(self._changed)
        self.look()

    def _assemble(self) -> None:
        head = Ground("paper", "bottom")
        self.head_row = row = QHBoxLayout(head)
        row.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        row.setSpacing(theme.space(2))
        row.addWidget(Title(Message(self.workplace.store.books[KIND].sheet.book_title)))
        row.addStretch(1)
        new = self.actions_.get("learners.new")
        if new is not None:
            row.addWidget(ActionButton(new, "new", prominent=True))
        right = Ground("paper", "left")
        beside = QVBoxLayout(right)
        beside.setContentsMargins(1, theme.space(2), 0, 0)
        beside.setSpacing(theme.space(2))
        line = QHBoxLayout()
        line.setContentsMargins(theme.space(3), 0, theme.space(3), 0)
        line.addWidget(self.who)
        line.addSpacing(theme.space(2))
        line.addWidget(self.sum, 1, Qt.AlignmentFlag.AlignBottom)
        beside.addLayout(line)
        beside.addWidget(self.courses, 1)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.people)
        both.addWidget(right)
        both.setSizes([400, 700])
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    def focus_start(self) -> None:
        """The cursor into the list of people."""
        self.people.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is shown

    def look(self) -> None:
        """Read people and courses anew."""
        place, asked = self.workplace, self._person
        work = place.work(self, look_at_learners, place.store, place.session, asked)
        work.then(partial(self._read, asked)).failed(place.trouble)

    def _read(self, asked: int | None, seen: Seen) -> None:
        if self._person in (asked, seen.person):  # else the cursor went on meanwhile
            self._show(seen)

    def _show(self, seen: Seen) -> None:
        self._seen, self._person = seen, seen.person
        names = {p.id: p.name for p in self.workplace.store.office.people.values()}
        self.people.blockSignals(True)
        self.people.show_lines([_learner(one, names[one.person]) for one in seen.learners])
        rows = [one.person for one in seen.learners]
        if seen.person in rows:
            self.people.look_at(rows.index(seen.person))
        self.people.blockSignals(False)
        zone = self.workplace.session.zone
        lines = [_course(one, day_text(local(one.held_at, zone).date())) for one in seen.courses]
        self.courses.show_lines(lines)
        self.who.say(names.get(seen.person or 0, ""))
        self._say_sum(seen)
        self._stack.setCurrentIndex(0 if seen.learners else 1)

    def _say_sum(self, seen: Seen) -> None:
        one = next((line for line in seen.learners if line.person == seen.person), None)
        if one is None:
            self.sum.say("")
        elif one.mean is None:
            self.sum.say(Message(N_("{count} courses"), count=one.courses))
        else:
            told = N_("{count} courses, mean mark {mean}")
            self.sum.say(Message(told, count=one.courses, mean=f"{one.mean:.1f}"))

    def _moved(self, person: int | None) -> None:
        if person is not None and person != self._person:
            self._person = person
            self.look()

    def _changed(self, changed: list[Changed]) -> None:
        if any(c.kind == KIND for c in changed):
            self._calm.start()

    def new(self) -> None:
        """An empty course sheet."""
        self.workplace.ask(OpenRecord(KIND))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._seen is not None:
            self._show(self._seen)


def _learner(one: Learner, name: str) -> RowLine:
    mean = "" if one.mean is None else f"{one.mean:.1f}"
    cells = (name, str(one.courses), str(one.passed), mean)
    return RowLine(cells, value=one.person)


def _course(one: Attended, day: str) -> RowLine:
    ended = RESULTS[one.result] if one.result else STATES[one.state]
    cells = (
        day,
        one.subject,
        "" if one.mark is None else str(one.mark),
        "" if one.resit_on is None else day_text(one.resit_on),
        "" if one.resit_mark is None else str(one.resit_mark),
        Message(ended),
    )
    return RowLine(cells, value=one.course, tone=_TONES.get(one.result, "muted"))
