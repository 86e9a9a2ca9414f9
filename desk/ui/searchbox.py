# SPDX-License-Identifier: MIT
"""The one search box (Ctrl+K): records of every book and commands, narrowing while typing."""

import re
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
_COLON = re.compile("[:：]")
SO_CALLED, LIKE_IT, NO_FIT = range(3)


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
        named, others = self._matching(words)
        lines = _under(named) + lines + _under(others)
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

    def _matching(self, words: str) -> tuple[list[QAction], list[QAction]]:
        """Commands that fit: those called just so, which come before all records, and the others.

        What somebody calls a book by is the way to it, whatever else has the word in it.
        """
        wanted = fold(_COLON.sub("", words)).replace(" ", "")
        fits: dict[int, list[QAction]] = {SO_CALLED: [], LIKE_IT: []}
        for action in self._commands():
            fits.get(_fit(action.text(), wanted), []).append(action)
        named, others = ([a for a in some if a.isEnabled()] for some in fits.values())
        return named[:3], others[:5]

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


def _fit(text: str, wanted: str) -> int:
    """How a command fits folded words; its name is what stands after a colon."""
    name = fold(_COLON.split(text)[-1]).replace(" ", "")
    if wanted == name:
        return SO_CALLED
    if wanted in fold(_COLON.sub("", text)).replace(" ", ""):
        return LIKE_IT
    if not wanted.isascii() or len(wanted) < 2 or name.isascii():
        return NO_FIT
    from desk.text.pinyin import initials, spell  # late: its tables take a while to load

    sounds = (initials(name, name=False), spell(name, name=False))
    return LIKE_IT if any(sound.startswith(wanted) for sound in sounds) else NO_FIT


def _under(actions: list[QAction]) -> list[Line]:
    """Commands under their head."""
    return [Line(head=_("Commands")), *(Line(action=a) for a in actions)] if actions else []


def _find(store: Store, session: Session, words: str) -> Found:
    hits = store.search.find(session, words)
    return hits, card(store, session, hits)
