# SPDX-License-Identifier: MIT
"""The rules of ruled paper: one device pixel wide and equally sharp at every scaling."""

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from desk.ui import theme


def frame(painter: QPainter, area: QRect) -> None:
    """Rule all four sides; neighbouring areas share the line between them."""
    across(painter, area.left(), area.top(), area.width())
    across(painter, area.left(), area.top() + area.height(), area.width())
    down(painter, area.left(), area.top(), area.height())
    down(painter, area.left() + area.width(), area.top(), area.height())


def across(painter: QPainter, left: int, top: int, length: int) -> None:
    """A line from left to right."""
    start, end = _snapped(painter, left, top), _snapped(painter, left + length, top)
    thin = _thin(painter)
    line = QRectF(start.x(), start.y(), end.x() - start.x() + thin, thin)
    painter.fillRect(line, theme.colour("hairline"))


def down(painter: QPainter, left: int, top: int, length: int) -> None:
    """A line from top to bottom."""
    start, end = _snapped(painter, left, top), _snapped(painter, left, top + length)
    thin = _thin(painter)
    line = QRectF(start.x(), start.y(), thin, end.y() - start.y() + thin)
    painter.fillRect(line, theme.colour("hairline"))


def _thin(painter: QPainter) -> float:
    ratio = painter.device().devicePixelRatioF()
    return max(1, int(ratio)) / ratio


def _snapped(painter: QPainter, x: int, y: int) -> QPointF:
    """The nearest point that begins a pixel of the screen."""
    to_device = painter.deviceTransform()
    point = to_device.map(QPointF(x, y))
    back, _ok = to_device.inverted()
    return back.map(QPointF(round(point.x()), round(point.y())))
