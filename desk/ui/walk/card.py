# SPDX-License-Identifier: MIT
"""One item of a walk-through, large: what to do, when, who ticked it, its marks, its note."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk.text import N_, Message, _
from desk.text.dates import due_text, moment_text
from desk.ui import theme
from desk.ui.walk.course import Item, Mark
from desk.ui.walk.marks import THUMB, MarkButton, make_large
from desk.ui.widgets import IconButton, Label, Muted, said

_LARGE = 16
_RULE = 5
HINT = N_("Note: Enter keeps it, Esc gives it up")


class NoteLine(QLineEdit):
    """A line for the note; Enter keeps it, Esc gives it up."""

    kept = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("walk.note.line")
        make_large(self)
        self.setMaxLength(500)
        self.editingFinished.connect(self.kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class ItemCard(QWidget):
    """Tells which mark was pressed and what was noted; what it shows is given to it."""

    pressed = Signal(str)
    noted = Signal(str)
    chosen = Signal()
    photo_asked = Signal()
    note_asked = Signal()
    #: The note was left without a change.
    note_left = Signal()

    def __init__(self, item: Item, marks: Sequence[Mark], zone: tzinfo, *, photos: bool) -> None:
        super().__init__()
        self.item = item
        self._zone = zone
        self._current = False
        self._now: datetime | None = None
        self._open = True
        self.text = Label(item.text, size=_LARGE, wrap=True)
        self.text.setMinimumWidth(160)
        self.about = Muted(size=12, wrap=True)
        self.note = Label(size=theme.BASE, wrap=True)
        self.line = NoteLine()
        self.line.hide()
        self.line.kept.connect(self._keep_note)
        self.line.setPlaceholderText(_(HINT))
        self.line.given_up.connect(self._give_up)
        self.buttons: dict[str, MarkButton] = {}
        for mark in marks:
            button = MarkButton(mark.text, mark.icon, mark.tone, mark.key)
            button.setObjectName(f"walk.mark.{mark.id}")
            button.clicked.connect(lambda _on=False, name=mark.id: self._press(name))
            self.buttons[mark.id] = button
        self.note_button = self._small("note", N_("Note"), "walk.item.note")
        self.note_button.clicked.connect(self.note_asked)
        self.photo_button = self._small("camera", N_("Photo"), "walk.item.photo")
        self.photo_button.clicked.connect(self.photo_asked)
        self.photo_button.setVisible(photos)
        self.note_button.setVisible(not item.optional)
        self._assemble()
        self.show_item(item)

    def _small(self, icon: str, text: str, name: str) -> IconButton:
        button = IconButton(icon, text, size=20)
        button.setObjectName(name)
        button.setFixedSize(THUMB, THUMB)
        return button

    def _assemble(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self.text, self.about, self.note):
            words.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        row.addLayout(words, 1)
        for button in (*self.buttons.values(), self.note_button, self.photo_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 10, 10)
        column.setSpacing(theme.space(2))
        column.addLayout(row)
        column.addWidget(self.line)
        self.setMinimumHeight(THUMB + 20)

    def show_item(self, item: Item) -> None:
        """Show how the item is marked now."""
        self.item = item
        self.text.say(item.text)
        self.setAccessibleName(said(item.text))
        for name, button in self.buttons.items():
            button.setChecked(name in item.marks)
        self.note.setVisible(bool(item.note))
        self.note.say(item.note)
        self._tell()
        self.update()

    def show_open(self, is_open: bool) -> None:
        """Whether anything may be marked."""
        self._open = is_open
        for button in (*self.buttons.values(), self.note_button, self.photo_button):
            button.setEnabled(is_open)

    def set_now(self, now: datetime) -> None:
        """Say anew how late it is."""
        self._now = now
        self._tell()
        self.update()

    def set_current(self, current: bool) -> None:
        """Whether the keys act on this one."""
        if current != self._current:
            self._current = current
            self.update()

    @property
    def is_noting(self) -> bool:
        """Whether the note is being typed."""
        return not self.line.isHidden()

    def open_note(self) -> None:
        """The cursor into the note."""
        if not self._open or self.item.optional:
            return
        self.line.setText(self.item.note)
        self.line.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _keep_note(self) -> None:
        if not self.is_noting:
            return
        text = self.line.text().strip()
        self.line.hide()
        if text != self.item.note:
            self.noted.emit(text)
        else:
            self.note_left.emit()

    def _give_up(self) -> None:
        self.line.setText(self.item.note)
        self.line.hide()
        self.note_left.emit()

    def _press(self, mark: str) -> None:
        self.buttons[mark].setChecked(mark in self.item.marks)
        self.chosen.emit()
        self.pressed.emit(mark)

    def _late(self) -> bool:
        return self._now is not None and self.item.is_late(self._now)

    def _tell(self) -> None:
        item, parts = self.item, []
        if item.due_at is not None:
            parts.append(moment_text(item.due_at, self._zone))
            if self._now is not None and not item.marks:
                parts.append(due_text(item.due_at, self._now))
        if item.role and not item.done_at:
            parts.append(_(item.role))
        if item.done_at is not None and item.who:
            at = moment_text(item.done_at, self._zone)
            parts.append(str(Message(N_("{who}, {at}"), who=item.who, at=at)))
        if item.photos:
            parts.append(str(Message.counted(N_("{n} photo"), N_("{n} photos"), item.photos)))
        self.about.say(" · ".join(parts))
        self.about.setVisible(bool(parts))
        self.about.setProperty("tone", "red" if self._late() else "")
        self.about.style().unpolish(self.about)
        self.about.style().polish(self.about)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit()
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        edge = theme.colour("focus" if self._current else "hairline")
        painter.setPen(QPen(edge, 2 if self._current else 1))
        painter.setBrush(theme.colour("paper"))
        painter.drawRoundedRect(frame, 8, 8)
        role = self._rule_role()
        if role:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(role))
            bar = QRectF(6, 10, _RULE, self.height() - 20)
            painter.drawRoundedRect(bar, _RULE / 2, _RULE / 2)

    def _rule_role(self) -> str:
        marks = self.item.marks
        if "wrong" in marks or self._late():
            return "red"
        if "repeat" in marks:
            return "amber"
        if self.item.is_settled:
            return "faint" if "none" in marks else "green"
        return ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.line.setPlaceholderText(_(HINT))
            self._tell()
