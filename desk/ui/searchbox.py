# SPDX-License-Identifier: MIT
"""The one search box (Ctrl+K): records of every book and commands, narrowing while typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desk.db.search import Hit
from desk.text import N_, _
from desk.text.plain import fold
from desk.ui import icons, theme
from desk.ui.key_text import key_text
from desk.ui.requests import OpenRecord
from desk.ui.widgets import SearchField, paint_shadow
from desk.ui.work import Work
from desk.ui.workplace import Workplace

_WAIT = 60  # milliseconds after a key before searching
_LINE = 40
_HEAD = 26
_MOST = 12
_EDGE = 8


@dataclass(frozen=True)
class Line:
    """One line of the answer: a head, a record or a command."""

    head: str = ""
    hit: Hit | None = None
    action: QAction | None = None


class SearchBox(SearchField):
    """Characters, pinyin, initials, digits, numbers, commands; Enter opens, Esc goes back."""

    def __init__(
        self, workplace: Workplace, commands: Callable[[], Sequence[QAction]], parent: QWidget
    ) -> None:
        super().__init__(N_("Search records and commands"), parent, key="Ctrl+K")
        self.setObjectName("search")
        self._workplace = workplace
        self._commands = commands
        self._work: Work[list[Hit]] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self._search)
        self._list = _Answers(self.window() if parent is None else parent.window())
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
        self._work = place.work(self, place.store.search.find, place.session, words)
        self._work.then(lambda hits: self._show(words, hits, then_enter)).failed(place.trouble)

    def _show(self, words: str, hits: list[Hit], then_enter: bool) -> None:
        if words != self.text().strip():
            return
        lines = self._records(hits) + self._matching(words)
        self._list.show_lines(lines, words, self)
        if then_enter:
            self._take(self._list.marked())

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
        if line.hit is not None:
            self._workplace.ask(OpenRecord(line.hit.kind, line.hit.record))
        elif line.action is not None:
            line.action.trigger()


class _Answers(QWidget):
    """The list that floats under the box; painted by itself, never takes the focus."""

    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("search.answers")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self._lines: list[Line] = []
        self._words = ""
        self._at = -1
        self.hide()

    def show_lines(self, lines: list[Line], words: str, under: QWidget) -> None:
        """Show an answer below the box."""
        self._lines, self._words = lines, words
        self._at = next((n for n, line in enumerate(lines) if not line.head), -1)
        height = sum(self._height(line) for line in lines) if lines else 2 * _LINE
        corner = under.mapTo(self.window(), QPoint(0, under.height() + 2))
        width = max(under.width(), 480)
        left = corner.x() + (under.width() - width) // 2
        room = self.window().height() - corner.y() - 3 * _EDGE
        self.setGeometry(
            left - _EDGE, corner.y(), width + 2 * _EDGE, min(height + 12, room) + 2 * _EDGE
        )
        self.raise_()
        self.show()
        self.update()

    def move_mark(self, by: int) -> None:
        """Mark the next line that can be chosen."""
        places = [n for n, line in enumerate(self._lines) if not line.head]
        if places:
            now = places.index(self._at) if self._at in places else 0
            self._at = places[(now + by) % len(places)]
            self.update()

    def marked(self) -> Line | None:
        """The marked line."""
        visible = self.isVisible() and 0 <= self._at < len(self._lines)
        return self._lines[self._at] if visible else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._line_at(event.position().toPoint())
        if at >= 0 and not self._lines[at].head and at != self._at:
            self._at = at
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._line_at(event.position().toPoint())
        if at >= 0 and not self._lines[at].head:
            self.chosen.emit(self._lines[at])

    def _height(self, line: Line) -> int:
        return _HEAD if line.head else _LINE

    def _boxes(self) -> list[QRect]:
        top, boxes = _EDGE + 6, []
        for line in self._lines:
            boxes.append(QRect(_EDGE, top, self.width() - 2 * _EDGE, self._height(line)))
            top += self._height(line)
        return boxes

    def _line_at(self, spot: QPoint) -> int:
        return next((n for n, box in enumerate(self._boxes()) if box.contains(spot)), -1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(_EDGE, 0, -_EDGE, -_EDGE)
        paint_shadow(painter, body, theme.RADIUS)
        painter.setPen(theme.colour("hairline"))
        painter.setBrush(theme.colour("paper"))
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        if not self._lines:
            painter.setPen(theme.colour("muted"))
            painter.drawText(body, int(Qt.AlignmentFlag.AlignCenter), _("Nothing found"))
            return
        painter.setClipRect(body.adjusted(1, 1, -1, -1))
        for number, (line, box) in enumerate(zip(self._lines, self._boxes(), strict=True)):
            self._paint_line(painter, line, box, number == self._at)

    def _paint_line(self, painter: QPainter, line: Line, box: QRect, marked: bool) -> None:
        if line.head:
            painter.setFont(theme.font(theme.LABEL, strong=True))
            painter.setPen(theme.colour("muted"))
            at = box.adjusted(theme.space(3), 4, 0, 0)
            painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter), line.head)
            return
        if marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(box.adjusted(4, 1, -4, -1), 4, 4)
        if line.hit is not None:
            self._paint_hit(painter, line.hit, box)
        elif line.action is not None:
            self._paint_action(painter, line.action, box)

    def _paint_hit(self, painter: QPainter, hit: Hit, box: QRect) -> None:
        icons.paint(painter, icons.of(hit.kind), QRect(box.x() + 12, box.y() + 10, 20, 20), "muted")
        right = box.right() - 12
        painter.setFont(theme.font(theme.LABEL))
        painter.setPen(theme.colour("muted"))
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(hit.number)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(QRect(right - width, box.y(), width, box.height()), flags, hit.number)
        left = box.x() + 42
        room = right - width - 16 - left
        matched = f"{hit.field}: {hit.text}" if hit.text and hit.text != hit.title else ""
        upper = QRect(left, box.y() + (3 if matched else 0), room, 20 if matched else box.height())
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text"))
        self._elided(painter, upper, hit.title or hit.number)
        if matched:
            painter.setFont(theme.font(theme.LABEL))
            painter.setPen(theme.colour("muted"))
            self._elided(painter, QRect(left, box.y() + 20, room, 16), matched)

    def _paint_action(self, painter: QPainter, action: QAction, box: QRect) -> None:
        action.icon().paint(painter, QRect(box.x() + 12, box.y() + 10, 20, 20))
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text"))
        self._elided(painter, box.adjusted(42, 0, -90, 0), action.text().replace("&", ""))
        painter.setPen(theme.colour("muted"))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(box.adjusted(0, 0, -12, 0), flags, key_text(action.shortcut()))

    def _elided(self, painter: QPainter, box: QRect, text: str) -> None:
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words)

    def sizeHint(self) -> QSize:
        return QSize(480, 5 * _LINE)
