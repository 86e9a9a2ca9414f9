# SPDX-License-Identifier: MIT
"""A book that can be looked at in two ways: as its own picture (shelf, board), and as a list."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desk.db.query import Query
from desk.text import N_, Message
from desk.ui import icons
from desk.ui.action_button import ActionButton
from desk.ui.actions import Action, Actions
from desk.ui.bookpage import BookPage
from desk.ui.workplace import Workplace

WHERE = N_("Book")
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class OwnView(Protocol):
    """What the picture of a book has: a name on the button that shows it, a place for buttons."""

    name: str
    icon: str
    actions_: Actions
    head_row: QHBoxLayout

    def focus_start(self) -> None:
        """Put the cursor where the work starts."""


class BookWays(QWidget):
    """Shows a book's own view first; F8 turns to the list and back, which is remembered."""

    def __init__(
        self, workplace: Workplace, kind: str, make: Callable[[Workplace], QWidget]
    ) -> None:
        super().__init__()
        self.workplace = workplace
        self.kind = kind
        self._sheet = workplace.store.books[kind].sheet
        self.setObjectName(f"{self._sheet.prefix}.ways")
        self.own = make(workplace)
        self.list: BookPage | None = None
        view = cast(OwnView, self.own)
        rows = (
            Action("book.as_list", N_("As a list"), self.show_list, "F8", "menu", where=WHERE),
            Action("book.as_own", view.name, self.show_own, "F8", view.icon, where=WHERE),
        )
        self._turns = Actions(self, rows, context=HERE)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.own)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        view.head_row.addWidget(ActionButton(self._turns["book.as_list"], "menu"))
        kept = str(QSettings().value(f"book/{kind}/list", "false")).lower() == "true"
        self._turn(kept)

    @property
    def actions_(self) -> Actions:
        """The table of the way that is shown, for the page of keys."""
        shown = self.list if self.list is not None and self._listed() else self.own
        return cast(OwnView, shown).actions_

    @property
    def more_actions(self) -> tuple[Actions, ...]:
        """The turns between the two."""
        return (self._turns,)

    # what a tab asks of its page

    def tab_text(self) -> str:
        """The book's name."""
        return str(Message(self._sheet.book_title))

    def tab_icon(self) -> str:
        """The book's icon."""
        return icons.of(self.kind)

    def may_close(self) -> bool:
        """Always."""
        return True

    def focus_start(self) -> None:
        """The cursor to where the work of the shown way starts."""
        cast(OwnView, self._stack.currentWidget()).focus_start()

    # turning

    def show_own(self) -> None:
        """The picture of the book."""
        self._turn(False)
        self.focus_start()

    def show_list(self) -> None:
        """The list of the book."""
        self._turn(True)
        self.focus_start()

    def show_query(self, query: Query) -> None:
        """Show a found set, which only a list can."""
        self._turn(True)
        assert self.list is not None
        self.list.show_query(query)

    def _listed(self) -> bool:
        return self.list is not None and self._stack.currentWidget() is self.list

    def _turn(self, to_list: bool) -> None:
        if to_list and self.list is None:
            self.list = BookPage(self.workplace, self.kind)
            button = ActionButton(self._turns["book.as_own"], cast(OwnView, self.own).icon)
            self.list.head_row.addWidget(button)
            self._stack.addWidget(self.list)
        self._stack.setCurrentWidget(self.list if to_list and self.list else self.own)
        self._turns["book.as_list"].setEnabled(not to_list)
        self._turns["book.as_own"].setEnabled(to_list)
        QSettings().setValue(f"book/{self.kind}/list", to_list)
