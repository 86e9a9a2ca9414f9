# SPDX-License-Identifier: MIT
"""What changed after a report was signed: figures then and now, and the deeds behind them."""

from collections.abc import Iterator, Mapping
from typing import Any

from desk.db.audit import AUDIT_COLUMNS
from desk.db.sentences import sentence
from desk.db.store import Store
from desk.db.tables import Audit
from desk.reports import months
from desk.reports.model import (
    Cell,
    Column,
    Label,
    Report,
    Section,
    Table,
    Tiles,
    Unit,
    Words,
)
from desk.session import Session
from desk.text import N_, Message

MOST = 60
Key = tuple[int, str, str, str]
_COUNTED = ("count", "money", "minutes", "share")


def annex(
    store: Store,
    session: Session,
    frozen: Report,
    now: Report,
    seq: int,
    answers: Mapping[str, Any],
) -> tuple[Section, ...]:
    """The annex of a signed report: nothing changed, or what did since the line `seq`."""
    then, fresh = dict(_values(frozen)), dict(_values(now))
    rows = []
    for key, (label, unit, cell) in {**then, **fresh}.items():
        old = then[key][2].value if key in then else _none(unit)
        new = fresh[key][2].value if key in fresh else _none(unit)
        if old != new:
            rows.append((Cell(label), Cell(_text(old, unit)), Cell(_text(new, unit), cell.query)))
    deeds = tuple(_deeds(store, session, seq, answers))
    title = Message(N_("Annex: changes after signing"))
    if not rows and not deeds:
        return (Section(title, (Words((Message(N_("Nothing has changed since.")),)),)),)
    parts: list[Table] = []
    if rows:
        columns = (
            Column(Message(N_("Figure")), "text", 40),
            Column(Message(N_("When it was signed")), "text", 16),
            Column(Message(N_("Now")), "text", 16),
        )
        parts.append(Table(columns, tuple(rows)))
    if deeds:
        columns = (
            Column(Message(N_("When")), "moment", 16),
            Column(Message(N_("Number")), "text", 14),
            Column(Message(N_("What was done")), "text", 60),
        )
        parts.append(Table(columns, deeds[:MOST], note=_more(len(deeds))))
    return (Section(title, tuple(parts)),)


def _values(report: Report) -> Iterator[tuple[Key, tuple[Label, Unit, Cell]]]:
    """Every counted figure with a key that stays the same, whatever order the rows have."""
    for number, section in enumerate(report.sections):
        for part in section.parts:
            if isinstance(part, Tiles):
                for figure in part.figures:
                    if figure.unit in _COUNTED:
                        cell = Cell(figure.value, figure.query)
                        key = (number, "", repr(figure.label), "")
                        yield key, (figure.label, figure.unit, cell)
            elif isinstance(part, Table):
                yield from _of_table(number, part)


def _of_table(number: int, table: Table) -> Iterator[tuple[Key, tuple[Label, Unit, Cell]]]:
    heading = table.columns[0].heading
    for row in table.rows:
        name = row[0].value
        label: Label = name if isinstance(name, Message) else str(name)
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            if column.unit in _COUNTED and cell.query is not None:
                key = (number, repr(heading), repr(label), repr(column.heading))
                told = Message(_CELL, table=heading, row=label, column=column.heading)
                yield key, (told if str(heading) else label, column.unit, cell)


def _none(unit: Unit) -> int | None:
    return 0 if unit in ("count", "money") else None


def _text(value: Any, unit: Unit) -> Any:
    """A figure in a column that holds figures of every kind."""
    from desk.reports.showing import minutes
    from desk.text.money import yuan

    if isinstance(value, int) and unit == "money":
        return yuan(value)
    if isinstance(value, int) and unit == "minutes":
        return minutes(value)
    return value


def _deeds(
    store: Store, session: Session, seq: int, answers: Mapping[str, Any]
) -> Iterator[tuple[Cell, ...]]:
    """Saves since the line `seq` of complaints the report is about, oldest first."""
    first, last = months.bounds(answers["month"], session.zone)
    columns = ", ".join(f"a.{name}" for name in AUDIT_COLUMNS)
    sql = (
        f"SELECT {columns} FROM audit a JOIN complaint c ON c.id = a.record "
        "WHERE a.seq > ? AND a.kind = 'complaint' AND a.digest <> '' "
        "AND c.received_at BETWEEN ? AND ?"
    )
    values = [seq, first, last]
    if answers.get("branch") is not None:
        sql, values = sql + " AND c.about_branch = ?", [*values, answers["branch"]]
    for row in store.database.rows(f"{sql} ORDER BY a.seq LIMIT {MOST + 1}", *values):
        line = Audit(**dict(zip(AUDIT_COLUMNS, row, strict=True)))
        line.at = Audit.at.python_value(line.at)
        yield Cell(line.at), Cell(line.number), Cell(sentence(store, session, line))


def _more(count: int) -> Label:
    return Message(N_("Further changes stand in the trail.")) if count > MOST else ""


_CELL = N_("{table}, {row}: {column}")
