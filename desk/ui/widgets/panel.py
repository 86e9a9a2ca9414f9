# SPDX-License-Identifier: MIT
"""Panels beside the work: one that slides in from the right edge, and parts that fold away."""

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPropertyAnimation,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from desk.text import N_
from desk.ui import icons, theme
from desk.ui.widgets.buttons import IconButton
from desk.ui.widgets.floating import SHADOW, paint_shadow
from desk.ui.widgets.labels import Heading, Text, said

_SLIDE = 160  # milliseconds
_BAR = 30


class Panel(QWidget):
    """A panel over the right edge of its window, not a window of its own: the page behind stays
    in reach. Esc or its cross sends it away, and the focus goes back to where it was."""

    opened = Signal()
    closed = Signal()

    def __init__(self, window: QWidget, title: Text, *, width: int = 420) -> None:
        super().__init__(window)
        self._width = width
        self._back: QWidget | None = None
        self.title = Heading(title)
        #: A place in the head for a clock or a badge.
        self.head = QHBoxLayout()
        self.head.setContentsMargins(16, 10, 8, 10)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self._cross = IconButton("close", N_("Close"))
        self._cross.clicked.connect(self.slide_out)
        self.head.addWidget(self._cross)
        #: Where the content goes.
        self.body = QVBoxLayout()
        self.body.setContentsMargins(16, 4, 16, 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addLayout(self.body, 1)
        self._slide = QPropertyAnimation(self, b"geometry", self)
        self._slide.setDuration(_SLIDE)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.finished.connect(self._arrived)
        self._is_open = False
        self.setAccessibleName(said(title))
        window.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is in, or on its way in."""
        return self._is_open

    def slide_in(self) -> None:
        """Come in, and take the focus to the first thing that can be typed into."""
        if self._is_open:
            self.raise_()
            return
        self._back = QApplication.focusWidget()
        self._is_open = True
        if self.isHidden():
            self.setGeometry(self._place(outside=True))
        self.show()
        self.raise_()
        self._go(self._place())
        self._first_stop()
        self.opened.emit()

    def slide_out(self) -> None:
        """Go away."""
        if not self._is_open:
            return
        self._is_open = False
        self._go(self._place(outside=True))
        here = QApplication.focusWidget()
        # Who has gone on working elsewhere keeps the cursor.
        left = here is None or here is self or self.isAncestorOf(here)
        if left and self._back is not None and _there(self._back):
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back = None
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.slide_out()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._slide.stop()
            self.setGeometry(self._place(outside=not self._is_open))
            self._arrived()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(SHADOW, 0, 0, 0)
        paint_shadow(painter, body.adjusted(0, 0, SHADOW, 0), 0)
        painter.fillRect(body, theme.colour("paper"))
        painter.fillRect(QRectF(body.x(), 0, 1, body.height()), theme.colour("hairline"))

    def _go(self, to: QRect) -> None:
        moves = QStyle.StyleHint.SH_Widget_Animation_Duration
        self._slide.stop()
        if self.style().styleHint(moves) <= 0:
            self.setGeometry(to)
            self._arrived()
            return
        self._slide.setStartValue(self.geometry())
        self._slide.setEndValue(to)
        self._slide.start()

    def _arrived(self) -> None:
        if not self._is_open:
            self.hide()

    def _place(self, *, outside: bool = False) -> QRect:
        window = self.parentWidget()
        room = window.rect() if window is not None else QRect(0, 0, self._width, 400)
        width = min(self._width + SHADOW, room.width())
        left = room.width() if outside else room.width() - width
        return QRect(left, 0, width, room.height())

    def _first_stop(self) -> None:
        self._cross.setFocus(Qt.FocusReason.PopupFocusReason)
        for child in self.findChildren(QWidget):
            typed = child.focusPolicy() & Qt.FocusPolicy.StrongFocus == Qt.FocusPolicy.StrongFocus
            if typed and child.isEnabled() and child.isVisibleTo(self) and not child.focusProxy():
                child.setFocus(Qt.FocusReason.PopupFocusReason)
                return


class FoldPanel(QWidget):
    """A part of a side panel under a bar with its name; Space or a click folds it away."""

    folded = Signal(bool)

    def __init__(
        self,
        title: Text,
        parent: QWidget | None = None,
        *,
        icon: str = "",
        fold: bool = False,
    ) -> None:
        super().__init__(parent)
        self.bar = _FoldBar(title, icon, self)
        self._content = QWidget()
        #: Where the content goes.
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(12, 8, 12, 12)
        self.body.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._content, 1)
        self.bar.toggled.connect(self._fold)
        self.bar.setChecked(not fold)
        self._fold(not fold)

    def set_count(self, count: int | None) -> None:
        """How many things are inside, shown in the bar even when it is folded; None: unsaid."""
        self.bar.count = count
        self.bar.update()

    def is_folded(self) -> bool:
        """Whether only the bar is shown."""
        return not self.bar.isChecked()

    def set_folded(self, fold: bool) -> None:
        """Fold it, or open it again."""
        self.bar.setChecked(not fold)

    def _fold(self, unfolded: bool) -> None:
        self._content.setVisible(unfolded)
        down = QSizePolicy.Policy.Preferred if unfolded else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, down)
        self.folded.emit(not unfolded)


class _FoldBar(QAbstractButton):
    """The bar with the name, a tinted one like a section of a form."""

    def __init__(self, title: Text, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._icon = title, icon
        self.count: int | None = None
        self.setCheckable(True)
        self.setFixedHeight(_BAR)
        self.setFont(theme.font(12, strong=True))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(said(title))

    def sizeHint(self) -> QSize:
        return QSize(80 + self.fontMetrics().horizontalAdvance(said(self._title)), _BAR)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(said(self._title))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(
            self.rect(), theme.colour("hover" if self.underMouse() else "section_tint")
        )
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme.colour("hairline"))
        at = 8
        mark = "chevron-down" if self.isChecked() else "chevron-right"
        icons.paint(painter, mark, QRect(at, 8, 14, 14), "muted")
        at += 20
        if self._icon:
            icons.paint(painter, self._icon, QRect(at, 7, 16, 16), "muted")
            at += 22
        painter.setPen(theme.colour("text"))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(
            QRect(at, 0, self.width() - at - 40, self.height()), flags, said(self._title)
        )
        if self.count is not None:
            painter.setFont(theme.font(theme.LABEL))
            painter.setPen(theme.colour("muted"))
            right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(self.rect().adjusted(0, 0, -12, 0), right, str(self.count))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)


def _there(widget: QWidget) -> bool:
    try:
        return widget.isVisible()
    except RuntimeError:  # it was closed meanwhile
        return False
