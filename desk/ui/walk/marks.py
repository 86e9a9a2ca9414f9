# SPDX-License-Identifier: MIT
"""Buttons large enough for a thumb: a mark that is on or off, said by colour, icon and word."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desk.text import _
from desk.ui import icons, theme
from desk.ui.widgets.labels import Text, said

#: The least height and width of what a thumb must hit, in pixels.
THUMB = 44
_PAD = 12
_ICON = 18
_GAP = 6


def make_large(*controls: QWidget) -> None:
    """Make ordinary buttons and lines as high as a thumb wants them, whatever their state."""
    for control in controls:
        control.setStyleSheet(f"min-height: {THUMB - 2}px;")


class MarkButton(QAbstractButton):
    """Checked by hand; `tone` colours it while it is on."""

    def __init__(
        self, text: Text, icon: str, tone: str, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._source, self._icon, self._tone, self._key = text, icon, tone, key
        self.setCheckable(True)
        self.setFont(theme.font(theme.BASE))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._speak()

    def event(self, event: QEvent) -> bool:
        """Space presses the button that has the cursor, before it ticks the present item."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            event.accept()
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(said(self._source))
        return QSize(max(THUMB, wide + _ICON + _GAP + 2 * _PAD), THUMB)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _speak(self) -> None:
        words = said(self._source)
        self.setAccessibleName(words)
        self.setToolTip(f"{words}  ({_(self._key)})" if self._key else words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        ink, tint = theme.tones(self._tone)
        role = "text" if self.isEnabled() else "faint"
        ground = tint if on else theme.colour("pressed" if self.isDown() else "raised")
        edge = ink if on else theme.colour("border")
        thick = 1.6 if on else 1.0
        if self.hasFocus():
            edge, thick = theme.colour("focus"), 2.0
        painter.setPen(QPen(edge, thick))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.setFont(theme.font(theme.BASE, strong=on))
        words = said(self._source)
        wide = painter.fontMetrics().horizontalAdvance(words)
        left = max(_PAD / 2, (self.width() - wide - _ICON - _GAP) / 2)
        box = QRectF(left, (self.height() - _ICON) / 2, _ICON, _ICON)
        icons.paint(painter, self._icon, box, self._role() if on else "muted")
        painter.setPen(ink if on else theme.colour(role))
        place = QRectF(left + _ICON + _GAP, 0, wide + 4, self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _role(self) -> str:
        return {"accent": "accent_ink", "plain": "text"}.get(self._tone, self._tone)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self.updateGeometry()
            self.update()
