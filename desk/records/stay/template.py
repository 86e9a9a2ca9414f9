# SPDX-License-Identifier: MIT
"""The template from which the checklist of a stay is made; the office can write its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desk.db.fields import Phrase
from desk.db.policies import save_policy
from desk.errors import Invalid
from desk.records.stay.words import ANCHORS, CONDITIONS, PHASES
from desk.session import ROLES
from desk.text import N_, Message
from desk.text.dates import minutes_text
from desk.text.plain import one_line

if TYPE_CHECKING:
    from desk.db.office import Office
    from desk.db.store import Store
    from desk.session import Session

POLICY = "stay_template"
DAY = 24 * 60
MOST_ITEMS = 60
LONGEST = Phrase.longest


@dataclass(frozen=True)
class TemplateItem:
    """One item: what, in which phase, who, and when.

    `minutes` count from the arrival or departure (before it below zero); for what is done at a
    time of day (`arrival_day`, `daily`, `cleaning`) they count from midnight.
    """

    phase: str
    text: str
    anchor: str
    minutes: int
    role: str = "staff"
    condition: str = ""


BUILT_IN: tuple[TemplateItem, ...] = (
    TemplateItem("before", N_("Everybody on duty knows the guest's file"), "arrival", -DAY,
                 "supervisor"),
    TemplateItem("before", N_("Room checked together with engineering: water, power, air "
                              "conditioning, television, lock, hot water"), "arrival", -DAY,
                 condition="room"),
    TemplateItem("before", N_("Plants, flowers and fruit basket in the room"), "arrival", -120,
                 condition="room"),
    TemplateItem("before", N_("Door open, air conditioning and lights on"), "arrival", -30,
                 condition="room"),
    TemplateItem("arrival", N_("Escort stands at the entrance and stays with the guest"),
                 "arrival", 0),
    TemplateItem("arrival", N_("Host visits the guest on the same day"), "arrival_day", 20 * 60,
                 "supervisor"),
    TemplateItem("stay", N_("The day's local newspaper in the room"), "daily", 450,
                 condition="domestic"),
    TemplateItem("stay", N_("English-language newspaper as the guest asked"), "daily", 450,
                 condition="foreign_asked"),
    TemplateItem("stay", N_("Room cleaned"), "cleaning", 600, condition="room"),
    TemplateItem("departure", N_("Luggage seen to, guest escorted to the car, farewell"),
                 "departure", 0),
    TemplateItem("after", N_("Guest's opinion asked and written down"), "departure", DAY),
)  # fmt: skip


_WHEN: Mapping[tuple[str, int], str] = {
    ("arrival", -1): N_("{time} before arrival"),
    ("arrival", 0): N_("At arrival"),
    ("arrival", 1): N_("{time} after arrival"),
    ("departure", -1): N_("{time} before departure"),
    ("departure", 0): N_("At departure"),
    ("departure", 1): N_("{time} after departure"),
    ("arrival_day", 0): N_("On the day of arrival at {time}"),
    ("daily", 0): N_("Each day at {time}"),
    ("cleaning", 0): N_("Each day at the guest's hour, else at {time}"),
}


def template_of(office: "Office", day: date) -> list[TemplateItem]:
    """The items in force on a day; each reader sees the texts in the own language."""
    own = office.policy(POLICY, day)
    return list(read_items(own)) if own is not None else list(BUILT_IN)


def save_template(
    store: "Store",
    session: "Session",
    items: Sequence[TemplateItem] | None,
    since: date,
    reason: str,
) -> None:
    """Keep the office's own template from a day on; None: the built-in one again.

    Stays that are written already keep theirs. Raises Refused or Invalid.
    """
    if items is not None:
        problems = list(_problems(items))
        if problems:
            raise Invalid(problems)
    plain = None if items is None else [asdict(item) for item in items]
    save_policy(store, session, POLICY, plain, since=since, reason=reason)


def read_items(plain: Sequence[Mapping[str, Any]]) -> Iterator[TemplateItem]:
    """The items back from JSON."""
    return (TemplateItem(**item) for item in plain)


def when_words(item: TemplateItem) -> Message:
    """When an item is due in words: 2 h before arrival, each day at 07:30."""
    if item.anchor in ("arrival", "departure"):
        count = minutes_text(abs(item.minutes))
        return Message(_WHEN[item.anchor, _side(item.minutes)], time=count)
    clock = f"{item.minutes // 60:02}:{item.minutes % 60:02}"
    return Message(_WHEN[item.anchor, 0], time=clock)


def _side(minutes: int) -> int:
    return (minutes > 0) - (minutes < 0)


def _problems(items: Sequence[TemplateItem]) -> Iterator[tuple[str | None, Message]]:
    if not 0 < len(items) <= MOST_ITEMS:
        yield None, Message(N_("A checklist has 1 to {most} items."), most=MOST_ITEMS)
    for row, item in enumerate(items, 1):
        known = (
            item.phase in PHASES
            and item.anchor in ANCHORS
            and item.condition in CONDITIONS
            and item.role in ROLES
        )
        of_day = item.anchor in ("arrival_day", "daily", "cleaning")
        if not one_line(item.text):
            yield None, Message(N_("Item {row} has no text."), row=row)
        elif len(item.text) > LONGEST:
            yield None, Message(N_("Item {row} has too long a text. Shorten it."), row=row)
        elif not known or (of_day and not 0 <= item.minutes < DAY):
            yield None, Message(N_("Item {row} has no valid time, phase or role."), row=row)
