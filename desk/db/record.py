# SPDX-License-Identifier: MIT
"""A record type of the office, described once: what every sheet has, its rows, steps and clocks."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self

import peewee

from desk.db.fields import Choice, Kind, Line, Link, Moment, Name, Tick, Whole
from desk.db.grouped import MISSING, Fields, Problem, Row, Rows
from desk.db.said import Said
from desk.db.standing import Standing
from desk.db.steps import Ask, Due, FollowUp, Step
from desk.db.uids import new_uid
from desk.sheet import Printout, Sheet
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.db.tallies import Tally
    from desk.session import Session

# One place to write a record type from.
__all__ = [
    "MISSING",
    "Ask",
    "Due",
    "Fields",
    "FollowUp",
    "Problem",
    "Record",
    "Row",
    "Rows",
    "Step",
]


class Record(Fields):
    """What every sheet of the office has; numbers are gapless, nothing is ever deleted."""

    uid = Line(N_("Key"), hidden=True, by_desk=True)
    number = Line(N_("Number"), by_desk=True)
    branch = Link(N_("Branch"), to="branch", hidden=True)
    state = Choice(N_("Status"), {}, by_desk=True, hidden=True)
    assigned = Link(N_("Assigned to"), to="person", hidden=True)
    version = Whole(N_("Version"), hidden=True, by_desk=True)
    created_at = Moment(N_("Registered at"), hidden=True, by_desk=True)
    created_by = Link(N_("Registered by"), to="person", hidden=True, by_desk=True)
    changed_at = Moment(N_("Changed at"), hidden=True, by_desk=True)
    changed_by = Link(N_("Changed by"), to="person", hidden=True, by_desk=True)
    voided = Tick(N_("Void"), hidden=True, by_desk=True)
    void_reason = Said(N_("Reason for voiding"), hidden=True, by_desk=True)
    print_count = Whole(N_("Printed"), hidden=True, by_desk=True)

    # A number stands whole, that of a branch too; a state's word has its dot and badge beside it.
    number.width, state.width = 15, 13

    sheet: ClassVar[Sheet]
    steps: ClassVar[tuple[Step, ...]] = ()
    states: ClassVar[Mapping[str, str]] = {}
    closed_states: ClassVar[frozenset[str]] = frozenset()
    # What of this book stands on the day's board beside Today.
    standings: ClassVar[tuple[Standing, ...]] = ()
    #: States only some records pass through; the way ahead is shown without them.
    aside_states: ClassVar[frozenset[str]] = frozenset()
    # The fields that tell which rows of a file are one record, the number first; none: all of them.
    one_of: ClassVar[tuple[str, ...]] = ()
    tally_rule: ClassVar[int] = 1
    signatures: ClassVar[tuple[str, ...]] = (
        N_("Handler's signature"),
        N_("Supervisor's signature"),
    )
    printouts: ClassVar[tuple[Printout, ...]] = ()

    def __init__(self, **values: Any) -> None:
        rows = {n: values.pop(n) for n in list(values) if n in self.tables()}
        super().__init__(**values)
        for name, kept in rows.items():
            setattr(self, name, kept)
        self.uid = self.uid or new_uid()

    @classmethod
    def tables(cls) -> dict[str, Rows[Any]]:
        """The tables inside the form, by name; not to be changed."""
        return _tables(cls)

    @classmethod
    def parts(cls) -> dict[str, "Kind[Any] | Rows[Any]"]:
        """Fields and tables together: everything a drawing may name; not to be changed."""
        return _parts(cls)

    @classmethod
    def kind(cls) -> str:
        """The name of the kind in links, on the command line and in the store: `complaint`."""
        return str(cls._meta.table_name)

    def values(self) -> dict[str, Any]:
        """Every described value by field name, tables as lists of rows."""
        return super().values() | {name: list(getattr(self, name)) for name in self.tables()}

    def plain(self) -> dict[str, Any]:
        """Every value as JSON keeps it, by field name."""
        kept = self.__data__.get
        values: dict[str, Any] = {name: kept(name) for name in self.kinds()}
        for name, plain in _plains(type(self)):
            if values[name] is not None:
                values[name] = plain(values[name])
        for name, table in self.tables().items():
            values[name] = table.plain(getattr(self, name))
        return values

    @classmethod
    def printout(cls, name: str = "") -> Printout:
        """One of the papers of this kind; the form itself has no name. Raises KeyError."""
        if name:
            return {printout.id: printout for printout in cls.printouts}[name]
        sheet = cls.sheet
        drawing = sheet.printed or sheet.drawing
        return Printout("", sheet.title, drawing, sheet.copies, cls.signatures)

    def papers(self) -> Iterator[Printout]:
        """The papers that make sense of this very record now, the form itself first."""
        yield self.printout()
        yield from self.printouts

    @classmethod
    def title_fields(cls) -> tuple[str, ...]:
        """The fields whose first filled one names the record to others; the first searched ones."""
        kinds = cls.kinds()
        own = (n for n in cls.sheet.search_fields if n in kinds)
        return tuple(n for n in own if type(kinds[n]) in (Line, Name))[:2]

    @classmethod
    def known_by(cls) -> tuple[str, ...]:
        """The fields by which a file or a form names a record exactly."""
        return ("number", *cls.title_fields())

    def title(self) -> str:
        """How other records name this one, after its number."""
        return next((str(v) for n in self.title_fields() if (v := getattr(self, n))), "")

    def is_closed(self) -> bool:
        """Whether changing it asks for a reason: its work is over."""
        return self.state in self.closed_states

    def work_out(self, act: "Act") -> None:
        """Fill what desk fills (sums, states, deadlines) before the record is checked and saved."""

    def problems(self) -> Iterator[Problem]:
        """Sentences about what is missing or wrong, tables included."""
        yield from super().problems()
        for name, table in self.tables().items():
            rows = getattr(self, name)
            if table.required and not rows:
                yield name, Message(N_("needs at least one row."))
            for position, row in enumerate(rows, 1):
                for column, message in row.problems():
                    yield (
                        name,
                        Message(
                            N_("row {position}, {column}: {problem}"),
                            position=position,
                            column=Message(row.label_of(column) if column else N_("Row")),
                            problem=message if isinstance(message, Message) else Message(message),
                        ),
                    )

    def dues(self) -> Iterator[Due]:
        """The deadlines that run now; kept in one table for all books."""
        yield from ()

    def of_the_past(self) -> None:
        """Make a new record one whose work was over long ago, before it is checked and saved."""

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """Sentences about what is wrong in view of other records; asked with `problems`."""
        yield from ()

    def follow(self, act: "Act", before: Self | None) -> None:
        """What a save brings about in other records, in its transaction; `before` is None if new.

        Undoing, voiding and steps come here too, so what follows is worked out from how the
        record stands now, never from which button was pressed.
        """

    def follow_ups(self, act: "Act") -> Iterator[FollowUp]:
        """The records of other books that follow from this one as it stands now."""
        yield from ()

    def tallies(self) -> Iterator["Tally"]:
        """For which figures of the office the record stands, by its own cells alone.

        A changed rule gets a new `tally_rule`, so that every office counts anew.
        """
        yield from ()

    def called_back(self, act: "Act", callback: "Record") -> None:
        """The customer was called back because of this record; `act` is the office's."""

    @classmethod
    def each_day(cls, act: "Act") -> None:
        """What the office does by itself in this book, once a day."""

    def locked(self, act: "Act") -> Message | None:
        """Why nobody may change the record now, whatever the role (a sealed binder); or None."""
        return None

    def may_change(self, session: "Session") -> bool:
        """Whether this person may change this very record, beyond the rights of the role."""
        return True

    def hinders(self, session: "Session", step: Step) -> Message | None:
        """Why this very person may not do a step of this very record, whatever the role; or None.

        Only the person signs the own assessment, say.
        """
        return None

    @classmethod
    def watched(cls, session: "Session") -> bool:
        """Whether each look of this person at a record of the kind goes through `look`."""
        return False

    def look(self, act: "Act", way: str) -> str:
        """By which record's leave a watched person looks; `way` is open, preview, print or file.

        Raises Refused where the leave does not cover it.
        """
        return ""

    @classmethod
    def watermark(cls, session: "Session") -> str:
        """The words across every page of the kind printed for this person; empty for none."""
        return ""

    @classmethod
    def scope(cls, session: "Session") -> peewee.Expression | None:
        """Which records of this kind the person may see; None means all."""
        return None

    def idle(self) -> frozenset[str]:
        """The empty fields that mean nothing for the record as it stands; the form may hide them.

        What the kind of service does not need, say: no replacement without an exchange.
        """
        return frozenset()

    def moves(self) -> Iterator[Step]:
        """The steps possible in the record's present state."""
        if not self.voided:
            yield from (step for step in self.steps if step.when(self))


@cache
def _tables(record_type: type[Record]) -> dict[str, Rows[Any]]:
    return {
        name: value
        for base in reversed(record_type.__mro__)
        for name, value in vars(base).items()
        if isinstance(value, Rows)
    }


@cache
def _parts(record_type: type[Record]) -> dict[str, Kind[Any] | Rows[Any]]:
    return {**record_type.kinds(), **_tables(record_type)}


@cache
def _plains(record_type: type[Record]) -> list[tuple[str, Callable[[Any], Any]]]:
    """The few fields whose values JSON cannot keep as they are, and how they become JSON."""
    return [
        (name, kind.plain)
        for name, kind in record_type.kinds().items()
        if type(kind).plain is not Kind.plain
    ]
