# SPDX-License-Identifier: MIT
"""What a page asks of the window: to open something, to ask the person, to print. Pages never
know the dialogs; each request says what to do with the answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from desk.db.query import Query
from desk.db.record import Record, Step
from desk.errors import Conflict
from desk.text import Message


@dataclass(frozen=True)
class OpenRecord:
    """Show a record in a tab; without an id an empty form with some values filled in."""

    kind: str
    record: int | None = None
    values: dict[str, Any] = field(default_factory=dict)
    draft: str = ""


@dataclass(frozen=True)
class OpenBook:
    """Show a book's list, perhaps narrowed."""

    kind: str
    query: Query | None = None


@dataclass(frozen=True)
class AskReason:
    """Why money, a time or a closed record is changed, or a record voided."""

    title: Message
    then: Callable[[str], object]


@dataclass(frozen=True)
class AskStep:
    """The questions of a step, then the answers."""

    record: Record
    step: Step
    then: Callable[[dict[str, Any]], object]


@dataclass(frozen=True)
class Settle:
    """Two people on one record: which value of each field shall stand."""

    record: Record
    conflict: Conflict
    then: Callable[[dict[str, Any]], object]


@dataclass(frozen=True)
class Print:
    """Preview and print records, or a list as shown."""

    kind: str
    records: list[int] = field(default_factory=list)
    query: Query | None = None


@dataclass(frozen=True)
class Export:
    """Write a list as shown to a file."""

    query: Query
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Import:
    """Read a file into a book."""

    kind: str


@dataclass(frozen=True)
class Confirm:
    """A question that names the thing, only where there is no undo."""

    question: Message
    do: Message
    then: Callable[[], object]


@dataclass(frozen=True)
class Leave:
    """The person is done with a page: close its tab."""

    page: object


Request = (
    OpenRecord | OpenBook | AskReason | AskStep | Settle | Print | Export | Import | Confirm | Leave
)
