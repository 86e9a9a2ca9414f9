# SPDX-License-Identifier: MIT
"""Paints one spine: cloth in a calm colour, a paper label, the ring, a red seal on a sealed one."""

from math import exp

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desk.records.binder import Spine
from desk.text import N_, _
from desk.text.dates import short_month
from desk.ui import icons, theme

HIGH = 196
_THIN, _THICK, _HALF = 32, 56, 130.0
_LABEL = QRectF(0, 14, 0, 118)
_SIGN = N_("SEAL")
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
# One cloth for each quarter of the year: the role of a colour, never its only sign.
_CLOTHS = ("accent", "green", "amber", "muted")


def spine_width(sheets: int) -> int:
    """How thick the spine of a binder with so many sheets is, in pixels; never beyond reason."""
    return _THIN + round(_THICK * (1 - exp(-sheets / _HALF)))


def cloth_of(month: int) -> QColor:
    """The cloth of a month, mixed into the ground so that a full shelf stays calm."""
    dark = theme.colours().dark
    ink = theme.colour(_CLOTHS[(month - 1) // 3])
    return mixed(ink, theme.colour("window"), 0.42 if dark else 0.66)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """So much of one colour, the rest of the other."""
    rest = 1 - share
    return QColor(
        round(one.red() * share + other.red() * rest),
        round(one.green() * share + other.green() * rest),
        round(one.blue() * share + other.blue() * rest),
    )


def paint_spine(
    painter: QPainter, box: QRect, spine: Spine, *, chosen: bool, hot: bool, focused: bool
) -> None:
    """Draw a spine into its box; the chosen one has been pulled out a little by its place."""
    cloth = cloth_of(int(spine.month[5:7]))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    body = QRectF(box).adjusted(0.5, 0.5, -0.5, 0)
    painter.setPen(QPen(mixed(cloth, theme.colour("text"), 0.75), 1))
    painter.setBrush(mixed(cloth, theme.colour("paper"), 0.88) if hot else cloth)
    painter.drawRoundedRect(body, 3, 3)
    _ribs(painter, body, cloth)
    _label(painter, body, spine)
    _ring(painter, body, cloth)
    painter.setFont(theme.font(theme.LABEL, strong=True))
    painter.setPen(theme.colour("text" if theme.colours().dark else "paper"))
    foot = QRectF(body.x(), body.bottom() - 24, body.width(), 14)
    painter.drawText(foot, _CENTRE, str(spine.sheets))
    if spine.sealed_at is not None:
        _seal(painter, QPointF(body.center().x(), body.y() + _LABEL.bottom()))
    if chosen:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus" if focused else "text"), 2))
        painter.drawRoundedRect(body.adjusted(-1.5, -1.5, 1.5, 0), 4, 4)
    painter.restore()


def _ribs(painter: QPainter, body: QRectF, cloth: QColor) -> None:
    painter.setPen(QPen(mixed(cloth, theme.colour("text"), 0.82), 1))
    for down in (7.0, 140.0, body.height() - 30):
        y = body.y() + down
        painter.drawLine(QPointF(body.x() + 1, y), QPointF(body.right() - 1, y))


def _label(painter: QPainter, body: QRectF, spine: Spine) -> None:
    plate = QRectF(body.x() + 4, body.y() + _LABEL.y(), body.width() - 8, _LABEL.height())
    painter.setPen(QPen(theme.colour("hairline"), 1))
    painter.setBrush(theme.colour("paper"))
    painter.drawRoundedRect(plate, 2, 2)
    painter.setPen(theme.colour("text"))
    painter.setFont(_fitting(short_month(int(spine.month[5:7])), plate.width() - 2))
    head = QRectF(plate.x(), plate.y() + 4, plate.width(), 18)
    painter.drawText(head, _CENTRE, short_month(int(spine.month[5:7])))
    painter.fillRect(
        QRectF(plate.x() + 4, head.bottom() + 2, plate.width() - 8, 1), theme.colour("border")
    )
    painter.setFont(theme.font(12))
    painter.setPen(theme.colour("muted"))
    _upright(painter, plate.adjusted(0, 28, 0, -12), str(spine.title))


def _fitting(text: str, room: float) -> QFont:
    font = theme.font(14, strong=True)
    for size in (13, 12, 11, 10):
        font = theme.font(size, strong=True)
        if QFontMetricsF(font).horizontalAdvance(text) <= room:
            break
    return font


def _upright(painter: QPainter, box: QRectF, text: str) -> None:
    """Chinese from top to bottom; what has no Chinese runs along the spine, read downwards."""
    if any(ord(char) > 0x2E80 for char in text):
        step = min(15.0, box.height() / len(text))
        for at, char in enumerate(text):
            cell = QRectF(box.x(), box.y() + at * step, box.width(), step)
            painter.drawText(cell, _CENTRE, char)
        return
    painter.save()
    painter.translate(box.center())
    painter.rotate(90)
    room = QRectF(-box.height() / 2, -box.width() / 2, box.height(), box.width())
    metrics = painter.fontMetrics()
    words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(box.height()))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
    painter.restore()


def _ring(painter: QPainter, body: QRectF, cloth: QColor) -> None:
    middle = QPointF(body.center().x(), body.y() + 153)
    painter.setPen(QPen(mixed(cloth, theme.colour("text"), 0.55), 1.5))
    painter.setBrush(mixed(cloth, theme.colour("shadow"), 0.62))
    painter.drawEllipse(middle, 7.5, 7.5)


def _seal(painter: QPainter, middle: QPointF) -> None:
    """The red stamp, a little askew as stamps are; it has a sign as well as its colour."""
    painter.save()
    painter.translate(middle)
    painter.rotate(-7)
    stamp = QRectF(-11, -11, 22, 22)
    painter.setPen(QPen(theme.colour("paper"), 1.5))
    painter.setBrush(theme.colour("red"))
    painter.drawRoundedRect(stamp, 3, 3)
    sign = _(_SIGN)
    if len(sign) == 1:
        painter.setPen(theme.colour("paper"))
        painter.setFont(theme.font(14, strong=True))
        painter.drawText(stamp, _CENTRE, sign)
    else:
        icons.paint(painter, "seal", stamp.adjusted(3, 3, -3, -3), "paper")
    painter.restore()
