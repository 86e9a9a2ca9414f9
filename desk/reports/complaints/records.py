# SPDX-License-Identifier: MIT
"""The records behind the figures: which complaints and fines of a month stand under a heading."""

from datetime import date

from desk.db.fields import to_millis
from desk.db.query import Condition, Query
from desk.records.complaint.words import SATISFIED, STATES
from desk.reports import months
from desk.reports.complaints.figures import HANDLED
from desk.reports.kinds import Making, among, empty, filled, is_, span

OPEN = tuple(state for state in STATES if state != "closed")


class Behind:
    """Queries of one month and branch."""

    def __init__(self, making: Making, month: date) -> None:
        self._making = making
        self._month = month
        first, last = months.bounds(month, making.zone)
        self._received = span("received_at", first, last)

    def some(self, *where: Condition) -> Query:
        """The month's complaints that fulfil conditions."""
        return self._making.query(
            "complaint", *self._received, *self._of_branch(), *where, order="received_at"
        )

    def under(self, field: str, value: str) -> Query:
        """Those that hold a value in a field; links are given by their id."""
        if field == "prevention":
            just = is_("justified", "justified")
            return self.some(just, filled(field) if value == "taken" else empty(field))
        if field in ("responsible", "assigned", "product"):
            return self.some(is_(field, int(value)))
        return self.some(is_(field, value))

    def answered(self, late: bool | None = None) -> Query:
        """Those with a first answer; in time or late."""
        how = [] if late is None else [is_("overdue", late)]
        return self.some(filled("first_answer_at"), *how)

    def late_unanswered(self) -> Query:
        """Those without a first answer although it is due and no clock stands."""
        now = to_millis(self._making.now) - 1
        due = Condition("due_at", "to", now)
        return self.some(empty("first_answer_at"), due, is_("paused", False), self._open())

    def handled(self) -> Query:
        """Those whose result the customer was told."""
        return self.some(among("state", HANDLED))

    def satisfied(self) -> Query:
        """Those whose customers are satisfied."""
        return self.some(among("opinion", sorted(SATISFIED)))

    def escalated(self) -> Query:
        """Those that manager or head office were called in for."""
        return self.some(among("ladder", ("manager", "head_office")))

    def open_until(self) -> Query:
        """All that were received in this month or before and are open."""
        until = Condition("received_at", "to", self._received[1].value)
        return self._making.query(
            "complaint", until, *self._of_branch(), self._open(), order="received_at"
        )

    def fines(self, *states: str) -> Query:
        """The month's penalty slips in some states."""
        where = [is_("month", months.text(self._month)), *self._of_branch()]
        return self._making.query("fine", *where, among("state", states), order="person")

    def _open(self) -> Condition:
        return among("state", OPEN)

    def _of_branch(self) -> list[Condition]:
        branch = self._making.branch
        return [] if branch is None else [is_("about_branch", branch)]
