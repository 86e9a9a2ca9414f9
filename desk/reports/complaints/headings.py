# SPDX-License-Identifier: MIT
"""A month's complaints under their headings: category, channel, state, person, product and so on.

Each heading stands beside last month's and last year's, and opens its records.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from desk.records.complaint.words import (
    CATEGORIES,
    CHANNELS,
    JUDGED,
    LADDER,
    LEVELS,
    OPINIONS,
    STATES,
)
from desk.reports.complaints.figures import MonthFigures
from desk.reports.complaints.records import Behind
from desk.reports.kinds import Making
from desk.reports.model import Cell, Column, Label, Share, Table
from desk.text import N_, Message

PREVENTION = {"taken": N_("Measures taken"), "missing": N_("No measure yet")}
_FIXED = (
    (N_("Category"), "category", "category", CATEGORIES),
    (N_("Channel"), "channel", "channel", CHANNELS),
    (N_("Status"), "state", "state", STATES),
    (N_("Level"), "level", "level", LEVELS),
    (N_("Justified or not"), "judged", "justified", JUDGED),
    (N_("Against repetition"), "prevention", "prevention", PREVENTION),
    (N_("Customer's opinion"), "opinion", "opinion", OPINIONS),
    (N_("Called in"), "ladder", "ladder", LADDER),
)


def headings(making: Making, behind: Behind, three: list[MonthFigures]) -> Iterator[Table]:
    """A table for each kind of heading; `three` are this month, last month, the same last year."""
    for title, name, field, words in _FIXED:
        yield _table(Message(title), three, name, behind, field, partial(_word, words))
    units = Message(N_("Responsible department"))
    yield _table(units, three, "department", behind, "responsible_unit", str)
    yield _table(
        Message(N_("Responsible person")),
        three, "person", behind, "responsible", lambda who: making.name("person", int(who)),
    )  # fmt: skip
    if making.knows("product"):
        counted = (int(what) for of in three for what in of.under("product"))
        names = making.store.office.labels("product", list(counted))
        yield _table(
            Message(N_("Product concerned")),
            three, "product", behind, "product", lambda what: names.get(int(what), what),
        )  # fmt: skip


def _word(words: Mapping[str, str], what: str) -> Label:
    return Message(words[what]) if what in words else what


def _table(
    title: Label,
    three: list[MonthFigures],
    name: str,
    behind: Behind,
    field: str,
    word: Callable[[str], Label],
) -> Table:
    """A figure by its headings, the most frequent first, beside last month and last year."""
    now, last, year = (f.under(name) for f in three)
    total = sum(now.values())
    rows = tuple(
        (
            Cell(word(what)),
            Cell(count, behind.under(field, what)),
            Cell(Share(count, total)),
            Cell(last.get(what, 0)),
            Cell(year.get(what, 0)),
        )
        for what, count in sorted(now.items(), key=lambda one: (-one[1], one[0]))
        if what
    )
    columns = (
        Column(title, "text", 21),
        Column(Message(N_("How many")), "count", 14, bars=True),
        Column(Message(N_("Share")), "share", 9),
        Column(Message(N_("Last month")), "count", 10),
        Column(Message(N_("Last year")), "count", 11),
    )
    return Table(columns, rows, empty=Message(N_("None in this month.")))
