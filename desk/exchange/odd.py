# SPDX-License-Identifier: MIT
"""What is odd about a file as a whole: told beside its rows, for it keeps none of them out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from desk.exchange.reading import Row
from desk.exchange.values import is_finer
from desk.text import N_, Message
from desk.text.plain import has_unseen

_NAMED = 5
"""Rows named in a sentence; who has more of them looks for the character itself."""


class Odd:
    """Counts, while rows are read, what desk changes in their cells without asking.

    `amounts` are the labels of the columns of money, by column.
    """

    def __init__(self, amounts: Mapping[int, Message]) -> None:
        self._amounts = amounts
        self._rounded: Counter[int] = Counter()
        self._unseen: Counter[int] = Counter()

    def counted(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows, looked at on their way."""
        for row in rows:
            for at in self._amounts:
                if is_finer(row.values[at]):
                    self._rounded[at] += 1
            for cell in row.values:
                if type(cell) is str and has_unseen(cell):
                    self._unseen[row.number] += 1
            yield row

    @property
    def notes(self) -> Iterator[Message]:
        """Sentences about amounts that a spreadsheet reckoned finer than a fen, and about
        characters nobody sees, as far as the rows are read."""
        for at, count in self._rounded.items():
            text = N_("{count} amounts of ‘{field}’ are finer than a fen; they are rounded.")
            yield Message(text, count=count, field=self._amounts[at])
        if self._unseen:
            rows = ", ".join(map(str, list(self._unseen)[:_NAMED]))
            yield Message.counted(
                N_("{n} cell holds characters nobody can see; they are left out (row {rows})."),
                N_("{n} cells hold characters nobody can see; they are left out (rows {rows})."),
                self._unseen.total(),
                rows=rows + (" …" if len(self._unseen) > _NAMED else ""),
            )
