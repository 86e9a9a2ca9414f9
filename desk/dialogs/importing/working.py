# SPDX-License-Identifier: MIT
"""What is done beside the window for an import: looking at the file, bringing it in, undoing."""

from collections import Counter
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path

from desk.db.backup import back_up
from desk.db.backups import backup_name, folder_of
from desk.db.imports import Batch, Imports
from desk.exchange.importing import Import, Outcome, Previewed
from desk.exchange.marked import BadRow, write_errors
from desk.exchange.others import Missing, missing, plan_for
from desk.exchange.plan import Plan
from desk.exchange.reading import open_table
from desk.exchange.synonyms import ANY, OTHER
from desk.exchange.undoing import Undone, undo_import
from desk.text import N_, Message
from desk.ui.work import Cancelled, Job
from desk.ui.workplace import Workplace

LOOKED_AT = 30


@dataclass(frozen=True)
class Wishes:
    """What was chosen: the column of each field, texts for all rows, words, the rest's place;
    `others`: what the rows lean on and nobody knows is made from the file first."""

    columns: Mapping[str, int | None]
    fixed: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rest_into: str = ""
    others: bool = False


@dataclass(frozen=True)
class Look:
    """The first rows as they would come in, the file's words that are none of ours, and what is
    odd about the file as a whole; `past`: its newest day is long over; `missing`: what the rows
    lean on and nobody knows."""

    rows: list[Previewed]
    strange: dict[str, Counter[str]]
    notes: list[Message] = field(default_factory=list)
    past: bool = False
    missing: list[Missing] = field(default_factory=list)


@dataclass(frozen=True)
class Result:
    """What an import came to; `stopped` when somebody stopped it half-way."""

    outcome: Outcome
    stopped: bool = False


def open_plan(
    place: Workplace,
    kind: str,
    file: Path,
    sheet: str | None = None,
    headings_row: int | None = None,
) -> Plan:
    """The file, opened, with a proposal; raises Refused, Invalid or Storage."""
    table = open_table(file, sheet=sheet, headings_row=headings_row)
    return Plan(place.store, place.session, kind, table)


def wished(plan: Plan, wishes: Wishes) -> tuple[Plan, dict[str, Counter[str]]]:
    """A plan of its own for one job, so that choosing on does not change it under way; and the
    words of the file that are none of ours, which mean "other" unless something else is chosen."""
    own = copy(plan)
    own.choose(wishes.columns)
    own.fixed = dict(wishes.fixed)
    own.rest_into = wishes.rest_into
    own.kept = set()
    own.words = {name: dict(words) for name, words in plan.words.items()}
    strange = own.strange_words()
    own.take_any(strange)
    for name, words in wishes.words.items():
        for word, code in words.items():
            own.words.setdefault(name, {})[word] = code
        if not words.get(ANY, OTHER):
            own.words[name].pop(ANY, None)
    own.words = {n: {w: c for w, c in words.items() if c} for n, words in own.words.items()}
    return own, strange


def look(plan: Plan, wishes: Wishes) -> Look:
    """The first rows by what is chosen now; raises Invalid for a text that cannot be read."""
    own, strange = wished(plan, wishes)
    tried = Import(own)
    rows = tried.preview(LOOKED_AT)
    found = missing(own, strange)
    if wishes.others:
        made = {own.columns[one.field] for one in found}
        for row in rows:
            row.problems = [told for told in row.problems if told[0] not in made]
    words = {n: w for n, w in strange.items() if n not in {one.field for one in found}}
    return Look(rows, words, tried.notes, own.is_past(), found)


def bring_in(job: Job, plan: Plan, wishes: Wishes, *, whole: bool, clocks: bool) -> Result:
    """Back up, then bring the rows in; stopped half-way, what came in so far can be undone."""
    database, now = plan.store.database, plan.session.now()
    folder = folder_of(database)
    if folder is not None:
        text = Message(N_("Backing up first"))
        job.progress(0, 0, text)
        back_up(
            database,
            plan.store.books,
            folder / backup_name(now),
            now,
            lambda done, total: job.progress(done, total, text),
        )
    parts: list[int] = []
    work: Import | None = None
    try:
        others = _make_others(job, plan, wishes, parts) if wishes.others else {}
        work = Import(wished(plan, wishes)[0])
        outcome = work.run(whole=whole, clocks=clocks, progress=job.progress)
        outcome.others = others
        _keep_together(plan, parts, outcome.batch)
        return Result(outcome)
    except Cancelled:
        _keep_together(plan, parts, work.batch if work is not None else None)
        if work is None:
            return Result(Outcome(), stopped=True)
        batch = Imports(database).batch(work.batch) if work.batch is not None else None
        if batch is None:
            return Result(Outcome(), stopped=True)
        told = Outcome(batch.id, batch.rows, batch.came_in, batch.known)
        return Result(told, stopped=True)


def _make_others(job: Job, plan: Plan, wishes: Wishes, parts: list[int]) -> dict[str, int]:
    """Make what the rows lean on; the batches go into `parts`, the counts by book come back."""
    own, strange = wished(plan, wishes)
    made: dict[str, int] = {}
    for one in missing(own, strange):
        work = Import(plan_for(own, one))
        try:
            made[one.book] = work.run(clocks=False, progress=job.progress).came_in
        finally:
            if work.batch is not None:
                parts.append(work.batch)
    return made


def _keep_together(plan: Plan, parts: list[int], batch: int | None) -> None:
    """What was made for an import goes with it; without it nothing of it stays."""
    if batch is None:
        for part in reversed(parts):
            undo_import(plan.store, plan.session, part)
    elif parts:
        with plan.store.act(plan.session, plan.table.source.file):
            Imports(plan.store.database).belong(parts, batch)


def undo(job: Job, place: Workplace, batch: int) -> Undone:
    """Take a batch back; raises Refused or Invalid."""
    return undo_import(place.store, place.session, batch, job.progress)


def save_bad(target: Path, headings: list[str], bad: list[BadRow]) -> int:
    """Write the rows to be mended; raises Storage."""
    return write_errors(target, headings, bad)


def earlier(place: Workplace, kind: str) -> list[Batch]:
    """What came into a book before, the latest first."""
    return Imports(place.store.database).batches(kind)
