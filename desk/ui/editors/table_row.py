# SPDX-License-Identifier: MIT
"""The rows of a table as they stand on the screen, what was typed and not understood included."""

from collections.abc import Callable, Iterable
from typing import Any

from desk.db.fields import Kind, Note
from desk.db.record import Row
from desk.text import N_, Message, Unreadable
from desk.ui.editors.editor import At


class TableRow:
    """A row being written: its values, the texts that cannot be read, and what is wrong."""

    def __init__(self, row: Row, at: At, *, fresh: bool = False) -> None:
        self.row = row
        self.at = at
        self.fresh = fresh  # offered at the end of the table, with its defaults
        self.columns: dict[str, Kind[Any]] = type(row).columns()
        self.values = {name: getattr(row, name) for name in self.columns}
        self.typed: dict[str, str] = {}
        #: What desk filled into cells somebody may type into.
        self.filled: dict[str, Any] = {}
        self.wrong: dict[str, Message] = {}
        self._texts: dict[str, str] = {}
        # The rooms it was measured in, and the heights of its lines.
        self.high: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())

    def text(self, name: str) -> str:
        """What the cell shows."""
        if name in self.typed:
            return self.typed[name]
        if name not in self._texts:
            self._texts[name] = self.columns[name].show(self.values[name], self.at())
        return self._texts[name]

    def forget_texts(self) -> None:
        """Show the values anew, in another language or at another width."""
        self._texts.clear()
        self.high = ((), ())

    def keep(self, name: str, value: Any) -> None:
        """Keep a value that was understood."""
        self.values[name] = value
        self.typed.pop(name, None)
        self.forget_texts()

    def keep_typed(self, name: str, text: str) -> None:
        """Keep a text that was not understood."""
        self.typed[name] = text
        self.high = ((), ())

    def is_empty(self, name: str) -> bool:
        """Whether nothing stands in a cell, not even a text that was not understood."""
        return name not in self.typed and self.columns[name].is_empty(self.values[name])

    def is_blank(self) -> bool:
        """Whether nothing was typed into it beyond what it began with."""
        if self.typed:
            return False
        typed = [name for name, kind in self.columns.items() if not kind.by_desk]
        return all(self._is_untouched(name) for name in typed or self.columns)

    def _is_untouched(self, name: str) -> bool:
        value, kind = self.values[name], self.columns[name]
        begun = self.fresh and value == getattr(self.row, name)
        return begun or kind.is_empty(value) or value == kind.first

    def result(self) -> Row:
        """The row as it is to be kept, its hidden fields untouched."""
        kept = type(self.row)(**self.row.__data__)
        for name, value in self.values.items():
            setattr(kept, name, value)
        return kept

    def own(self) -> Row:
        """The row without what desk filled in, however it stands in its cells."""
        row = self.result()
        for name in self._filled_names():
            setattr(row, name, self.columns[name].empty)
        return row

    def _filled_names(self) -> list[str]:
        return [name for name, value in self.filled.items() if self.values[name] == value]

    def worked_out(self, row: Row) -> None:
        """Take what desk works out; a cell that somebody typed into stays as it is."""
        filled = self._filled_names()
        for name, kind in self.columns.items():
            new = getattr(row, name)
            if kind.by_desk:
                self.keep(name, new)
                setattr(self.row, name, new)
            elif name not in self.typed and (name in filled or kind.is_empty(self.values[name])):
                if new != self.values[name]:
                    self.filled[name] = new
                self.keep(name, new)

    def plain(self) -> dict[str, Any]:
        """The row as JSON keeps it in a draft."""
        kept: dict[str, Any] = {
            "uid": self.row.uid,
            "values": {n: k.plain(self.values[n]) for n, k in self.columns.items()},
        }
        return kept | ({"typed": dict(self.typed)} if self.typed else {})

    def put_back(self, kept: dict[str, Any]) -> None:
        """Write a kept row over this one."""
        for name, value in kept.get("values", {}).items():
            if name in self.columns:
                self.values[name] = self.columns[name].unplain(value)
        self.typed = {n: str(t) for n, t in kept.get("typed", {}).items() if n in self.columns}
        self.forget_texts()

    def first_wrong(self, position: int) -> Message | None:
        """The first sentence about a cell of this row, naming row and column."""
        for name, kind in self.columns.items():
            if name in self.wrong:
                return Message(
                    N_("row {position}, {column}: {problem}"),
                    position=position,
                    column=Message(kind.label),
                    problem=self.wrong[name],
                )
        return None

    def check_typed(self) -> None:
        """Note for each text that cannot be read why it cannot."""
        for name, text in self.typed.items():
            try:
                self.columns[name].read(text, self.at())
            except Unreadable as error:
                self.wrong[name] = error.message


def is_long(kind: Kind[Any]) -> bool:
    """Whether the column's words wrap and make their row higher."""
    return isinstance(kind, Note)


class TableRows:
    """All rows of a table being written, and those taken out that can still be put back."""

    def __init__(self, row_type: type[Row], at: At, fresh: Callable[[type[Row]], Row]) -> None:
        self.row_type = row_type
        self.at = at
        self.fresh = fresh
        self.rows: list[TableRow] = []
        self.removed: list[tuple[int, TableRow]] = []

    def fill(self, rows: Iterable[Row]) -> None:
        """Begin with the rows of a record."""
        self.rows = [TableRow(row, self.at) for row in rows]
        self.removed.clear()

    def written(self) -> list[TableRow]:
        """The rows in which something stands."""
        return [row for row in self.rows if not row.is_blank()]

    def complete(self, *, writable: bool) -> None:
        """Keep one blank row at the end to go on in; none in a form for reading."""
        while not writable and self.rows and self.rows[-1].fresh and self.rows[-1].is_blank():
            self.rows.pop()
        if writable and not (self.rows and self.rows[-1].is_blank()):
            self.rows.append(TableRow(self.fresh(self.row_type), self.at, fresh=True))

    def plain(self) -> list[dict[str, Any]]:
        """The written rows as JSON keeps them in a draft."""
        return [row.plain() for row in self.written()]

    def restore(self, kept: Iterable[dict[str, Any]]) -> None:
        """Put drafted rows in place of these; what is hidden in known rows stays with them."""
        known = {row.row.uid: row.row for row in self.rows}
        rows = []
        for plain in kept:
            uid = str(plain.get("uid", ""))
            rows.append(TableRow(known.get(uid) or self.row_type(uid=uid), self.at))
            rows[-1].put_back(plain)
        self.rows = rows
        self.removed.clear()

    def take_out(self, at: int) -> None:
        """Remove a row; it can be put back."""
        self.removed.append((at, self.rows.pop(at)))

    def put_back(self) -> int:
        """Put the row that was taken out last back; its place."""
        at, row = self.removed.pop()
        at = min(at, len(self.rows))
        self.rows.insert(at, row)
        return at

    def own(self) -> list[Row]:
        """The written rows as somebody typed them, without what desk filled in."""
        return [row.own() for row in self.written()]

    def first_wrong(self) -> Message | None:
        """The first sentence about a cell of the table."""
        for position, row in enumerate(self.rows, 1):
            row.check_typed()
            message = row.first_wrong(position)
            if message is not None:
                return message
        return None

    def worked_out(self, rows: Iterable[Row]) -> None:
        """Take what desk works out: sums, amounts, what the catalogue knows."""
        by_uid = {row.uid: row for row in rows}
        for held in self.rows:
            row = by_uid.get(held.row.uid)
            if row is not None:
                held.worked_out(row)
