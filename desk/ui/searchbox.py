# SPDX-License-Identifier: MIT
"""The one search box (Ctrl+K): records of every book and commands, narrowing while typing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from desk.db.search import Hit
from desk.db.store import Store
from desk.records.tracing import Whereabouts
from desk.records.tracing.whereabouts import card
from desk.session import Session
from desk.text import N_, _
from desk.text.plain import fold
from desk.ui.requests import OpenRecord
from desk.ui.search_answers import Answers, Line
from desk.ui.widgets import SearchField
from desk.ui.work import Work
from desk.ui.workplace import Workplace

Found = tuple[list[Hit], list[Whereabouts]]
_WAIT = 60  # milliseconds after a key before searching
_MOST = 12


class SearchBox(SearchField):
    """Characters, pinyin, initials, digits, numbers, commands; Enter opens, Esc goes back."""

    def __init__(
        self, workplace: Workplace, commands: Callable[[], Sequence[QAction]], parent: QWidget
    ) -> None:
        super().__init__(N_("Search records and commands"), parent, key="Ctrl+K")
        self.setObjectName("search")
        self._workplace = workplace
        self._commands = commands
        self._work: Work[Found] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self._search)
        self._list = Answers(self.window() if parent is None else parent.window())
        self._list.chosen.connect(self._take)
        self.textEdited.connect(lambda _text: self._timer.start())
        self.textChanged.connect(lambda text: None if text.strip() else self._list.hide())
        self.returnPressed.connect(self._enter)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if event.type() == QEvent.Type.FocusOut and not self._list.underMouse():
            self._list.hide()
        if event.type() == QEvent.Type.FocusIn and self.text().strip():
            self._timer.start()
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._list.isVisible():
            self._list.move_mark(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self._list.hide()
            self.left.emit()
            return True
        return False

    def _enter(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._search(then_enter=True)
        else:
            self._take(self._list.marked())

    def _search(self, then_enter: bool = False) -> None:
        words = self.text().strip()
        if not words:
            self._list.hide()
            return
        if self._work is not None:
            self._work.cancel()
        place = self._workplace
        self._work = place.work(self, _find, place.store, place.session, words)
        self._work.then(lambda found: self._show(words, found, then_enter)).failed(place.trouble)

    def _show(self, words: str, found: Found, then_enter: bool) -> None:
        if words != self.text().strip():
            return
        hits, goods = found
        lines = self._goods(goods)
        in_card = {line.goods.kind for line in lines if line.goods is not None}
        lines += self._records([hit for hit in hits if hit.kind not in in_card])
        lines += self._matching(words)
        self._list.show_lines(lines, words, self)
        if then_enter:
            self._take(self._list.marked())

    def _goods(self, goods: list[Whereabouts]) -> list[Line]:
        """Sheets of several books about the same goods, in one card with how each stands."""
        if len({one.kind for one in goods}) < 2:
            return []
        return [Line(head=_("Where the goods are")), *(Line(goods=one) for one in goods)]

    def _records(self, hits: list[Hit]) -> list[Line]:
        lines: list[Line] = []
        for kind in dict.fromkeys(hit.kind for hit in hits):
            sheet = self._workplace.store.books[kind].sheet
            lines.append(Line(head=_(sheet.book_title)))
            same = [hit for hit in hits if hit.kind == kind]
            lines += [Line(hit=hit) for hit in same[: max(3, _MOST // len({h.kind for h in hits}))]]
        return lines

    def _matching(self, words: str) -> list[Line]:
        wanted = fold(words)
        found = [
            action
            for action in self._commands()
            if wanted in fold(action.text()) and action.isEnabled()
        ]
        return [Line(head=_("Commands")), *(Line(action=a) for a in found[:5])] if found else []

    def _take(self, line: Line | None) -> None:
        if line is None:
            return
        self._list.hide()
        self.clear()
        found = line.hit or line.goods
        if found is not None:
            self._workplace.ask(OpenRecord(found.kind, found.record))
        elif line.action is not None:
            line.action.trigger()


def _find(store: Store, session: Session, words: str) -> Found:
    hits = store.search.find(session, words)
    return hits, card(store, session, hits)
