# SPDX-License-Identifier: MIT
"""The month's service tasks: how long each way of serving takes, warranty, parts, what went up."""

from collections.abc import Iterator

from desk.db.fields import from_millis
from desk.records.service_task.words import DOA, LADDER, MODES, STATES, WARRANTIES
from desk.reports.asking import Asking, breakdown, mean, person_of, rank
from desk.reports.kinds import BRANCH, MONTH, Making, ReportKind, among, filled, is_
from desk.reports.model import Cell, Column, Figure, Section, Share, Table, Tiles
from desk.text import N_, Message

MOST = 40


def sections(making: Making) -> Iterator[Section]:
    """Figures, turn-around by way of serving, warranty, parts."""
    tasks = Asking(making, "service_task", "received_at")
    known = among("doa", ("yes", "no"))
    up = among("ladder", ("point", "centre"))
    yield Section(
        Message(N_("At a glance")),
        (
            Tiles(
                (
                    Figure(Message(N_("Service tasks")), tasks.count(), query=tasks.some(),
                           note=Message(N_("last month {count}"),
                                        count=tasks.last_month().count())),
                    Figure(Message(N_("Work done")), tasks.count(filled("finished_at")),
                           query=tasks.some(filled("finished_at"))),
                    Figure(Message(N_("In warranty")), Share(tasks.count(is_("warranty", "in")),
                           tasks.count()), "share", tasks.some(is_("warranty", "in"))),
                    Figure(Message(N_("DOA")), Share(tasks.count(is_("doa", "yes")),
                           tasks.count(known)), "share", tasks.some(is_("doa", "yes"))),
                    Figure(Message(N_("Escalated")), tasks.count(up), query=tasks.some(up)),
                    Figure(Message(N_("Total charges")), tasks.total("total"), "money",
                           tasks.some(filled("total"))),
                    Figure(Message(N_("Waiting for parts")), tasks.count(is_("state", "waiting")),
                           query=tasks.some(is_("state", "waiting"))),
                    Figure(Message(N_("Still faulty")), tasks.count(is_("check", "not_ok")),
                           query=tasks.some(is_("check", "not_ok"))),
                )
            ),
        ),
    )  # fmt: skip
    yield Section(Message(N_("Turn-around")), (_turnaround(making, tasks),))
    yield Section(
        Message(N_("How they stand")),
        (
            breakdown(tasks, "state", Message(N_("Status")), STATES),
            breakdown(tasks, "warranty", Message(N_("Warranty")), WARRANTIES),
            breakdown(tasks, "doa", Message(N_("Dead on arrival")), DOA),
            breakdown(tasks, "ladder", Message(N_("Now with")), LADDER),
            breakdown(tasks, "engineer", Message(N_("Engineer")), person_of(making)),
        ),
    )
    yield Section(Message(N_("Parts used")), (_parts(making, tasks),))


def _turnaround(making: Making, tasks: Asking) -> Table:
    """Working time from the receipt to the end of the work, by way of serving."""
    calendar = making.store.office.calendar
    taken: dict[str, list[int]] = {}
    for mode, came, done in tasks.values("mode", "received_at", "finished_at"):
        minutes = calendar.minutes_between(from_millis(came), from_millis(done))
        taken.setdefault(mode, []).append(max(minutes, 0))
    counts = tasks.by("mode")
    rows = tuple(
        (
            Cell(Message(MODES[mode])),
            Cell(counts[mode][0], tasks.some(is_("mode", mode))),
            Cell(len(taken.get(mode, [])), tasks.some(is_("mode", mode), filled("finished_at"))),
            Cell(mean(taken.get(mode, []))),
            Cell(rank(taken.get(mode, []))),
        )
        for mode in MODES
        if mode in counts
    )
    columns = (
        Column(Message(N_("Service mode")), "text", 22),
        Column(Message(N_("How many")), "count", 16, bars=True),
        Column(Message(N_("Work done")), "count", 12),
        Column(Message(N_("On average")), "minutes", 16),
        Column(Message(N_("90 of 100 within")), "minutes", 16),
    )
    return Table(
        columns,
        rows,
        empty=Message(N_("None in this month.")),
        note=Message(N_("Hours of work from the receipt to the end of the work.")),
    )


def _parts(making: Making, tasks: Asking) -> Table:
    sql, values = tasks.condition()
    row = making.store.books["service_task"].tables()["changed_parts"].row
    found = making.store.database.rows(
        "SELECT p.item, COUNT(*), COALESCE(SUM(p.quantity), 0) "
        "FROM service_task_changed_parts p JOIN service_task t1 ON t1.id = p.owner "
        f"WHERE {sql} GROUP BY p.item ORDER BY 2 DESC, 1 LIMIT {MOST}",
        *values,
    )
    quantity = row.kinds()["quantity"]
    rows = tuple(
        (Cell(part), Cell(count), Cell(quantity.python_value(int(used))))
        for part, count, used in found
    )
    columns = (
        Column(Message(N_("Part")), "text", 40),
        Column(Message(N_("Service tasks")), "count", 16, bars=True),
        Column(Message(N_("Quantity")), "number", 14),
    )
    return Table(columns, rows, empty=Message(N_("No part was used.")))


TASKS = ReportKind(
    "tasks",
    N_("Service task report"),
    N_("How long each way of serving takes, in and out of warranty, parts, what went further up."),
    (MONTH, BRANCH),
    sections,
    ("service_task",),
)
