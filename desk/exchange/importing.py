# SPDX-License-Identifier: MIT
"""A table becomes records of the office: looked at first, checked row by row, undone as one batch.

The same row comes in only once, however often its file is chosen; what cannot come in is listed
with its reasons, to be mended in a file of its own.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from desk.db.act import Act
from desk.db.bulk import acts_on_others, problems_of, save_new
from desk.db.imports import Imports
from desk.exchange.forgiving import forgiven
from desk.exchange.marked import BadRow
from desk.exchange.plan import Plan
from desk.exchange.rows import Made, Maker
from desk.exchange.values import text_of
from desk.text import N_, Message

Progress = Callable[[int, int, "str | Message"], None]
"""Told (done, of, sentence) between two chunks; stops the work by raising."""

CHUNK = 2_000
"""Records written in one transaction, so that other desks need not wait for the whole file."""


@dataclass(slots=True)
class Previewed:
    """A row as it would come in: the shown values by field, and what is wrong by column."""

    number: int
    shown: dict[str, str]
    problems: list[tuple[int | None, Message]]


@dataclass(slots=True)
class Outcome:
    """What an import, or its trial, came to: records that came in, rows known already, bad rows.

    `batch` is None when nothing was written: a trial, or all or nothing with a bad row. `notes`
    tell what is odd about the file as a whole; `others` are records of other books made for it.
    """

    batch: int | None = None
    rows: int = 0
    came_in: int = 0
    known: int = 0
    bad: list[BadRow] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    others: dict[str, int] = field(default_factory=dict)


class _TakenBack(Exception):
    """Leaves an act without keeping what it wrote."""


class Import:
    """One file on its way into one book, as it was planned.

    `batch` is the batch being written, there even when the work was stopped half-way.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._imports = Imports(plan.store.database)
        self.batch: int | None = None
        self.notes: list[Message] = []
        self._past = False
        self._one_by_one = acts_on_others(plan.record_type)

    def preview(self, most: int = 20) -> list[Previewed]:
        """The first rows as they would come in, with their problems; writes nothing."""
        place, maker, fields = self._plan.place(), self._plan.maker(), self._plan.shown()
        looked_at: list[Previewed] = []

        def look(act: Act) -> None:
            for made in islice(maker.made(self._plan.table.rows()), most):
                self._check(act, made, maker)
                values = {
                    name: target.kind.show(getattr(made.record, name), place)
                    or self._as_in_file(made, name)
                    for name, target in fields.items()
                }
                problems = [problem for told in made.problems.values() for problem in told]
                looked_at.append(Previewed(made.rows[0].number, values, problems))

        self._taken_back(look)
        self.notes = maker.notes
        return looked_at

    def _as_in_file(self, made: Made, name: str) -> str:
        """What stands in the cell of a field that could not be read."""
        at = self._plan.columns[name]
        cell = made.rows[0].values[at] if at is not None else None
        return "" if cell is None else text_of(cell)

    def check(self, *, clocks: bool = True, progress: Progress | None = None) -> Outcome:
        """Try the whole file and write nothing: how many records could come in, which rows not."""
        outcome, self._past = Outcome(), not clocks
        for chunk, maker in self._chunks(progress, outcome):
            self._taken_back(partial(self._take, chunk=chunk, maker=maker, outcome=outcome))
        return outcome

    def run(
        self, *, whole: bool = False, clocks: bool = True, progress: Progress | None = None
    ) -> Outcome:
        """Bring the rows in: the good ones, or with `whole` all of them or none.

        Without `clocks` no deadlines start, as for records of past years. What stops it half-way
        leaves the records told so far in a batch that can be undone, with `whole` nothing.
        Back the office up first. Raises Refused or Storage, and what `progress` raises.
        """
        outcome, self._past = Outcome(), not clocks
        if whole:
            return self._run_whole(outcome, clocks, progress)
        with self._act() as act:
            self.batch = outcome.batch = self._begin(act)
        try:
            for chunk, maker in self._chunks(progress, outcome):
                with self._act() as act:
                    self._take(act, chunk, maker, outcome, clocks)
                    self._count(outcome, "running")
        except BaseException:
            with self._act() as act:
                self._end(act, outcome, "stopped")
            raise
        with self._act() as act:
            self._end(act, outcome, "done")
        return outcome

    def _run_whole(self, outcome: Outcome, clocks: bool, progress: Progress | None) -> Outcome:
        try:
            with self._act() as act:
                self.batch = outcome.batch = self._begin(act)
                for chunk, maker in self._chunks(progress, outcome):
                    self._take(act, chunk, maker, outcome, clocks)
                if outcome.bad:
                    raise _TakenBack
                self._end(act, outcome, "done")
        except BaseException as error:
            self.batch = outcome.batch = None
            outcome.came_in = 0
            if not isinstance(error, _TakenBack):
                raise
        return outcome

    def _chunks(
        self, progress: Progress | None, outcome: Outcome
    ) -> Iterator[tuple[list[Made], Maker]]:
        """The records of the file, some at a time."""
        table, maker = self._plan.table, self._plan.maker()
        source = maker.made(table.rows())
        while chunk := list(islice(source, CHUNK)):
            outcome.rows += sum(len(made.rows) for made in chunk)
            outcome.notes = self.notes = maker.notes
            yield chunk, maker
            if progress is not None:
                read = Message.counted(N_("{n} row read"), N_("{n} rows read"), outcome.rows)
                progress(int(table.share * 1000), 1000, read)

    def _take(
        self, act: Act, chunk: list[Made], maker: Maker, outcome: Outcome, clocks: bool = True
    ) -> None:
        """Write those of the chunk that can come in; the others go into the outcome.

        They are written together, unless their rules look at other records: then each is checked
        when those before it are written.
        """
        database = act.store.database
        known = self._imports.known([made.content for made in chunk if made.content])
        good: list[Made] = []
        for made in chunk:
            if made.content in known:
                outcome.known += len(made.rows)
                continue
            looks = database.looks
            self._check(act, made, maker)
            if database.looks != looks and not self._one_by_one:
                self._one_by_one = True
                self._write(act, good, outcome, clocks)
                made.problems, good = {}, []
                self._check(act, made, maker)
            if made.problems:
                outcome.bad += made.bad_rows()
                continue
            good.append(made)
            if self._one_by_one:
                self._write(act, good, outcome, clocks)
                good = []
        self._write(act, good, outcome, clocks)

    def _check(self, act: Act, made: Made, maker: Maker) -> None:
        if not made.problems:
            if self._past:
                made.record.of_the_past()
            maker.wrong(made, forgiven(made.record, problems_of(act, made.record)))

    def _write(self, act: Act, good: list[Made], outcome: Outcome, clocks: bool) -> None:
        save_new(act, [made.record for made in good], clocks=clocks)
        if self.batch is not None:
            lines = ((made.rows[0].number, made.content, made.record.id) for made in good)
            self._imports.keep(self.batch, lines)
        outcome.came_in += len(good)

    def _begin(self, act: Act) -> int:
        plan = self._plan
        self._imports.remember(plan.kind, plan.fingerprint, plan.chosen_headings())
        return self._imports.begin(act, plan.kind, plan.table.source.file)

    def _count(self, outcome: Outcome, state: str) -> None:
        assert self.batch is not None
        self._imports.count(
            self.batch,
            state,
            rows=outcome.rows,
            came_in=outcome.came_in,
            known=outcome.known,
            refused=len(outcome.bad),
        )

    def _end(self, act: Act, outcome: Outcome, state: str) -> None:
        self._count(outcome, state)
        figures = {
            "rows": [None, outcome.rows],
            "came_in": [None, outcome.came_in],
            "known": [None, outcome.known],
            "refused": [None, len(outcome.bad)],
        }
        act.log("import", kind=self._plan.kind, changes=figures)

    def _act(self) -> AbstractContextManager[Act]:
        return self._plan.store.act(self._plan.session, self._plan.table.source.file)

    def _taken_back(self, do: Callable[[Act], object]) -> None:
        """Do something with an act whose writing is not kept: rules may reserve, number, count."""
        try:
            with self._act() as act:
                do(act)
                raise _TakenBack
        except _TakenBack:
            pass
