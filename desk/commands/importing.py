# SPDX-License-Identifier: MIT
"""`desk import`: a file comes into a book; bad rows go to a file beside it, to be mended."""

from pathlib import Path

from desk.db.store import Store
from desk.errors import Invalid
from desk.exchange.importing import Import, Outcome
from desk.exchange.marked import sentences, write_errors
from desk.exchange.plan import Plan
from desk.exchange.reading import Table, open_table
from desk.session import Session
from desk.text import N_, Message, _, n_

#: A trial shows so many bad rows; it writes no file.
_SHOWN = 20


def run_import(
    store: Store, session: Session, kind: str, file: Path, *, dry_run: bool, good_rows: bool
) -> int:
    """Bring a file in: all rows or none, or the good ones; raises Invalid when rows are bad."""
    table = open_table(file)
    plan = Plan(store, session, kind, table)
    plan.take_all()
    _tell_columns(plan)
    work, clocks = Import(plan), not plan.is_past()
    if not clocks:
        print(_("All days in the file are long over: no deadlines are started."))
    outcome = work.check(clocks=clocks) if dry_run else work.run(whole=not good_rows, clocks=clocks)
    for note in outcome.notes:
        print(note)
    _tell(outcome, dry_run=dry_run)
    if not outcome.bad:
        return 0
    if dry_run:
        for bad in outcome.bad[:_SHOWN]:
            told = "; ".join(sentences(table.headings, bad.problems))
            print(_("Row {row}: {why}").format(row=bad.number, why=told))
    else:
        beside = file.with_name(f"{file.stem}-bad{_ending(file)}")
        write_errors(beside, table.headings, outcome.bad)
        print(_("The bad rows and their reasons are in {file}.").format(file=beside))
    if good_rows and not dry_run:
        return 0
    first = outcome.bad[0]
    why = Message.counted(
        N_("{n} row cannot come in, nothing was written. Row {row}: {why}"),
        N_("{n} rows cannot come in, nothing was written. Row {row}: {why}"),
        len(outcome.bad),
        row=first.number,
        why=sentences(table.headings, first.problems)[0],
    )
    raise Invalid([(None, why)])


def _tell_columns(plan: Plan) -> None:
    table: Table = plan.table
    for name, target in plan.targets.items():
        column = plan.columns[name]
        if column is not None:
            label = target.label
            words = str(label) if isinstance(label, Message) else _(label)
            print(f"{table.headings[column]} → {words}")


def _tell(outcome: Outcome, *, dry_run: bool) -> None:
    sentence = (
        n_("{count} record can come in", "{count} records can come in", outcome.came_in)
        if dry_run
        else n_("{count} record came in", "{count} records came in", outcome.came_in)
    )
    print(sentence.format(count=outcome.came_in))
    if outcome.known:
        known = n_("{count} row was known", "{count} rows were known", outcome.known)
        print(known.format(count=outcome.known))


def _ending(file: Path) -> str:
    return file.suffix if file.suffix.lower() in {".csv", ".xlsx"} else ".xlsx"
