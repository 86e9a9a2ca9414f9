# SPDX-License-Identifier: MIT
"""The sheet of paper a form lies on: bars, hairlines, labels, and the editors in their cells."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desk.sheet import Drawing
from desk.text import Message, _
from desk.ui import hairlines, icons, theme, wrapping
from desk.ui.editors import Editor, Part
from desk.ui.editors.editor import SIDE
from desk.ui.editors.note import NoteEditor
from desk.ui.ruling import Needs, Ruled, least_width, rule

#: The band of a cell that holds its label, the room below its editor, the desk around a sheet.
LABEL = 20
BELOW = 4
AROUND = 12
SENTENCE = 12  # the size of a sentence in a cell, in pixels
WIDEST = 1280  # on a wider screen the lines would be too long to read
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass
class FormCell:
    """One cell: its field, its editor, and what is said in it."""

    part: Part
    editor: Editor
    shown: bool = True
    problem: Message | None = None
    hint: Message | None = None
    tone: str = "muted"
    titled: bool = False  # a table under a bar of the same name needs no label of its own

    @property
    def sentence(self) -> str:
        """What stands below the entry: what is wrong, or else what is worth knowing."""
        said = str(self.problem or self.hint or "")
        return said[:1].upper() + said[1:]

    @property
    def label(self) -> str:
        """The field's name in the language of the moment."""
        return _(self.part.label)


