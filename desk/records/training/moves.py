# SPDX-License-Identifier: MIT
"""What is done with a training: assigned, set out, begun, finished, its stages followed, closed."""

from typing import TYPE_CHECKING

from desk.db.record import Step
from desk.errors import Invalid
from desk.records.training import asks, stages, template
from desk.records.training.booking import ends_at
from desk.records.training.words import AFTER
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.training.record import Training

DESK = "staff trainer supervisor"


def assign(training: "Training", act: "Act", asked: asks.AskAssign) -> None:
    """The supervisor chooses the trainer and the time; the checklist is made."""
    trainer = act.office.people.get(asked.trainer or 0)
    if trainer is None or "trainer" not in trainer.roles:
        raise Invalid([("trainer", Message(N_("is no trainer.")))])
    if asked.hours is None or asked.hours <= 0:
        raise Invalid([("hours", Message(N_("must be more than nothing.")))])
    training.trainer = training.assigned = asked.trainer
    training.planned_at, training.hours = asked.planned_at, asked.hours
    training.ends_at = ends_at(asked.planned_at, asked.hours)
    training.assigned_by, training.assigned_at = act.session.person_id, act.now
    training.arrived_at = None
    training.checklist = template.rows_of(act.office, act.today)
    training.topics = training.topics or template.topics_of(act.office, act.today)
    training.state = "assigned"


def set_out(training: "Training", act: "Act", asked: None) -> None:
    """The trainer is on the way."""
    training.set_out_at, training.state = act.now, "on_way"


def begin(training: "Training", act: "Act", asked: asks.AskArrived) -> None:
    """The trainer is there; the clock of the training runs."""
    training.arrived_at, training.state = asked.at, "running"


def finish(training: "Training", act: "Act", asked: asks.AskFinish) -> None:
    """The customer rates and signs; the four stages begin; what was not learnt is repeated."""
    for name in ("rating", "opinion", "trainer_remarks", "materials", "next_visit"):
        setattr(training, name, getattr(asked, name))
    training.signed_by = asked.signed_by
    training.finished_at = act.now
    stages.begin(training, act)
    again = any(row.repeat for row in training.topics)
    training.state = "repeat" if again or asked.next_visit is not None else "done"


def stage(training: "Training", act: "Act", asked: asks.AskStage) -> None:
    """How one of the stages stands, with the customer's last words."""
    stages.note(training, act, asked)


def no_repeat(training: "Training", act: "Act", asked: asks.AskReason) -> None:
    """The repetition is not needed any more."""
    training.next_visit, training.state = None, "done"


def cancel(training: "Training", act: "Act", asked: asks.AskReason) -> None:
    """The training does not take place; the trainer is free."""
    training.state, training.cancelled_because = "cancelled", asked.reason


STEPS = (
    Step("assign", N_("Assign the trainer"), assign, "supervisor",
         when=lambda t: t.state in ("intake", "assigned", "repeat"), asks=asks.AskAssign,
         key="Ctrl+Shift+A", icon="user", main=True),
    Step("set_out", N_("Set out"), set_out, DESK, when=lambda t: t.state == "assigned",
         icon="right"),
    Step("begin", N_("Begin the training"), begin, DESK,
         when=lambda t: t.state in ("assigned", "on_way"), asks=asks.AskArrived,
         key="Ctrl+Shift+B", icon="play", main=True),
    Step("finish", N_("Finish the training"), finish, DESK, when=lambda t: t.state == "running",
         asks=asks.AskFinish, key="Ctrl+Shift+F", icon="check", main=True),
    Step("stage", N_("Note a stage"), stage, DESK,
         when=lambda t: t.state in (*AFTER, "closed") and bool(t.stages), asks=asks.AskStage,
         key="Ctrl+Shift+S", icon="training"),
    Step("no_repeat", N_("No repetition needed"), no_repeat, DESK,
         when=lambda t: t.state == "repeat", asks=asks.AskReason, icon="check"),
    Step("cancel", N_("Cancel the training"), cancel, "supervisor",
         when=lambda t: t.state in ("intake", "assigned", "on_way"), asks=asks.AskReason,
         icon="cross"),
)  # fmt: skip
