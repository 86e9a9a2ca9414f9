# SPDX-License-Identifier: MIT
"""What can be done anywhere in the window: the functions behind its table of actions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from desk.db.act import refuse
from desk.errors import Refused
from desk.shell.places import FIRST
from desk.text import N_, Message
from desk.ui.requests import OpenOwn, OpenRecord

if TYPE_CHECKING:
    from desk.window import Window


class WindowDeeds:
    """The functions behind the window's actions."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def new_record(self) -> None:
        """An empty form of the page's kind; where it has none, of what the person writes most."""
        window, place = self._window, self._window.workplace
        kind = window.tabs.current_key().partition(":")[0]
        if kind not in place.store.books:
            usual = ("complaint", *(kind for kind in FIRST if kind in place.store.books))
            kind = next((one for one in usual if place.may("write", one)), usual[0])
        try:
            refuse(place.session, "write", place.store.books[kind])
        except Refused as refused:
            window.answers.trouble(refused)
            return
        window.open_record(OpenRecord(kind))

    def show_call_card(self) -> None:
        """The call card, from anywhere."""
        self._window.card.start_call()

    def go_to_reminders(self) -> None:
        """The cursor onto what was called out."""
        self._window.dues.go_to_note()

    def focus_search(self) -> None:
        """The cursor into the search box."""
        self._window.search.setFocus()
        self._window.search.selectAll()

    def undo(self) -> None:
        """Take back what was told last, while its Undo still shows."""
        self._window.toast.take_back()

    def fold_rail(self) -> None:
        """Fold the rail to icons, or unfold it."""
        rail = self._window.rail
        rail.fold(not rail.folded)
        QSettings().setValue("rail/folded", rail.folded)

    def close_tab(self) -> None:
        """Close the page on top."""
        self._window.tabs.close_current()

    def next_tab(self) -> None:
        """The page to the right."""
        self._window.tabs.step(1)

    def previous_tab(self) -> None:
        """The page to the left."""
        self._window.tabs.step(-1)

    def show_keys(self) -> None:
        """The keys of the page."""
        self._window.answers.show_keys()

    def hand_over(self) -> None:
        """The hand-over sheet of now: one to take over, or one's own."""
        from desk.records.handover import hand_over_now

        place = self._window.workplace
        work = place.work(self._window, hand_over_now, place.store, place.session)
        work.then(lambda sheet: place.ask(OpenRecord("handover", sheet))).failed(place.trouble)

    def enter_attendance(self) -> None:
        """The attendance of the person's branch today, begun from the roster if need be."""
        from desk.records.duty.planning import sheet_of

        place = self._window.workplace
        session = place.session
        day, branch = session.today(), session.branch_id or min(place.store.office.branches)
        work = place.work(self._window, sheet_of, place.store, session, day, branch)
        work.then(lambda sheet: place.ask(OpenOwn("attendance", sheet, "day")))
        work.failed(place.trouble)

    def vote_for_star(self) -> None:
        """The ballot of the election that is open now."""
        from desk.records.star import open_election

        place = self._window.workplace
        work = place.work(self._window, open_election, place.store, place.session)
        work.then(self._show_election).failed(place.trouble)

    def _show_election(self, election: int | None) -> None:
        place = self._window.workplace
        if election is None:
            place.tell(Message(N_("No election of the service star is open now.")))
        else:
            place.ask(OpenOwn("star", election, "vote"))

    def show_settings(self) -> None:
        """The office's settings."""
        self._window.answers.show_settings()

    def show_people(self) -> None:
        """Who may sign in."""
        self._window.answers.show_people()

    def back_up(self) -> None:
        """Make a backup now."""
        self._window.answers.back_up()

    def check_trail(self) -> None:
        """Prove the audit trail over a period, and certify it."""
        self._window.answers.check_trail()

    def change_password(self) -> None:
        """A new password for oneself."""
        self._window.answers.change_password()

    def lock(self) -> None:
        """Lock the window; what is typed stays."""
        self._window.leaving.emit("lock")

    def sign_out(self) -> None:
        """Leave; drafts are kept."""
        self._window.leaving.emit("sign-out")
