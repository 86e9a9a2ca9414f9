# SPDX-License-Identifier: MIT
"""What a clerk decides before a file comes in: which column is which field, and what fills gaps."""

from collections import Counter, deque
from collections.abc import Callable, Mapping
from datetime import timedelta
from itertools import islice
from typing import Any

from desk.db.act import refuse
from desk.db.fields import Choice, Kind, Link, Moment, Setting, Tick, me
from desk.db.imports import Imports
from desk.db.record import Record
from desk.db.store import Store
from desk.errors import Invalid
from desk.exchange.marked import is_note
from desk.exchange.matching import Matching, fingerprint, match, normal
from desk.exchange.reading import Table
from desk.exchange.rows import Choices, Maker
from desk.exchange.synonyms import ANY, OTHER, synonyms, takes_any
from desk.exchange.targets import KEY, Target, exact, own_headings, targets_of, wanted
from desk.exchange.values import Reader, day_order, is_dated, reader
from desk.session import Session
from desk.text import Message, Unreadable
from desk.text.typed import Order

#: The field that takes the columns nobody chose, where a book has it.
REST = "remarks"
#: So many rows from both ends of a file tell how old it is.
SAMPLE = 300
#: What is older than this was settled elsewhere long ago.
LONG_OVER = timedelta(days=31)