class FormPage(QWidget):
    """Rules the drawing into its own width and paints it; knows nothing of records."""

    resized = Signal()  # the sheet has another height

    def __init__(self, drawing: Drawing, editor_of: Callable[[str, QWidget], FormCell]) -> None:
        super().__init__()
        self.drawing = drawing
        self.cells: dict[str, FormCell] = {}
        self.editable = True
        self.marks_needed = True  # an asterisk where something must be filled in
        self.around = AROUND
        self._quiet = False
        self.focused = ""
        self.notices: list[Message] = []
        self.ruled = Ruled()
        self._needs = Needs(self._is_shown, self._least, self._height)
        for name in drawing.names:
            cell = self.cells[name] = editor_of(name, self)
            grown = getattr(cell.editor, "grown", None)
            if grown is not None:
                grown.connect(self.lay)
        for section in drawing.sections:
            if len(section.cells) == 1:
                cell = self.cells[section.cells[0].name]
                cell.titled = cell.editor.flush and cell.part.label == section.title

    # where everything stands

    def _is_shown(self, name: str) -> bool:
        return self.cells[name].shown

    def _least(self, name: str) -> int:
        cell = self.cells[name]
        label = _metrics(theme.LABEL).horizontalAdvance(cell.label) + 12
        return max(cell.editor.least(), min(label, 144)) + 2 * SIDE

    def _height(self, name: str, width: int) -> int:
        cell = self.cells[name]
        side = 0 if cell.editor.flush else SIDE
        high = self._top(cell) + cell.editor.height_for(width - 2 * side - (not side))
        high += 0 if cell.editor.flush else BELOW
        return high + self.sentence_height(cell, width)

    def _top(self, cell: FormCell) -> int:
        return 0 if cell.titled else LABEL

    def sentence_height(self, cell: FormCell, width: int) -> int:
        """The height in pixels of what is said in a cell."""
        if not cell.sentence:
            return 0
        return wrapping.height(cell.sentence, SENTENCE, width - 2 * SIDE) + 4

    def sheet_frame(self) -> QRect:
        """The sheet without its height: left, top and width."""
        width = min(self.width() - 2 * self.around, WIDEST)
        top = self.around + (self._notice_height(width) if self.notices else 0)
        return QRect((self.width() - width) // 2, top, width, 0)

    def _notice_height(self, width: int) -> int:
        high = sum(wrapping.height(str(text), theme.BASE, width - 40) for text in self.notices)
        return high + 16 + self.around

    def lay(self) -> None:
        """Rule the sheet anew; called whenever a width, a text or a sentence changes."""
        if self._quiet or self.width() < 2 * self.around + 40:
            return
        before = self.ruled.bottom
        self.ruled = rule(self.drawing, self.sheet_frame(), self._needs)
        for name, cell in self.cells.items():
            area = self.ruled.cells.get(name)
            cell.editor.setVisible(area is not None)
            if area is not None:
                cell.editor.setGeometry(self._inside(cell, area))
        if self.ruled.bottom != before:
            self.setMinimumHeight(self.ruled.bottom + self.around)
            self.resized.emit()
        self.update()

    def _inside(self, cell: FormCell, area: QRect) -> QRect:
        below = self.sentence_height(cell, area.width())
        if cell.editor.flush:
            return area.adjusted(1, self._top(cell), 0, -below)
        inside = area.adjusted(SIDE, LABEL, -SIDE, -BELOW - below)
        if not isinstance(cell.editor, NoteEditor):
            inside.setHeight(cell.editor.height_for(inside.width()))
        return inside.adjusted(-cell.editor.inset, 0, cell.editor.inset, 0)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Fill many cells without ruling the sheet anew for each of them."""
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False

    def least_width(self) -> int:
        """The width in pixels below which the form has to be scrolled sideways."""
        return least_width(self.drawing, self._needs) + 2 * self.around

    def sizeHint(self) -> QSize:
        return QSize(max(640, self.least_width()), self.ruled.bottom + self.around)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            _metrics.cache_clear()
            wrapping.height.cache_clear()
            self.lay()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in a cell is a click on its field."""
        name = self.cell_at(event.position().toPoint())
        if name and self.editable:
            self.cells[name].editor.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def cell_at(self, point: QPoint) -> str:
        """The name of the cell at a point of the page; "" between the cells."""
        areas = self.ruled.cells.items()
        return next((name for name, area in areas if area.contains(point)), "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        _PageBrush(painter, self, event.rect()).paint()
        painter.end()


class _PageBrush:
    """Paints what of one page is to be seen."""

    def __init__(self, painter: QPainter, page: FormPage, clip: QRect) -> None:
        self.painter = painter
        self.page = page
        self.clip = clip

    def paint(self) -> None:
        frame = self.page.sheet_frame()
        ruled = self.page.ruled
        if self.page.notices:
            around = self.page.around
            self._notices(QRect(frame.left(), around, frame.width(), frame.top() - 2 * around))
        sheet = QRect(frame.topLeft(), QSize(frame.width(), ruled.bottom - frame.top()))
        self.painter.fillRect(sheet, theme.colour("paper"))
        for title, bar in ruled.bars:
            if bar.intersects(self.clip):
                self._bar(title, bar)
        areas = [(n, a) for n, a in ruled.cells.items() if a.intersects(self.clip)]
        for name, area in areas:
            self._cell(self.page.cells[name], area, focused=name == self.page.focused)
        self._lines(sheet, [area for _name, area in areas])
        for name, area in areas:
            self._mark(self.page.cells[name], area, focused=name == self.page.focused)

    def _notices(self, strip: QRect) -> None:
        ink, tint = theme.tones("red")
        self.painter.fillRect(strip, tint)
        sign = QRect(strip.left() + 10, strip.top() + 7, 18, 18)
        icons.paint(self.painter, "warning", sign, "red")
        self.painter.setPen(ink)
        self.painter.setFont(theme.font())
        room = strip.adjusted(36, 8, -4, 0)
        for text in self.page.notices:
            wrapping.draw(self.painter, room, str(text))
            room.setTop(room.top() + wrapping.height(str(text), theme.BASE, room.width()))

    def _bar(self, title: str, bar: QRect) -> None:
        self.painter.fillRect(bar, theme.colour("section_tint"))
        self.painter.setFont(theme.font(strong=True))
        self.painter.setPen(theme.colour("accent_ink"))
        self.painter.drawText(bar.adjusted(SIDE, 0, -SIDE, 0), LEFT, _(title))

    def _cell(self, cell: FormCell, area: QRect, *, focused: bool) -> None:
        painter = self.painter
        if self.page.editable and not cell.editor.writable:
            painter.fillRect(area, theme.colour("window"))
        elif cell.problem and focused:
            painter.fillRect(area, theme.colour("red_tint"))
        if not cell.titled:
            self._label(cell, area.adjusted(SIDE, 4, -SIDE, 19 - area.height()), focused)
        if cell.sentence:
            role = "red" if cell.problem else cell.tone
            below = self.page.sentence_height(cell, area.width())
            top = cell.editor.geometry().bottom() + 2
            room = QRect(area.left() + SIDE, top, area.width() - 2 * SIDE, below)
            painter.setFont(theme.font(SENTENCE))
            painter.setPen(theme.colour(role))
            wrapping.draw(painter, room, cell.sentence)

    def _label(self, cell: FormCell, room: QRect, focused: bool) -> None:
        painter = self.painter
        painter.setFont(theme.font(theme.LABEL))
        metrics = painter.fontMetrics()
        page = self.page
        needed = cell.part.required and not cell.part.by_desk
        marked = needed and page.editable and page.marks_needed
        width = room.width() - (10 if marked else 0)
        text = metrics.elidedText(cell.label, Qt.TextElideMode.ElideRight, width)
        role = "red" if cell.problem else "accent_ink" if focused else "muted"
        painter.setPen(theme.colour(role))
        painter.drawText(room, LEFT, text)
        if marked:
            painter.setPen(theme.colour("red" if cell.problem else "accent_ink"))
            painter.drawText(room.adjusted(metrics.horizontalAdvance(text) + 3, 1, 8, 1), LEFT, "*")

    def _lines(self, sheet: QRect, areas: list[QRect]) -> None:
        """Each rule once: neighbours share the line between them."""
        for area in (sheet, *(bar for _title, bar in self.page.ruled.bars), *areas):
            hairlines.frame(self.painter, area)

    def _mark(self, cell: FormCell, area: QRect, *, focused: bool) -> None:
        """The line at the foot of the cell that is wrong, or is typed in."""
        role = "red" if cell.problem else "accent"
        if cell.problem or (focused and not cell.editor.flush and self.page.editable):
            self.painter.fillRect(
                area.left(), area.bottom() - 1, area.width() + 1, 2, theme.colour(role)
            )


@cache
def _metrics(size: int) -> QFontMetrics:
    return QFontMetrics(theme.font(size))
