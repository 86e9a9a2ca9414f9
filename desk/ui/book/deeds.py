# SPDX-License-Identifier: MIT
"""What can be done with a book on its page: the table of actions and the deeds behind it."""

from collections.abc import Callable
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt

from desk.db.course import Course
from desk.db.fields import Phone
from desk.db.query import Condition
from desk.text import N_
from desk.ui.actions import Action
from desk.ui.book.find_form import FindForm
from desk.ui.book.found import FindPanel
from desk.ui.requests import Export, Import, OpenRecord, Print

if TYPE_CHECKING:
    from desk.ui.bookpage import BookPage

WHERE = N_("Book")
ACTIONS = (
    Action("book.new", N_("New"), "new", "", "new", where=WHERE),
    Action("book.open", N_("Open"), "open_current", "Ctrl+O", "right", where=WHERE),
    Action("book.narrow", N_("Narrow this list"), "narrow", "Ctrl+F", "search", where=WHERE),
    Action("book.find", N_("Find by form"), "find_by_form", "F4", "filter", where=WHERE),
    Action("book.all", N_("Show the whole book"), "show_all", "Ctrl+0", "binder", where=WHERE),
    Action("book.print", N_("Print"), "print_marked", "Ctrl+P", "print", where=WHERE),
    Action("book.call", N_("Call through"), "call_through", "F7", "phone", where=WHERE),
    Action(
        "book.print_list", N_("Print the list"), "print_list", "Ctrl+Shift+P", "file", where=WHERE
    ),
    Action("book.export", N_("Export"), "export", "Ctrl+Shift+E", "export", where=WHERE),
    Action("book.import", N_("Import"), "import_file", "Ctrl+Shift+I", "import", where=WHERE),
    Action("book.view", N_("Save this view…"), "save_view", "Ctrl+Shift+V", "save", where=WHERE),
    Action("book.preview", N_("Form at the right"), "toggle_preview", "F9", "view", where=WHERE),
)
#: So many records are printed or called through in one go; more of them nobody means.
MOST_IN_ONE_GO = 2_000
#: A page narrower than this, in pixels, shows the list alone.
ROOM_FOR_BOTH = 780
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
RIGHTS = {
    "new": "write",
    "print": "print",
    "print_list": "print",
    "export": "export",
    "import": "import",
}


class BookDeeds:
    """The functions behind the actions of one book's page."""

    def __init__(self, page: "BookPage") -> None:
        self._page = page
        self._place = page.workplace
        self.finder: FindPanel | None = None

    def allow(self) -> None:
        """Take away what the person may not do, and calling where nobody has a number."""
        for name, right in RIGHTS.items():
            made = self._page.actions_[f"book.{name}"]
            made.setEnabled(self._place.may(right, self._page.kind))
            made.setVisible(made.isEnabled())
        kinds = self._page.record_type.kinds().values()
        call = self._page.actions_["book.call"]
        call.setEnabled(any(isinstance(kind, Phone) and not kind.hidden for kind in kinds))
        call.setVisible(call.isEnabled())

    def new(self) -> None:
        """An empty form."""
        self._place.ask(OpenRecord(self._page.kind))

    def open_current(self) -> None:
        """Open the record looked at."""
        if self._page.table.current:
            self.open_record(self._page.table.current)

    def open_record(self, record: int) -> None:
        """Open a record in a tab; its arrows lead through the list as it stands."""
        course = Course(self._page.table.query)
        self._place.ask(OpenRecord(self._page.kind, record, course=course))

    def narrow(self) -> None:
        """The cursor into the line that narrows the list."""
        self._page.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._page.filters.words.selectAll()

    def show_all(self) -> None:
        """Take every filter off."""
        self._page.filters.clear()

    def find_by_form(self) -> None:
        """An empty form at the right to type into what is looked for."""
        if self.finder is not None:
            self.close_finder()
            return
        form = FindForm(self._page.record_type, self._page.known.at, self._page.known.suggest)
        self.finder = FindPanel(form)
        self.finder.asked.connect(self._found)
        self.finder.left.connect(self.close_finder)
        self._page.right.addWidget(self.finder)
        self._page.right.setCurrentWidget(self.finder)
        self._page.right.show()
        form.focus_first()

    def _found(self, where: tuple[Condition, ...]) -> None:
        self.close_finder()
        self._page.filters.find_by(where)

    def close_finder(self) -> bool:
        """Put the form for finding away; False when there was none."""
        if self.finder is None:
            return False
        self._page.right.removeWidget(self.finder)
        self.finder.deleteLater()
        self.finder = None
        self.show_right()
        self._page.focus_start()
        return True

    def show_right(self) -> None:
        """The form at the right, where it is wanted, there is one to show and room for it."""
        page = self._page
        empty = page.lists.currentWidget() is page.empty
        wanted = self.wants_preview() and not empty and page.width() >= ROOM_FOR_BOTH
        page.right.setVisible(bool(self.finder) or wanted)

    def wants_preview(self) -> bool:
        """Whether the person wants the selected record beside the list."""
        return str(QSettings().value("book/preview", "true")).lower() != "false"

    def print_marked(self) -> None:
        """Print the marked records; without marks the one looked at, or all the list shows."""
        table, kind = self._page.table, self._page.kind
        if table.marks:
            self._with_meant(lambda ids: self._place.ask(Print(kind, ids, meant=table.marks.meant)))
        elif table.current:
            self._place.ask(Print(kind, [table.current], table.query))

    def call_through(self) -> None:
        """One record after the other with its number to dial: the marked ones, or all shown."""
        kind, query = self._page.kind, self._page.table.query

        def begin(ids: list[int]) -> None:
            if ids:
                course = Course(query, tuple(ids))
                self._place.ask(OpenRecord(kind, ids[0], course=course, calling=True))

        self._with_meant(begin)

    def _with_meant(self, then: Callable[[list[int]], object]) -> None:
        """The ids of the marked records, or of the first of those shown, in the list's order."""
        place, query = self._place, self._page.table.query
        records = partial(self._page.table.marks.meant.records, place.store, place.session, query)
        work = place.work(self._page, lambda: list(islice(records(), MOST_IN_ONE_GO)))
        work.then(then).failed(place.trouble)

    def print_list(self) -> None:
        """Print the list as it is shown, or what is marked in it."""
        table = self._page.table
        self._place.ask(
            Print(
                self._page.kind,
                query=table.query,
                meant=table.marks.meant,
                columns=table.shown_columns(),
            )
        )

    def export(self) -> None:
        """Write the list as it is shown, or what is marked in it, to a file."""
        table = self._page.table
        self._place.ask(Export(table.query, table.shown_columns(), table.marks.meant))

    def import_file(self) -> None:
        """Read a file into the book."""
        self._place.ask(Import(self._page.kind))

    def save_view(self) -> None:
        """Keep the filters under a name."""
        self._page.filters.views.ask_name()

    def toggle_preview(self) -> None:
        """Show or hide the form at the right."""
        QSettings().setValue("book/preview", not self.wants_preview())
        self.show_right()
