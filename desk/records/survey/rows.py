# SPDX-License-Identifier: MIT
"""The tables of a survey: questions, who was drawn, results; and of one customer's answers."""

from desk.db.fields import Choice, Line, Link, Measure, Moment, Note, Whole
from desk.db.record import Row
from desk.records.callback.words import FEEDBACK
from desk.records.survey.words import ANSWERS, GROUPS, KINDS, OUTCOMES
from desk.text import N_


class SurveyQuestion(Row):
    """One question, asked as it stands."""

    text = Line(N_("Survey question"), required=True)
    kind = Choice(N_("How it is answered"), KINDS, default="score")


class Drawn(Row):
    """A customer drawn, and what became of it; replacements name the place they fill."""

    place = Whole(N_("Draw no."))
    customer = Link(N_("Customer"), to="customer")
    branch = Link(N_("Branch"), to="branch")
    state = Choice(N_("Status"), OUTCOMES)
    replaces = Whole(N_("In place of"))
    at = Moment(N_("When"))
    person = Link(N_("Done by"), to="person")
    text = Line(N_("Remarks"))

    # The rows are numbered on paper by their place.
    printed = "customer branch state replaces at person text"


class ResultLine(Row):
    """A share of satisfied answers with its interval, of all, of a branch, or of a question."""

    group = Choice(N_("Grouped by"), GROUPS)
    label = Line(N_("Of what"))
    answers = Whole(N_("Valid answers"))
    satisfied = Whole(N_("Of these satisfied"))
    rate = Measure(N_("Satisfied (%)"), places=1)
    low = Measure(N_("95 % from (%)"), places=1)
    high = Measure(N_("95 % to (%)"), places=1)


class Verbatim(Row):
    """What a customer said in own words, under its kind; nobody is named."""

    kind = Choice(N_("Kind of feedback"), FEEDBACK)
    text = Note(N_("Customer's own comment"))


class Answer(Row):
    """The answer to one question; the question by its text or its number."""

    question = Line(N_("Survey question"), required=True)
    answer = Choice(N_("Answer to it"), ANSWERS)
    text = Note(N_("Customer's own comment"))
