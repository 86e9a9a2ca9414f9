# SPDX-License-Identifier: MIT
"""The trainer's checklist in phases; the office can write its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from desk.db.fields import Phrase
from desk.db.policies import save_policy
from desk.errors import Invalid
from desk.records.training.rows import Topic, WalkItem
from desk.records.training.words import PHASES
from desk.text import N_, Message
from desk.text.plain import one_line

if TYPE_CHECKING:
    from desk.db.office import Office
    from desk.db.store import Store
    from desk.session import Session

POLICY = "training_template"
MOST_ITEMS = 60
LONGEST = Phrase.longest
TOPIC = "topic"
TEMPLATE_PHASES: Mapping[str, str] = {**PHASES, TOPIC: N_("Topic to be taught")}


@dataclass(frozen=True)
class WalkTemplate:
    """One item of the walk-through, or a topic that every training has."""

    phase: str
    text: str


BUILT_IN: tuple[WalkTemplate, ...] = (
    WalkTemplate("prepare", N_("Customer's file and purchase read")),
    WalkTemplate("prepare", N_("Needs asked by telephone")),
    WalkTemplate("prepare", N_("Outline and materials put together")),
    WalkTemplate("prepare", N_("Room, machine, network and projector ready")),
    WalkTemplate("receive", N_("Greeted at the door, tea offered")),
    WalkTemplate("receive", N_("Introduced oneself and the plan of the day")),
    WalkTemplate("receive", N_("Attendance list signed")),
    WalkTemplate("teach", N_("Each topic shown slowly, then asked back")),
    WalkTemplate("practise", N_("Trainees did every step with their own hands")),
    WalkTemplate("practise", N_("Questions asked and answered, written down")),
    WalkTemplate("part", N_("Later service, telephone and QQ explained")),
    WalkTemplate("part", N_("Advice for self-study in the academy given")),
    WalkTemplate("part", N_("Rating and signature asked, seen to the door")),
)


def template_of(office: "Office", day: date) -> list[WalkTemplate]:
    """The items and topics in force on a day; each reader sees the texts in the own language."""
    own = office.policy(POLICY, day)
    return list(read_items(own)) if own is not None else list(BUILT_IN)


def read_items(plain: Sequence[Mapping[str, str]]) -> Iterator[WalkTemplate]:
    """The items back from JSON."""
    return (WalkTemplate(**item) for item in plain)


def rows_of(office: "Office", day: date) -> list[WalkItem]:
    """A fresh checklist."""
    items = template_of(office, day)
    return [WalkItem(phase=item.phase, text=item.text) for item in items if item.phase != TOPIC]


def topics_of(office: "Office", day: date) -> list[Topic]:
    """The topics that every training has, until others are typed."""
    return [Topic(text=item.text) for item in template_of(office, day) if item.phase == TOPIC]


def save_template(
    store: "Store",
    session: "Session",
    items: Sequence[WalkTemplate] | None,
    since: date,
    reason: str,
) -> None:
    """Keep the office's own checklist from a day on; None: the built-in one again.

    Trainings that are assigned already keep theirs. Raises Refused or Invalid.
    """
    problems = list(_problems(items)) if items is not None else []
    if problems:
        raise Invalid(problems)
    plain = None if items is None else [asdict(item) for item in items]
    save_policy(store, session, POLICY, plain, since=since, reason=reason)


def _problems(items: Sequence[WalkTemplate]) -> Iterator[tuple[str | None, Message]]:
    if not 0 < len(items) <= MOST_ITEMS:
        yield None, Message(N_("A checklist has 1 to {most} items."), most=MOST_ITEMS)
    for row, item in enumerate(items, 1):
        if not one_line(item.text) or item.phase not in TEMPLATE_PHASES:
            yield None, Message(N_("Item {row} has no text."), row=row)
        elif len(item.text) > LONGEST:
            yield None, Message(N_("Item {row} has too long a text. Shorten it."), row=row)
