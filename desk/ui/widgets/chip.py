# SPDX-License-Identifier: MIT
"""Filter chips over a list: what is filtered, by what, and one click to take it off."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from desk.text import N_, Message
from desk.ui import icons, theme
from desk.ui.widgets.flow import FlowLayout
from desk.ui.widgets.labels import Text, said

_PAD = 10
_MARK = 14
_HEIGHT = 26


class Chip(QAbstractButton):
    """One filter: "State" alone, or "State: open" with a cross that takes it off again.

    A chip with a menu opens it below itself; a checkable one is on or off by itself. Keys:
    Space, Enter or Down opens, Delete or Backspace takes off.
    """

    #: A chip without a menu was asked to let a value be chosen.
    opened = Signal()
    #: The cross was clicked, or Delete pressed.
    cleared = Signal()

    def __init__(self, label: Text, parent: QWidget | None = None, *, checkable: bool = False):
        super().__init__(parent)
        self._label = label
        self._value: Text = ""
        self._menu: QMenu | None = None
        self._over_cross = False
        self.setCheckable(checkable)
        self.setFont(theme.font(12))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.clicked.connect(self._clicked)
        self._named()

    def value(self) -> Text:
        """What it filters by now; empty when it does not."""
        return self._value

    def set_value(self, value: Text) -> None:
        """Show what it filters by; empty takes it off."""
        self._value = value
        self._named()

    def set_menu(self, menu: QMenu) -> None:
        """The menu of values, opened below the chip."""
        self._menu = menu

    def clear(self) -> None:
        """Take the filter off and tell so."""
        if self._on():
            self._value = ""
            self.setChecked(False)
            self._named()
            self.cleared.emit()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._words()) + 2 * _PAD
        return QSize(width + (_MARK + 4 if self._mark() else 0), _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_Down and not self.isCheckable():
            self._open()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._crossed(event.position().toPoint())
        if over != self._over_cross:
            self._over_cross = over
            self.update()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._crossed(event.position().toPoint()) and self.isDown():
            self.setDown(False)
            self.clear()
        else:
            super().mouseReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._named()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self._on()
        fill = "accent_tint" if on else "hover" if self._hot() else "raised"
        edge = "focus" if self.hasFocus() else "accent" if on else "border"
        thick = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(theme.colour(edge), thick))
        painter.setBrush(theme.colour(fill))
        inset = thick / 2
        body = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
        painter.setPen(
            theme.colour("accent_ink" if on else "text" if self.isEnabled() else "faint")
        )
        words = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, int(flags), self._words())
        if mark := self._mark():
            hot = mark == "close" and self._over_cross
            role = "text" if hot else "accent_ink" if on else "muted"
            icons.paint(painter, mark, self._mark_box(), role)

    def _named(self) -> None:
        self.setAccessibleName(self._words())
        self.setToolTip(said(N_("Delete takes this filter off")) if self._value else "")
        self.updateGeometry()
        self.update()

    def _words(self) -> str:
        if not self._value:
            return said(self._label)
        return str(Message(N_("{filter}: {value}"), filter=self._label, value=self._value))

    def _on(self) -> bool:
        return bool(self._value) or self.isChecked()

    def _hot(self) -> bool:
        return self.isEnabled() and (self.underMouse() or self.isDown())

    def _mark(self) -> str:
        if self._value:
            return "close"
        return "" if self.isCheckable() else "chevron-down"

    def _mark_box(self) -> QRect:
        top = (self.height() - _MARK) // 2
        return QRect(self.width() - _MARK - _PAD + 2, top, _MARK, _MARK)

    def _crossed(self, at: QPoint) -> bool:
        return bool(self._value) and at.x() >= self.width() - _MARK - _PAD

    def _clicked(self) -> None:
        if not self.isCheckable():
            self._open()

    def _open(self) -> None:
        if self._menu is None:
            self.opened.emit()
        else:
            self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))


class ChipRow(QWidget):
    """The filters of a list side by side, in a second line where the window is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a chip, or another small control, at the end of the row."""
        self._flow.addWidget(widget)

    def chips(self) -> list[Chip]:
        """The chips in their order."""
        return [chip for chip in self.findChildren(Chip) if chip.parentWidget() is self]
