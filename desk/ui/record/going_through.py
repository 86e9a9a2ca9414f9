# SPDX-License-Identifier: MIT
"""Going through a list from a record's tab: where one stands, on to the next, calling through."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.db.course import Course, Stand
from desk.db.fields import Phone
from desk.db.query import Query
from desk.db.record import Record
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import Muted, Notice, action_button

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage


class PlaceBar(QWidget):
    """`3 of 120` with the two arrows, as small as it can be; empty outside of a list."""

    def __init__(self, previous: QAction, following: QAction) -> None:
        super().__init__()
        self.setObjectName("record.place")
        self.words = Muted("", size=theme.LABEL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.space(1), 0)
        row.setSpacing(theme.space(0.5))
        row.addWidget(self.words)
        row.addWidget(action_button(previous))
        row.addWidget(action_button(following))
        self.hide()

    def show_stand(self, stand: Stand | None) -> None:
        """Say where one stands; a record that left its list stands nowhere."""
        self.setVisible(stand is not None)
        if stand is not None:
            text = Message(N_("{at} of {count}"), at=stand.place + 1, count=f"{stand.count:,}")
            self.words.say(text)


class CallingNotice(Notice):
    """The strip while one calls through a list: how far one is, and the number to dial."""

    def __init__(self) -> None:
        super().__init__("", "accent", N_("Next record"))
        self.setObjectName("record.calling")
        self.hide()

    def show_stand(self, record: Record, stand: Stand) -> None:
        """Say whom to call now."""
        number = _number_of(record)
        text = Message(
            N_("Calling through: {at} of {count}."), at=stand.place + 1, count=stand.count
        )
        if number:
            text = Message(N_("{calling} Dial {number}."), calling=text, number=number)
        self.tell(text, "accent", N_("Next record") if stand.place + 1 < stand.count else "")
        self.show()


class GoingThrough:
    """The list behind a record's tab: the one it was opened from, else its whole book."""

    def __init__(self, page: "RecordPage") -> None:
        self._page = page
        self._place = page.workplace
        self._course: Course | None = None
        self.calling = CallingNotice()
        self.calling.asked.connect(partial(self.go, 1))
        self.calling.dismissed.connect(self._stop_calling)
        self._is_calling = False
        self.bar: PlaceBar | None = None

    def furnish(self) -> None:
        """Put the arrows into the head, once the page has its actions."""
        actions = self._page.actions_
        self.bar = PlaceBar(actions["record.previous"], actions["record.next"])
        self._page.head.add_place(self.bar)

    def follow(self, course: Course, *, calling: bool = False) -> None:
        """From now on go through these records."""
        self._course, self._is_calling = course, calling
        self.look()

    def look(self) -> None:
        """Find out where the record stands."""
        page = self._page
        if self._course is None or page.record_id is None:
            return
        place, record = self._place, page.record_id
        work = place.work(page, self._course.stand, place.store, place.session, record)
        work.then(self._stands).failed(place.trouble)

    def _stands(self, stand: Stand | None) -> None:
        if stand is not None and stand.record != self._page.record_id:
            return
        if stand is not None and self._course is not None:
            self._course = Course(self._course.query, self._course.ids, stand.place)
        if self.bar is not None:
            self.bar.show_stand(stand)
        record = self._page.record
        if self._is_calling and stand is not None and record is not None:
            self.calling.show_stand(record, stand)

    def _stop_calling(self) -> None:
        self._is_calling = False

    def go(self, by: int) -> None:
        """Show the next record of the list in this tab, or the one before."""
        page, place = self._page, self._place
        if page.record_id is None:
            return
        course = self._course or Course(Query(page.kind))
        work = place.work(page, course.step, place.store, place.session, page.record_id, by)
        work.then(self._gone).failed(place.trouble)

    def _gone(self, stand: Stand | None) -> None:
        if stand is None:
            self._place.tell(Message(N_("There is no further record in this direction.")))
        elif not self._page.typing.is_open:
            if self._course is not None:
                self._course = Course(self._course.query, self._course.ids, stand.place)
            self._page.turn_to(stand.record)


def _number_of(record: Record) -> str:
    """The first telephone number the form holds."""
    numbers = (
        getattr(record, name) for name, kind in record.kinds().items() if isinstance(kind, Phone)
    )
    return next((str(number) for number in numbers if number), "")
