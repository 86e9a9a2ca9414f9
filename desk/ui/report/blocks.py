# SPDX-License-Identifier: MIT
"""The parts of a report as the screen paints them; each says how high it is at a width."""

from datetime import tzinfo

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainterPath, QPen

from desk.reports import showing
from desk.reports.drawing import Box, Dot, Shape, Stroke, Text, drawn
from desk.reports.model import Chart, Figure, Lines, Tiles, Words
from desk.text import N_, Message, _
from desk.ui import theme
from desk.ui.report.brush import Brush, Flag, mixed

GAP = 10.0
_TILE, _LEAST_TILE = 78.0, 168.0
_CHART, _SCALE = 190.0, 1.45


def heading(brush: Brush, title: str, y: float, width: float) -> float:
    """The tinted bar of a section."""
    bar = QRectF(0, y + 8, width, 28)
    brush.fill(bar, "section_tint")
    brush.fill(QRectF(0, y + 8, 3, 28), "accent")
    brush.text(bar.adjusted(14, 0, -8, 0), title, strong=True)
    return 36 + GAP


def words(brush: Brush, part: Words, y: float, width: float) -> float:
    """Sentences, one paragraph each, no wider than one likes to read."""
    top = y
    for sentence in part.sentences:
        y += brush.paragraph(2, y, min(width - 4, 760), str(sentence)) + 5
    return y - top + 4


def tiles(brush: Brush, part: Tiles, y: float, width: float, zone: tzinfo) -> float:
    """Figures in frames, as many beside each other as there is room for."""
    across = max(1, min(4, int((width + GAP) // (_LEAST_TILE + GAP))))
    wide = (width - (across - 1) * GAP) / across
    for n, figure in enumerate(part.figures):
        box = QRectF(n % across * (wide + GAP), y + n // across * (_TILE + GAP), wide, _TILE)
        _tile(brush, figure, box, zone)
    rows = -(-len(part.figures) // across)
    return rows * (_TILE + GAP) + 4


def _tile(brush: Brush, figure: Figure, box: QRectF, zone: tzinfo) -> None:
    missed = figure.met is False
    value = showing.shown(figure.value, figure.unit, zone)
    says = f"{figure.label}: {value}"
    hot = brush.spot(box, figure.query, says)
    brush.fill(box, "hover" if hot else "section_tint")
    brush.fill(QRectF(box.x(), box.y(), 3, box.height()), "red" if missed else "accent")
    inner = box.adjusted(14, 8, -10, -6)
    top = QRectF(inner.x(), inner.y(), inner.width(), 16)
    brush.text(top, str(figure.label), size=12, role="muted")
    middle = QRectF(inner.x(), inner.y() + 17, inner.width(), 28)
    role = "red" if missed else "text"
    brush.text(middle, value, size=22, role=role, strong=True, hot=hot)
    if figure.met is not None:
        told = _("missed") if missed else _("reached")
        mood = "red" if missed else "green"
        brush.text(middle, told, size=theme.LABEL, role=mood, strong=True, align=Flag.AlignRight)
    last = QRectF(inner.x(), inner.y() + 47, inner.width(), 15)
    brush.text(last, str(figure.note), size=theme.LABEL, role="muted")


def chart(brush: Brush, part: Chart, y: float, width: float) -> float:
    """A chart from the same shapes as on paper, in the colours of the screen."""

    def measure(text: str, size: float, bold: bool) -> float:
        font = theme.font(round(size * _SCALE), strong=bold)
        return QFontMetricsF(font).horizontalAdvance(text) / _SCALE

    shapes = drawn(part, width / _SCALE, _CHART / _SCALE, measure)
    for shape in shapes:
        _shape(brush, shape, y)
    return _CHART + GAP


def _shape(brush: Brush, shape: Shape, y: float) -> None:
    k = _SCALE
    if isinstance(shape, Box):
        box = QRectF(shape.x * k, y + shape.y * k, shape.width * k, shape.height * k)
        touch = box.adjusted(0, min(0, box.height() - 14), 0, 0)
        hot = brush.spot(touch, shape.query, shape.says)
        if brush.painter is not None:
            brush.painter.fillRect(box, _tone("hot" if hot else shape.tone))
    elif isinstance(shape, Stroke):
        _stroke(brush, shape, y)
    elif isinstance(shape, Dot):
        reach = QRectF(shape.x * k - 8, y + shape.y * k - 8, 16, 16)
        hot = brush.spot(reach, shape.query, shape.says)
        if brush.painter is not None:
            brush.painter.setRenderHint(brush.painter.RenderHint.Antialiasing)
            brush.painter.setPen(QPen(_tone("hot" if hot else shape.tone, line=True), 1.6))
            brush.painter.setBrush(theme.colour("paper") if shape.hollow else _tone(shape.tone))
            radius = shape.radius * k * (1.4 if hot else 1)
            brush.painter.drawEllipse(QPointF(shape.x * k, y + shape.y * k), radius, radius)
            brush.painter.setRenderHint(brush.painter.RenderHint.Antialiasing, on=False)
    else:
        _text(brush, shape, y)


def _stroke(brush: Brush, shape: Stroke, y: float) -> None:
    if brush.painter is None:
        return
    path = QPainterPath()
    for n, (a, b) in enumerate(shape.points):
        at = QPointF(a * _SCALE, y + b * _SCALE)
        path.lineTo(at) if n else path.moveTo(at)
    pen = QPen(_tone(shape.tone, line=True), max(1.0, shape.weight * 1.4))
    if shape.dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    straight = len({round(b, 1) for _a, b in shape.points}) == 1
    brush.painter.setRenderHint(brush.painter.RenderHint.Antialiasing, on=not straight)
    brush.painter.setPen(pen)
    brush.painter.setBrush(Qt.BrushStyle.NoBrush)
    brush.painter.drawPath(path)
    brush.painter.setRenderHint(brush.painter.RenderHint.Antialiasing, on=False)


def _text(brush: Brush, shape: Text, y: float) -> None:
    if brush.painter is None:
        return
    font = theme.font(round(shape.size * _SCALE), strong=shape.bold)
    brush.painter.setFont(font)
    brush.painter.setPen(_tone(shape.tone))
    wide = QFontMetricsF(font).horizontalAdvance(shape.text)
    x = shape.x * _SCALE - {"left": 0, "center": wide / 2, "right": wide}[shape.align]
    brush.painter.drawText(QPointF(x, y + shape.y * _SCALE), shape.text)


def _tone(tone: str, *, line: bool = False) -> QColor:
    """The colour of a tone; thin lines are drawn stronger than boxes are filled."""
    if tone == "second":
        return mixed("accent", "paper", 0.3 if line else 0.58)
    roles = {"first": "accent", "grid": "hairline", "goal": "red", "hot": "amber"}
    return theme.colour(roles.get(tone, tone))


def lines(brush: Brush, part: Lines, y: float, width: float) -> float:
    """Where people sign on paper; the screen only says who."""
    names = ", ".join(str(name) for name in part.names)
    told = str(Message(N_("Room to sign on paper: {names}"), names=names))
    brush.text(QRectF(2, y, width, 20), told, role="muted")
    return 28
