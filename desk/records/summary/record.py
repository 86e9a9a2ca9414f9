# SPDX-License-Identifier: MIT
"""The monthly summary 月度总结: the office's figures by desk, the words by the supervisor.

Signed, it stands: its figures and words with their hash and the last hash of the trail.
"""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desk.db import rowing
from desk.db.audit import canonical
from desk.db.fields import Choice, Line, Link, Moment, Note
from desk.db.record import Due, Problem, Record, Row, Rows, Step
from desk.db.said import Said, kept
from desk.db.tables import Chain
from desk.errors import Invalid
from desk.records.duty.plan import days_of
from desk.records.summary.figures import month_figures
from desk.records.summary.shown import change, value_text
from desk.records.workdays import closing
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.dates import plain_month, read_month

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.session import Session

COVERS = {"office": N_("The whole office"), "branch": N_("The branch alone")}
STATES = {"draft": N_("Being written"), "signed": N_("Signed")}
WORDS = ("went_well", "went_wrong", "measures", "next_month")
SIGN = N_("Sign the monthly summary")


class SummaryFigure(Row):
    """One figure of the month beside that of the month before."""

    area = Said(N_("Field of work"))
    what = Said(N_("Figure"))
    value = Line(N_("This month"))
    before = Line(N_("Last month"))
    change = Said(N_("Against last month"))

    area.width, what.width = 14, 30
    value.width = before.width = 12
    change.width = 16
    value.align = before.align = change.align = "right"


def refresh(summary: "MonthlySummary", act: "Act", asked: None) -> None:
    """The figures as the office has them now."""
    _fill(summary, act)


def sign(summary: "MonthlySummary", act: "Act", asked: None) -> None:
    """Figures and words stand from now on."""
    month = summary.first
    if month is None or days_of(month)[-1] >= act.today:
        told = N_("{month} is not over yet; its summary is signed afterwards.")
        raise Invalid([("month", Message(told, month=summary.month))])
    missing = [name for name in ("went_well", "next_month") if not getattr(summary, name).strip()]
    if missing:
        raise Invalid([(name, Message(N_("must be filled in."))) for name in missing])
    _fill(summary, act)
    head = Chain.select(Chain.hash).scalar(act.store.database.engine)
    summary.signed_at, summary.signed_by = act.now, act.session.person_id
    summary.trail_hash, summary.state = str(head), "signed"
    summary.figures_hash = seal_of(summary)


