# SPDX-License-Identifier: MIT
"""What kinds of report there are: each with its options, declared once, and how it is made."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from desk.db.query import Condition, Query
from desk.db.store import Store
from desk.reports.model import Section
from desk.session import Session
from desk.text import N_


@dataclass(frozen=True)
class Option:
    """A question before a report is made; forms and the command line are made from it.

    `kind` is month (a date, the first of it), year (the first of January), day, or branch (an id,
    None for all).
    """

    name: str
    label: str
    kind: str


MONTH = Option("month", N_("Month"), "month")
YEAR = Option("year", N_("Year"), "year")
DAY = Option("day", N_("Day"), "day")
BRANCH = Option("branch", N_("Branch"), "branch")


@dataclass(frozen=True)
class Goals:
    """What a month is measured by, in per cent; the policy of this name."""

    handled: int
    satisfied: int
    three_rings: int


@dataclass(frozen=True)
class Making:
    """A report in the making: for whom, with which answers, at which moment (UTC)."""

    store: Store
    session: Session
    chosen: Mapping[str, Any]
    now: datetime

    @property
    def zone(self) -> tzinfo:
        """The office's time zone."""
        return self.session.zone

    @property
    def month(self) -> date:
        """The first day of the month the report is about."""
        day: date = self.chosen["month"]
        return day

    @property
    def day(self) -> date:
        """The day whose policies the figures are measured by: the month's last that has come."""
        after = (self.month.replace(day=28) + timedelta(days=4)).replace(day=1)
        return max(self.month, min(after - timedelta(days=1), self.session.today()))

    @property
    def goals(self) -> Goals:
        """The goals of the month."""
        return Goals(**self.store.office.rule("goals", self.day))

    @property
    def branch(self) -> int | None:
        """The branch the report is about; None for all."""
        branch: int | None = self.chosen.get("branch")
        return branch

    def knows(self, kind: str) -> bool:
        """Whether the office has the book and the person may read it."""
        return kind in self.store.books and self.session.may("read", self.store.books[kind].sheet)

    def query(self, kind: str, *where: Condition, order: str = "number") -> Query:
        """The records behind a figure, void ones left out."""
        return Query(kind, where, order=order, descending=False, with_void=False)

    def sheet(self, kind: str, number: str) -> Query:
        """The one sheet with a number, void or not."""
        return Query(kind, (is_("number", number),))

    def name(self, kind: str, record: int | None) -> str:
        """The name of a person or branch, or the title of a record."""
        return self.store.office.label(kind, record) if record is not None else ""


@dataclass(frozen=True)
class ReportKind:
    """One report of the office: `needs` are the books it cannot be made without.

    `signed` says that a month of it is signed and frozen; `own_branch` that a manager, who answers
    for one branch only, may have it for that branch; `readers` are roles where it is not for
    those who read reports; `personal` that each reader sees other lines, so none lies ready.
    """

    name: str
    title: str
    about: str
    options: tuple[Option, ...]
    make: Callable[[Making], Iterable[Section]]
    needs: tuple[str, ...]
    signed: bool = False
    own_branch: bool = True
    readers: str = ""
    personal: bool = False


def is_(field: str, value: Any) -> Condition:
    """The field holds the value, or is empty for None."""
    return Condition(field, "is", value)


def filled(field: str) -> Condition:
    """The field is filled in."""
    return Condition(field, "filled")


def empty(field: str) -> Condition:
    """The field is empty."""
    return Condition(field, "empty")


def among(field: str, values: Iterable[Any]) -> Condition:
    """The field holds one of the values."""
    return Condition(field, "in", tuple(values))


def span(field: str, first: Any, last: Any) -> tuple[Condition, Condition]:
    """The field lies between two plain values, both included."""
    return Condition(field, "from", first), Condition(field, "to", last)
