# SPDX-License-Identifier: MIT
"""What every kind of field can do: be typed, checked, stored, shown and found again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import peewee

from desk.text import Message
from desk.text.typed import Order

V = TypeVar("V")


@dataclass(frozen=True)
class Setting:
    """What reading or showing a value needs to know of the place and the moment.

    `label` gives the words for a linked record (kind, id), `lookup` finds its id from words
    (None when there is none, Unreadable when there are several). `order` is the order of
    numeric dates in imported files; None reads them as a clerk types them.
    """

    zone: tzinfo
    now: datetime
    label: Callable[[str, int], str]
    lookup: Callable[[str, str], int | None]
    order: Order | None = None

    @property
    def today(self) -> date:
        """The office's calendar day."""
        return self.now.astimezone(self.zone).date()


if TYPE_CHECKING:
    _Field = peewee.Field
else:

    class _Field(peewee.Field, Generic[V]):
        """peewee's field, with the type of its value."""


class Kind(_Field[V]):
    """One field of a form. `default` is a value or a function of the session.

    `once`: written once and never altered; `by_desk`: filled by desk, never typed;
    `hidden`: kept, but in no drawing.
    """

    editor = "line"
    nullable = False
    empty: Any = ""
    masks: Callable[[str], str] | None = None
    weighty = False
    align = "left"
    width = 12

    def __init__(
        self,
        label: str,
        *,
        required: bool = False,
        default: Any = None,
        once: bool = False,
        by_desk: bool = False,
        hidden: bool = False,
    ) -> None:
        super().__init__(null=self.nullable, default=self.empty)
        self.label = label
        self.required = required
        self.first = default
        self.once = once
        self.by_desk = by_desk
        self.hidden = hidden

    def read(self, text: str, at: Setting) -> V | None:
        """The value a person typed; raises Unreadable with what to type instead."""
        raise NotImplementedError

    def show(self, value: V | None, at: Setting) -> str:
        """The value as list, form and paper show it."""
        return "" if value is None else str(value)

    def is_empty(self, value: Any) -> bool:
        """Whether the cell counts as not filled in."""
        return value is None or value == self.empty

    def check(self, value: Any) -> Iterator[Message]:
        """Sentences about a value that neither database may be given."""
        yield from ()

    def plain(self, value: Any) -> Any:
        """The value as JSON keeps it in drafts and the audit trail."""
        return value

    def unplain(self, value: Any) -> Any:
        """The value back from JSON."""
        return value

    def words(self, value: Any, at: Setting) -> str:
        """The words by which the search box finds the value."""
        return self.show(value, at)


def today(session: Any) -> date:
    """Default of a day: the office's calendar day."""
    day: date = session.today()
    return day


def now(session: Any) -> datetime:
    """Default of a moment: the session's clock."""
    moment: datetime = session.now()
    return moment


def me(session: Any) -> int | None:
    """Default of a person: who works here."""
    person: int | None = session.person_id
    return person