class MonthlySummary(Record):
    """What a month was like, what was wrong, and what the next one shall bring."""

    month = Line(N_("Month"), required=True)
    covers = Choice(N_("Covers"), COVERS, required=True, default="office")
    figures = Rows(N_("The month in figures"), SummaryFigure, by_desk=True)
    went_well = Note(N_("What went well"))
    went_wrong = Note(N_("What went wrong, and why"))
    measures = Note(N_("Measures taken"))
    next_month = Note(N_("Plan for next month"))
    signed_at = Moment(N_("Summary signed at"), by_desk=True)
    signed_by = Link(N_("Summary signed by"), to="person", by_desk=True)
    figures_hash = Line(N_("Hash of what was signed"), by_desk=True)
    trail_hash = Line(N_("Last hash of the trail"), by_desk=True)
    sign_by = Moment(N_("To be signed by"), by_desk=True, hidden=True)

    class Meta:
        table_name = "summary"

    sheet = Sheet(
        title=N_("Monthly summary"),
        book=N_("Monthly summaries"),
        prefix="MR",
        drawing="""
            number       month        covers       branch       state
            figures      figures      figures      figures      figures
            -- The supervisor's words
            went_well    went_well    went_well    went_well    went_well
            went_wrong   went_wrong   went_wrong   went_wrong   went_wrong
            measures     measures     measures     measures     measures
            next_month   next_month   next_month   next_month   next_month
            -- Seal of the summary
            signed_by    signed_at    figures_hash figures_hash figures_hash
            .            .            trail_hash   trail_hash   trail_hash
        """,
        printed="""
            month        covers       covers       branch       branch
            figures      figures      figures      figures      figures
            -- The supervisor's words
            went_well    went_well    went_well    went_well    went_well
            went_wrong   went_wrong   went_wrong   went_wrong   went_wrong
            measures     measures     measures     measures     measures
            next_month   next_month   next_month   next_month   next_month
            -- Seal of the summary
            signed_by    signed_by    signed_at    signed_at    signed_at
            figures_hash figures_hash figures_hash figures_hash figures_hash
            trail_hash   trail_hash   trail_hash   trail_hash   trail_hash
        """,
        listed="number month covers branch state signed_by signed_at",
        searched="month went_well went_wrong measures next_month",
        rights={
            "read": "staff trainer supervisor manager head_office",
            "write": "supervisor",
            # What was signed here cannot come from a file.
            "import": "",
        },
        known_as={"month": "月份 月"},
    )
    states = STATES
    closed_states = frozenset({"signed"})
    steps = (
        Step("refresh", N_("Fill in the figures again"), refresh, "supervisor",
             when=lambda s: s.state == "draft", key="Ctrl+Shift+R", icon="repeat"),
        Step("sign", N_("Sign the summary"), sign, "supervisor",
             when=lambda s: s.state == "draft", key="Ctrl+Shift+S", icon="seal", main=True),
    )  # fmt: skip
    signatures = (N_("Supervisor's signature"), N_("Head office's signature"))

    @property
    def first(self) -> date | None:
        """The first day of its month."""
        return read_month(self.month)

    def title(self) -> str:
        """The month."""
        return self.month

    def work_out(self, act: "Act") -> None:
        """A new summary begins with the figures."""
        self.state = self.state or "draft"
        self.branch = self.branch or act.session.branch_id or min(act.office.branches)
        if self.first is None:
            return
        self.month = plain_month(self.first)
        self.sign_by = closing(act, days_of(self.first)[-1] + timedelta(days=1))
        if self.id is None and not self.figures:
            _fill(self, act)

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: a month."""
        yield from super().problems()
        if self.month and self.first is None:
            yield "month", Message(N_("is not a month like 2026-11."))

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """One summary of a month, for the office and for each branch."""
        if self.voided:
            return
        rows = act.store.database.rows(
            "SELECT number FROM summary WHERE month = ? AND covers = ? "
            "AND (covers = ? OR branch = ?) AND voided = ? AND id <> ?",
            *(self.month, self.covers, "office", self.branch, False, self.id or 0),
        )
        if rows:
            yield "month", Message(N_("has a summary already: {number}."), number=rows[0][0])

    def locked(self, act: "Act") -> Message | None:
        """What is signed stands; a wrong one is voided and written anew."""
        before: dict[str, Any] = rowing.base_of(self)
        stood = before.get("state") == "signed" and not before["voided"]
        if stood and not self.voided:
            told = N_("{number} is signed and stands. Void it and write a new one if it is wrong.")
            return Message(told, number=self.number)
        return None

    def dues(self) -> Iterator[Due]:
        """It is signed once the month is over."""
        if self.state == "draft" and self.sign_by is not None:
            yield Due(SIGN, self.sign_by, None, "supervisor")

    def may_change(self, session: "Session") -> bool:
        """Whoever answers for the desk."""
        return session.is_office or session.has("supervisor")


def seal_of(summary: MonthlySummary) -> str:
    """SHA-256 of the figures and words as they are kept; another one shows that it was altered."""
    whole = summary.plain()
    names = ("month", "covers", "branch", "figures", *WORDS, "trail_hash")
    figures = {name: whole[name] for name in names}
    return hashlib.sha256(canonical(figures).encode("utf-8", "surrogatepass")).hexdigest()


def _fill(summary: MonthlySummary, act: "Act") -> None:
    month = summary.first
    if month is None:
        return
    branch = summary.branch if summary.covers == "branch" else None
    earlier = days_of(month)[0].toordinal() - 1
    last = date.fromordinal(earlier).replace(day=1)
    now = month_figures(act.store, act.session, month, branch)
    before = month_figures(act.store, act.session, last, branch)
    # A figure keeps its row, so that the trail names only those that changed.
    rows = {row.what: row for row in summary.figures}
    figures = []
    for one, then in zip(now, before, strict=True):
        what = kept(Message(N_(one.line.what)))
        row = rows.get(what) or SummaryFigure(what=what)
        row.area = kept(Message(N_(one.line.area)))
        row.value, row.before = value_text(one), value_text(then)
        row.change = _kept(change(one, then))
        figures.append(row)
    summary.figures = figures


def _kept(told: Message | str) -> str:
    return kept(told) if isinstance(told, Message) else told
