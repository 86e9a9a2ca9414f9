# SPDX-License-Identifier: MIT
"""From the rows of a table to records of the office, each cell read by its field's own rules."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from desk.db.fields import Money, Setting
from desk.db.record import Record
from desk.exchange.marked import BadRow
from desk.exchange.odd import Odd
from desk.exchange.raw import Plain
from desk.exchange.reading import Row
from desk.exchange.targets import KEY, TIME, Target
from desk.exchange.values import Reader, reader, text_of
from desk.text import N_, Message, Unreadable
from desk.text.typed import Order

Problem = tuple[int | None, Message]

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


@dataclass(slots=True)
class Made:
    """A record made of one or several rows, or what keeps it from being one.

    `content` is the same for the same values, whatever file they come in; the second equal row
    of one file has another one, and a row with unreadable cells none.
    """

    rows: list[Row]
    record: Record
    content: str = ""
    problems: dict[int, list[Problem]] = field(default_factory=dict)

    def bad_rows(self) -> Iterator[BadRow]:
        """All rows of the record with their problems; rows without any wait for the others."""
        wrong = next(iter(self.problems), 0)
        for row in self.rows:
            told = self.problems.get(row.number) or [
                (None, Message(N_("Belongs to the same record as row {row}."), row=wrong))
            ]
            yield BadRow(row.number, row.values, told)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column and how its cells are read; `clock` is the column of the time of day."""

    at: int
    target: Target
    read: Reader
    clock: int | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen for a file: the column of each target, the order of the days by column, our
    words for the file's by target, and the field that takes which other columns."""

    columns: Mapping[str, int | None]
    orders: Mapping[int, Order | None] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rest: tuple[str, Sequence[tuple[int, str]]] | None = None


