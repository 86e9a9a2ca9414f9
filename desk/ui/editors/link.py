# SPDX-License-Identifier: MIT
"""A line that names another record: words are typed, the desk proposes whom they may mean."""

from collections.abc import Iterable
from typing import Any, cast

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desk.db.fields import Kind, Link
from desk.ui import icons
from desk.ui.editors.editor import At, Suggest, Suggestion
from desk.ui.editors.picks import Pick, PickLine

#: Colleagues and branches have no sheet of their own to open.
OFFICE = ("person", "branch")
SIGN = 14


class LinkEditor(PickLine):
    """A customer, an order, a colleague; in a form for reading, a click opens the record."""

    mark = "search"
    followed = Signal(str, int)  # the kind of the record and its id

    def __init__(
        self, kind: Kind[Any], at: At, suggest: Suggest | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(kind, at, parent)
        self._suggest = suggest
        self._asked = 0  # only the answer to the last question counts

    def look_up(self, words: str) -> None:
        if self._suggest is None:
            return
        self._asked += 1
        question = self._asked

        def answer(found: Iterable[Suggestion]) -> None:
            if question == self._asked and self.writable:
                picks = [Pick(s.id, s.text, s.detail) for s in found]
                self.offer(picks, propose=bool(words.strip()))

        self._suggest(cast("Link", self.kind).to, words.strip(), answer)

    def take(self, pick: Pick) -> None:
        self._asked += 1
        super().take(pick)

    def proposal(self) -> Pick | None:
        """Only what the person moved to, or the one record that the words can mean."""
        if self._list is None:
            return None
        typed = self.text() != self._shown and self.text().strip()
        alone = typed and len(self._list.picks) == 1
        return self._list.current() if self._chosen or alone else None

    def _can_follow(self) -> bool:
        kind = cast("Link", self.kind).to
        return not self.writable and self._value is not None and kind not in OFFICE

    def _beside(self) -> int:
        return super()._beside() + (SIGN + 2 if self._can_follow() else 0)

    def _sign(self) -> QRect:
        """The arrow behind the words that says they lead somewhere."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        left = min(self.inset + words + 2, self.width() - SIGN)
        return QRect(left, (self.height() - SIGN) // 2, SIGN, SIGN)

    def _on_mark(self, point: QPoint) -> bool:
        return super()._on_mark(point) or (
            self._can_follow() and point.x() <= self._sign().right() + 2
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._can_follow():
            painter = QPainter(self)
            icons.paint(painter, "chevron-right", self._sign(), "accent_ink")
            painter.end()

    def open(self) -> None:
        if self._can_follow():
            self.followed.emit(cast("Link", self.kind).to, self._value)
        else:
            super().open()
