# SPDX-License-Identifier: MIT
"""Fields that belong together, and the tables inside a form."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, overload

import peewee

from desk.db.fields import Kind, Line, Whole
from desk.db.uids import new_uid
from desk.text import N_, Message

Problem = tuple[str | None, Message | str]
MISSING = N_("must be filled in.")


class Fields(peewee.Model):
    """A group of fields with labels: a record, a row of one, or the questions of a step."""

    if TYPE_CHECKING:
        id: Any  # the key peewee adds; None until the record is saved

    class Meta:
        legacy_table_names = False

    @classmethod
    def kinds(cls) -> dict[str, "Kind[Any]"]:
        """The described fields by name, in the order they were written; not to be changed."""
        return _kinds(cls)

    @classmethod
    def label_of(cls, name: str) -> str:
        """The English label (msgid) of a field."""
        return cls.kinds()[name].label

    def values(self) -> dict[str, Any]:
        """Every described value by field name."""
        return {name: getattr(self, name) for name in self.kinds()}

    def problems(self) -> Iterator[Problem]:
        """Sentences about what is missing or wrong, with the field each belongs to."""
        kept = self.__data__
        for name, kind, empty, required in _checked(type(self)):
            value = kept.get(name)
            if value is None or value == empty:  # most cells are; `is_empty` without the call
                if required:
                    yield name, Message(MISSING)
            else:
                for message in kind.check(value):
                    yield name, message


@cache
def _kinds(fields: type[Fields]) -> dict[str, Kind[Any]]:
    # Asked for at every check and save of every record, and it never changes.
    return {f.name: f for f in fields._meta.sorted_fields if isinstance(f, Kind)}


@cache
def _checked(fields: type[Fields]) -> list[tuple[str, Kind[Any], Any, bool]]:
    """The fields that can be wrong at all: name, kind, what is empty, whether it must be filled."""
    return [
        (name, kind, kind.empty, kind.required and not kind.by_desk)
        for name, kind in _kinds(fields).items()
        if (kind.required and not kind.by_desk) or type(kind).check is not Kind.check
    ]


class Row(Fields):
    """One line of a table inside a form; belongs to one record."""

    uid = Line(N_("Key"), hidden=True, by_desk=True)
    owner = Whole(N_("Record"), hidden=True, by_desk=True)
    position = Whole(N_("Row"), hidden=True, by_desk=True)

    listed: ClassVar[str] = ""
    #: The columns on paper where they are fewer, the choices drawn there as boxes to tick, and
    #: the columns somebody signs in.
    printed: ClassVar[str] = ""
    boxed: ClassVar[str] = ""
    to_sign: ClassVar[str] = ""

    class Meta:
        indexes = ((("owner", "position"), False),)

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.uid = self.uid or new_uid()

    @classmethod
    def columns(cls) -> dict[str, "Kind[Any]"]:
        """The fields a table of these rows shows."""
        kinds = cls.kinds()
        names = cls.listed.split() or [n for n, k in kinds.items() if not k.hidden]
        return {name: kinds[name] for name in names}

    @classmethod
    def paper_columns(cls) -> dict[str, "Kind[Any]"]:
        """The fields a printed table of these rows shows."""
        kinds = cls.kinds()
        return {name: kinds[name] for name in cls.printed.split()} or cls.columns()

    def is_blank(self) -> bool:
        """Whether nothing was typed into the row, so that it need not be kept."""
        return all(
            kind.is_empty(getattr(self, name)) or getattr(self, name) == kind.first
            for name, kind in self.columns().items()
        )


R = TypeVar("R", bound=Row)


class Rows(Generic[R]):
    """A table inside a form: order lines, steps, phones. Its rows are a table of their own."""

    editor = "rows"
    by_desk: bool

    def __init__(
        self,
        label: str,
        row: type[R],
        *,
        required: bool = False,
        by_desk: bool = False,
        hidden: bool = False,
    ) -> None:
        self.label = label
        self.row = row
        self.required = required
        self.by_desk = by_desk
        self.hidden = hidden
        self.once = False
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, record: None, owner: Any) -> Self: ...
    @overload
    def __get__(self, record: object, owner: Any) -> list[R]: ...
    def __get__(self, record: object | None, owner: Any) -> Self | list[R]:
        if record is None:
            return self
        rows: list[R] = record.__dict__.setdefault("__rows__", {}).setdefault(self.name, [])
        return rows

    def __set__(self, record: object, rows: Iterable[R]) -> None:
        record.__dict__.setdefault("__rows__", {})[self.name] = list(rows)

    def plain(self, rows: Iterable[R]) -> list[dict[str, Any]]:
        """The rows as JSON keeps them in drafts and the audit trail, each with its key."""
        if not rows:  # as most tables of most records are
            return []
        columns = self.row.columns()
        return [
            {"uid": row.uid} | {n: k.plain(getattr(row, n)) for n, k in columns.items()}
            for row in rows
        ]

    def unplain(self, rows: Iterable[Mapping[str, Any]]) -> list[R]:
        """The rows back from JSON."""
        columns = self.row.columns()
        return [
            self.row(
                uid=values.get("uid", ""),
                **{n: k.unplain(values[n]) for n, k in columns.items() if n in values},
            )
            for values in rows
        ]
