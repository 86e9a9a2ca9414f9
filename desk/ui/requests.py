# SPDX-License-Identifier: MIT
"""What a page asks of the window: to open something, to ask the person, to print. Pages never
know the dialogs; each request says what to do with the answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desk.db.attachments import File
from desk.db.course import Course
from desk.db.marked import EVERYTHING, Marked
from desk.db.query import Query
from desk.db.record import Record, Step
from desk.db.store import Store
from desk.errors import Conflict
from desk.paper.request import PrintOptions
from desk.session import Session
from desk.text import Message


@dataclass(frozen=True)
class OpenRecord:
    """Show a record in a tab; without an id an empty form with some values filled in.

    `then` is told the record when the form is saved for the first time. `course` is the list it
    is opened from; `calling`: that list is called through. `step` is begun at once where it is
    possible.
    """

    kind: str
    record: int | None = None
    values: dict[str, Any] = field(default_factory=dict)
    draft: str = ""
    then: Callable[[Record], object] | None = field(default=None, compare=False)
    course: Course | None = field(default=None, compare=False)
    calling: bool = False
    step: str = ""


@dataclass(frozen=True)
class OpenOwn:
    """Show a record in a view of its own: walked through, as a room sheet, as a page to read."""

    kind: str
    record: int
    way: str


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
    """The questions of a step, some answered already, then the answers.

    `names` are those of linked records in `values`.

    Where `then` returns the work that does the step, what is typed stays until it is done.
    """

    record: Record
    step: Step
    then: Callable[[dict[str, Any]], object]
    values: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[tuple[str, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Settle:
    """Two people on one record: which value of each field shall stand."""

    record: Record
    conflict: Conflict
    then: Callable[[dict[str, Any]], object]


@dataclass(frozen=True)
class Print:
    """Preview and print records, or a list as shown: what is meant of it, with its columns.

    One record with a query is looked at among those the query finds, and any of them may be
    stepped to.
    """

    kind: str
    records: list[int] = field(default_factory=list)
    query: Query | None = None
    meant: Marked = EVERYTHING
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class PrintPage:
    """Preview and print a page drawn from a record and what belongs to it: an index, a card.

    `name` is what the page is called, marked; `form` is the short name its prints are counted by.
    A page about no single record (a report) has record 0, a `number` of its own and its own `log`.
    """

    kind: str
    record: int
    form: str
    name: str
    draw: Callable[[Store, Session, int, PrintOptions], bytes]
    paper: str = ""
    number: str = ""
    log: Callable[[Store, Session], object] | None = None


@dataclass(frozen=True)
class AskPlace:
    """Where a file shall be written; its name tells by its ending what it is."""

    title: str
    name: str
    then: Callable[[Path], object]


@dataclass(frozen=True)
class Export:
    """Write a list as shown, or what is meant of it, to a file."""

    query: Query
    columns: tuple[str, ...] = ()
    meant: Marked = EVERYTHING


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
class ShowFile:
    """Look at a file of a record, with the others of the record before and after it."""

    file: File
    files: tuple[File, ...] = ()


@dataclass(frozen=True)
class OpenCalendar:
    """Show a year of the working calendar in the settings, to be filled in."""

    year: int


@dataclass(frozen=True)
class Leave:
    """The person is done with a page: close its tab."""

    page: object


Request = (
    OpenRecord
    | OpenOwn
    | OpenBook
    | AskReason
    | AskStep
    | Settle
    | Print
    | PrintPage
    | AskPlace
    | Export
    | Import
    | Confirm
    | OpenCalendar
    | ShowFile
    | Leave
)
