# SPDX-License-Identifier: MIT
"""The binders of a month in the order report: how many sheets, whether complete, when sealed."""

from collections.abc import Iterator

from desk.records.binder import completeness
from desk.records.binder.record import KINDS, STATES
from desk.reports import months
from desk.reports.kinds import Making, is_
from desk.reports.model import Cell, Column, Section, Table
from desk.text import N_, Message

MOST = 60


def binders(making: Making) -> Iterator[Section]:
    """The index of the binders in which the month's sheets stand."""
    if not making.knows("binder"):
        return
    where = [is_("month", months.text(making.month))]
    if making.branch is not None:
        where.append(is_("branch", making.branch))
    query = making.query("binder", *where)
    rows = []
    for key in making.store.lists.ids(making.session, query, MOST):
        binder = making.store.get(making.session, "binder", key, way="file")
        values = binder.values()
        if not making.knows(values["of_kind"]):
            continue
        found = completeness(making.store, making.session, key)
        rows.append(
            (
                Cell(binder.number, making.sheet("binder", binder.number)),
                Cell(Message(KINDS[values["of_kind"]])),
                Cell(making.name("branch", binder.branch)),
                Cell(len(found.sheets)),
                Cell(found.voided),
                Cell(len(found.missing)),
                Cell(len(found.unfinished)),
                Cell(Message(STATES[str(binder.state)])),
            )
        )
    columns = (
        Column(Message(N_("Number")), "text", 16),
        Column(Message(N_("Of which sheets")), "text", 16),
        Column(Message(N_("Branch")), "text", 16),
        Column(Message(N_("Number of sheets")), "count", 10),
        Column(Message(N_("Void sheets")), "count", 10),
        Column(Message(N_("Missing")), "count", 10),
        Column(Message(N_("Not finished")), "count", 11),
        Column(Message(N_("Status")), "text", 14),
    )
    table = Table(columns, tuple(rows), empty=Message(N_("No sheet was filed in this month.")))
    yield Section(Message(N_("Binders of the month")), (table,), kind="binder")
