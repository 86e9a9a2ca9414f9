# SPDX-License-Identifier: MIT
"""A round of the satisfaction survey: period, share, questions, the draw and what it found."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desk.db import rowing
from desk.db.fields import Choice, Day, Line, Link, Measure, Moment, Note, Whole
from desk.db.record import Ask, Due, Problem, Record, Rows, Step
from desk.db.said import Said, kept
from desk.errors import Invalid
from desk.records.survey import drawing_lots, results
from desk.records.survey.rows import Drawn, ResultLine, SurveyQuestion, Verbatim
from desk.records.survey.words import GONE, METHODS, STATES, WAYS
from desk.records.workdays import closing
from desk.sheet import Printout, Sheet
from desk.text import N_, Message
from desk.text.dates import local

if TYPE_CHECKING:
    from desk.db.act import Act

ASK = N_("Ask the customers of a survey")
RULE = N_(
    "Customers stand in the order of the SHA-256 of “seed/number of the card”. The first are the "
    "sample, the next of the same branch replace who cannot be reached."
)
SUPERVISORS = "supervisor head_office"
# What a drawn sample was drawn by.
SEALED = ("period_from", "period_to", "share", "method")


class AskSeed(Ask):
    """The seed of the draw; desk makes one where none is typed."""

    seed = Line(N_("Seed"))
    drawing = "seed"


class AskGone(Ask):
    """Who of the sample cannot be asked, and why."""

    place = Whole(N_("Place in the draw"), required=True)
    outcome = Choice(N_("Outcome"), GONE, required=True, default="unreachable")
    text = Line(N_("Remarks"))
    drawing = "place outcome\n text text"


class AskReason(Ask):
    """Why."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


def draw(survey: "Survey", act: "Act", asked: AskSeed) -> None:
    """Nobody picks: the seed does, and the receipt shows it."""
    seed = asked.seed or f"{act.now:%Y%m%d%H%M%S}-{survey.number}"
    drawing_lots.draw(survey, act, seed)
    survey.drawn_at, survey.drawn_by = act.now, act.session.person_id
    survey.state = "drawn"


def gone(survey: "Survey", act: "Act", asked: AskGone) -> None:
    """Who cannot be asked is replaced by the next drawn, and counted apart."""
    row = next((r for r in survey.drawn if r.place == asked.place), None)
    if row is None or row.state != "open":
        text = Message(N_("Nobody to be asked stands at place {place}."), place=asked.place)
        raise Invalid([("place", text)])
    row.state, row.text = asked.outcome, asked.text
    row.at, row.person = act.now, act.session.person_id
    drawing_lots.replace_lost(survey, row)


def report(survey: "Survey", act: "Act", asked: None) -> None:
    """The figures as they stand now, with the interval and one sentence."""
    found = results.measure(act.store.database, survey)
    names = {key: place.name for key, place in act.office.branches.items()}
    survey.results = results.lines_of(found, names)
    survey.verbatims = results.verbatims_of(found)
    survey.conclusion = kept(results.conclusion(survey, found.overall))
    survey.reported_at, survey.reported_by = act.now, act.session.person_id
    survey.state = "reported"


def reopen(survey: "Survey", act: "Act", asked: AskReason) -> None:
    """More answers come in."""
    survey.state = "drawn"


def cancel(survey: "Survey", act: "Act", asked: AskReason) -> None:
    """The survey is not made."""
    survey.state = "cancelled"