class Maker:
    """Makes records of one kind from rows as it was chosen."""

    def __init__(
        self,
        blank: Callable[[], Record],
        targets: Mapping[str, Target],
        choices: Choices,
        setting: Setting,
        one_of: Sequence[str] = (),
    ) -> None:
        self._blank = blank
        self._one_of = one_of
        self._targets = targets
        self._shared: list[Message] = []
        self._where = {name: at for name, at in choices.columns.items() if at is not None}
        self._rest = choices.rest
        self._at = setting
        chosen = [
            _Column(
                at,
                targets[name],
                reader(
                    targets[name].kind,
                    replace(setting, order=choices.orders.get(at)),
                    choices.words.get(name),
                ),
                choices.columns.get(name + TIME),
            )
            for name, at in self._where.items()
            if not targets[name].is_time and name != KEY
        ]
        self._key = self._where.get(KEY)
        self._fields = [column for column in chosen if not column.target.table]
        self._cells = [column for column in chosen if column.target.table]
        amounts = (column for column in chosen if isinstance(column.target.kind, Money))
        self._odd = Odd({column.at: column.target.label for column in amounts})
        self._seen: dict[str, int] = {}

    def made(self, rows: Iterable[Row]) -> Iterator[Made]:
        """The records of the rows; rows of one order stand together however they are sorted."""
        telling, rows = self._telling(), self._odd.counted(rows)
        if not self._cells and not telling:
            for row in rows:
                yield self._make([row])
            return
        groups: dict[tuple[Plain, ...], list[Row]] = {}
        last: tuple[Plain, ...] = ()
        for row in rows:
            key = tuple(row.values[column.at] for column in self._fields)
            if telling and row.values[telling[0]] is not None:
                key = tuple(row.values[at] for at in telling)
            elif self._key is not None:
                key = (row.values[self._key], *key)
            if any(cell is not None for cell in key) or not self._cells:
                last = key if self._cells or telling else ()
            groups.setdefault(last, []).append(row)
        if telling:
            self._note(groups, telling)
        for group in groups.values():
            yield self._make(group)

    @property
    def notes(self) -> list[Message]:
        """What is odd about the file as a whole, as far as its rows are read."""
        return [*self._odd.notes, *self._shared]

    def _telling(self) -> list[int]:
        """The columns that tell which rows are one record, the number's first; none without it."""
        if not self._one_of or self._one_of[0] not in self._where:
            return []
        return [self._where[name] for name in self._one_of if name in self._where]

    def _note(self, groups: Mapping[tuple[Plain, ...], list[Row]], telling: list[int]) -> None:
        """Tell of numbers that stand for several records, with the first row of each."""
        by_number: dict[Plain, list[list[Row]]] = {}
        for rows in groups.values():
            number = rows[0].values[telling[0]]
            if number is not None:
                by_number.setdefault(number, []).append(rows)
        shared = {n: found for n, found in by_number.items() if len(found) > 1}
        if not shared:
            return
        labels = [self._targets[name].label for name in self._one_of if name in self._where]
        self._shared = [
            Message(
                N_(
                    "{count} of {total} values of ‘{field}’ stand for several sheets, for these"
                    " differ: {others}. Each becomes a sheet of its own."
                ),
                count=len(shared),
                total=len(by_number),
                field=labels[0],
                others=labels[1:],
            )
        ]
        for number, found in shared.items():
            texts = [
                f"{rows[0].number}: " + " ".join(text_of(rows[0].values[at]) for at in telling[1:])
                for rows in found
            ]
            told = Message(N_("{number} (rows {rows})"), number=number, rows="; ".join(texts))
            self._shared.append(told)

    def wrong(self, made: Made, problems: Iterable[tuple[str | None, Message]]) -> None:
        """Put the record's own problems to the cells they come from."""
        first = made.rows[0].number
        kinds = made.record.parts()
        for name, message in problems:
            at = self._where.get(name) if name else None
            if name and at is None:
                label = Message(kinds[name].label) if name in kinds else name
                message = Message(N_("{heading}: {problem}"), heading=label, problem=message)
            made.problems.setdefault(first, []).append((at, message))

    def _make(self, rows: list[Row]) -> Made:
        made = Made(rows, self._blank())
        values: dict[str, Any] = {}
        self._fill(made, self._lead(made, rows), self._fields, made.record, values)
        tables: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            if row.problem is not None:
                made.problems.setdefault(row.number, []).append((None, row.problem))
            if self._cells:
                self._add_line(made, row, tables)
        if self._rest is not None:
            self._keep_rest(made, rows[0], values)
        if not made.problems:  # what cannot be read is no content, so it is not known either
            made.content = self._content(made.record, values, tables)
        return made

    def _lead(self, made: Made, rows: list[Row]) -> Row:
        """The first row with what only later ones tell; on a sheet of lines none may differ."""
        first = rows[0]
        if len(rows) == 1 or not self._telling():
            return first
        cells = list(first.values)
        for row in rows[1:]:
            for column in self._fields:
                cell = row.values[column.at]
                if cells[column.at] is None:
                    cells[column.at] = cell
                elif self._cells and cell not in (None, cells[column.at]):
                    text = N_("differs from row {row} of the same sheet.")
                    told = (column.at, Message(text, row=first.number))
                    made.problems.setdefault(row.number, []).append(told)
        return replace(first, values=cells)

    def _fill(
        self,
        made: Made,
        row: Row,
        columns: list[_Column],
        into: Any,
        values: dict[str, Any],
    ) -> None:
        cells = row.values
        for column in columns:
            cell = cells[column.at]
            if cell is None:
                continue
            try:
                if column.clock is not None and cells[column.clock] is not None:
                    cell = f"{text_of(cell)} {text_of(cells[column.clock])}"
                value = column.read(cell)
            except Unreadable as error:
                made.problems.setdefault(row.number, []).append((column.at, error.message))
                continue
            kind = column.target.kind
            if value is False or not kind.is_empty(value):  # "no" is said, not left out
                into.__data__[kind.name] = value  # the record is new: every value is written
                values[kind.name] = kind.plain(value)

    def _add_line(self, made: Made, row: Row, tables: dict[str, list[dict[str, Any]]]) -> None:
        by_table: dict[str, list[_Column]] = {}
        for column in self._cells:
            by_table.setdefault(column.target.table, []).append(column)
        for name, columns in by_table.items():
            line = made.record.tables()[name].row()
            values: dict[str, Any] = {}
            self._fill(made, row, columns, line, values)
            if values:
                getattr(made.record, name).append(line)
                tables.setdefault(name, []).append(values)

    def _keep_rest(self, made: Made, row: Row, values: dict[str, Any]) -> None:
        assert self._rest is not None
        name, columns = self._rest
        lines = [getattr(made.record, name) or ""]
        for at, heading in columns:
            cell = row.values[at]
            if cell is not None:
                plain = cell if isinstance(cell, str | float) else text_of(cell)
                lines.append(f"{heading}: {plain}")
        text = self._targets[name].kind.read("\n".join(line for line in lines if line), self._at)
        if text:
            setattr(made.record, name, text)
            values[name] = text

    def _content(self, record: Record, values: dict[str, Any], tables: dict[str, Any]) -> str:
        text = _JSON.encode([record.kind(), values, tables])
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        times = self._seen[digest] = self._seen.get(digest, 0) + 1
        return digest if times == 1 else f"{digest}-{times}"
