# SPDX-License-Identifier: MIT
"""Who may be calling, and what is open for the one who is."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.db.search import Hit
from desk.text import N_, Message
from desk.text.dates import since_text
from desk.ui.call.callers import Caller
from desk.ui.lines import Line, LineList
from desk.ui.widgets import Muted
from desk.ui.workplace import Workplace


class Matches(QWidget):
    """Customers to choose from; below the sure one its records, to open with a click."""

    #: The clerk chose a customer (Caller).
    taken = Signal(object)
    #: A record was clicked: its kind and id.
    opened = Signal(str, int)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._hint = Muted(wrap=True)
        self.list = LineList(N_("Who may be calling"))
        self.list.setObjectName("call.matches")
        self.list.chosen.connect(self._chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._hint)
        column.addWidget(self.list)
        self.show_callers([], None)

    def show_callers(
        self,
        found: Sequence[Caller],
        known: Caller | None,
        others: Sequence[Hit] = (),
        *,
        searched: bool = True,
        by_name: bool = False,
    ) -> None:
        """Show who fits; `known` is the sure one, with records; `others` have the number too, or
        only the name."""
        lines = [self._person(caller, caller is known) for caller in found]
        if known is not None:
            lines += self._records(known)
        elif others:
            head = N_("Recorded with this name") if by_name else N_("Recorded with this number")
            lines.append(Line(head, head=True))
            lines += [self._other(hit) for hit in others]
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self._hint.setVisible(not lines)
        self._hint.say(
            N_("Not known yet. The form keeps number and name.")
            if searched
            else N_("Type or paste the number, or any part of a name.")
        )

    def _person(self, caller: Caller, sure: bool) -> Line:
        known = N_("known") if sure else ""
        return Line(
            caller.name,
            detail=f"{caller.number} · {caller.phone}" if caller.phone else caller.number,
            right=known,
            tone="green" if sure else "",
            icon="customer",
            value=caller,
        )

    def _other(self, hit: Hit) -> Line:
        return Line(
            hit.title or hit.number, detail=hit.number, icon=hit.kind, value=(hit.kind, hit.record)
        )

    def _records(self, known: Caller) -> list[Line]:
        if not known.records:
            return []
        place = self._workplace
        head = (
            Message.counted(N_("{n} open"), N_("{n} open"), known.open)
            if known.open
            else N_("Nothing open")
        )
        lines = [Line(N_("Recorded so far"), right=head, head=True)]
        for past in known.records:
            record_type = place.store.books[past.kind]
            states, closed = record_type.states, record_type.closed_states
            state = Message(states[past.state]) if past.state in states else ""
            lines.append(
                Line(
                    past.title or past.number,
                    detail=f"{past.number} · {since_text(past.at, place.session.now())}",
                    right=state,
                    tone=("muted" if past.state in closed else "accent") if state else "",
                    icon=past.kind,
                    value=(past.kind, past.id),
                )
            )
        return lines

    def _chosen(self, value: Any) -> None:
        if isinstance(value, Caller):
            self.taken.emit(value)
        elif value is not None:
            self.opened.emit(*value)
