# SPDX-License-Identifier: MIT
"""The surveys of a month in the satisfaction report: sample and shares, by branch and question."""

from collections.abc import Iterator
from typing import Any

from desk.records.survey import survey_result
from desk.records.survey.results import Result
from desk.records.survey.results import Share as Answers
from desk.reports.asking import Asking
from desk.reports.interval import interval_span
from desk.reports.kinds import Making
from desk.reports.model import Cell, Column, Section, Share, Table
from desk.text import N_, Message

MOST = 20


def surveys(making: Making) -> Iterator[Section]:
    """The surveys about customers of the month, each with its share and what it is worth."""
    if not making.knows("survey"):
        return
    done = Asking(making, "survey", "period_to", branch="")
    found = [
        (survey, survey_result(making.store, making.session, survey.id))
        for survey in done.records(done.some(), MOST)
    ]
    yield Section(Message(N_("Satisfaction surveys")), (_samples(making, found),), kind="survey")
    for survey, result in found:
        title = Message(N_("{number} {name}"), number=survey.number, name=survey.name)
        yield Section(title, tuple(_details(making, result)), kind="survey")


def _samples(making: Making, found: list[tuple[Any, Result]]) -> Table:
    rows = []
    for survey, result in found:
        told = Share(result.overall.satisfied, result.overall.answers)
        cells = [Cell(survey.number, making.sheet("survey", survey.number)), Cell(survey.name)]
        for count in (
            result.drawn,
            result.drawn + result.replacements - result.unreachable - result.open,
            result.refused,
            result.unreachable,
            result.overall.answers,
        ):
            cells.append(Cell(count))
        rows.append((*cells, Cell(told), Cell(interval_span(told))))
    columns = (
        Column(Message(N_("Number")), "text", 14),
        Column(Message(N_("Title of the survey")), "text", 22),
        Column(Message(N_("Sample")), "count", 9),
        Column(Message(N_("Reached")), "count", 9),
        Column(Message(N_("Refused to answer")), "count", 9),
        Column(Message(N_("Not reached")), "count", 9),
        Column(Message(N_("Valid answers")), "count", 9),
        Column(Message(N_("Satisfied")), "share", 9),
        Column(Message(N_("95% interval")), "text", 14),
    )
    return Table(columns, tuple(rows), empty=Message(N_("None in this month.")))


def _details(making: Making, result: Result) -> Iterator[Table]:
    names = [(making.name("branch", key), share) for key, share in result.by_branch.items()]
    yield _shares(N_("Branch"), names)
    yield _shares(N_("Question"), list(result.by_question.items()))


def _shares(title: str, lines: list[tuple[str, Answers]]) -> Table:
    rows = tuple(
        (
            Cell(label),
            Cell(told.answers),
            Cell(Share(told.satisfied, told.answers)),
            Cell(interval_span(Share(told.satisfied, told.answers))),
        )
        for label, told in lines
    )
    columns = (
        Column(Message(title), "text", 24),
        Column(Message(N_("Valid answers")), "count", 12),
        Column(Message(N_("Satisfied")), "share", 10),
        Column(Message(N_("95% interval")), "text", 16),
    )
    return Table(columns, rows, empty=Message(N_("Nobody has answered yet.")))
