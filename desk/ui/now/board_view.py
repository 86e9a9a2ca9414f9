# SPDX-License-Identifier: MIT
"""The board at the right of Today: the day, drafts to go on with, the books, what was touched."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desk.db.board import Board, Fill, Stood, Touched, Unfinished
from desk.db.drafts import COMMENT
from desk.db.query import Condition, Query
from desk.text import N_, Message
from desk.text.dates import since_text
from desk.ui import theme
from desk.ui.lines import Line, LineList
from desk.ui.requests import OpenBook, OpenRecord
from desk.ui.widgets import FoldPanel, Ground, Text
from desk.ui.workplace import Workplace


class BoardView(QScrollArea):
    """Every line opens what it names."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today.board")
        self._workplace = workplace
        self._board = Board((), (), ())
        self.drafts = self._list(N_("Drafts"), "today.drafts")
        self.books = self._list(N_("Books"), "today.books")
        self.touched = self._list(N_("Last worked on"), "today.touched")
        self.day = self._list(N_("The day"), "today.day")
        self._day = FoldPanel(N_("The day"), icon="today")
        self._drafts = FoldPanel(N_("Drafts"), icon="edit")
        self._books = FoldPanel(N_("Books"), icon="binder")
        self._touched = FoldPanel(N_("Last worked on"), icon="history")
        inner = Ground(edge="left")
        column = QVBoxLayout(inner)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        for part, lines in (
            (self._day, self.day),
            (self._drafts, self.drafts),
            (self._books, self.books),
            (self._touched, self.touched),
        ):
            part.body.setContentsMargins(theme.space(1), theme.space(1), theme.space(1), 8)
            part.body.addWidget(lines)
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(320)

    def _list(self, name: str, id_: str) -> LineList:
        made = LineList(name)
        made.setObjectName(id_)
        made.chosen.connect(self._open)
        return made

    def show_board(self, board: Board) -> None:
        """Show a board; also again as the time goes on."""
        self._board = board
        self.day.show_lines([_stood(one) for one in board.day])
        self._day.setVisible(bool(board.day))
        self.drafts.show_lines([self._draft(one) for one in board.unfinished])
        self._drafts.setVisible(bool(board.unfinished))
        self._drafts.set_count(len(board.unfinished))
        busy = [self._book(one) for one in board.books if one.open or one.today]
        self.books.show_lines(busy)
        self._books.setVisible(bool(busy))
        self.touched.show_lines([self._touched_line(one) for one in board.touched])
        self._touched.setVisible(bool(board.touched))

    def _draft(self, one: Unfinished) -> Line:
        sheet = self._workplace.store.books[one.kind].sheet
        name: Text = Message(N_("New: {title}"), title=Message(sheet.title))
        if one.number:
            name = Message(N_("{number} {title}"), number=one.number, title=one.title)
        since = since_text(one.at, self._workplace.session.now())
        detail = one.title if not one.number else self._part(one)
        record = OpenRecord(one.kind, one.record)
        return Line(
            name,
            detail=detail,
            right=since,
            icon=one.kind,
            value=record if one.record is not None else OpenRecord(one.kind, draft=one.key),
        )

    def _part(self, one: Unfinished) -> Message:
        record_type = self._workplace.store.books[one.kind]
        if one.part == COMMENT:
            return Message(N_("Comment"))
        labels = (step.label for step in record_type.steps if step.id == one.part)
        return Message(next(labels, record_type.sheet.title))

    def _book(self, one: Fill) -> Line:
        record_type = self._workplace.store.books[one.kind]
        still = [s for s in record_type.states if s not in record_type.closed_states]
        query = None
        right: Text = ""
        if one.open is not None:
            query = Query(one.kind, (Condition("state", "in", still),))
            right = Message.counted(N_("{n} open"), N_("{n} open"), one.open)
        if one.today:
            new = Message.counted(N_("{n} new today"), N_("{n} new today"), one.today)
            right = Message(N_("{new} · {open}"), new=new, open=right) if right else new
        return Line(
            Message(record_type.sheet.book_title),
            right=right,
            icon=one.kind,
            value=OpenBook(one.kind, query),
        )

    def _touched_line(self, one: Touched) -> Line:
        since = since_text(one.at, self._workplace.session.now())
        return Line(
            one.title or one.number,
            detail=f"{one.number} · {one.who}",
            right=since,
            icon=one.kind,
            value=OpenRecord(one.kind, one.record),
            struck=one.voided,
        )

    def _open(self, request: Any) -> None:
        self._workplace.ask(request)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_board(self._board)


def _stood(one: Stood) -> Line:
    """A line of the day: how many, and the first of them by name."""
    more = one.count - len(one.names)
    names = " · ".join(one.names) + (" …" if more > 0 and one.names else "")
    return Line(
        one.label,
        detail=names,
        right=str(one.count),
        tone="amber" if one.pressing and one.count else "",
        icon=one.query.kind,
        value=OpenBook(one.query.kind, one.query),
    )
