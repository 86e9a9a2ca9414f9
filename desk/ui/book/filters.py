# SPDX-License-Identifier: MIT
"""The filters that stand as chips over a book's list, as its record type has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desk.db.fields import Choice, Day, Moment, to_millis
from desk.db.query import Condition, Query
from desk.db.record import Record
from desk.session import Session
from desk.text import N_, Message
from desk.text.dates import day_bounds, month_bounds, month_text
from desk.ui.widgets import Text
from desk.ui.workplace import Workplace

Conditions = tuple[Condition, ...]
MONTHS = 12
#: A choice with more words than this is found by form, not by a chip.
MOST_WORDS = 12


@dataclass(frozen=True)
class Option:
    """One value a filter can have: its words and the conditions it makes; None is a line."""

    text: Text
    where: Conditions


@dataclass(frozen=True)
class Filter:
    """One chip: its label, the fields its conditions are about, whether it is only on or off."""

    id: str
    label: Text
    fields: frozenset[str]
    toggle: bool = False


def filters_of(workplace: Workplace, record_type: type[Record]) -> list[Filter]:
    """The filters of a kind of record, in the order they stand."""
    found = []
    if record_type.states:
        found.append(Filter("state", N_("State"), frozenset({"state"})))
        found.append(Filter("mine", N_("Mine"), frozenset({"mine"}), toggle=True))
    if record_type.dues is not Record.dues:
        found.append(Filter("due", N_("Due"), frozenset({"due", "late"})))
    found.append(Filter("month", N_("Month"), frozenset({month_field(record_type)})))
    if len(workplace.store.office.branches) > 1:
        found.append(Filter("branch", N_("Branch"), frozenset({"branch"})))
    if record_type.states:
        found.append(Filter("assigned", N_("Handled by"), frozenset({"assigned"})))
    for name in record_type.sheet.list_columns:
        kind = record_type.kinds()[name]
        if isinstance(kind, Choice) and name != "state" and len(kind.options) <= MOST_WORDS:
            found.append(Filter(name, kind.label, frozenset({name})))
    return found


def month_field(record_type: type[Record]) -> str:
    """The time a book is leafed through by: the first one listed, else when it was registered."""
    kinds = record_type.kinds()
    times = (
        n
        for n in record_type.sheet.list_columns
        if isinstance(kinds[n], Day | Moment) and not kinds[n].by_desk
    )
    return next(times, "created_at")


def options_of(
    workplace: Workplace, record_type: type[Record], wanted: Filter
) -> list[Option | None]:
    """The values a filter can have now, None between groups."""
    office, session = workplace.store.office, workplace.session
    if wanted.id == "state":
        return _states(record_type)
    if wanted.id == "mine":
        return [Option(N_("Mine"), (Condition("mine", "is", True),))]
    if wanted.id == "due":
        return _dues(session)
    if wanted.id == "month":
        return _months(record_type, session)
    if wanted.id == "branch":
        branches = office.branches.values()
        return [Option(b.name, (Condition("branch", "is", b.id),)) for b in branches if b.active]
    if wanted.id == "assigned":
        people = sorted((p for p in office.people.values() if p.active), key=lambda p: p.name)
        rows: list[Option | None] = [
            Option(N_("Nobody yet"), (Condition("assigned", "empty"),)),
            None,
        ]
        return rows + [Option(p.name, (Condition("assigned", "is", p.id),)) for p in people]
    kind = record_type.kinds()[wanted.id]
    assert isinstance(kind, Choice)
    return [
        Option(Message(label), (Condition(wanted.id, "is", code),))
        for code, label in kind.options.items()
    ]


def _states(record_type: type[Record]) -> list[Option | None]:
    states = record_type.states
    still_open = [code for code in states if code not in record_type.closed_states]
    rows: list[Option | None] = []
    if record_type.closed_states:
        rows += [Option(N_("Still open"), (Condition("state", "in", still_open),)), None]
    return rows + [
        Option(Message(label), (Condition("state", "is", code),)) for code, label in states.items()
    ]


def _dues(session: Session) -> list[Option | None]:
    _start, end = day_bounds(session.today(), session.zone)
    return [
        Option(N_("late"), (Condition("late", "is", True),)),
        Option(N_("until tonight"), (Condition("due", "to", to_millis(end)),)),
        Option(N_("has a deadline"), (Condition("due", "to"),)),
    ]


def _months(record_type: type[Record], session: Session) -> list[Option | None]:
    field = month_field(record_type)
    kind = record_type.kinds()[field]
    today, rows = session.today(), list[Option | None]()
    for back in range(MONTHS):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        start, end = month_bounds(year, month + 1, session.zone)
        first, last = _span(kind, start, end, session)
        where = (Condition(field, "from", first), Condition(field, "to", last))
        rows.append(Option(month_text(year, month + 1), where))
    return rows


def _span(kind: object, start: datetime, end: datetime, session: Session) -> tuple[object, object]:
    """The bounds of a month as the field keeps them, both inside it."""
    if isinstance(kind, Day):
        first = start.astimezone(session.zone).date()
        last = datetime.fromtimestamp(end.timestamp() - 1, session.zone).date()
        return first.isoformat(), last.isoformat()
    return to_millis(start), to_millis(end) - 1


def value_of(
    workplace: Workplace, record_type: type[Record], wanted: Filter, where: Sequence[Condition]
) -> Text:
    """The words of what a filter is set to by some conditions; empty when it is not set."""
    mine = tuple(c for c in where if c.field in wanted.fields)
    if not mine:
        return ""
    options = options_of(workplace, record_type, wanted)
    return next(
        (option.text for option in options if option is not None and option.where == mine),
        Message.counted(N_("{n} chosen"), N_("{n} chosen"), len(mine)),
    )


def without(where: Conditions, fields: frozenset[str]) -> Conditions:
    """The conditions that are not about these fields."""
    return tuple(c for c in where if c.field not in fields)


def of_today(query: Query, session: Session) -> Query:
    """A kept query as it is meant today: `until tonight` ends this evening."""
    _start, end = day_bounds(session.today(), session.zone)
    where = tuple(
        Condition("due", "to", to_millis(end)) if c.field == "due" and c.value is not None else c
        for c in query.where
    )
    return Query(query.kind, where, query.order, query.descending, query.words, query.with_void)
