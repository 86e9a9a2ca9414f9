# SPDX-License-Identifier: MIT
"""A book of the office: its list with filters, the selected record beside it as its paper form."""

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desk.db.act import Changed
from desk.db.query import Query
from desk.text import N_, Message
from desk.ui import icons, theme
from desk.ui.actions import Actions
from desk.ui.book.deeds import ACTIONS, HERE, BookDeeds
from desk.ui.book.filter_bar import FilterBar, count_text
from desk.ui.book.preview import Preview
from desk.ui.book.purpose import EMPTY, PURPOSE
from desk.ui.known import Known
from desk.ui.table import RecordTable
from desk.ui.widgets import EmptyState, Ground, Muted, Title, action_button
from desk.ui.workplace import Workplace

_SHARES = (55, 45)


class BookPage(QWidget):
    """The list stays where it is while one reads, opens, prints and exports from it."""

    def __init__(self, workplace: Workplace, kind: str) -> None:
        super().__init__()
        self.workplace = workplace
        self.kind = kind
        self.record_type = workplace.store.books[kind]
        self.setObjectName(self.record_type.sheet.prefix)
        self.deeds = BookDeeds(self)
        self.actions_ = Actions(self, ACTIONS, self.deeds, context=HERE)
        self.deeds.allow()
        self.title = Title(Message(self.record_type.sheet.book_title))
        self.count = Muted("", size=theme.BASE)
        self.count.setObjectName("book.count")
        self.known = Known(workplace, self)
        self.filters = FilterBar(workplace, self.record_type, self.known.at)
        self.table = RecordTable(workplace, kind)
        self.empty = EmptyState()
        self.empty.setObjectName("book.empty")
        open_print = [(self.actions_["book.open"], "right"), (self.actions_["book.print"], "print")]
        self.preview = Preview(workplace, self.record_type, open_print)
        self._assemble()
        self._connect()
        self.show_query(Query(kind))

    def _assemble(self) -> None:
        #: The title and the buttons; a book with two ways to look at it adds one.
        self.head_row = upper = QHBoxLayout()
        upper.setSpacing(theme.space(2))
        upper.addWidget(self.title)
        upper.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        upper.addStretch(1)
        for name in ("find", "call", "print", "print_list", "export", "import"):
            if self.actions_[f"book.{name}"].isVisible():
                upper.addWidget(action_button(self.actions_[f"book.{name}"]))
        head = Ground(edge="bottom")
        column = QVBoxLayout(head)
        column.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        column.setSpacing(theme.space(2))
        column.addLayout(upper)
        column.addWidget(self.filters)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.empty)
        self.right = QStackedWidget()
        self.right.addWidget(self.preview)
        self.right.setVisible(self.deeds.wants_preview())
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.lists)
        self.splitter.addWidget(self.right)
        for at, share in enumerate(_SHARES):
            self.splitter.setStretchFactor(at, share)
        self.splitter.setSizes([share * 20 for share in _SHARES])
        kept = QSettings().value("book/splitter")
        if isinstance(kept, QByteArray):
            self.splitter.restoreState(kept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self._keep_split = QTimer(self)
        self._keep_split.setSingleShot(True)
        self._keep_split.setInterval(300)
        self._keep_split.timeout.connect(
            lambda: QSettings().setValue("book/splitter", self.splitter.saveState())
        )
        self.splitter.splitterMoved.connect(lambda *_at: self._keep_split.start())
        self.filters.asked.connect(self._show)
        self.table.opened.connect(self.deeds.open_record)
        self.table.current_changed.connect(self.preview.show_record)
        self.table.marked_changed.connect(self._say_count)
        self.table.sorted_anew.connect(lambda: self.filters.reordered(self.table.query))
        self.table.rows.counted.connect(self._counted)
        self.empty.asked.connect(self._from_empty)
        self.filters.words.stepped_down.connect(self.focus_start)
        self.filters.words.left.connect(self.focus_start)
        self.workplace.changed.connect(self._changed)

    # what a tab asks of its page

    def tab_text(self) -> str:
        """The book's name."""
        return str(Message(self.record_type.sheet.book_title))

    def tab_icon(self) -> str:
        """The book's icon."""
        return icons.of(self.kind)

    def may_close(self) -> bool:
        """Always."""
        return True

    def focus_start(self) -> None:
        """The cursor into the list; where it is empty, onto what can be done about it."""
        at: QWidget = self.table
        if self.lists.currentWidget() is self.empty:
            at = self.filters.words if self.empty.button.isHidden() else self.empty.button
        at.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is shown

    def show_query(self, query: Query) -> None:
        """Show a found set, its filters on the chips."""
        self.filters.show_query(query)
        self._show(query)

    def _show(self, query: Query) -> None:
        self.table.show_query(query)

    def _counted(self, total: int) -> None:
        self._say_count()
        self.lists.setCurrentWidget(self.empty if total == 0 else self.table)
        self.deeds.show_right()
        if total == 0:
            self.preview.show_record(0)
            self._say_empty()
        if self.empty.hasFocus():  # the stack handed it on from the list
            self.focus_start()

    def _say_count(self) -> None:
        total = self.table.rows.total
        self.count.say(count_text(total, self.table.marks.count(total)))

    def _say_empty(self) -> None:
        if self.filters.is_filtered():
            self.empty.tell(
                "empty-search",
                N_("Nothing found"),
                N_("No record fits these filters."),
                N_("Show the whole book"),
            )
            return
        title = Message(self.record_type.sheet.title)
        may = self.actions_["book.new"].isEnabled()
        new = Message(N_("New: {title}"), title=title) if may else ""
        self.empty.tell("empty-list", EMPTY, PURPOSE.get(self.kind, ""), new)

    def _from_empty(self) -> None:
        if self.filters.is_filtered():
            self.deeds.show_all()
        else:
            self.deeds.new()

    def _changed(self, changed: list[Changed]) -> None:
        if any(c.kind == self.kind and c.record == self.preview.record for c in changed):
            self.preview.show_record(self.preview.record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.deeds.close_finder():
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.deeds.show_right()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say_count()
