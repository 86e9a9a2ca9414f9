# SPDX-License-Identifier: MIT
"""A month to pick a day from, by mouse or by the arrow keys."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from desk.text import N_, _
from desk.text.dates import month_text, weekday_text
from desk.ui import icons, theme

DAY = 32
EDGE = 8
HEAD = 36
NAMES = 24
FOOT = 32
WEEKS = 6
LEFT, RIGHT, UP, DOWN = -1, 1, -7, 7
STEPS = {
    Qt.Key.Key_Left: LEFT,
    Qt.Key.Key_Right: RIGHT,
    Qt.Key.Key_Up: UP,
    Qt.Key.Key_Down: DOWN,
}
CENTRE = Qt.AlignmentFlag.AlignCenter
CALENDAR = N_("Calendar")
TODAY = N_("today")


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last one of a shorter month; 1900 to 2199."""
    months += day.year * 12 + day.month - 1
    months = max(1900 * 12, min(2199 * 12 + 11, months))
    year, month = divmod(months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))


class Calendar(QWidget):
    """One month at a time; Enter or a click picks, Page Up and Down turn the months."""

    picked = Signal(object)

    def __init__(self, today: date, chosen: date | None, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("calendar")
        self.setAccessibleName(_(CALENDAR))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._today = today
        self._chosen = chosen
        self.day = chosen or today
        self._over: QPoint | None = None
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(7 * DAY + 2 * EDGE, HEAD + NAMES + WEEKS * DAY + FOOT + EDGE)

    def show_below(self, area: QRect) -> None:
        """Open below a rectangle of the screen, or above it where there is no room."""
        screen = self.screen().availableGeometry()
        top = area.bottom() + 1
        if top + self.height() > screen.bottom():
            top = max(screen.top(), area.top() - self.height())
        self.move(min(area.left(), screen.right() - self.width()), top)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def first(self) -> date:
        """The Monday with which the picture of the month begins."""
        start = self.day.replace(day=1)
        return start - timedelta(days=start.weekday())

    def _place(self, number: int) -> QRect:
        week, weekday = divmod(number, 7)
        return QRect(EDGE + weekday * DAY, HEAD + NAMES + week * DAY, DAY, DAY)

    def _back(self) -> QRect:
        return QRect(EDGE, 4, 28, 28)

    def _on(self) -> QRect:
        return QRect(self.width() - EDGE - 28, 4, 28, 28)

    def _foot(self) -> QRect:
        return QRect(EDGE, HEAD + NAMES + WEEKS * DAY + 2, self.width() - 2 * EDGE, FOOT)

    def go_to(self, day: date) -> None:
        """Make a day the current one and show its month."""
        if 1900 <= day.year <= 2199:
            self.day = day
            self.setAccessibleDescription(day.isoformat())
            self.update()

    def pick(self, day: date) -> None:
        """Answer with a day and close."""
        self.close()
        self.picked.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.go_to(self.day + timedelta(days=STEPS[key]))
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.go_to(add_months(self.day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self.go_to(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pick(self.day)
        elif key == Qt.Key.Key_T:
            self.pick(self._today)
        else:
            super().keyPressEvent(event)  # Esc closes a pop-up

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if not self.rect().contains(at):
            self.close()
        elif self._back().contains(at) or self._on().contains(at):
            self.go_to(add_months(self.day, 1 if self._on().contains(at) else -1))
        elif self._foot().contains(at):
            self.pick(self._today)
        else:
            for number in range(7 * WEEKS):
                if self._place(number).contains(at):
                    self.pick(self.first() + timedelta(days=number))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._over = event.position().toPoint()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.go_to(add_months(self.day, -1 if event.angleDelta().y() > 0 else 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("raised"))
        self._paint_head(painter)
        first = self.first()
        for number in range(7 * WEEKS):
            self._paint_day(painter, first + timedelta(days=number), self._place(number))
        self._tint_under_mouse(painter, self._foot())
        painter.setPen(theme.colour("accent_ink"))
        painter.drawText(self._foot(), CENTRE, _(TODAY).capitalize())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(theme.colour("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        title = month_text(self.day.year, self.day.month)
        painter.setFont(theme.font(strong=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(QRect(0, 0, self.width(), HEAD), CENTRE, title)
        for name, place in (("chevron-left", self._back()), ("chevron-right", self._on())):
            self._tint_under_mouse(painter, place)
            icons.paint(painter, name, place.adjusted(6, 6, -6, -6), "muted")
        painter.setFont(theme.font(theme.LABEL))
        painter.setPen(theme.colour("muted"))
        for weekday in range(7):
            place = QRect(EDGE + weekday * DAY, HEAD, DAY, NAMES)
            name = weekday_text(self.first() + timedelta(days=weekday)).removeprefix("周")
            painter.drawText(place, CENTRE, name)
        painter.setFont(theme.font())

    def _tint_under_mouse(self, painter: QPainter, place: QRect) -> None:
        if self._over is not None and place.contains(self._over):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(place, 6, 6)

    def _paint_day(self, painter: QPainter, day: date, place: QRect) -> None:
        ink = "text" if day.month == self.day.month else "faint"
        inner = place.adjusted(2, 2, -2, -2)
        self._tint_under_mouse(painter, inner)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day == self.day:
            painter.setBrush(theme.colour("accent"))
            ink = "accent_text"
        elif day == self._chosen:
            painter.setBrush(theme.colour("accent_tint"))
            ink = "accent_ink"
        elif day == self._today:
            painter.setPen(theme.colour("accent"))
        if day in (self.day, self._chosen, self._today):
            painter.drawRoundedRect(inner, 6, 6)
        painter.setPen(theme.colour(ink))
        painter.drawText(place, CENTRE, str(day.day))
