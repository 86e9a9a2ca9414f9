# SPDX-License-Identifier: MIT
"""The monthly complaint report 月度投诉报表: figures, trend, comparison in words, what is open."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from desk.records.complaint.words import CATEGORIES, CHANNELS, JUDGED, LADDER, LEVELS, OPINIONS
from desk.reports import months, showing
from desk.reports.complaints.figures import (
    NAMES,
    MonthFigures,
    first_month,
    read_months,
)
from desk.reports.complaints.fining import fines
from desk.reports.complaints.opened import opened
from desk.reports.complaints.records import Behind
from desk.reports.complaints.words import HANDLED_GOAL, SATISFIED_GOAL, in_words
from desk.reports.kinds import BRANCH, MONTH, Making, ReportKind, filled, is_
from desk.reports.model import (
    Cell,
    Chart,
    Column,
    Figure,
    Label,
    Section,
    Series,
    Share,
    Table,
    Tiles,
)
from desk.text import N_, Message

TREND = 12
_MEASURED = (
    (
        N_("First answer, on average"),
        N_("First answer, 90 of 100 within"),
        *("answered", "answered_in", "first_answer_at"),
    ),
    (
        N_("Closing, on average"),
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
        (_tiles(figures[month], behind), in_words(month, figures, first_month(making))),
    )
    yield Section(Message(N_("Twelve months")), tuple(_trend(making, trend, figures)))
    yield Section(Message(N_("Time")), (_times(making, month, earlier, figures),))
    three = [figures[m] for m in (month, *earlier)]
    yield Section(Message(N_("What it was about")), tuple(_tables(making, behind, three)))
    yield fines(making, month, earlier, behind)
    yield opened(making, behind)


def _tiles(now: MonthFigures, behind: Behind) -> Tiles:
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
                _goal(HANDLED_GOAL),
                HANDLED_GOAL,
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
                _goal(SATISFIED_GOAL),
                SATISFIED_GOAL,
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
        goal=SATISFIED_GOAL,
    )


def _times(
    making: Making, month: date, earlier: tuple[date, date], figures: dict[date, MonthFigures]
) -> Table:
    rows = []
    for label, within, name, minutes, field in _MEASURED:
        mean, top = [Cell(Message(label))], [Cell(Message(within))]
        for m in (month, *earlier):
            query = Behind(making, m).some(filled(field))
            mean.append(Cell(figures[m].mean(name), query))
            top.append(Cell(figures[m].tops.get(minutes), query))
        rows += [tuple(mean), tuple(top)]
    return Table(
        (Column("", "text", 24), *(Column(showing.month(m), "minutes") for m in (month, *earlier))),
        tuple(rows),
        note=Message(N_("Hours of work, without the time in which a clock stood.")),
    )


def _tables(making: Making, behind: Behind, three: list[MonthFigures]) -> Iterator[Table]:
    fixed = (
        (N_("Category"), "category", "category", CATEGORIES),
        (N_("Channel"), "channel", "channel", CHANNELS),
        (N_("Level"), "level", "level", LEVELS),
        (N_("Justified or not"), "judged", "justified", JUDGED),
        (N_("Customer's opinion"), "opinion", "opinion", OPINIONS),
        (N_("Called in"), "ladder", "ladder", LADDER),
    )
    for title, name, field, words in fixed:
        yield _table(Message(title), three, name, behind, field, partial(_word, words))
    yield _table(
        Message(N_("Responsible department")), three, "department", behind, "responsible_unit", str
    )
    yield _table(
        Message(N_("Responsible person")),
        three,
        "person",
        behind,
        "responsible",
        lambda who: making.name("person", int(who)),
    )


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
        Column(title, "text", 22),
        Column(Message(N_("How many")), "count", 16, bars=True),
        Column(Message(N_("Share")), "share", 8),
        Column(Message(N_("Last month")), "count", 9),
        Column(Message(N_("Last year")), "count", 9),
    )
    return Table(columns, rows, empty=Message(N_("None in this month.")))


MONTHLY = ReportKind(
    "complaints",
    N_("Monthly complaint report"),
    N_("What was complained of, how soon it was answered and how the customers found it."),
    (MONTH, BRANCH),
    sections,
    ("complaint",),
    signed=True,
)
