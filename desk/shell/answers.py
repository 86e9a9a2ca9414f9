# SPDX-License-Identifier: MIT
"""Answers what pages ask for: makes pages, opens dialogs, tells errors. Dialogs are imported when
first needed, so that the first window is there at once."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desk.errors import DeskError
from desk.shell.opening import own_password
from desk.shell.own_views import OWN_VIEWS, OWN_WAYS
from desk.shell.places import SETTINGS, places_of
from desk.text import N_, Message
from desk.ui import requests as asked
from desk.ui.actions import Action, Actions

if TYPE_CHECKING:
    from desk.window import Window


class Answers:
    """The window's answers to the requests of its pages."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._place = window.workplace
        self._count = 0
        self._new = self._new_table()
        self._go = self._go_table()
        self._ways: dict[type, Callable[[Any], object]] = {
            asked.OpenRecord: window.open_record,
            asked.OpenOwn: self._open_own,
            asked.OpenBook: self._open_book,
            asked.AskReason: self._ask_reason,
            asked.AskStep: self._ask_step,
            asked.Settle: self._settle,
            asked.Print: self._print,
            asked.PrintPage: self._print,
            asked.AskPlace: self._ask_place,
            asked.Export: self._export,
            asked.Import: self._import,
            asked.Confirm: self._confirm,
            asked.OpenCalendar: lambda request: self.show_settings(request.year),
            asked.ShowFile: self._show_file,
            asked.Leave: self._leave,
        }

    def answer(self, request: asked.Request) -> None:
        """Do what a page asks for."""
        self._ways[type(request)](request)

    def trouble(self, error: DeskError) -> None:
        """Tell an error in one sentence at the foot of the window."""
        self._window.toast.tell(error.message, icon="warning")

    def page(self, place: str) -> QWidget:
        """The page of a place on the rail."""
        if place == "today":
            from desk.ui.today import TodayPage

            return TodayPage(self._place)
        if place == "reports":
            from desk.ui.reportpage import ReportPage

            return ReportPage(self._place)
        if place in OWN_VIEWS:
            from desk.ui.book.ways import BookWays

            return BookWays(self._place, place, OWN_VIEWS[place])
        from desk.ui.bookpage import BookPage

        return BookPage(self._place, place)

    def record_page(self, request: asked.OpenRecord) -> QWidget:
        """The page of a record, or of an empty form."""
        from desk.ui.recordpage import RecordPage

        page = RecordPage(
            self._place, request.kind, request.record, dict(request.values), request.draft
        )
        key = self.key_of(request)
        page.named.connect(lambda record: self._named(page, key, request.kind, record))
        if request.then is not None:
            page.first_saved.connect(request.then)
        return page

    def go_through(self, page: QWidget, request: asked.OpenRecord) -> None:
        """Let the arrows of a record's page lead through its list; begin the wished step."""
        if request.step:
            from desk.ui.record.wished import begin_step

            begin_step(page, request.step)  # type: ignore[arg-type]
        if request.course is not None:
            page.through.follow(request.course, calling=request.calling)  # type: ignore[attr-defined]

    def key_of(self, request: asked.OpenRecord) -> str:
        """The key of a record's tab; each empty form has its own."""
        if request.record is not None:
            return f"{request.kind}:{request.record}"
        if request.draft:
            return f"{request.kind}:draft:{request.draft}"
        self._count += 1
        return f"{request.kind}:new:{self._count}"

    def new_actions(self) -> list[QAction]:
        """`complaint.new` and `complaint.go` and their like, for the search box and scripts."""
        return [made[row.id] for made in (self._go, self._new) for row in made]

    def _go_table(self) -> Actions:
        """The way to each place of the rail by its name."""
        rows = [
            Action(
                f"{place.id}.go",
                Message(N_("Go to: {place}"), place=Message(place.text)),
                partial(self._window.go, place.id),
                icon=place.icon,
                where=N_("Books"),
            )
            for place in places_of(self._place)
            if not place.opens and place.id != SETTINGS
        ]
        return Actions(self._window, rows)

    def _new_table(self) -> Actions:
        rows = []
        for record_type in self._place.store.books:
            kind = record_type.kind()
            rows.append(
                Action(
                    f"{kind}.new",
                    Message(N_("New: {title}"), title=Message(record_type.sheet.title)),
                    partial(self._window.open_record, asked.OpenRecord(kind)),
                    icon="new",
                    right=("write", kind),
                    where=N_("Books"),
                )
            )
        return Actions(self._window, rows, may=self._place.may)

    def _named(self, page: QWidget, old: str, kind: str, record: int) -> None:
        tabs = self._window.tabs
        key = next((k for k in tabs.open_keys() if tabs.page(k) is page), old)
        new = f"{kind}:{record}"
        if tabs.page(new) not in (None, page):
            tabs.close_page(new)  # one record has one tab; the page that came to it last stays
        tabs.rename(key, new)
        tabs.refresh(new)

    def _leave(self, request: asked.Leave) -> None:
        tabs = self._window.tabs
        key = next((k for k in tabs.open_keys() if tabs.page(k) is request.page), "")
        if key:
            tabs.close_page(key)

    def _open_own(self, request: asked.OpenOwn) -> None:
        key = f"{request.kind}:{request.way}:{request.record}"

        def make() -> QWidget:
            page = OWN_WAYS[request.way](self._place, request.kind, request.record)
            page.windowTitleChanged.connect(lambda _title: self._window.tabs.refresh(key))
            return page

        self._window.tabs.show_page(key, make)

    def _open_book(self, request: asked.OpenBook) -> None:
        self._window.go(request.kind)
        page = self._window.tabs.current()
        if request.query is not None and page is not None:
            page.show_query(request.query)  # type: ignore[attr-defined]

    def _ask_reason(self, request: asked.AskReason) -> None:
        from desk.dialogs.reason import ReasonDialog

        ReasonDialog(request.title, request.then, self._window).open()

    def _ask_step(self, request: asked.AskStep) -> None:
        from desk.dialogs.ask import AskDialog

        AskDialog(self._place, request, self._window).open()

    def _settle(self, request: asked.Settle) -> None:
        from desk.dialogs.conflict import ConflictDialog

        ConflictDialog(self._place, request, self._window).open()

    def _print(self, request: asked.Print | asked.PrintPage) -> None:
        from desk.dialogs.preview import PreviewDialog

        PreviewDialog(self._place, request, self._window).open()

    def _ask_place(self, request: asked.AskPlace) -> None:
        from desk.dialogs.parts.files import ask_target

        ending = request.name[request.name.rindex(".") :]
        ask_target(
            self._window, request.title, request.name, f"(*{ending})", request.then,
            memory=ending[1:], ending=ending,
        )  # fmt: skip

    def _export(self, request: asked.Export) -> None:
        from desk.dialogs.export import ExportDialog

        ExportDialog(self._place, request, self._window).open()

    def _import(self, request: asked.Import) -> None:
        from desk.dialogs.importing import ImportDialog

        ImportDialog(self._place, request.kind, self._window).open()

    def _show_file(self, request: asked.ShowFile) -> None:
        from desk.dialogs.file_view import FileDialog

        FileDialog(self._place, request, self._window).open()

    def _confirm(self, request: asked.Confirm) -> None:
        from desk.dialogs.confirm import ConfirmDialog

        ConfirmDialog(request, self._window).open()

    def show_keys(self) -> None:
        """The keys of the window and of the page on top."""
        from desk.dialogs.keys import KeysDialog

        page = self._window.tabs.current()
        steps = getattr(page, "step_rows", ())
        tables = [steps, *getattr(page, "more_actions", ()), self._window.actions_]
        own = getattr(page, "actions_", None)
        keys = KeysDialog([own, *tables] if own is not None else tables, self._window)
        keys.handbook_asked.connect(self.show_handbook)
        keys.open()

    def show_handbook(self) -> None:
        """The handbook's page for the form at hand, beside it; it stays while one works."""
        from desk.dialogs.help import HelpDialog

        place = self._window.tabs.current_key().partition(":")[0]
        if self._window.card.is_open:
            place = "call"
        shown = self._window.findChild(HelpDialog)
        if shown is not None:
            shown.show_place(place)
        else:
            HelpDialog(place, self._window).show()

    def show_settings(self, year: int = 0) -> None:
        """The office's settings; with a year its working calendar."""
        from desk.dialogs.settings import SettingsDialog

        settings = SettingsDialog(self._place, self._window)
        settings.finished.connect(self._window.retranslate)
        settings.open()
        if year:
            settings.show_calendar(year)

    def show_people(self) -> None:
        """Who may sign in."""
        from desk.dialogs.people import PeopleDialog

        PeopleDialog(self._place, self._window).open()

    def back_up(self) -> None:
        """Make a backup now, where the person wants it."""
        from desk.dialogs.backup import BackupDialog

        dialog = BackupDialog(self._place, self._window)
        dialog.restoring.connect(lambda file: self._window.leaving.emit(f"restore:{file}"))
        dialog.open()

    def check_trail(self) -> None:
        """Prove the audit trail over a period, and certify it."""
        from desk.dialogs.trail import TrailDialog

        TrailDialog(self._place, self._window).open()

    def change_password(self) -> None:
        """A new password for oneself."""
        from desk.dialogs.password import PasswordDialog

        change = own_password(self._place.store, self._place.session)
        PasswordDialog(change, self._window).open()
