# SPDX-License-Identifier: MIT
"""A list goes out as it is shown: its records, its columns, in its order, to XLSX or CSV.

Exporting is a right of its own and every export stands in the trail. What a person sees masked
goes out masked. A table inside the form gives a row for each of its lines.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any

from desk.db.act import refuse
from desk.db.fields import Choice, Day, Kind, Link, Measure, Moment, Money, Tick, Whole
from desk.db.marked import EVERYTHING, Marked
from desk.db.query import Query
from desk.db.record import Record, Row
from desk.db.store import Store
from desk.errors import Invalid
from desk.exchange.raw import Plain
from desk.exchange.writing import Kind as Written
from desk.exchange.writing import write_csv, write_xlsx
from desk.session import Session
from desk.text import N_, Message, _

Progress = Callable[[int, int, "str | Message"], None]
CHUNK = 500
ENDINGS = (".xlsx", ".csv")


@dataclass(frozen=True)
class Column:
    """A column of the file: a field of the record, or of the table named."""

    name: str
    heading: str
    kind: Kind[Any]
    table: str = ""


def export(
    store: Store,
    session: Session,
    query: Query,
    path: str | Path,
    *,
    columns: Sequence[str] = (),
    meant: Marked = EVERYTHING,
    progress: Progress | None = None,
) -> int:
    """Write the records a query finds to a file, XLSX or CSV by its ending; how many they are.

    `meant` tells which of them. `columns` are fields, or "table.field"; without them the list's
    own. Headings and words are in the language spoken now. Raises Refused, Storage, Invalid for
    what XLSX cannot hold, and what `progress` raises.
    """
    path = Path(path)
    if path.suffix.lower() not in ENDINGS:
        raise Invalid([(None, Message(N_("‘{file}’ must end in .xlsx or .csv."), file=path.name))])
    record_type = store.books[query.kind]
    with store.act(session) as act:
        refuse(session, "export", record_type)
        told: dict[str, list[object]] = {
            "query": [None, query.to_json()],
            "columns": [None, list(columns)],
            "file": [None, path.name],
        }
        if meant != EVERYTHING:
            told["marked"] = [None, meant.count(store.lists.count(session, query))]
        act.log("export", kind=query.kind, changes=told)
    columns = columns or default_columns(record_type, query)
    source = _Source(store, session, query, columns, meant)
    rows = source.rows(progress)
    kinds = [_written(column.kind) for column in source.columns]
    headings = [column.heading for column in source.columns]
    if path.suffix.lower() == ".xlsx":
        title = _(record_type.sheet.book_title)
        write_xlsx(path, headings, rows, title=title, kinds=kinds)
    else:
        write_csv(path, headings, rows, kinds=kinds)
    return source.count


def default_columns(
    record_type: type[Record], query: Query, shown: Sequence[str] = ()
) -> list[str]:
    """The columns of the list as shown; whether a record is void, where void ones are shown."""
    names = list(shown or record_type.sheet.list_columns)
    return [*names, "voided"] if query.with_void and "voided" not in names else names


def all_columns(record_type: type[Record]) -> list[str]:
    """Every column of the form, its tables' too: what comes in again gives the same records."""
    names = ["number"]
    for name in record_type.sheet.on_screen.names:
        if name in record_type.tables():
            row = record_type.tables()[name].row
            names += [f"{name}.{column}" for column in row.columns()]
        elif name != "number":
            names.append(name)
    return names


