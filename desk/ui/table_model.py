# SPDX-License-Identifier: MIT
"""A book's list for the screen: a million rows, of which only those looked at are fetched."""

from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal

from desk.db.act import Changed
from desk.db.fields import Kind, Note
from desk.db.query import Query
from desk.text import _
from desk.ui.table_pages import PAGE, Line, LinePage, PageCache, fetch_page, fetch_start
from desk.ui.work import Work
from desk.ui.workplace import Workplace

Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
# So many pages are on their way at once; of more only the ones asked for last are fetched.
UNDER_WAY = 2
CALM = 120  # milliseconds: several changes within refresh once


class TableModel(QAbstractTableModel):
    """The found set of a query; rows come page by page from beside the window."""

    #: How many records there are, once that is known or has changed.
    counted = Signal(int)
    #: Rows (from, to) came and may be painted.
    came = Signal(int, int)

    def __init__(self, workplace: Workplace, kind: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._type = workplace.store.books[kind]
        self.query = Query(kind)
        self.columns = self._type.sheet.list_columns
        self.titles = frozenset(self._type.title_fields())
        self.kinds: list[Kind[Any]] = [self._type.kinds()[name] for name in self.columns]
        self._total = 0
        self._known = False
        self._pages = PageCache()
        self._asked: list[int] = []
        self._coming: dict[int, Work[LinePage]] = {}
        self._counting: Work[Any] | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self.refresh)
        workplace.changed.connect(self._changed)

    @property
    def total(self) -> int:
        """How many records the list has, as far as is known."""
        return self._total

    @property
    def is_known(self) -> bool:
        """Whether the records have been counted yet."""
        return self._known

    def show_query(self, query: Query) -> None:
        """Show another found set, or the same in another order."""
        self._stop()
        self.beginResetModel()
        self.query = query
        self._pages.clear()
        self._total, self._known = 0, False
        self.endResetModel()
        place = self._workplace
        self._counting = place.work(self, fetch_start, place.store, place.session, query)
        self._counting.then(self._started).failed(place.trouble)

    def refresh(self) -> None:
        """Fetch anew what is shown; what is there stays until then."""
        self._stop()
        self._pages.outdate()
        self._count()

    def line(self, row: int) -> Line | None:
        """A row's line; None, and asked for, while it is not here yet."""
        if row // PAGE not in self._pages:
            self._ask(row // PAGE)
        return self._pages.line(row)

    def rowCount(self, parent: QModelIndex = NOWHERE) -> int:  # type: ignore[override]
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: QModelIndex = NOWHERE) -> int:  # type: ignore[override]
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex, role: int = Role.DisplayRole) -> Any:  # type: ignore[override]
        if role == Role.TextAlignmentRole:
            return self._alignment(index.column())
        if role not in (Role.DisplayRole, Role.AccessibleTextRole, Role.UserRole):
            return None
        line = self.line(index.row())
        if line is None:
            return None
        return line.id if role == Role.UserRole else line.cells[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return _(self.kinds[section].label)
        return self._alignment(section) if role == Role.TextAlignmentRole else None

    def sample_number(self) -> str:
        """A number as wide as this book's are, with a branch's code where there are several."""
        code = "NB" if len(self._workplace.store.office.branches) > 1 else ""
        return f"{self._type.sheet.prefix}202608-{code}0088"

    def can_sort(self, column: int) -> bool:
        """Whether the list can be sorted by a column: all but texts of several lines."""
        kind = self.kinds[column]
        return not isinstance(kind, Note) and not (
            kind.masks is not None and self._workplace.session.masked
        )

    def starts_at_end(self, column: int) -> bool:
        """Whether a column is read from its greatest value: numbers, days, sums."""
        return self.columns[column] == "number" or self.kinds[column].field_type != "TEXT"

    def _alignment(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignRight
        if self.kinds[column].align != "right":
            side = Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)

    def _count(self) -> None:
        place = self._workplace
        lists = place.store.lists
        self._counting = place.work(self, lists.count, place.session, self.query)
        self._counting.then(self._counted).failed(place.trouble)

    def _started(self, start: tuple[int, LinePage]) -> None:
        total, page = start
        self._pages.put(0, page)
        self._counted(total)

    def _counted(self, total: int) -> None:
        had = self._total
        if total > had:
            self.beginInsertRows(NOWHERE, had, total - 1)
        elif total < had:
            self.beginRemoveRows(NOWHERE, total, had - 1)
        self._total, self._known = total, True
        if total > had:
            self.endInsertRows()
        elif total < had:
            self.endRemoveRows()
        self.counted.emit(total)
        self.came.emit(0, max(0, total - 1))

    def _ask(self, number: int) -> None:
        if not self._known or number in self._coming:
            return
        if number in self._asked:
            self._asked.remove(number)
        self._asked.append(number)
        del self._asked[:-4]  # pages that were only flown over are not fetched
        self._fetch()

    def _fetch(self) -> None:
        place = self._workplace
        while self._asked and len(self._coming) < UNDER_WAY:
            number = self._asked.pop()
            wanted = self._pages.near(number, self._total)
            work = place.work(self, fetch_page, place.store, place.session, self.query, wanted)
            self._coming[number] = work
            work.then(partial(self._came, number))
            work.failed(place.trouble)

    def _came(self, number: int, page: LinePage) -> None:
        self._coming.pop(number, None)
        self._pages.put(number, page)
        first = number * PAGE
        self.came.emit(first, first + len(page.lines) - 1)
        self._fetch()

    def _stop(self) -> None:
        for work in (self._counting, *self._coming.values()):
            if work is not None:
                work.cancel()
        self._counting = None
        self._coming.clear()
        self._asked.clear()

    def _changed(self, changed: list[Changed]) -> None:
        if any(one.kind == self.query.kind for one in changed):
            self._calm.start()
