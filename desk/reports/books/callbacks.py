# SPDX-License-Identifier: MIT
"""The month's call-backs: who was reached, how satisfied they are, what they suggest."""

from collections.abc import Iterator

from desk.records.callback.words import FEEDBACK, REASONS, SATISFIED, SCORES, STATES
from desk.records.survey import survey_result
from desk.reports.asking import Asking, breakdown, person_of
from desk.reports.interval import interval, interval_text
from desk.reports.kinds import BRANCH, MONTH, Making, ReportKind, among, empty, filled, is_
from desk.reports.model import Cell, Column, Figure, Section, Share, Table, Tiles, Words
from desk.text import N_, Message

GOAL = 95
MOST = 60


def sections(making: Making) -> Iterator[Section]:
    """Figures, scores and reasons, feedback in the customers' words."""
    done = Asking(making, "callback", "done_at")
    due = Asking(making, "callback", "due_on")
    # A score that was corrected counts once, as the correction has it.
    counted = (filled("satisfaction"), empty("corrected_by"))
    good = (*counted, among("satisfaction", sorted(SATISFIED)))
    share = Share(done.count(*good), done.count(*counted))
    yield Section(
        Message(N_("At a glance")),
        (
            Tiles(
                (
                    Figure(Message(N_("Call-backs done")), done.count(), query=done.some(),
                           note=Message(N_("last month {count}"),
                                        count=done.last_month().count())),
                    Figure(Message(N_("Satisfied")), share, "share", done.some(*good),
                           Message(N_("goal {goal}%"), goal=GOAL), GOAL),
                    Figure(Message(N_("Due in this month")), due.count(), query=due.some()),
                    Figure(Message(N_("Given up")), due.count(is_("state", "given_up")),
                           query=due.some(is_("state", "given_up"))),
                    Figure(Message(N_("Not reached yet")), due.count(is_("state", "trying")),
                           query=due.some(is_("state", "trying"))),
                    Figure(Message(N_("Suggestions")), done.count(filled("suggestion")),
                           query=done.some(filled("suggestion"))),
                    Figure(Message(N_("Complaints from it")), done.count(filled("raised")),
                           query=done.some(filled("raised"))),
                    Figure(Message(N_("Re-called by the supervisor")),
                           done.count(filled("recalled_at")),
                           query=done.some(filled("recalled_at"))),
                )
            ),
            Words((interval_text(share, GOAL),)),
        ),
    )  # fmt: skip
    yield Section(
        Message(N_("Scores and reasons")),
        (
            breakdown(done, "satisfaction", Message(N_("Satisfaction")), SCORES, *counted),
            breakdown(done, "reason", Message(N_("Call-back after")), REASONS),
            breakdown(done, "feedback_kind", Message(N_("Kind of feedback")), FEEDBACK),
            breakdown(due, "state", Message(N_("Status")), STATES),
            breakdown(done, "done_by", Message(N_("Called back by")), person_of(making)),
            breakdown(done, "praised", Message(N_("Praised colleague")), person_of(making)),
        ),
    )
    yield _surveys(making)
    yield Section(Message(N_("In the customers' words")), (_verbatims(making, done),))


def _surveys(making: Making) -> Section:
    """The surveys of the month's customers, each with its share and what it is worth."""
    title = Message(N_("Satisfaction surveys"))
    if "survey" not in making.store.books:
        return Section(title, ())
    done = Asking(making, "survey", "period_to", branch="")
    rows = []
    for survey in done.records(done.some(), MOST):
        result = survey_result(making.store, making.session, survey.id)
        told = Share(result.overall.satisfied, result.overall.answers)
        ends = interval(told)
        span = f"{ends[0] * 100:.1f}–{ends[1] * 100:.1f}%" if ends else ""
        rows.append(
            (
                Cell(survey.number, making.sheet("survey", survey.number)),
                Cell(survey.name),
                Cell(result.drawn),
                Cell(result.overall.answers),
                Cell(result.refused + result.unreachable),
                Cell(told),
                Cell(span),
            )
        )
    columns = (
        Column(Message(N_("Number")), "text", 14),
        Column(Message(N_("Title of the survey")), "text", 30),
        Column(Message(N_("Sample")), "count", 10),
        Column(Message(N_("Have answered")), "count", 10),
        Column(Message(N_("Refused or not reached")), "count", 12),
        Column(Message(N_("Satisfied")), "share", 10),
        Column(Message(N_("95% interval")), "text", 14),
    )
    table = Table(columns, tuple(rows), empty=Message(N_("None in this month.")))
    return Section(title, (table,), kind="survey")


def _verbatims(making: Making, done: Asking) -> Table:
    query = done.some(filled("feedback"))
    rows = tuple(
        (
            Cell(one.number, making.sheet("callback", one.number)),
            Cell(making.name("customer", one.customer) or one.target),
            Cell(Message(SCORES[one.satisfaction]) if one.satisfaction else ""),
            Cell(Message(FEEDBACK[one.feedback_kind]) if one.feedback_kind else ""),
            Cell(one.feedback),
        )
        for one in done.records(query, MOST)
    )
    columns = (
        Column(Message(N_("Number")), "text", 14),
        Column(Message(N_("Customer")), "text", 18),
        Column(Message(N_("Satisfaction")), "text", 15),
        Column(Message(N_("Kind of feedback")), "text", 14),
        Column(Message(N_("Feedback")), "text", 46),
    )
    return Table(columns, rows, empty=Message(N_("None in this month.")))


CALLBACKS = ReportKind(
    "satisfaction",
    N_("Satisfaction report"),
    N_("Whom the call-backs reached, how satisfied they are, and what they said."),
    (MONTH, BRANCH),
    sections,
    ("callback",),
)
