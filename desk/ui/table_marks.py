# SPDX-License-Identifier: MIT
"""The marks a person sets in a list with Space, for printing, exporting or calling through."""

from desk.db.marked import EVERYTHING, Marked


class Marks:
    """Some records, or all of the found set but some."""

    def __init__(self) -> None:
        self._marked = Marked()

    def __contains__(self, record: int) -> bool:
        return record in self._marked

    def __bool__(self) -> bool:
        return bool(self._marked)

    @property
    def meant(self) -> Marked:
        """What print, export and call through are about: the marked records, else all."""
        return self._marked or EVERYTHING

    def toggle(self, record: int) -> None:
        """Mark a record, or take its mark away."""
        self._marked = Marked(self._marked.ids ^ {record}, self._marked.all_but)

    def add(self, records: set[int]) -> None:
        """Mark several records."""
        now = self._marked
        self._marked = Marked(now.ids - records if now.all_but else now.ids | records, now.all_but)

    def add_everything(self) -> None:
        """Mark all records of the found set, however many."""
        self._marked = EVERYTHING

    def clear(self) -> None:
        """Take all marks away."""
        self._marked = Marked()

    def count(self, total: int) -> int:
        """How many of a found set of `total` records are marked."""
        return self._marked.count(total)
