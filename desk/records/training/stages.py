# SPDX-License-Identifier: MIT
"""The four stages after a training, followed for each customer; the longest stuck come first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from desk.db.act import refuse
from desk.db.fields import from_millis
from desk.db.record import Due
from desk.db.scope import scope_of
from desk.records.training.asks import AskStage
from desk.records.training.rows import Stage
from desk.records.training.words import AFTER, STAGE_OVER, STAGES
from desk.records.workdays import closing, open_day
from desk.text import N_, Message
from desk.text.dates import local

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.db.store import Store
    from desk.records.training.record import Training
    from desk.session import Session

WHATS = {
    "academy": N_("Academy: ask how far the customer is"),
    "site": N_("Site building: ask how far the customer is"),
    "domain": N_("Domain: ask how far the customer is"),
    "icp": N_("ICP filing: ask how far the customer is"),
}


@dataclass(frozen=True)
class Stuck:
    """A customer's stage that is not over: since when it stands so, who helps, what holds it up."""

    training: int
    number: str
    customer: int | None
    name: str
    stage: str
    state: str
    since: date
    days: int
    person: int | None
    due_on: date | None
    blocker: str
    last_words: str

    def sentence(self) -> Message:
        """The stage in words."""
        return Message(
            N_("{name}: {stage}, for {days} days"),
            name=self.name, stage=Message(STAGES[self.stage]), days=self.days,
        )  # fmt: skip


def begin(training: "Training", act: "Act") -> None:
    """After the training its four stages begin, each with its day; a repetition keeps them."""
    if training.stages:
        return
    policy = act.rule("training_stages")
    training.stages = [
        Stage(
            stage=stage,
            state="running" if stage == "academy" else "waiting",
            person=_follower(act, policy["owner"][stage]) or training.trainer,
            start_on=act.today,
            due_on=open_day(act, act.today + timedelta(days=int(policy[stage]))),
            since=act.today,
        )
        for stage in STAGES
    ]


def _follower(act: "Act", person: int | None) -> int | None:
    """Who follows a stage by the policy, while he or she still works here."""
    colleague = act.office.people.get(person or 0)
    return colleague.id if colleague is not None and colleague.active else None


def note(training: "Training", act: "Act", asked: AskStage) -> None:
    """Write how a stage stands; when one is over the next that was not begun gets under way."""
    rows = list(training.stages)
    row = next(r for r in rows if r.stage == asked.stage)
    if asked.state != row.state:
        row.state, row.since = asked.state, act.today
        row.done_on = act.today if asked.state in STAGE_OVER else None
    for name in ("person", "helper", "due_on", "last_words"):
        if getattr(asked, name):
            setattr(row, name, getattr(asked, name))
    row.blocker = asked.blocker if asked.state in ("blocked", "customer") else ""
    row.contact_on = asked.contact_on or act.today
    following = next((r for r in rows if r.state not in STAGE_OVER), None)
    if following is not None and following.state == "waiting":
        following.state, following.since = "running", act.today
    if following is None and training.state == "done":
        training.state = "closed"


def wind(training: "Training", act: "Act") -> None:
    """The moment each stage is due: the end of its day."""
    for row in training.stages:
        row.due_at = closing(act, row.due_on) if row.due_on is not None else None


def dues(training: "Training") -> Iterator[Due]:
    """The stages under way, each for who helps with it."""
    if training.state not in AFTER:
        return
    for row in training.stages:
        if row.state not in STAGE_OVER and row.state != "waiting" and row.due_at is not None:
            yield Due(WHATS[row.stage], row.due_at, row.person, "trainer")


def stuck(
    store: "Store",
    session: "Session",
    *,
    stage: str = "",
    person: int | None = None,
    limit: int = 200,
) -> list[Stuck]:
    """The stages under way that are not over, the longest unchanged first; raises Refused.

    `stage` and `person` (in charge) narrow them.
    """
    from desk.records.training.record import Training

    refuse(session, "read", Training)
    where = ["t1.voided = ?", "t1.state IN (?, ?)", "s.state IN (?, ?, ?)"]
    values: list[object] = [False, *AFTER, "running", "customer", "blocked"]
    for column, wanted in (("s.stage", stage or None), ("s.person", person)):
        if wanted is not None:
            where.append(f"{column} = ?")
            values.append(wanted)
    scope, more = scope_of(Training, session)
    if scope:
        where.append(scope)
        values += more
    rows = store.database.rows(
        "SELECT t1.id, t1.number, t1.customer, t1.customer_name, s.stage, s.state, s.since, "
        "t1.finished_at, s.person, s.due_on, s.blocker, s.last_words "
        "FROM training_stages AS s JOIN training AS t1 ON t1.id = s.owner "
        f"WHERE {' AND '.join(where)} ORDER BY s.since, t1.id, s.position LIMIT {int(limit)}",
        *values,
    )
    today = session.today()
    return [_stuck(row, today, session.zone) for row in rows]


def _stuck(row: Sequence[Any], today: date, zone: tzinfo) -> Stuck:
    training, number, customer, name, stage, state, since, finished, person, due, *words = row
    day = _day(since) or local(from_millis(finished or 0), zone).date()
    return Stuck(
        training, number, customer, name, stage, state, day, (today - day).days, person,
        _day(due), words[0], words[1],
    )  # fmt: skip


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
