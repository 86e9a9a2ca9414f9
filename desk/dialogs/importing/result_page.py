# SPDX-License-Identifier: MIT
"""The last step: what came in, what did not and why, and the way back."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from desk.dialogs.importing.working import Result
from desk.exchange.marked import sentences
from desk.exchange.undoing import Undone
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import Button, Heading, Label, Picture, said

_LISTED = 500


class ResultPage(QWidget):
    """Counts in large letters, bad rows with their reasons, three buttons."""

    save_asked = Signal()
    #: The batch shown shall be undone.
    undo_asked = Signal(int)
    again_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._result: Result | None = None
        self.picture = Picture("all-done", 72, "accent_ink")
        self.heading = Heading()
        self.heading.setObjectName("result")
        self.detail = Label(wrap=True)
        self.detail.setObjectName("detail")
        self.bad = QListWidget()
        self.bad.setObjectName("bad")
        self.bad.setWordWrap(True)
        self.save = Button(N_("Save the bad rows as a file…"), icon="save")
        self.save.setObjectName("save_bad")
        self.undo = Button(N_("Undo this import"), icon="undo")
        self.undo.setObjectName("undo_this")
        self.again = Button(N_("Import another file"), icon="import")
        self.again.setObjectName("again")
        self.save.clicked.connect(self.save_asked)
        self.undo.clicked.connect(self._ask_undo)
        self.again.clicked.connect(self.again_asked)
        words = QVBoxLayout()
        words.addWidget(self.heading)
        words.addWidget(self.detail)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(theme.space(4))
        top.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(2))
        for button in (self.save, self.undo, self.again):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(4), 0, 0)
        column.setSpacing(theme.space(4))
        column.addLayout(top)
        column.addLayout(buttons)
        column.addWidget(self.bad, 1)
        column.addStretch(0)

    def show_result(self, result: Result, headings: list[str]) -> None:
        """Show what an import came to."""
        self._result = result
        outcome = result.outcome
        self.picture.show_picture("all-done" if outcome.came_in else "empty-list")
        self.heading.say(_headline(result))
        lines = []
        if made := [
            Message("{count} {book}", count=f"{count:,}", book=Message(book))
            for book, count in outcome.others.items()
            if count
        ]:
            lines.append(str(Message(N_("Made for it: {books}."), books=made)))
        if outcome.known:
            known = Message.counted(
                N_("{n} row was known already and was passed over."),
                N_("{n} rows were known already and were passed over."),
                outcome.known,
            )
            lines.append(str(known))
        if outcome.bad:
            lines.append(str(_bad_line(result)))
        self.detail.say("\n".join(lines))
        self.bad.clear()
        for row in outcome.bad[:_LISTED]:
            told = "; ".join(sentences(headings, row.problems))
            self.bad.addItem(str(Message(N_("Row {row}: {problem}"), row=row.number, problem=told)))
        self.bad.setVisible(bool(outcome.bad))
        self.bad.setAccessibleName(said(N_("Bad rows")))
        self.save.setVisible(bool(outcome.bad))
        self.undo.setVisible(outcome.batch is not None and outcome.came_in > 0)

    def show_undone(self, undone: Undone) -> None:
        """Show what an undo came to."""
        self.picture.show_picture("all-done")
        self.heading.say(
            Message.counted(
                N_("{n} record of the import was voided."),
                N_("{n} records of the import were voided."),
                undone.voided,
            )
        )
        kept = Message(
            N_("These stay, for somebody has changed them since: {numbers}"),
            numbers=undone.kept[:40],
        )
        self.detail.say(kept if undone.kept else "")
        self.undo.hide()

    def _ask_undo(self) -> None:
        if self._result is not None and self._result.outcome.batch is not None:
            self.undo_asked.emit(self._result.outcome.batch)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._result is not None:
            self.heading.say(_headline(self._result))


def _headline(result: Result) -> Message:
    outcome = result.outcome
    if outcome.batch is None:
        return Message(N_("Nothing was written."))
    if not outcome.came_in:
        return Message(N_("No record has come in."))
    if result.stopped:
        return Message.counted(
            N_("Stopped half-way: {n} record has come in."),
            N_("Stopped half-way: {n} records have come in."),
            outcome.came_in,
        )
    return Message.counted(
        N_("{n} record has come in."), N_("{n} records have come in."), outcome.came_in
    )


def _bad_line(result: Result) -> Message:
    count = len(result.outcome.bad)
    if result.outcome.batch is None:
        return Message.counted(
            N_("{n} row is bad, so no row came in. Mend it, or bring the good rows in."),
            N_("{n} rows are bad, so no row came in. Mend them, or bring the good rows in."),
            count,
        )
    return Message.counted(
        N_("{n} row did not come in. Save it as a file, mend it there and import that file."),
        N_("{n} rows did not come in. Save them as a file, mend them there and import that file."),
        count,
    )
