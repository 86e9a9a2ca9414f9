# SPDX-License-Identifier: MIT
"""What floats above the page: the one shadow desk has, and the message with its Undo."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.text import N_
from desk.ui import icons, theme
from desk.ui.key_text import key_text
from desk.ui.widgets.buttons import IconButton
from desk.ui.widgets.labels import Label, Text, said

#: How far the shadow reaches beyond the body, in pixels.
SHADOW = 14
#: How long an action can be taken back, in seconds.
UNDO_SECONDS = 15
_UNDO = N_("Undo")


def paint_shadow(painter: QPainter, body: QRectF, radius: float) -> None:
    """The soft shadow of a floating panel around its body."""
    strength = 9 if theme.colours().dark else 4
    painter.setPen(Qt.PenStyle.NoPen)
    for reach in range(SHADOW, 0, -2):
        tint = QColor(theme.colours().shadow)
        tint.setAlpha(strength)
        painter.setBrush(tint)
        wide = body.adjusted(-reach, -reach + 3, reach, reach + 3)
        painter.drawRoundedRect(wide, radius + reach, radius + reach)


class Toast(QWidget):
    """One sentence at the foot of the window about what was just done, with Undo while it can be.

    It goes by itself after 15 seconds, but not while the mouse is over it or it has the focus.
    """

    undone = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "toast")
        self._undo: Callable[[], object] | None = None
        self._icon = ""
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.go)
        self._label = Label()
        self._button = _ToastButton(self)
        self._button.clicked.connect(self._take_back)
        self._close = IconButton("close", N_("Close"), role="tip_text", size=16)
        self._close.setProperty("role", "toast")
        self._close.clicked.connect(self.go)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(SHADOW + 16, SHADOW + 4, SHADOW + 6, SHADOW + 4)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        window.installEventFilter(self)
        self.hide()

    def tell(
        self,
        text: Text,
        undo: Callable[[], object] | None = None,
        *,
        undo_text: Text = _UNDO,
        seconds: float = UNDO_SECONDS,
        icon: str = "",
    ) -> None:
        """Show a sentence; `undo` is called when the person takes it back."""
        self._undo, self._icon = undo, icon
        self._label.say(text)
        self._label.setContentsMargins(24 if icon else 0, 0, 0, 0)
        self._button.say(undo_text)
        self._button.setVisible(undo is not None)
        self.setAccessibleName(said(text))
        self._place()
        self.show()
        self.raise_()
        self._clock.start(round(seconds * 1000))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def go(self) -> None:
        """Leave; the action can then not be taken back here."""
        self._clock.stop()
        self._undo = None
        self.hide()

    def take_back(self) -> bool:
        """Do what the Undo button does (the window's undo key asks); False if there is none."""
        if self._undo is None:
            return False
        self._take_back()
        return True

    def _take_back(self) -> None:
        undo = self._undo
        self.go()
        if undo is not None:
            undo()
            self.undone.emit()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self._label.setMaximumWidth(max(200, window.width() - 320))
        self.ensurePolished()
        size = self._row.totalSizeHint()
        left = (window.width() - size.width()) // 2
        self.setGeometry(left, window.height() - size.height() - 28, size.width(), size.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._clock.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self._clock.start(UNDO_SECONDS * 1000 // 3)
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_shadow(painter, body, 8)
        painter.setBrush(theme.colour("tip"))
        painter.drawRoundedRect(body, 8, 8)
        if self._icon:
            box = QRectF(body.x() + 12, body.center().y() - 9, 18, 18)
            icons.paint(painter, self._icon, box, "tip_text")


class _ToastButton(IconButton):
    """The Undo of a toast: words in the toast's own colours."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("undo", _UNDO, parent, role="tip_text", size=16)
        self.setProperty("role", "toast")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def say(self, text: Text) -> None:
        super().say(text)
        self.setText(said(text))
        self.setToolTip(f"{said(text)}  ({key_text('Ctrl+Z')})")
