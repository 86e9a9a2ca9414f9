# SPDX-License-Identifier: MIT
"""Beside a reception: what the guest must not have, likes, had last time and left untouched."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.db.record import Record
from desk.db.store import Store
from desk.session import Session
from desk.text import N_, Message
from desk.ui.lines import Line, LineList
from desk.ui.requests import OpenRecord
from desk.ui.widgets import Muted

if TYPE_CHECKING:
    from desk.ui.record.side import SidePanel

#: What must be seen first, with its tone; the rest is good to know.
AVOID = ("taboo", "allergies", "religion")
HABITS = ("diet", "drinks", "likes", "newspaper", "meal_times", "cleaning_at", "language")
MEMORY = ("served_last", "left_last", "feedback_last")


class GuestCard:
    """The guest's habits in a few lines; Enter opens the file."""

    title = N_("What we know of the guest")
    icon = "star"

    def __init__(self, side: "SidePanel") -> None:
        self._place = side.workplace
        self._side = side
        self._box = QWidget()
        self.list = LineList(self.title)
        self.list.setObjectName("stay.guest")
        self.list.chosen.connect(lambda key: self._place.ask(OpenRecord("guest", key)))
        self._none = Muted(N_("Nothing is written in the guest's file yet."), wrap=True)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._none)
        column.addWidget(self.list)

    def widget(self) -> QWidget:
        """The list."""
        return self._box

    def show_record(self, record: Record) -> None:
        """Show the guest of a reception."""
        place, guest = self._place, getattr(record, "guest", None)
        if guest is None:
            self._show([])
            return
        work = place.work(self._side, _lines, place.store, place.session, guest)
        work.then(self._show).failed(place.trouble)

    def _show(self, lines: list[Line]) -> None:
        self._none.setVisible(not lines)
        self.list.show_lines(lines)
        self._side.count_extra(self, len(lines))


def _lines(store: Store, session: Session, guest: int) -> list[Line]:
    """What is written in the file, what must be avoided first; raises Refused."""
    card: Any = store.get(session, "guest", guest)
    kinds = card.kinds()
    found = []
    for name in (*AVOID, *HABITS, *MEMORY):
        text = str(getattr(card, name) or "").strip().replace("\n", "; ")
        if text:
            avoid = name in AVOID
            found.append(
                Line(text, detail=Message(kinds[name].label), value=card.id,
                     right=N_("avoid") if avoid else "", tone="red" if avoid else "")
            )  # fmt: skip
    return found
