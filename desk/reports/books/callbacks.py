# SPDX-License-Identifier: MIT
"""The month's call-backs: who was reached, how satisfied they are, what they suggest."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from desk.records.callback.words import FEEDBACK, REASONS, SATISFIED, SCORES, STATES
from desk.reports.asking import Asking, branch_of, breakdown, person_of
from desk.reports.books.surveys import surveys
from desk.reports.interval import interval_span, interval_text
from desk.reports.kinds import BRANCH, MONTH, Making, ReportKind, among, empty, filled, is_
from desk.reports.model import Cell, Column, Figure, Label, Section, Share, Table, Tiles, Words
from desk.text import N_, Message

MOST = 60
# A score that was corrected counts once, as the correction has it.
COUNTED = (filled("satisfaction"), empty("corrected_by"))
GOOD = (*COUNTED, among("satisfaction", sorted(SATISFIED)))


def sections(making: Making) -> Iterator[Section]:
    """Figures, scores and reasons, feedback in the customers' words."""
    done = Asking(making, "callback", "done_at")
    due = Asking(making, "callback", "due_on")
    goal = making.goals.satisfied
    share = Share(done.count(*GOOD), done.count(*COUNTED))
    yield Section(
        Message(N_("At a glance")),
        (
            Tiles(
                (
                    Figure(Message(N_("Call-backs done")), done.count(), query=done.some(),
                           note=Message(N_("last month {count}"),
                                        count=done.last_month().count())),
                    Figure(Message(N_("Satisfied")), share, "share", done.some(*GOOD),
                           Message(N_("goal {goal}%"), goal=goal), goal),
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
            Words((interval_text(share, goal),)),
        ),
    )  # fmt: skip
    yield Section(
        Message(N_("Scores and reasons")),
        (
            breakdown(done, "satisfaction", Message(N_("Satisfaction")), SCORES, *COUNTED),
            breakdown(done, "reason", Message(N_("Call-back after")), REASONS),
            breakdown(done, "feedback_kind", Message(N_("Kind of feedback")), FEEDBACK),
            breakdown(due, "state", Message(N_("Status")), STATES),
            breakdown(done, "done_by", Message(N_("Called back by")), person_of(making)),
            breakdown(done, "praised", Message(N_("Praised colleague")), person_of(making)),
        ),
    )
    yield Section(
        Message(N_("Satisfied, by whom and for what")),
        (
            _shares(making, done, "reason", Message(N_("Call-back after")), REASONS),
            _shares(making, done, "branch", Message(N_("Branch")), branch_of(making)),
            _shares(making, done, "done_by", Message(N_("Called back by")), person_of(making)),
        ),
    )
    yield from surveys(making)
    yield Section(Message(N_("In the customers' words")), (_verbatims(making, done),))


def _shares(
    making: Making,
    done: Asking,
    field: str,
    title: Label,
    words: Mapping[str, str] | Callable[[Any], Label],
) -> Table:
    """Scores and the share that is satisfied, by the values of a field, the most frequent first."""
    scores, pleased = done.by(field, *COUNTED), done.by(field, *GOOD)
    rows = []
    for value, (count, _sum) in sorted(scores.items(), key=lambda r: (-r[1][0], str(r[0]))):
        if value in (None, ""):
            continue
        word: Label = Message(words[value]) if isinstance(words, Mapping) else words(value)
        share, here = Share(pleased.get(value, (0, 0))[0], count), is_(field, value)
        rows.append(
            (
                Cell(word),
                Cell(count, done.some(*COUNTED, here)),
                Cell(share, done.some(*GOOD, here)),
                Cell(interval_span(share)),
            )
        )
    columns = (
        Column(title, "text", 22),
        Column(Message(N_("Scores")), "count", 14, bars=True),
        Column(Message(N_("Satisfied")), "share", 10),
        Column(Message(N_("95% interval")), "text", 16),
    )
    return Table(columns, tuple(rows), empty=Message(N_("None in this month.")))


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
        Column(Message(N_("Feedback")), "text", 40),
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
