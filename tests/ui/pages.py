# SPDX-License-Identifier: MIT
"""A desk to put pages on: an office on disk, a small book with steps and clocks, the real ones."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from desk.db.books import Books
from desk.db.fields import Line, Moment, Money, Name, Note, Phone
from desk.db.record import Ask, Due, Record, Row, Rows, Step
from desk.db.standing import Standing, in_states
from desk.db.store import Store
from desk.records.call import Call
from desk.records.complaint import Complaint
from desk.records.customer import Customer
from desk.records.fine import Fine
from desk.session import Session
from desk.sheet import Printout, Sheet
from desk.ui import theme
from desk.ui.requests import Request
from desk.ui.work import RunningWork
from desk.ui.workplace import Workplace
from tests.offices import Desk


class AskGive(Ask):
    """To whom it was given."""

    owner = Name("Owner", required=True)


class Look(Row):
    """One look for the owner."""

    text = Line("What was done")


def _take(slip: "Slip", act: Any, asked: Any) -> None:
    slip.state, slip.assigned = "taken", act.session.person_id


def _give(slip: "Slip", act: Any, asked: AskGive) -> None:
    slip.state, slip.owner = "given", asked.owner


class Slip(Record):
    """One slip of the lost-and-found book."""

    item = Line("Item", required=True)
    owner = Name("Owner")
    phone = Phone("Telephone")
    reward = Money("Reward")
    until = Moment("Keep until")
    remarks = Note("Remarks")
    looks = Rows("Looks", Look)

    sheet = Sheet(
        title="Slip",
        book="Lost and found",
        prefix="LF",
        drawing="""
            number  item    owner
            phone   reward  until
            remarks remarks remarks
            looks   looks   looks
        """,
        listed="number item owner state reward",
        searched="item owner phone",
        rights={"write": "staff supervisor", "export": "supervisor"},
    )
    states = {"found": "Found", "taken": "Taken", "given": "Given back", "thrown": "Thrown away"}
    closed_states = frozenset({"given", "thrown"})
    standings = (Standing("Things here", in_states("found"), pressing=True),)
    printouts = (Printout("tag", "Tag for the shelf", "number item"),)
    steps = (
        Step("give", "Give back", _give, "staff supervisor", lambda s: s.state == "taken", AskGive),
        Step("take", "Take", _take, "staff", lambda s: s.state == "found", key="Ctrl+T", main=True),
    )

    def dues(self) -> Iterator[Due]:
        """A thing is given back until a moment."""
        if self.until is not None and not self.is_closed():
            yield Due("Give it back", self.until, self.assigned, "staff")


class Place:
    """One clerk's workplace, with all that its pages asked, told and complained of."""

    def __init__(self, desk: Desk, who: str) -> None:
        self.desk = desk
        self.running = RunningWork(threads=2)
        self.running.at_thread_end = desk.store.database.close
        self.workplace = Workplace(desk.store, desk[who], self.running)
        self.asked: list[Request] = []
        self.told: list[str] = []
        self.undo: list[Any] = []
        self.troubles: list[Exception] = []
        self.pages: list[QWidget] = []
        self.workplace.requested.connect(self.asked.append)
        self.workplace.told.connect(self._told)
        self.workplace.troubled.connect(self.troubles.append)
        self.running.bug.connect(self.troubles.append)

    def _told(self, sentence: object, undo: object) -> None:
        self.told.append(str(sentence))
        self.undo.append(undo)

    @property
    def store(self) -> Store:
        """The office's records."""
        return self.desk.store

    @property
    def session(self) -> Session:
        """Who works here."""
        return self.workplace.session

    def put_away(self) -> None:
        """Hide the pages shown here: what stays open would be found by the next test."""
        for page in self.pages:
            if shiboken6.isValid(page):
                page.hide()

    def settle(self) -> None:
        """Let all work beside the window end, with what it sets off."""
        quiet = 0
        for _round in range(50):
            QApplication.processEvents()
            # Work that ends may set off more within the same turn of the events.
            quiet = quiet + 1 if self.running.settle() else 0
            if quiet == 4:
                break
        assert quiet == 4
        QApplication.processEvents()

    def last(self, kind: type) -> Any:
        """The last request of a kind that a page made."""
        return next(r for r in reversed(self.asked) if isinstance(r, kind))

    def slip(self, **values: Any) -> Record:
        """A slip saved at this desk."""
        return put(self, "slip", **{"item": "umbrella", **values})


def put(place: Place, kind: str, **values: Any) -> Record:
    """A record saved at a desk."""
    store, session = place.store, place.session
    return store.save(session, store.new(session, kind, **values))


def late_slip(place: Place, minutes: int, **values: Any) -> Record:
    """A slip whose time ends so many minutes from now."""
    until = place.session.now() + timedelta(minutes=minutes)
    return place.slip(until=until, **values)


@contextmanager
def open_place(folder: Path, who: str = "staff") -> Iterator[Place]:
    """An office in a folder, and a clerk's workplace in it, until the test ends."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))
    QSettings().clear()
    desk = Desk(folder / "office", Books([Slip, Complaint, Customer, Fine, Call]))
    place = Place(desk, who)
    yield place
    assert place.running.close()
    desk.store.database.close()


def speak_anew(page: QWidget) -> None:
    """Tell every part of a page that the language changed, as the program does."""
    for widget in (page, *page.findChildren(QWidget)):
        if shiboken6.isValid(widget):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))


def shown(place: Place, page: QWidget, wide: int = 1190, high: int = 680) -> None:
    """Show a page as large as it is on a small screen, and let it read what it needs."""
    place.pages.append(page)
    page.resize(wide, high)
    page.show()
    place.settle()
