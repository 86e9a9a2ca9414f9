# SPDX-License-Identifier: MIT
"""The month's trainings: how long customers waited, how they rated them, which stages stand."""

from collections.abc import Iterator

from desk.records.training.words import (
    MODES,
    RATINGS,
    STAGE_OVER,
    STAGE_STATES,
    STAGES,
    STATES,
)
from desk.reports.asking import Asking, breakdown, mean, person_of
from desk.reports.kinds import BRANCH, MONTH, Making, ReportKind, filled, is_
from desk.reports.model import Cell, Column, Figure, Section, Table, Tiles
from desk.text import N_, Message

DAY = 24 * 3600 * 1000
HELD_UP = ("blocked", "customer")


def sections(making: Making) -> Iterator[Section]:
    """Figures, ratings and trainers, the stages after the trainings, what holds them up."""
    jobs = Asking(making, "training", "planned_at")
    waits = jobs.values("created_at", "planned_at")
    assigned = jobs.values("assigned_at", "planned_at")
    people = sum(row[0] for row in jobs.values("people", where=[filled("finished_at")]))
    yield Section(
        Message(N_("At a glance")),
        (
            Tiles(
                (
                    Figure(Message(N_("Trainings")), jobs.count(), query=jobs.some(),
                           note=Message(N_("last month {count}"),
                                        count=jobs.last_month().count())),
                    Figure(Message(N_("Finished")), jobs.count(filled("finished_at")),
                           query=jobs.some(filled("finished_at"))),
                    Figure(Message(N_("Persons trained")), people),
                    Figure(Message(N_("Days from intake to training")),
                           mean([(at - came) // DAY for came, at in waits])),
                    Figure(Message(N_("Days from assigning to training")),
                           mean([max(at - given, 0) // DAY for given, at in assigned])),
                    Figure(Message(N_("To be repeated")), jobs.count(is_("state", "repeat")),
                           query=jobs.some(is_("state", "repeat"))),
                    Figure(Message(N_("Cancelled")), jobs.count(is_("state", "cancelled")),
                           query=jobs.some(is_("state", "cancelled"))),
                )
            ),
        ),
    )  # fmt: skip
    yield Section(
        Message(N_("How they went")),
        (
            breakdown(jobs, "rating", Message(N_("Customer's rating")), RATINGS),
            breakdown(jobs, "trainer", Message(N_("Trainer")), person_of(making)),
            breakdown(jobs, "mode", Message(N_("Kind of training")), MODES),
            breakdown(jobs, "state", Message(N_("Status")), STATES),
        ),
    )
    yield Section(Message(N_("Stages after the training")), (_stages(making, jobs),))
    yield Section(Message(N_("What holds them up")), (_blockers(making),))


def _stages(making: Making, jobs: Asking) -> Table:
    sql, values = jobs.condition()
    found = {
        (stage, state): count
        for stage, state, count in making.store.database.rows(
            "SELECT s.stage, s.state, COUNT(*) FROM training_stages s "
            f"JOIN training t1 ON t1.id = s.owner WHERE {sql} GROUP BY s.stage, s.state",
            *values,
        )
    }
    ages = _ages(making, jobs)
    rows = tuple(
        (
            Cell(Message(STAGES[stage])),
            *(Cell(found.get((stage, state), 0)) for state in STAGE_STATES),
            Cell(mean(ages.get(stage, []))),
            Cell(max(ages.get(stage, []), default=None)),
        )
        for stage in STAGES
    )
    columns = (
        Column(Message(N_("Stage")), "text", 16),
        *(Column(Message(label), "count", 10) for label in STAGE_STATES.values()),
        Column(Message(N_("Days open, mean")), "count", 11),
        Column(Message(N_("Longest")), "count", 9),
    )
    return Table(columns, rows)


def _ages(making: Making, jobs: Asking) -> dict[str, list[int]]:
    """For how many days the stages that are not over have been as they are, by stage."""
    sql, values = jobs.condition()
    over = sorted(STAGE_OVER)
    kind = making.store.books["training"].tables()["stages"].row.kinds()["since"]
    today, found = making.session.today(), dict[str, list[int]]()
    for stage, since in making.store.database.rows(
        f"SELECT s.stage, s.since FROM training_stages s JOIN training t1 ON t1.id = s.owner "
        f"WHERE {sql} AND s.since IS NOT NULL AND s.state NOT IN (?, ?)",
        *(*values, *over),
    ):
        found.setdefault(stage, []).append((today - kind.python_value(since)).days)
    return found


def _blockers(making: Making) -> Table:
    """Stages that wait for somebody, of whatever month, those that stand longest first."""
    sql = (
        "SELECT t.number, t.customer_name, s.stage, s.state, s.since, s.blocker, s.person "
        "FROM training_stages s JOIN training t ON t.id = s.owner "
        "WHERE NOT t.voided AND s.state IN (?, ?)"
    )
    values: list[object] = [*HELD_UP]
    if making.branch is not None:
        sql, values = sql + " AND t.branch = ?", [*values, making.branch]
    today = making.session.today()
    kind = making.store.books["training"].tables()["stages"].row.kinds()["since"]
    lines = []
    for number, customer, stage, state, since, blocker, person in making.store.database.rows(
        f"{sql} ORDER BY s.since", *values
    ):
        day = kind.python_value(since) if since is not None else None
        lines.append(
            (
                Cell(number, making.sheet("training", number)),
                Cell(customer),
                Cell(Message(STAGES[stage]) if stage in STAGES else stage),
                Cell(Message(STAGE_STATES[state])),
                Cell((today - day).days if day else None),
                Cell(making.name("person", person)),
                Cell(blocker),
            )
        )
    columns = (
        Column(Message(N_("Number")), "text", 14),
        Column(Message(N_("Customer")), "text", 20),
        Column(Message(N_("Stage")), "text", 12),
        Column(Message(N_("Status")), "text", 11),
        Column(Message(N_("Days")), "count", 7),
        Column(Message(N_("Person in charge")), "text", 10),
        Column(Message(N_("What holds it up")), "text", 26),
    )
    return Table(columns, tuple(lines), empty=Message(N_("Nothing is held up.")))


TRAININGS = ReportKind(
    "trainings",
    N_("Training report"),
    N_("How long customers waited for their training, how they rated it, which stages stand."),
    (MONTH, BRANCH),
    sections,
    ("training",),
)
