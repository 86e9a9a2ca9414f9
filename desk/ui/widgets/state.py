# SPDX-License-Identifier: MIT
"""Where a record stands: always a colour and its word, for not everybody sees the colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.text import N_, Message
from desk.ui import icons, theme
from desk.ui.widgets.labels import Text, plain_tip, said

_DOT = 6
_PAD = 8
_BADGE = 20
_LEAST = 96  # of a badge that has no room


def badge_width(text: str, font: QFont) -> int:
    """How wide `paint_badge` will draw it."""
    return QFontMetrics(font).horizontalAdvance(text) + 2 * _PAD + _DOT + 5


def paint_badge(painter: QPainter, box: QRect, text: str, tone: str) -> None:
    """Draw a badge at the left of a box, as high as a badge is; for lists that paint themselves.

    The painter's font is used; `tone` is one of `colours.TONES`.
    """
    ink, tint = theme.tones(tone)
    width = min(box.width(), badge_width(text, painter.font()))
    body = QRectF(box.x(), box.y() + (box.height() - _BADGE) / 2, width, _BADGE)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRoundedRect(body, _BADGE / 2, _BADGE / 2)
    painter.setBrush(ink)
    middle = body.center().y()
    painter.drawEllipse(QPointF(body.x() + _PAD + _DOT / 2, middle), _DOT / 2, _DOT / 2)
    painter.setPen(ink)
    words = body.adjusted(_PAD + _DOT + 5, 0, -_PAD + 2, 0)
    shown = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, round(words.width()) + 1
    )
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    painter.restore()


class StateBadge(QWidget):
    """A dot and a word on a tint: registered, late, closed, void."""

    def __init__(self, text: Text = "", tone: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font(12))
        # Where there is no room it is cut, and its tip says the whole.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone)

    def show_state(self, text: Text, tone: str) -> None:
        """Show another state."""
        self._text, self._tone = text, tone
        self.setAccessibleName(said(text))
        self.setToolTip(plain_tip(said(text)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(badge_width(said(self._text), self.font()), _BADGE)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), _LEAST), _BADGE)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_state(self._text, self._tone)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_badge(painter, self.rect(), said(self._text), self._tone)


@dataclass(frozen=True)
class Stage:
    """One state on the line: its name, and when and by whom it was reached (empty: not yet)."""

    name: Text
    when: str = ""
    who: str = ""
    tone: str = "accent"  # "red" for void or late, "amber" for escalated or waiting


class StateLine(QWidget):
    """The way of a record: registered → assigned → … with time and person under each state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[Stage, ...] = ()
        self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stages(self, stages: Sequence[Stage], now: int) -> None:
        """Show these states; `now` is the place of the one the record stands in."""
        self._stages, self._now = tuple(stages), now
        self._named()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(110 * max(1, len(self._stages)), 46)

    def minimumSizeHint(self) -> QSize:
        return QSize(56 * max(1, len(self._stages)), 46)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._named()
            self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            at = event.pos().x() * len(self._stages) // max(1, self.width())  # type: ignore[attr-defined]
            self.setToolTip(_told(self._stages[at]) if 0 <= at < len(self._stages) else "")
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._stages:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / len(self._stages)
        for at, stage in enumerate(self._stages):
            self._paint_stage(painter, at, stage, QRectF(at * wide, 0, wide, self.height()))

    def _paint_stage(self, painter: QPainter, at: int, stage: Stage, box: QRectF) -> None:
        ink, _tint = theme.tones(stage.tone)
        middle = QPointF(box.x() + 8, 9)
        reached = at <= self._now
        if at + 1 < len(self._stages):
            done = at < self._now
            painter.setPen(QPen(ink if done else theme.colour("border"), 1.5))
            painter.drawLine(QPointF(middle.x() + 10, 9), QPointF(box.right() - 3, 9))
        if at < self._now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(middle, 7, 7)
            icons.paint(painter, "check", QRectF(middle.x() - 5, 4, 10, 10), "paper")
        else:
            painter.setBrush(theme.colour("paper"))
            painter.setPen(QPen(ink if reached else theme.colour("border"), 1.5))
            painter.drawEllipse(middle, 6.25, 6.25)
            if reached:
                painter.setBrush(ink)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(middle, 3, 3)
        self._paint_words(painter, at, stage, box)

    def _paint_words(self, painter: QPainter, at: int, stage: Stage, box: QRectF) -> None:
        current = at == self._now
        ink, _tint = theme.tones(stage.tone)
        painter.setFont(theme.font(12, strong=current))
        painter.setPen(ink if current else theme.colour("text" if at < self._now else "muted"))
        room = round(box.width()) - 8
        _line(painter, QRectF(box.x(), 18, room, 15), said(stage.name))
        painter.setFont(theme.font(theme.LABEL))
        painter.setPen(theme.colour("muted"))
        _line(painter, QRectF(box.x(), 32, room, 14), _under(stage))

    def _named(self) -> None:
        self.setAccessibleName(
            "; ".join(
                str(Message(N_("now: {state}"), state=_told(stage)))
                if at == self._now
                else _told(stage)
                for at, stage in enumerate(self._stages)
            )
        )


def _under(stage: Stage) -> str:
    return " · ".join(part for part in (stage.when, stage.who) if part)


def _told(stage: Stage) -> str:
    return " ".join(part for part in (said(stage.name), _under(stage)) if part)


def _line(painter: QPainter, box: QRectF, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(box.width()))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
