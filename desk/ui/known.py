# SPDX-License-Identifier: MIT
"""The names of linked records that a page knows by heart, so that showing a form asks nobody."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from PySide6.QtCore import QObject

from desk.db.fields import Link, Setting
from desk.db.record import Fields, Record
from desk.db.store import Store
from desk.session import Session
from desk.text import N_, Message
from desk.text.catalogue import Unreadable
from desk.text.plain import fold
from desk.ui.editors import Answer, Suggestion
from desk.ui.work import Work
from desk.ui.workplace import Workplace

Names = dict[tuple[str, int], str]
#: Kinds the office holds in memory.
OFFICE_KINDS = ("person", "branch")
MOST = 20


def links_of(record: Record) -> set[tuple[str, int]]:
    """The linked records whose names a form of this record shows, those in its tables too."""
    rows: list[Fields] = [record]
    for name in record.tables():
        rows += getattr(record, name)
    return {
        (kind.to, value)
        for row in rows
        for name, kind in row.kinds().items()
        if isinstance(kind, Link) and (value := getattr(row, name)) is not None
    }


def names_of(store: Store, session: Session, links: Iterable[tuple[str, int]]) -> Names:
    """The names of linked records; read beside the window."""
    sorted_out: dict[str, list[int]] = {}
    for kind, key in links:
        sorted_out.setdefault(kind, []).append(key)
    return {
        (kind, key): name
        for kind, keys in sorted_out.items()
        for key, name in store.office.labels_for(session, kind, keys).items()
    }


class Known(QObject):
    """Reads and shows values for one page; proposes records while words are typed."""

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._names: Names = {}
        self._proposed: dict[str, dict[str, set[int]]] = {}
        self._work: Work[list[Suggestion]] | None = None

    def learn(self, names: Names) -> None:
        """Keep names that were read beside the window."""
        self._names.update(names)

    def names(self) -> Iterable[tuple[str, int]]:
        """The linked records whose names are known."""
        return self._names.keys()

    def at(self) -> Setting:
        """What fields need to read and show values now; never waits on the store."""
        return replace(self._workplace.place(), label=self.label, lookup=self.lookup)

    def label(self, kind: str, key: int) -> str:
        """The name of a linked record; empty while nobody has told it."""
        if kind in OFFICE_KINDS:
            return self._workplace.store.office.label(kind, key)
        return self._names.get((kind, key), "")

    def lookup(self, kind: str, words: str) -> int | None:
        """The record that words name: of the office from memory, else among those proposed."""
        if kind in OFFICE_KINDS:
            return self._workplace.store.office.lookup(kind, words)
        found = self._proposed.get(kind, {}).get(fold(words), set())
        if len(found) > 1:
            raise Unreadable(
                Message(N_("There are several ‘{words}’. Choose one from the list."), words=words)
            )
        return next(iter(found), None)

    def suggest(self, kind: str, words: str, answer: Answer) -> None:
        """Propose records of a kind for some words; the last one asked is answered."""
        if kind in OFFICE_KINDS:
            answer(self._of_office(kind, words))
            return
        if self._work is not None:
            self._work.cancel()
        place = self._workplace
        self._work = place.work(self, _found, place.store, place.session, kind, words)

        def take(found: list[Suggestion]) -> None:
            self._propose(kind, found)
            answer(found)

        self._work.then(take).failed(place.trouble)

    def _propose(self, kind: str, found: list[Suggestion]) -> None:
        proposed = self._proposed.setdefault(kind, {})
        for one in found:
            self._names[(kind, one.id)] = one.text
            for words in (one.text, one.detail):
                if words:
                    proposed.setdefault(fold(words), set()).add(one.id)

    def _of_office(self, kind: str, words: str) -> list[Suggestion]:
        office, wanted = self._workplace.store.office, fold(words)
        if kind == "branch":
            branches = [b for b in office.branches.values() if b.active]
            rows = [Suggestion(b.id, b.name, b.code) for b in branches]
        else:
            people = [p for p in office.people.values() if p.active]
            rows = [Suggestion(p.id, p.name, p.department) for p in people]
        return list(islice((r for r in rows if _fits(r, wanted)), MOST))


def _fits(row: Suggestion, wanted: str) -> bool:
    if not wanted or wanted in fold(row.text) or wanted in fold(row.detail):
        return True
    from desk.text.pinyin import initials, spell  # late: its tables take a while to load

    return wanted.isascii() and (
        initials(row.text).startswith(wanted) or spell(row.text).startswith(wanted)
    )


def _found(store: Store, session: Session, kind: str, words: str) -> list[Suggestion]:
    if kind not in store.books or not session.may("read", store.books[kind].sheet):
        return []
    if words:
        hits = store.search.find(session, words, MOST, kind)
        return [Suggestion(h.record, h.title or h.number, h.number) for h in hits]
    rows = store.database.rows(f'SELECT id, number FROM "{kind}" ORDER BY id DESC LIMIT {MOST}')
    numbers: dict[int, str] = dict(rows)
    sees = store.lists.sees
    labels = store.office.labels(kind, numbers)
    return [
        Suggestion(key, labels.get(key, number), number)
        for key, number in numbers.items()
        if sees(session, store.books[kind], key)
    ]
