# SPDX-License-Identifier: MIT
"""What can be done with a book on its page: the table of actions and the deeds behind it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt

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
    Action(
        "book.print_list", N_("Print the list"), "print_list", "Ctrl+Shift+P", "file", where=WHERE
    ),
    Action("book.export", N_("Export"), "export", "Ctrl+Shift+E", "export", where=WHERE),
    Action("book.import", N_("Import"), "import_file", "Ctrl+Shift+I", "import", where=WHERE),
    Action("book.view", N_("Save this view…"), "save_view", "Ctrl+Shift+V", "save", where=WHERE),
    Action("book.preview", N_("Form at the right"), "toggle_preview", "F9", "view", where=WHERE),
)
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
        """Take away what the person may not do."""
        for name, right in RIGHTS.items():
            made = self._page.actions_[f"book.{name}"]
            made.setEnabled(self._place.may(right, self._page.kind))
            made.setVisible(made.isEnabled())

    def new(self) -> None:
        """An empty form."""
        self._place.ask(OpenRecord(self._page.kind))

    def open_current(self) -> None:
        """Open the record looked at."""
        if self._page.table.current:
            self.open_record(self._page.table.current)

    def open_record(self, record: int) -> None:
        """Open a record in a tab."""
        self._place.ask(OpenRecord(self._page.kind, record))

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
        self._page.right.setVisible(self.wants_preview())
        self._page.focus_start()
        return True

    def wants_preview(self) -> bool:
        """Whether the person wants the selected record beside the list."""
        return str(QSettings().value("book/preview", "true")) != "false"

    def print_marked(self) -> None:
        """Print the marked records, or the one looked at."""
        place, marks, query = self._place, self._page.table.marks, self._page.table.query
        if not marks:
            if self._page.table.current:
                place.ask(Print(self._page.kind, [self._page.table.current]))
            return
        work = place.work(
            self._page, lambda: list(marks.records(place.store, place.session, query))
        )
        work.then(lambda ids: place.ask(Print(self._page.kind, ids))).failed(place.trouble)

    def print_list(self) -> None:
        """Print the list as it is shown."""
        self._place.ask(Print(self._page.kind, query=self._page.table.query))

    def export(self) -> None:
        """Write the list as it is shown to a file."""
        self._place.ask(Export(self._page.table.query, self._page.record_type.sheet.list_columns))

    def import_file(self) -> None:
        """Read a file into the book."""
        self._place.ask(Import(self._page.kind))

    def save_view(self) -> None:
        """Keep the filters under a name."""
        self._page.filters.views.ask_name()

    def toggle_preview(self) -> None:
        """Show or hide the form at the right."""
        shown = self._page.right.isHidden()
        self._page.right.setVisible(shown)
        QSettings().setValue("book/preview", shown)
