# SPDX-License-Identifier: MIT
"""The grid of a week: a row for each trainer, a column for each day, a block for each training."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.records.training import Booked
from desk.records.training.words import STATES
from desk.text import N_, Message, _
from desk.text.dates import local, time_text, weekday_text
from desk.ui import theme
from desk.ui.trainers.reading import DAYS, WeekOfTrainers
from desk.ui.widgets import plain_tip

NAME = N_("Trainers' calendar")
SIDE, HEAD = 116, 40
_BLOCK, _GAP, _LEAST = 42, 4, 58
_TONES = {"running": "amber", "repeat": "amber", "done": "green", "closed": "green"}


@dataclass(frozen=True)
class Proposed:
    """A training that would be booked: for whom, from when to when (UTC), whether it clashes."""

    trainer: int
    starts: datetime
    ends: datetime
    clashes: bool


class WeekGrid(QWidget):
    """Arrows go from training to training, Enter opens one; a proposed one is drawn dashed."""

    opened = Signal(int)

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._week: WeekOfTrainers | None = None
        self.proposed: Proposed | None = None
        self._at = 0
        self.setObjectName("trainers.grid")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_(NAME))

    def show_week(self, week: WeekOfTrainers, proposed: Proposed | None = None) -> None:
        """Show a week; the training looked at stays marked if it is still there."""
        before = self.current
        self._week, self.proposed = week, proposed
        keys = [one.training for one in self.blocks]
        self._at = keys.index(before.training) if before and before.training in keys else 0
        self.setFixedHeight(self.sizeHint().height())
        self._tell()
        self.update()

    @property
    def blocks(self) -> list[Booked]:
        """The trainings in the order of the arrows: trainer by trainer, in the order of time."""
        if self._week is None:
            return []
        rows = [trainer for trainer, _name in self._week.trainers]
        known = [one for one in self._week.booked if one.trainer in rows]
        return sorted(known, key=lambda one: (rows.index(one.trainer), one.starts))

    @property
    def current(self) -> Booked | None:
        """The training the keys act on."""
        blocks = self.blocks
        return blocks[self._at] if self._at < len(blocks) else None

    # where things lie

    def _day(self, moment: datetime) -> int:
        assert self._week is not None
        return (local(moment, self._zone).date() - self._week.monday).days

    def _of(self, trainer: int, day: int) -> list[Booked]:
        return [b for b in self.blocks if b.trainer == trainer and self._day(b.starts) == day]

    def _rows(self) -> list[tuple[int, str, int, int]]:
        """Each trainer with name, top and height of the row."""
        if self._week is None:
            return []
        rows, top = [], HEAD
        for trainer, name in self._week.trainers:
            most = max(len(self._of(trainer, day)) for day in range(DAYS))
            if self.proposed is not None and self.proposed.trainer == trainer:
                most += 1
            high = max(_LEAST, most * (_BLOCK + _GAP) + 2 * _GAP)
            rows.append((trainer, name, top, high))
            top += high
        return rows

    def sizeHint(self) -> QSize:
        rows = self._rows()
        return QSize(760, (rows[-1][2] + rows[-1][3] if rows else HEAD) + 1)

    def _column(self, day: int) -> tuple[int, int]:
        room = self.width() - SIDE
        left = SIDE + room * day // DAYS
        return left, SIDE + room * (day + 1) // DAYS - left

    def _boxes(self) -> list[tuple[Booked, QRect]]:
        boxes = []
        for trainer, _name, top, _high in self._rows():
            for day in range(DAYS):
                left, wide = self._column(day)
                for place, one in enumerate(self._of(trainer, day)):
                    y = top + _GAP + place * (_BLOCK + _GAP)
                    boxes.append((one, QRect(left + 3, y, wide - 6, _BLOCK)))
        return boxes

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        key, current = Qt.Key(event.key()), self.current
        if key in steps and not event.modifiers() and self.blocks:
            self._at = max(0, min(self._at + steps[key], len(self.blocks) - 1))
            self._tell()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self.opened.emit(current.training)
        else:
            super().keyPressEvent(event)

    def _under(self, place: QPoint) -> Booked | None:
        return next((one for one, box in self._boxes() if box.contains(place)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        one = self._under(event.position().toPoint())
        if one is not None:
            self._at = self.blocks.index(one)
            self.update()
            self.opened.emit(one.training)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        one = self._under(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if one else Qt.CursorShape.ArrowCursor)
        self.setToolTip(plain_tip(self._words(one)) if one else "")

    def _words(self, one: Booked) -> str:
        hours = f"{time_text(one.starts, self._zone)}–{time_text(one.ends, self._zone)}"
        return " · ".join((hours, one.customer, one.number, _(STATES[one.state])))

    def _tell(self) -> None:
        one = self.current
        self.setAccessibleDescription(self._words(one) if one is not None else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("paper"))
        if self._week is None:
            return
        self._paint_days(painter, self._week)
        for trainer, name, top, high in self._rows():
            painter.fillRect(0, top + high - 1, self.width(), 1, theme.colour("hairline"))
            painter.setPen(theme.colour("text"))
            painter.setFont(theme.font(theme.BASE, strong=True))
            words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, SIDE - 24)
            painter.drawText(QRect(16, top, SIDE - 20, _LEAST), _MIDDLE, words)
            if self.proposed is not None and self.proposed.trainer == trainer:
                self._paint_proposed(painter, self.proposed, top)
        current = self.current
        for one, box in self._boxes():
            marked = self.hasFocus() and current is not None and one.training == current.training
            self._paint_block(painter, one, box, marked=marked)

    def _paint_days(self, painter: QPainter, week: WeekOfTrainers) -> None:
        bottom = self.height()
        for day in range(DAYS):
            at: date = week.monday + timedelta(days=day)
            left, wide = self._column(day)
            if at == week.today:
                painter.fillRect(left, 0, wide, bottom, theme.colour("selection"))
            elif day >= 5:
                painter.fillRect(left, HEAD, wide, bottom - HEAD, theme.colour("hover"))
            painter.fillRect(left, 0, 1, bottom, theme.colour("hairline"))
            painter.setFont(theme.font(12, strong=at == week.today))
            painter.setPen(theme.colour("text" if at >= week.today else "muted"))
            words = f"{at.month}/{at.day} {weekday_text(at)}"
            painter.drawText(QRect(left, 0, wide, HEAD), int(Qt.AlignmentFlag.AlignCenter), words)
        painter.fillRect(0, HEAD - 1, self.width(), 1, theme.colour("border"))

    def _paint_block(
        self, painter: QPainter, one: Booked, box: QRect, *, marked: bool = False
    ) -> None:
        ink, tint = theme.tones(_TONES.get(one.state, "accent"))
        edge = theme.colour("focus") if marked else ink
        painter.setPen(QPen(edge, 2 if marked else 1))
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        hours = f"{time_text(one.starts, self._zone)}–{time_text(one.ends, self._zone)}"
        self._write(painter, box, hours, one.customer)

    def _paint_proposed(self, painter: QPainter, wish: Proposed, top: int) -> None:
        day = self._day(wish.starts)
        if not 0 <= day < DAYS:
            return
        left, wide = self._column(day)
        y = top + _GAP + len(self._of(wish.trainer, day)) * (_BLOCK + _GAP)
        box = QRect(left + 3, y, wide - 6, _BLOCK)
        ink, tint = theme.tones("red" if wish.clashes else "green")
        painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine))
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 5, 5)
        hours = f"{time_text(wish.starts, self._zone)}–{time_text(wish.ends, self._zone)}"
        told = Message(N_("Taken already") if wish.clashes else N_("This training"))
        self._write(painter, box, hours, str(told))

    def _write(self, painter: QPainter, box: QRect, above: str, below: str) -> None:
        inner = box.adjusted(7, 3, -5, -3)
        painter.setPen(theme.colour("text"))
        for words, size, strong, place in (
            (above, 12, True, Qt.AlignmentFlag.AlignTop),
            (below, 12, False, Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setFont(theme.font(size, strong=strong))
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | place), shown)


_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
