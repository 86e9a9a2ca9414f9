# SPDX-License-Identifier: MIT
"""How a report is painted: fonts, colours, and where a click opens the records behind a figure."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout, QTextOption

from desk.db.query import Query
from desk.ui import theme

Flag = Qt.AlignmentFlag


@dataclass(frozen=True)
class Spot:
    """A place on the report that opens records; `says` is what a screen reader reads there."""

    box: QRectF
    query: Query
    says: str


@dataclass
class Brush:
    """A painter with the report's ways of writing; without one it only measures."""

    painter: QPainter | None = None
    hot: Spot | None = None
    spots: list[Spot] = field(default_factory=list)

    def spot(self, box: QRectF, query: Query | None, says: str) -> bool:
        """Remember a place that can be clicked; whether the pointer is on it now."""
        if query is None:
            return False
        if self.painter is None:
            self.spots.append(Spot(box, query, says))
            return False
        return self.hot is not None and self.hot.box == box

    def fill(self, box: QRectF, role: str) -> None:
        """A filled box in the colour of a role."""
        if self.painter is not None:
            self.painter.fillRect(box, theme.colour(role))

    def line(self, x1: float, y1: float, x2: float, y2: float, role: str = "hairline") -> None:
        """A thin line, across or down."""
        self.fill(QRectF(x1, y1, max(x2 - x1, 1), max(y2 - y1, 1)), role)

    def text(
        self,
        box: QRectF,
        words: str,
        *,
        size: int = theme.BASE,
        role: str = "text",
        strong: bool = False,
        align: Flag = Flag.AlignLeft,
        hot: bool = False,
    ) -> None:
        """One line, cut short with dots where it does not fit; underlined under the pointer."""
        if self.painter is None:
            return
        font = theme.font(size, strong=strong)
        font.setUnderline(hot)
        self.painter.setFont(font)
        self.painter.setPen(theme.colour("accent_ink" if hot else role))
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        self.painter.drawText(
            box, int(align | Flag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown
        )

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        words: str,
        *,
        size: int = theme.BASE,
        role: str = "text",
        strong: bool = False,
        right: bool = False,
    ) -> float:
        """Lines broken as the language breaks them; how high they are."""
        layout = QTextLayout(words, theme.font(size, strong=strong))
        option = QTextOption(Flag.AlignRight if right else Flag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height() * 1.12
        layout.endLayout()
        if self.painter is not None:
            self.painter.setPen(theme.colour(role))
            layout.draw(self.painter, QPointF(x, y))
        return height

    def width(self, words: str, size: int = theme.BASE, *, strong: bool = False) -> float:
        """How wide a line is."""
        return QFontMetricsF(theme.font(size, strong=strong)).horizontalAdvance(words)


def mixed(one: str, other: str, share: float) -> QColor:
    """A colour between two roles; `share` of the second."""
    a, b = theme.colour(one), theme.colour(other)
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * share,
        a.greenF() + (b.greenF() - a.greenF()) * share,
        a.blueF() + (b.blueF() - a.blueF()) * share,
    )
