# SPDX-License-Identifier: MIT
"""What other desks of the office saved, so that open pages refresh here too."""

from PySide6.QtCore import QObject, QTimer

from desk.db.act import Changed
from desk.db.store import Store
from desk.ui.workplace import Workplace

_EVERY = 3_000  # milliseconds
_MOST = 500


class OtherDesks(QObject):
    """Reads the new lines of the trail; only an office on a server has other desks."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = workplace
        self._last: int | None = None
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        if not workplace.store.database.is_sqlite:
            self._timer.start()

    def look(self) -> None:
        """Read what came since the last look; a server that is gone shows in the status bar."""
        if self._busy:
            return
        self._busy = True
        work = self._place.work(self, news, self._place.store, self._last)
        work.then(self._came).failed(lambda _error: self._place.keeping.emit("offline"))
        work.ended(self._ended)

    def _ended(self) -> None:
        self._busy = False

    def _came(self, found: tuple[int, list[Changed]]) -> None:
        last, changed = found
        first = self._last is None
        self._last = last
        self._place.keeping.emit("saved")
        if changed and not first:
            self._place.changed.emit(changed)


def news(store: Store, last: int | None) -> tuple[int, list[Changed]]:
    """The trail's last line, and the records touched after the line `last`."""
    if last is None:
        rows = store.database.rows("SELECT seq FROM chain")
        return int(rows[0][0]), []
    rows = store.database.rows(
        "SELECT seq, kind, record, number FROM audit WHERE seq > ? ORDER BY seq LIMIT ?",
        last,
        _MOST,
    )
    touched = {
        (kind, record): Changed(kind, record or 0, number)
        for _seq, kind, record, number in rows
        if kind in store.books
    }
    return (int(rows[-1][0]) if rows else last), list(touched.values())
