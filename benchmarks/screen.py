# SPDX-License-Identifier: MIT
"""What a clerk waits for on the screen: a list opened, paged and drawn, beside Qt's own model."""

import gc
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from benchmarks.measure import RUNS, Result, percentile
from desk.db.query import Query
from desk.db.store import Store
from desk.session import Session
from desk.ui import theme
from desk.ui.table import RecordTable
from desk.ui.work import RunningWork
from desk.ui.workplace import Workplace

FRAME = 16
MEMORY = 40
WIDE, HIGH = 1180, 680  # the list of a window on 1366 × 768


def application() -> QApplication:
    """The one application, dressed as desk is."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        app.setOrganizationName("desk-benchmarks")
        theme.apply(app, "light")
    return app


class Shown:
    """A list on the screen."""

    def __init__(self, store: Store, session: Session) -> None:
        application()
        self.running = RunningWork()
        self.running.at_thread_end = store.database.close
        self.place = Workplace(store, session, self.running)
        self.table = RecordTable(self.place, "complaint")
        self.table.resize(WIDE, HIGH)
        self.table.show()

    def calm(self) -> None:
        """Wait until everything asked for has come and is drawn."""
        while True:
            self.table.viewport().repaint()
            if not self.running.busy:
                return
            self.running.settle()

    def open(self) -> None:
        """Show the book from its beginning."""
        self.table.show_query(Query("complaint"))
        self.calm()

    def go(self, row: int) -> None:
        """Go to a row, as Home, End and the scroll bar do."""
        self.table._go(row)
        self.calm()

    def there_and_back(self, row: int) -> None:
        """Go to a row from the first one."""
        self.table._go(0)
        self.go(row)

    def close(self) -> None:
        """Take the list down."""
        self.table.close()
        self.table.deleteLater()
        self.running.close()


def lists(store: Store, small: Store, session: Session) -> Iterator[Result]:
    """Open, end, scroll bar and plain drawing on the screen; memory; the end with Qt's model."""
    from benchmarks.listing import scroll_bar

    yield from scroll_bar(store)
    little = Shown(small, session)
    little.open()
    before = _memory()
    shown = Shown(store, session)
    shown.open()
    total, few = shown.table.rows.total, little.table.rows.total
    flows: dict[str, tuple[Any, Any]] = {
        "open and draw": (shown.open, little.open),
        "end and draw": (
            lambda: shown.there_and_back(total - 1),
            lambda: little.there_and_back(few - 1),
        ),
        "scroll bar and draw": (lambda: shown.go(total // 3), lambda: little.go(few // 3)),
        "draw a screen": (shown.table.viewport().repaint, little.table.viewport().repaint),
    }
    end = 0.0
    for what, (ours, theirs) in flows.items():
        here = percentile([_took(ours) for _run in range(RUNS + 2)][2:], 0.5)
        there = percentile([_took(theirs) for _run in range(RUNS + 2)][2:], 0.5)
        end = here if what.startswith("end") else end
        yield Result("screen", what, here, "≤ 16 ms", here <= FRAME, FRAME)
        yield Result("screen", f"{what}, growth", here, "≤ 1.5 × of 10,000",
                     here <= 1.5 * there or here < 1, None, "10,000 records", there)  # fmt: skip
    for row in range(0, total, max(1, total // 200)):
        shown.go(row)
    gc.collect()
    more = _memory() - before
    yield Result("screen", "more memory than a short list, after 200 jumps", more, "≤ 40 MiB",
                 more <= MEMORY, MEMORY, unit="MiB")  # fmt: skip
    shown.close()
    little.close()
    peer = _qt_end(store)
    yield Result("screen", "end of the list", end, "≥ 40 × faster", peer >= 40 * end, None,
                 "QSqlTableModel", peer)  # fmt: skip


def _took(do: Any) -> float:
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


def _memory() -> float:
    """The memory of this process alone in MiB, without the file's pages the system shares."""
    status = Path("/proc/self/status").read_text().splitlines()
    return sum(int(line.split()[1]) for line in status if line.startswith("RssAnon")) / 1024


def _qt_end(store: Store) -> float:
    """The same with Qt's own model, which has to fetch every row to know the last."""
    from PySide6.QtSql import QSqlDatabase, QSqlTableModel

    connection = QSqlDatabase.addDatabase("QSQLITE", "peer")
    connection.setDatabaseName(str(store.database.path))
    connection.open()

    def end() -> None:
        model = QSqlTableModel(None, connection)
        model.setTable("complaint")
        model.setSort(model.fieldIndex("number"), _descending())
        model.select()
        while model.canFetchMore():
            model.fetchMore()
        model.data(model.index(model.rowCount() - 1, 2))

    took = min(_took(end) for _run in range(2))
    connection.close()
    return took


def _descending() -> Any:
    from PySide6.QtCore import Qt

    return Qt.SortOrder.DescendingOrder
