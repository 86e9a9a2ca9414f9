# SPDX-License-Identifier: MIT
"""The result of an election: the star with portrait and reason, and everybody's votes below."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.db.said import spoken
from desk.records.star import POLICY
from desk.rules import BY_NAME
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.rowtable import RowColumn, RowLine, RowTable
from desk.ui.star.portrait import Portrait
from desk.ui.star.reading import SeenElection
from desk.ui.widgets import Ground, Heading, Label, Muted, Notice

_WIDE, _ROOMY = 920, 800
#: The columns a tie is decided by.
_DECIDING = (5, 6)
_COLUMNS = (
    RowColumn(N_("Rank"), 56, right=True),
    RowColumn(N_("Candidate")),
    RowColumn(N_("Colleagues' votes"), 112, right=True),
    RowColumn(N_("Customers' votes"), 118, right=True),
    RowColumn(N_("Points in all"), 84, right=True),
    RowColumn(N_("Satisfied (%)"), 96, right=True),
    RowColumn(N_("Justified complaints"), 128, right=True),
    RowColumn("", 92, badge=True),
)


class Result(QWidget):
    """Who was elected and why, the counts, how a tie was decided, what colleagues wrote."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("star.result")
        self._stars = QVBoxLayout()
        self._stars.setSpacing(theme.space(3))
        self._cards: list[QWidget] = []
        self.reason = Label(size=15, wrap=True)
        self.reason.setObjectName("star.reason")
        self.decided = Label(wrap=True)
        self.check = Notice()
        self.rule = Muted(size=12, wrap=True)
        self.voices = Label(wrap=True)
        self.voices_head = Heading(N_("What colleagues wrote"))
        self.table = RowTable(N_("Result of the election"), _COLUMNS)
        self.table.setObjectName("star.counts")
        self._assemble()

    def _assemble(self) -> None:
        card = Ground("paper")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*(theme.space(5),) * 4)
        inside.setSpacing(theme.space(3))
        inside.addLayout(self._stars)
        inside.addWidget(self.reason)
        column = QVBoxLayout()
        column.setContentsMargins(theme.space(4), theme.space(4), theme.space(4), theme.space(4))
        column.setSpacing(theme.space(3))
        column.addWidget(card)
        column.addWidget(Heading(N_("Votes")))
        for part in (self.table, self.decided, self.check, self.voices_head, self.voices):
            column.addWidget(part)
        column.addWidget(self.rule)
        column.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        inner = QWidget()
        inner.setLayout(column)
        inner.setMaximumWidth(_WIDE)
        across.addWidget(inner, 20)
        across.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column in _DECIDING:  # on a narrow page the votes have the room
            self.table.setColumnHidden(column, self.width() < _ROOMY)

    def show_result(self, seen: SeenElection) -> None:
        """Show what was counted."""
        star: Any = seen.stands.star
        while self._cards:
            self._cards.pop().deleteLater()
        elected = [row for row in star.results if row.elected]
        for row in elected:
            self._cards.append(self._card(row, seen))
            self._stars.addWidget(self._cards[-1])
        self.reason.say(star.reason.strip() or spoken(star.proposal))
        self.reason.setVisible(bool(elected))
        told = [spoken(star.decided)]
        counts = N_("{have} of {whole} colleagues voted; {customers} customers praised by name.")
        told.append(
            str(Message(counts, have=star.voted, whole=star.entitled, customers=star.customers))
        )
        self.decided.say(" ".join(told))
        agrees = sum(row.staff_votes or 0 for row in star.results) == (star.voted or 0)
        self.check.tell(spoken(star.box_check), "green" if agrees else "red")
        self.check.setVisible(not agrees)
        self.rule.say(Message(BY_NAME[POLICY].about))
        self.voices.say(star.voices)
        for part in (self.voices, self.voices_head):
            part.setVisible(bool(star.voices))
        self._show_rows(star, seen)

    def _card(self, row: Any, seen: SeenElection) -> QWidget:
        card = QWidget()
        line = QHBoxLayout(card)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space(5))
        portrait = Portrait(132, gold=True)
        portrait.show_person(_name(seen, row.person), seen.photos.get(row.person))
        line.addWidget(portrait)
        words = QVBoxLayout()
        words.setSpacing(theme.space(1))
        words.addStretch(1)
        words.addWidget(Muted(N_("Service star of the month"), size=theme.BASE))
        name = Label(_name(seen, row.person), size=32, strong=True)
        name.setObjectName("star.name")
        words.addWidget(name)
        words.addWidget(Label(seen.branches.get(row.person, ""), size=15))
        words.addStretch(1)
        line.addLayout(words, 1)
        return card

    def _show_rows(self, star: Any, seen: SeenElection) -> None:
        lines = [
            RowLine(
                (
                    str(row.place),
                    _name(seen, row.person),
                    str(row.staff_votes or 0),
                    str(row.customer_votes or 0),
                    str(row.points or 0),
                    "" if row.satisfaction is None else f"{row.satisfaction:.1f}",
                    str(row.justified or 0),
                    N_("Elected") if row.elected else "",
                ),
                tone="green",
                strong=bool(row.elected),
            )
            for row in star.results
        ]
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        row_high = theme.space(7)
        self.table.setFixedHeight(row_high * (len(lines) + 1) + theme.space(2))
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _name(seen: SeenElection, person: int | None) -> str:
    return seen.names.get(person or 0, "")
