# SPDX-License-Identifier: MIT
"""Words on the screen: always plain text, in the language of the moment, shortened with grace."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desk.text import Message, _
from desk.text.catalogue import Marked
from desk.ui import theme

#: A message or a text marked with `N_` is translated when shown; any other text is data.
Text = str | Message

# Qt.TextFormat.PlainText as its number: naming Qt's lists costs the first window 10 ms.
PLAIN = 0


def said(text: Text) -> str:
    """The text in the language of the moment; what a person has typed stays as it is."""
    return _(text) if isinstance(text, Marked) else str(text)


class Label(QLabel):
    """A plain-text label that follows the language; `elide` shortens it to the room there is."""

    def __init__(
        self,
        text: Text = "",
        parent: QWidget | None = None,
        *,
        size: int = theme.BASE,
        strong: bool = False,
        wrap: bool = False,
        elide: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", PLAIN)
        self.setFont(theme.font(size, strong=strong))
        self.setWordWrap(wrap)
        self._elide = elide
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.say(text)

    def say(self, text: Text) -> None:
        """Show another text."""
        self._source = text
        self.setText(said(text))
        buddy = self.buddy()
        if buddy is not None:
            buddy.setAccessibleName(self.text())
        self._tell_whole()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say(self._source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(0, hint.height()) if self._elide else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        box = self.contentsRect()
        shown = painter.fontMetrics().elidedText(
            self.text(), QtCore.Qt.TextElideMode.ElideRight, box.width()
        )
        middle = QtCore.Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(self.alignment() | middle), shown)

    def _tell_whole(self) -> None:
        """What is cut short on the screen is told whole by the tip."""
        if self._elide:
            cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
            self.setToolTip(plain_tip(self.text()) if cut else "")


class Title(Label):
    """The name of a page."""

    def __init__(self, text: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, size=theme.TITLE, strong=True)


class Heading(Label):
    """The name of a part of a page."""

    def __init__(self, text: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, size=theme.HEADING, strong=True)


class Muted(Label):
    """What is said beside: a time, a count, a hint."""

    def __init__(
        self,
        text: Text = "",
        parent: QWidget | None = None,
        *,
        size: int = theme.LABEL,
        wrap: bool = False,
        elide: bool = False,
    ) -> None:
        super().__init__(text, parent, size=size, wrap=wrap, elide=elide)
        theme.role(self, "muted")


class HairLine(QWidget):
    """One of the thin rules a paper form is made of."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("hairline"))


def plain_tip(text: str) -> str:
    """A text for `setToolTip`, which guesses at markup: this keeps a `<b>` a `<b>`."""
    if "<" in text:
        return "<span>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</span>"
    return text