class Survey(Record):
    """One satisfaction survey of a period's customers."""

    name = Line(N_("Title of the survey"), required=True)
    period_from = Day(N_("Period from"), required=True)
    period_to = Day(N_("Period to"), required=True)
    share = Whole(N_("Share drawn (%)"), required=True, default=10)
    method = Choice(N_("How it is drawn"), METHODS, required=True, default="stratified")
    way = Choice(N_("How it is asked"), WAYS, default="phone")
    target = Measure(N_("Goal (%)"), places=2)
    questions = Rows(N_("Questions of the survey"), SurveyQuestion)
    remarks = Note(N_("Remarks"))
    seed = Line(N_("Seed"), by_desk=True)
    rule = Said(N_("Rule of the draw"), by_desk=True)
    frame_size = Whole(N_("Customers of the period"), by_desk=True)
    frame_hash = Line(N_("Fingerprint of the list"), by_desk=True)
    sample_size = Whole(N_("Sample"), by_desk=True)
    drawn_at = Moment(N_("Drawn at"), by_desk=True)
    drawn_by = Link(N_("Drawn by"), to="person", by_desk=True)
    drawn = Rows(N_("Customers drawn"), Drawn, by_desk=True)
    replaced = Whole(N_("Replacements"), by_desk=True)
    answered = Whole(N_("Have answered"), by_desk=True)
    results = Rows(N_("Results of the survey"), ResultLine, by_desk=True)
    verbatims = Rows(N_("What customers said"), Verbatim, by_desk=True)
    conclusion = Said(N_("Conclusion"), by_desk=True)
    reported_at = Moment(N_("Reported at"), by_desk=True)
    reported_by = Link(N_("Reported by"), to="person", by_desk=True)
    reserve = Note(N_("Reserve of the draw"), by_desk=True, hidden=True)
    ask_by = Moment(N_("To be asked by"), by_desk=True, hidden=True)

    sheet = Sheet(
        title=N_("Satisfaction survey"),
        book=N_("Surveys"),
        prefix="SV",
        drawing="""
            number      name        name        period_from period_to   state
            share       method      way         target      frame_size  sample_size
            questions   questions   questions   questions   questions   questions
            remarks     remarks     remarks     remarks     remarks     remarks
            -- Draw
            seed        seed        drawn_at    drawn_by    replaced    answered
            rule        rule        rule        rule        frame_hash  frame_hash
            drawn       drawn       drawn       drawn       drawn       drawn
            -- Result of the survey
            conclusion  conclusion  conclusion  conclusion  reported_at reported_by
            results     results     results     results     results     results
            verbatims   verbatims   verbatims   verbatims   verbatims   verbatims
        """,
        printed="""
            number      name        name        period_from period_to   state
            share       method      way         target      frame_size  sample_size
            questions   questions   questions   questions   questions   questions
            remarks     remarks     remarks     remarks     remarks     remarks
            -- Draw
            seed        seed        drawn_at    drawn_by    replaced    answered
            rule        rule        rule        rule        frame_hash  frame_hash
            drawn       drawn       drawn       drawn       drawn       drawn
            -- Result of the survey
            conclusion  conclusion  conclusion  conclusion  reported_at reported_by
            results     results     results     results     results     results
        """,
        listed="number name period_from period_to state share sample_size answered replaced "
        "drawn_at reported_at",
        searched="name remarks seed",
        rights={"write": "staff trainer supervisor head_office"},
    )
    states = STATES
    closed_states = frozenset({"reported", "cancelled"})
    steps = (
        Step("draw", N_("Draw the sample"), draw, SUPERVISORS,
             when=lambda s: s.state == "planned", asks=AskSeed,
             key="Ctrl+Shift+D", icon="survey", main=True),
        Step("gone", N_("Cannot be asked"), gone, "staff trainer supervisor head_office",
             when=lambda s: s.state == "drawn", asks=AskGone, key="Ctrl+Shift+N", icon="repeat"),
        Step("report", N_("Report the result"), report, SUPERVISORS,
             when=lambda s: s.state == "drawn", key="Ctrl+Shift+R", icon="report", main=True),
        Step("reopen", N_("Take more answers"), reopen, SUPERVISORS,
             when=lambda s: s.state == "reported", asks=AskReason, icon="undo"),
        Step("cancel", N_("Cancel the survey"), cancel, SUPERVISORS,
             when=lambda s: s.state in ("planned", "drawn"), asks=AskReason, icon="cross"),
    )  # fmt: skip
    signatures = (N_("Supervisor's signature"),)
    printouts = (
        Printout("receipt", N_("Receipt of the draw"), """
            number      name        name        drawn_at
            period_from period_to   share       method
            frame_size  sample_size drawn_by    seed
            rule        rule        rule        rule
            frame_hash  frame_hash  frame_hash  frame_hash
            -- Customers drawn
            drawn       drawn       drawn       drawn
            """, signatures=(N_("Drawn by"), N_("Witnessed by"))),
        Printout("report", N_("Report of the survey"), """
            number      name        name        reported_at
            period_from period_to   way         target
            frame_size  sample_size replaced    answered
            conclusion  conclusion  conclusion  conclusion
            -- Results of the survey
            results     results     results     results
            -- What customers said
            verbatims   verbatims   verbatims   verbatims
            """, signatures=(N_("Supervisor's signature"),)),
    )  # fmt: skip

    def title(self) -> str:
        """What it is called."""
        return self.name

    def work_out(self, act: "Act") -> None:
        """How many have answered, and until when the others are asked."""
        self.state = self.state or "planned"
        self.rule = self.rule or kept(Message(RULE))
        if self.target is None:
            self.target = Decimal(act.rule("surveys")["goal"])
        if self.drawn:
            self.answered = sum(1 for row in self.drawn if row.state == "answered")
            self.replaced = sum(1 for row in self.drawn if row.replaces is not None)
        self.ask_by = None
        if self.state == "drawn" and self.drawn_at is not None:
            day = local(self.drawn_at, act.office.zone).date()
            days = int(act.rule("surveys", day)["asked_within"])
            self.ask_by = closing(act, day + timedelta(days=days))

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: a period, a share, and nothing altered by which was drawn."""
        yield from super().problems()
        if self.period_from and self.period_to and self.period_to < self.period_from:
            yield "period_to", Message(N_("lies before the beginning."))
        if self.share is not None and not 1 <= self.share <= 100:
            yield "share", Message(N_("must lie between 1 and 100."))
        before: dict[str, Any] = rowing.base_of(self)
        if before.get("drawn_at"):
            now = self.plain()
            for name in SEALED:
                if now[name] != before[name]:
                    yield name, Message(N_("stands, for the sample is drawn by it."))

    def dues(self) -> Iterator[Due]:
        """The customers drawn are asked within the days of the policy."""
        waits = any(row.state == "open" for row in self.drawn)
        if self.state == "drawn" and self.ask_by is not None and waits:
            yield Due(ASK, self.ask_by, self.assigned)