class _Source:
    """The rows of a found set, read some records at a time."""

    def __init__(
        self,
        store: Store,
        session: Session,
        query: Query,
        columns: Sequence[str],
        meant: Marked,
    ) -> None:
        self._store, self._session, self._query = store, session, query
        self._meant = meant
        self._type = store.books[query.kind]
        self.columns = [_column(self._type, name) for name in columns]
        self._own = [column for column in self.columns if not column.table]
        self._tables = sorted({column.table for column in self.columns if column.table})
        self.count = 0

    def rows(self, progress: Progress | None) -> Iterator[list[Plain]]:
        total = self._meant.count(self._store.lists.count(self._session, self._query))
        ids: list[int] = []
        for record in self._meant.records(self._store, self._session, self._query):
            ids.append(record)
            if len(ids) == CHUNK:
                yield from self._chunk(ids, total, progress)
                ids = []
        if ids:
            yield from self._chunk(ids, total, progress)

    def _chunk(
        self, ids: list[int], total: int, progress: Progress | None
    ) -> Iterator[list[Plain]]:
        if self._type.watched(self._session):  # each look under a leave is kept
            for record in ids:
                self._store.get(self._session, self._query.kind, record, way="file")
        own = self._records(ids)
        lines = {table: self._lines(table, ids) for table in self._tables}
        for record in ids:
            if record in own:
                self.count += 1
                yield from self._rows_of(own[record], [lines[t].get(record, []) for t in lines])
        if progress is not None:
            written = Message.counted(
                N_("{n} record written"), N_("{n} records written"), self.count
            )
            progress(self.count, total, written)

    def _rows_of(
        self, own: Mapping[str, Plain], tables: list[list[dict[str, Plain]]]
    ) -> Iterator[list[Plain]]:
        """A row for each line of the tables; the record's own cells stand in all of them."""
        for at in range(max([1, *(len(lines) for lines in tables)])):
            cells = dict(own)
            for lines in tables:
                if at < len(lines):
                    cells |= lines[at]
            yield [cells.get(column.name) for column in self.columns]

    def _records(self, ids: list[int]) -> dict[int, dict[str, Plain]]:
        found = self._select(self._type, "id", self._own, ids)
        return {
            key: dict(zip((column.name for column in self._own), values, strict=True))
            for key, values in found
        }

    def _lines(self, table: str, ids: list[int]) -> dict[int, list[dict[str, Plain]]]:
        columns = [column for column in self.columns if column.table == table]
        row = self._type.tables()[table].row
        lines: dict[int, list[dict[str, Plain]]] = {}
        for owner, values in self._select(row, "owner", columns, ids):
            names = (column.name for column in columns)
            lines.setdefault(owner, []).append(dict(zip(names, values, strict=True)))
        return lines

    def _select(
        self,
        fields: type[Record] | type[Row],
        key: str,
        columns: Sequence[Column],
        ids: list[int],
    ) -> Iterator[tuple[int, list[Plain]]]:
        marks = ", ".join("?" * len(ids))
        names = "".join(f', "{column.kind.column_name}"' for column in columns)
        order = " ORDER BY owner, position" if key == "owner" else ""
        table = fields._meta.table_name
        rows = self._store.database.rows(
            f'SELECT {key}{names} FROM "{table}" WHERE {key} IN ({marks}){order}', *ids
        )
        cells = list(zip(*rows, strict=True)) if rows else []
        made = [
            self._plain(column.kind, values)
            for column, values in zip(columns, cells[1:], strict=False)
        ]
        for at, row in enumerate(rows):
            yield row[0], [values[at] for values in made]

    def _plain(self, kind: Kind[Any], stored: Sequence[Any]) -> list[Plain]:
        """The values of a column as the file shows them."""
        read: Callable[[Any], Any] = kind.python_value
        values = [None if value is None else read(value) for value in stored]
        if self._session.masked and kind.masks:
            hide = kind.masks
            return [hide(value) if value else None for value in values]
        if isinstance(kind, Link):
            wanted = {value for value in values if value is not None}
            words = self._store.office.exact_labels_for(self._session, kind.to, wanted)
            return [None if value is None else words.get(value, f"#{value}") for value in values]
        show = _shown(self._type, kind, self._session.zone)
        return [None if value is None or value == "" else show(value) for value in values]


def _column(record_type: type[Record], name: str) -> Column:
    table, _dot, field = name.rpartition(".")
    if not table:
        kind = record_type.kinds()[name]
        return Column(name, _(kind.label), kind)
    rows = record_type.tables()[table]
    kind = rows.row.kinds()[field]
    heading = _("{table}: {field}").format(table=_(rows.label), field=_(kind.label))
    return Column(name, heading, kind, table)


def _shown(record_type: type[Record], kind: Kind[Any], zone: tzinfo) -> Callable[[Any], Plain]:
    if isinstance(kind, Choice):
        options = record_type.states if kind.name == "state" else kind.options
        return lambda code: _(options.get(code, code))
    if isinstance(kind, Tick):
        # A box that starts ticked would come in ticked again if "no" were left empty.
        unticked = _("no") if kind.first else None
        return lambda ticked: _("yes") if ticked else unticked
    if isinstance(kind, Moment):
        return lambda moment: moment.astimezone(zone).replace(tzinfo=None)
    return _same


def _same(value: Any) -> Plain:
    return value  # type: ignore[no-any-return]


def _written(kind: Kind[Any]) -> Written:
    for of, written in _KINDS:
        if isinstance(kind, of):
            return written
    return "text"


_KINDS: tuple[tuple[type[Kind[Any]], Written], ...] = (
    (Money, "money"),
    (Day, "day"),
    (Moment, "moment"),
    (Whole, "integer"),
    (Measure, "number"),
)
