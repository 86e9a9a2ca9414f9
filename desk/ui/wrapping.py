# SPDX-License-Identifier: MIT
"""Texts of several lines as a paper form has them: broken between words, inside one only if it
is too long, and never with a comma at the beginning of a line."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from desk.ui import theme

#: The lines of a longer text than this are not all laid out: nobody reads them in a table.
LONGEST = 4000


@lru_cache(maxsize=512)
def height(text: str, size: int, width: int) -> int:
    """How high the text is in letters of a size at a width, all in pixels."""
    return ceil(_laid(text, theme.font(size), width).boundingRect().height())


def draw(painter: QPainter, room: QRect, text: str) -> None:
    """Write the text into a rectangle in the painter's font and colour."""
    _laid(text, painter.font(), room.width()).draw(painter, QPointF(room.topLeft()))


def _laid(text: str, font: QFont, width: int) -> QTextLayout:
    shown = text if len(text) <= LONGEST else text[:LONGEST] + " …"
    layout = QTextLayout(shown.replace("\n", "\u2028"), font)
    layout.setTextOption(_option())
    layout.beginLayout()
    bottom = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, bottom))
        bottom += line.height()
    layout.endLayout()
    return layout


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
