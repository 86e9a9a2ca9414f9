# SPDX-License-Identifier: MIT
"""What a file names and the office does not know yet: customers, products; made from the file."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from desk.db.fields import Link
from desk.exchange.plan import Plan
from desk.exchange.reading import Row, Source, Table
from desk.text import Message

#: What the office itself keeps, and no file makes.
OFFICE_KINDS = ("person", "branch")


@dataclass(frozen=True)
class Missing:
    """Records of another book that rows of a file lean on; `field` is the target naming them."""

    kind: str
    field: str
    book: str
    words: frozenset[str]

    def message(self) -> Message:
        """How many of which book."""
        return Message("{count} {book}", count=f"{len(self.words):,}", book=Message(self.book))


class Narrowed(Table):
    """Those rows of a table that hold one of some words in a column."""

    def __init__(self, whole: Table, column: int, words: Collection[str]) -> None:
        self._whole, self._column, self._words = whole, column, frozenset(words)
        self.headings_row, self.headings = whole.headings_row, whole.headings

    @property
    def source(self) -> Source:
        return self._whole.source

    @property
    def share(self) -> float:
        return self._whole.share

    def rows(self) -> Iterator[Row]:
        for row in self._whole.rows():
            if row.values[self._column] in self._words:
                yield row


def missing(plan: Plan, strange: Mapping[str, Counter[str]]) -> list[Missing]:
    """The records a file leans on that it could make itself, as far as the person may.

    `strange` are the file's words that are none of ours, by target.
    """
    found: dict[str, Missing] = {}
    for name, words in strange.items():
        kind = plan.targets[name].kind
        if not isinstance(kind, Link) or kind.to in OFFICE_KINDS or kind.to in found:
            continue
        record_type = plan.store.books[kind.to]
        may = plan.session.may("import", record_type.sheet)
        if may and plan.session.may("write", record_type.sheet):
            one = Missing(kind.to, name, record_type.sheet.book_title, frozenset(words))
            if _is_told(plan_for(plan, one)):
                found[kind.to] = one
    return list(found.values())


def plan_for(plan: Plan, one: Missing) -> Plan:
    """How the missing records are made from the same file; raises Refused."""
    column = plan.columns[one.field]
    assert column is not None
    made = Plan(plan.store, plan.session, one.kind, Narrowed(plan.table, column, one.words))
    made.take_any(made.strange_words())
    return made


def _is_told(plan: Plan) -> bool:
    """Whether the file tells all that such a record must have."""
    return all(
        plan.columns[name] is not None
        for name, target in plan.targets.items()
        if target.kind.required and not target.table and target.kind.first is None
    )
