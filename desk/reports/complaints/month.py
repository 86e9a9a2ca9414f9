# SPDX-License-Identifier: MIT
"""The monthly complaint report 月度投诉报表: figures, trend, comparison in words, what is open."""

from collections.abc import Iterator
from datetime import date

from desk.reports import months, showing
from desk.reports.complaints.figures import (
    NAMES,
    MonthFigures,
    first_month,
    read_months,
)
from desk.reports.complaints.fining import fines
from desk.reports.complaints.headings import headings
from desk.reports.complaints.opened import opened
from desk.reports.complaints.records import Behind
from desk.reports.complaints.words import in_words
from desk.reports.kinds import BRANCH, MONTH, Goals, Making, ReportKind, filled, is_
from desk.reports.model import (
    Cell,
    Chart,
    Column,
    Figure,
    Section,
    Series,
    Table,
    Tiles,
)
from desk.text import N_, Message

TREND = 12
_MEASURED = (
    (
        N_("First answer, on average"),
        N_("First answer, half of them within"),
        N_("First answer, 90 of 100 within"),
        *("answered", "answered_in", "first_answer_at"),
    ),
    (
        N_("Closing, on average"),
        N_("Closing, half of them within"),
        N_("Closing, 90 of 100 within"),
        *("closed", "closed_in", "closed_at"),
    ),
)


def sections(making: Making) -> Iterator[Section]:
    """The whole report, in the order in which it is read."""
    month = making.month
    earlier = (months.shifted(month, -1), months.shifted(month, -12))
    trend = months.row(month, TREND)
    wanted = sorted({month, *earlier, *trend})
    figures = read_months(making, wanted, NAMES, (month, *earlier))
    behind = Behind(making, month)
    yield Section(
        Message(N_("At a glance")),
        (
            _tiles(figures[month], behind, making.goals),
            in_words(month, figures, first_month(making), making.goals),
        ),
    )
    yield Section(Message(N_("Twelve months")), tuple(_trend(making, trend, figures)))
    three = [figures[m] for m in (month, *earlier)]
    times = (_times(making, month, earlier, figures), _answers(making, (month, *earlier), three))
    yield Section(Message(N_("Time")), times)
    yield Section(Message(N_("What it was about")), tuple(headings(making, behind, three)))
    yield fines(making, month, earlier, behind)
    yield opened(making, behind)


def _tiles(now: MonthFigures, behind: Behind, goals: Goals) -> Tiles:
    late = now.count("answered", "late")
    judged = now.justified
    return Tiles(
        (
            Figure(Message(N_("Received")), now.received, query=behind.some()),
            Figure(
                Message(N_("Handled")),
                now.handled,
                "share",
                behind.handled(),
                _goal(goals.handled),
                goals.handled,
            ),
            Figure(
                Message(N_("Answered in time")),
                now.in_time,
                "share",
                behind.answered(late=False),
                Message(N_("{late} late, {due} overdue"), late=late, due=now.late_unanswered),
            ),
            Figure(
                Message(N_("Satisfied")),
                now.satisfied,
                "share",
                behind.satisfied(),
                _goal(goals.satisfied),
                goals.satisfied,
            ),
            Figure(
                Message(N_("Justified")),
                judged.part,
                query=behind.some(is_("justified", "justified")),
                note=Message(N_("of {count} judged"), count=judged.whole),
            ),
            Figure(
                Message(N_("Repeated")),
                now.count("repeat"),
                query=behind.some(filled("repeat_of")),
                note=Message(N_("within thirty days")),
            ),
            Figure(
                Message(N_("Escalated")),
                now.count("ladder"),
                query=behind.escalated(),
                note=Message(
                    N_("{count} of them to head office"), count=now.count("ladder", "head_office")
                ),
            ),
            Figure(
                Message(N_("Compensation")),
                now.amount("compensation"),
                "money",
                behind.some(filled("compensation")),
                Message.counted(
                    N_("in {n} complaint"), N_("in {n} complaints"), now.count("compensation")
                ),
            ),
        )
    )


def _goal(percent: int) -> Message:
    return Message(N_("goal {goal}%"), goal=percent)


def _trend(making: Making, trend: list[date], figures: dict[date, MonthFigures]) -> Iterator[Chart]:
    names = tuple(showing.short_month(m, with_year=m.month == 1 or m == trend[0]) for m in trend)
    each = [(Behind(making, m), figures[m]) for m in trend]
    yield Chart(
        Message(N_("Complaints received")),
        names,
        (
            Series(
                Message(N_("Received")),
                tuple(f.received for _b, f in each),
                tuple(b.some() for b, _f in each),
            ),
            Series(
                Message(N_("Justified")),
                tuple(f.count("judged", "justified") for _b, f in each),
                tuple(b.some(is_("justified", "justified")) for b, _f in each),
            ),
        ),
    )
    yield Chart(
        Message(N_("Answered in time and satisfied")),
        names,
        (
            Series(
                Message(N_("Answered in time")),
                tuple(f.in_time if f.in_time.whole else None for _b, f in each),
                tuple(b.answered(late=False) for b, _f in each),
            ),
            Series(
                Message(N_("Satisfied")),
                tuple(f.satisfied if f.satisfied.whole else None for _b, f in each),
                tuple(b.satisfied() for b, _f in each),
            ),
        ),
        kind="lines",
        unit="share",
        goal=making.goals.satisfied,
    )


def _times(
    making: Making, month: date, earlier: tuple[date, date], figures: dict[date, MonthFigures]
) -> Table:
    rows = []
    for *labels, name, minutes, field in _MEASURED:
        three = [[Cell(Message(label))] for label in labels]
        for m in (month, *earlier):
            query, of = Behind(making, m).some(filled(field)), figures[m]
            found = of.mean(name), of.halves.get(minutes), of.tops.get(minutes)
            for cells, value in zip(three, found, strict=True):
                cells.append(Cell(value, query))
        rows += [tuple(cells) for cells in three]
    return Table(
        (
            Column("", "text", 34),
            *(Column(showing.month(m), "minutes", 14) for m in (month, *earlier)),
        ),
        tuple(rows),
        note=Message(N_("Hours of work, without the time in which a clock stood.")),
    )


def _answers(making: Making, shown: tuple[date, ...], figures: list[MonthFigures]) -> Table:
    """First answers in time, late, and those that are due and were not given."""
    behind = [Behind(making, month) for month in shown]
    kinds = (
        (N_("Given in time"), [f.count("answered", "in_time") for f in figures],
         [b.answered(late=False) for b in behind]),
        (N_("Given late"), [f.count("answered", "late") for f in figures],
         [b.answered(late=True) for b in behind]),
        (N_("Due and not given"), [f.late_unanswered for f in figures],
         [b.late_unanswered() for b in behind]),
    )  # fmt: skip
    rows = tuple(
        (Cell(Message(label)), *(Cell(n, q) for n, q in zip(counts, queries, strict=True)))
        for label, counts, queries in kinds
    )
    columns = (
        Column(Message(N_("First answers")), "text", 34),
        *(Column(showing.month(month), "count", 14) for month in shown),
    )
    return Table(columns, rows)


MONTHLY = ReportKind(
    "complaints",
    N_("Monthly complaint report"),
    N_("What was complained of, how soon it was answered and how the customers found it."),
    (MONTH, BRANCH),
    sections,
    ("complaint",),
    signed=True,
)
