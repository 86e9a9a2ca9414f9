# SPDX-License-Identifier: MIT
"""A pad to sign on: with the mouse, a finger or a pen; what is signed is kept as a picture."""

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.text import N_
from desk.ui import theme
from desk.ui.widgets.buttons import IconButton
from desk.ui.widgets.labels import Text, said

_LINE = 2.4  # how thick ink is, in pixels; a pen that is pressed draws up to twice as thick
_SCALE = 2  # the picture kept has so many dots for each pixel of the screen
_EDGE = 12
Stroke = list[tuple[QPointF, float]]


class SignaturePad(QWidget):
    """Strokes of ink on a line; Delete empties it, Ctrl+Z takes the last stroke back."""

    #: A stroke was finished, or taken back.
    changed = Signal()

    def __init__(self, name: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name or N_("Signature")
        self._strokes: list[Stroke] = []
        self._drawing = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._cross = IconButton("close", N_("Sign anew"), self, size=16)
        self._cross.clicked.connect(self.clear)
        self._cross.hide()
        self.retranslate()

    def is_empty(self) -> bool:
        """Whether nobody has signed yet."""
        return not self._strokes

    def clear(self) -> None:
        """Take all ink away."""
        self._strokes.clear()
        self._after()

    def undo(self) -> None:
        """Take the last stroke away."""
        if self._strokes:
            self._strokes.pop()
            self._after()

    def png(self) -> bytes:
        """The signature as a PNG picture, black on white and cut to the ink; empty if there is
        none."""
        if not self._strokes:
            return b""
        area = self._ink_area()
        size = (area.size() * _SCALE).toSize()
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(_SCALE, _SCALE)
        painter.translate(-area.topLeft())
        self._paint_ink(painter, QPen(Qt.GlobalColor.black))
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(buffer.data().data())

    def sizeHint(self) -> QSize:
        return QSize(420, 132)

    # ink

    def _begin(self, at: QPointF, pressure: float = 0.5) -> None:
        self._drawing = True
        self._strokes.append([(at, pressure)])
        self._cross.hide()
        self.update()

    def _go_on(self, at: QPointF, pressure: float = 0.5) -> None:
        if self._drawing:
            self._strokes[-1].append((at, pressure))
            self.update()

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self._after()

    def _after(self) -> None:
        self._cross.setVisible(bool(self._strokes))
        self.update()
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        kinds = {
            QEvent.Type.TabletPress: self._begin,
            QEvent.Type.TabletMove: self._go_on,
        }
        take = kinds.get(event.type())
        if take is not None:
            take(event.position(), event.pressure())
        else:
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.points():
            at = event.points()[0].position()
            if event.type() == QEvent.Type.TouchBegin:
                self._begin(at)
            elif event.type() == QEvent.Type.TouchUpdate:
                self._go_on(at)
            else:
                self._end()
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        else:
            super().keyPressEvent(event)

    # looks

    def resizeEvent(self, event: QEvent) -> None:
        self._cross.move(self.width() - self._cross.sizeHint().width() - 4, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = "focus" if self.hasFocus() else "border"
        painter.setPen(QPen(theme.colour(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(theme.colour("cell"))
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        line = box.bottom() - 30
        painter.setPen(QPen(theme.colour("hairline"), 1))
        painter.drawLine(QPointF(box.x() + 24, line), QPointF(box.right() - 24, line))
        if self.is_empty():
            painter.setFont(theme.font(theme.LABEL))
            painter.setPen(theme.colour("muted"))
            words = QRectF(box.x() + 24, line + 4, box.width() - 48, 20)
            painter.drawText(words, said(N_("Sign here")))
        self._paint_ink(painter, QPen(theme.colour("text")))

    def _paint_ink(self, painter: QPainter, pen: QPen) -> None:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        for stroke in self._strokes:
            before = stroke[0][0]
            for at, pressure in stroke:
                pen.setWidthF(_LINE * (0.5 + pressure))
                painter.setPen(pen)
                if at == before:
                    painter.drawPoint(at)
                else:
                    painter.drawLine(before, at)
                before = at

    def _ink_area(self) -> QRectF:
        points = [at for stroke in self._strokes for at, _pressure in stroke]
        left, right = min(p.x() for p in points), max(p.x() for p in points)
        top, bottom = min(p.y() for p in points), max(p.y() for p in points)
        return QRectF(left, top, right - left, bottom - top).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)

    def retranslate(self) -> None:
        """Say its name in the language of the moment."""
        self.setAccessibleName(said(self._name))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