class Plan:
    """How one file comes into one book. `matching` is the first proposal, `columns` the choice.

    `fixed` are values typed for fields whose cells are empty or that have no column; `words` say,
    by target, which of our words a word of the file means ("*": any unknown one); `rest_into` is
    a field of several lines that takes the columns nobody chose; `orders` are the orders of days
    by column, found out from all their values.
    """

    def __init__(self, store: Store, session: Session, kind: str, table: Table) -> None:
        """Raises Refused unless the person may import this kind."""
        self.store, self.session, self.table = store, session, table
        self.kind = kind
        self.record_type = store.books[kind]
        if not session.may("import", self.record_type.sheet):
            with store.act(session):
                refuse(session, "import", self.record_type)
        self.targets: dict[str, Target] = targets_of(self.record_type)
        self.matching = self._proposed()
        self.columns: dict[str, int | None] = dict(self.matching.columns)
        self.fixed: dict[str, str] = {}
        self.words: dict[str, dict[str, str]] = synonyms(self.record_type, self.targets)
        self.kept: set[int] = set()
        self.orders: dict[int, Order | None] = {}
        self.rest_into = ""

    @property
    def headings(self) -> list[str]:
        """The file's headings, empty for the columns of an earlier list of errors."""
        return ["" if is_note(heading) else heading for heading in self.table.headings]

    def take_all(self) -> None:
        """Take what the file says without asking: the columns that are nobody's go into the
        remarks, unknown words of a choice mean "other" where it has that and are kept there too."""
        if not self.rest_into:
            self.rest_into = self.place_for_rest()
        self.take_any(self.strange_words())

    def place_for_rest(self) -> str:
        """The field that takes what has none of its own; empty where the book has no remarks."""
        return REST if REST in self.targets and self.columns[REST] is None else ""

    def take_any(self, strange: Mapping[str, Counter[str]]) -> None:
        """Let unknown words of a choice mean "other" where it has that, and keep them beside."""
        for name, found in strange.items():
            column = self.columns[name]
            if takes_any(self.targets[name]) and column is not None and found:
                self.words.setdefault(name, {})[ANY] = OTHER
                self.kept.add(column)

    def is_past(self) -> bool:
        """Whether the newest day of the file is long over, so that no deadline should start."""
        name = next((n for n, t in self.targets.items() if self._dates(n, t)), None)
        if name is None:
            return False
        rows = self.table.rows()
        some = list(islice(rows, SAMPLE))
        some += deque(rows, maxlen=SAMPLE)
        found = (getattr(made.record, name) for made in self.maker().made(some))
        newest = max((at for at in found if at is not None), default=None)
        return newest is not None and bool(newest < self.session.now() - LONG_OVER)

    def _dates(self, name: str, target: Target) -> bool:
        """Whether it is the column that says when the records happened."""
        wanted = isinstance(target.kind, Moment) and target.kind.required
        return wanted and not target.table and self.columns[name] is not None

    @property
    def left_over(self) -> list[int]:
        """The columns whose content goes nowhere."""
        chosen = {at for name, at in self.columns.items() if name != KEY}
        return [at for at, heading in enumerate(self.headings) if heading and at not in chosen]

    def choose(self, columns: Mapping[str, int | None]) -> None:
        """Choose the column of each target; targets not named get none."""
        self.columns = {name: columns.get(name) for name in self.targets}

    def _nobodys(self) -> list[int]:
        """The columns left over that are not what desk itself fills in, as in its own exports."""
        own = {normal(name) for name in own_headings(self.record_type)}
        return [at for at in self.left_over if normal(self.headings[at]) not in own]

    @property
    def fingerprint(self) -> str:
        """The mark by which the next file of this source is known again."""
        return fingerprint(self.headings)

    def chosen_headings(self) -> dict[str, str]:
        """The heading chosen for each target, to be remembered for the next file of this source."""
        return {
            name: self.table.headings[at] for name, at in self.columns.items() if at is not None
        }

    def shown(self) -> dict[str, Target]:
        """The fields that will be filled, tables aside: what a preview shows."""
        return {
            name: target
            for name, target in self.targets.items()
            if not (target.table or target.is_time or name == KEY)
            and (self.columns[name] is not None or name in self.fixed)
        }

    def find_orders(self) -> None:
        """Find out in which order the chosen columns write their days, from all their values."""
        dated = {
            at
            for name, at in self.columns.items()
            if at is not None
            and is_dated(self.targets[name].kind)
            and not self.targets[name].is_time
        } - set(self.orders)
        if not dated:
            return
        texts: dict[int, set[str]] = {at: set() for at in dated}
        for row in self.table.rows():
            for at, seen in texts.items():
                cell = row.values[at]
                if isinstance(cell, str):
                    seen.add(cell)
        self.orders |= {at: day_order(seen) for at, seen in texts.items()}

    def strange_words(self) -> dict[str, Counter[str]]:
        """The words of the file that are none of a field's choices, how often each, by target."""
        place = self.place()
        found: dict[str, Counter[str]] = {}
        for name, target in self.targets.items():
            at = self.columns[name]
            if at is None or not isinstance(target.kind, Choice | Link | Tick):
                continue
            cells = Counter(
                cell for row in self.table.rows() if isinstance(cell := row.values[at], str)
            )
            known = reader(target.kind, place, self.words.get(name))
            strange = Counter({cell: n for cell, n in cells.items() if not _reads(known, cell)})
            if strange:
                found[name] = strange
        return found

    def maker(self) -> Maker:
        """What makes records of the rows as it is chosen now; raises Invalid on a fixed value."""
        self.find_orders()
        rest = None
        if self.rest_into:
            columns = sorted({*self._nobodys(), *self.kept})
            rest = self.rest_into, [(at, self.headings[at]) for at in columns]
        choices = Choices(self.columns, self.orders, self.words, rest)
        one_of = self.record_type.one_of
        return Maker(self._blanks(), self.targets, choices, self.place(), one_of)

    def place(self) -> Setting:
        """What fields need to read and show values here and now."""
        return self.store.office.place(self.session)

    def _proposed(self) -> Matching:
        headings = self.headings
        last = Imports(self.store.database).remembered(self.kind, self.fingerprint)
        if last is None:
            return match(headings, wanted(self.targets), exact=exact(self.targets))
        places = {heading: at for at, heading in enumerate(self.table.headings)}
        columns = {name: places.get(last.get(name, "")) for name in self.targets}
        taken = set(columns.values())
        return Matching(columns, [at for at in range(len(headings)) if at not in taken])

    def _is_invented(self, name: str, kind: Kind[Any]) -> bool:
        """Whether a default would say of an old record what nobody knows: that whoever imports it
        handled it, or that it happened just now although its day is missing in the file."""
        if kind.by_desk or kind.first is None:
            return False
        return kind.first is me or (is_dated(kind) and self.columns.get(name) is not None)

    def _blanks(self) -> Callable[[], Record]:
        """New records with their defaults and the fixed values, worked out once for all."""
        record_type, place = self.record_type, self.place()
        first = self.store.new(self.session, self.kind)
        problems: list[tuple[str | None, Message]] = []
        for name, text in self.fixed.items():
            try:
                setattr(first, name, self.targets[name].kind.read(text, place))
            except Unreadable as error:
                problems.append((name, error.message))
        if problems:
            raise Invalid(problems)
        values = dict(first.__data__)
        del values["uid"]
        for name, kind in record_type.kinds().items():
            if name not in self.fixed and self._is_invented(name, kind):
                values[name] = kind.empty

        def blank() -> Record:
            record = record_type(__no_default__=True)
            record.__data__.update(values)
            return record

        return blank


def _reads(read: Reader, cell: str) -> bool:
    try:
        read(cell)
    except Unreadable:
        return False
    return True
