# SPDX-License-Identifier: MIT
"""The search box's index over all kinds of record, kept in the transaction of each save."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from desk.db.books import Books
from desk.db.database import Database
from desk.db.fields import Link, Setting
from desk.db.finding import (
    Hit,
    Match,
    hit_of,
    is_whole_phone,
    numbers_meant,
    numbers_starting,
)
from desk.db.gram_table import KIND_BITS, gram_table, key_of
from desk.db.grams import RULE, pieces_of, read_words
from desk.db.office import Office
from desk.db.record import Record
from desk.db.searched import Found, Searched
from desk.db.walking import EXAMINED, Walk
from desk.session import Session
from desk.text import N_, Message

__all__ = ["Hit", "SearchIndex"]

# Where an office keeps by which rule its index is cut.
KEPT_RULE = "search"
MOST_COUNTED = 1_000
MOST_LISTED = 10_000
BATCH = 500
# Of one kind among several the box shows at most so many, and at least so many.
GROUP, LEAST = 12, 3
SHORT_WALK = 400
# So many pieces of each record are looked up by the check.
SAMPLE = 3


class SearchIndex:
    """Finds records by any part of a text, a name's pinyin, a telephone or a record's number."""

    def __init__(self, database: Database, books: Books, office: Office) -> None:
        self._database = database
        self._office = office
        self._table = gram_table(database)
        self._searched = {t.kind(): Searched(t) for t in books}
        self._numbers = _kind_numbers(database, self._searched)

    def prepare(self) -> None:
        """Make the index anew where an earlier desk cut its pieces by another rule."""
        if self._rule() == RULE:
            return
        with self._database.write():
            if self._rule() != RULE:
                self.rebuild()
                self._database.run(
                    "INSERT INTO office_setting (name, value) VALUES (?, ?) "
                    "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    KEPT_RULE,
                    RULE,
                )

    def _rule(self) -> str:
        """By which rule the pieces in the index were cut; empty for one nobody noted."""
        rows = self._database.rows("SELECT value FROM office_setting WHERE name = ?", KEPT_RULE)
        return str(rows[0][0]) if rows else ""

    def put(self, record: Record, before: Record | None, at: Setting) -> None:
        """Index a saved record inside the open transaction; `before` is how it was, if it was."""
        searched = self._searched[record.kind()]
        found = searched.of(record, self._office.labels)
        if before is not None:
            old = searched.of(before, self._office.labels)
            if old.values == found.values and old.amounts == found.amounts:
                return
        self._keep(searched, [found], new=before is None)
        if before is not None and before.title() != record.title():
            self._keep_linking(record)

    def put_many(self, records: Sequence[Record], at: Setting) -> None:
        """Index many new records of one kind inside the open transaction."""
        if records:
            searched = self._searched[records[0].kind()]
            found = (searched.of(record, self._office.labels) for record in records)
            self._keep(searched, found, new=True)

    def find(self, session: Session, words: str, limit: int = 50, kind: str = "") -> list[Hit]:
        """Records by words, grouped by kind, the newest first; whole numbers before all others.

        Only what the session may read is found, and by nothing that is masked to it.
        """
        visible = self._visible(session, kind)
        groups = self._by_number(session, words, visible)
        # Of a number begun thousands of others share every piece: those would only be waited for.
        examined = SHORT_WALK if groups else EXAMINED
        for searched, found, at, exact in self._by_words(session, words, visible, limit, examined):
            group = groups.setdefault(searched.kind, [])
            if all(hit.record != found.id for hit in group):
                group.append(hit_of(searched, found, at, self._office.labels, exact=exact))
        typed = words.strip().casefold()
        for group in groups.values():  # the number as it was typed before those of other branches
            group.sort(key=lambda hit: (not hit.exact, hit.number.casefold() != typed))
        order = sorted(groups, key=lambda k: (not groups[k][0].exact, list(visible).index(k)))
        return _share_out([groups[k] for k in order], limit)

    def count(
        self, session: Session, words: str, kind: str = "", most: int = MOST_COUNTED
    ) -> dict[str, int]:
        """How many records of each kind are found by the words, counted up to `most`."""
        walk = self._walk(session, words, self._visible(session, kind))
        return {k: len(ids) for k, ids in walk.ids(most) if ids} if walk else {}

    def ids(self, session: Session, kind: str, words: str, most: int = MOST_LISTED) -> list[int]:
        """The ids of the newest records of a kind that are found, at most `most`."""
        examined = max(EXAMINED, 3 * most)
        walk = self._walk(session, words, self._visible(session, kind), examined)
        return next((ids for _kind, ids in walk.ids(most)), []) if walk else []

    def rebuild(self, progress: Callable[[int, int], None] = lambda done, total: None) -> None:
        """Make the whole index anew in one transaction; tells records done and in all."""
        with self._database.write():
            counts = {k: self._database.rows(f'SELECT count(*) FROM "{k}"') for k in self._searched}
            total, done = sum(rows[0][0] for rows in counts.values()), 0
            self._table.clear()
            for searched in self._searched.values():
                for ids in self._all_ids(searched.kind):
                    found = searched.read(self._database, ids, self._office.labels)
                    self._keep(searched, found, new=True)
                    done += len(ids)
                    progress(done, total)

    def check(self) -> Iterator[Message]:
        """A sentence for each kind whose records the index does not hold as they are."""
        for kind, searched in self._searched.items():
            low = key_of(self._numbers[kind], 0)
            high = low | (1 << KIND_BITS) - 1
            kept = {key - low for key in self._table.all_keys(low, high)}
            wrong = 0
            for ids in self._all_ids(kind):
                wrong += sum(1 for one in ids if one not in kept)
                kept.difference_update(ids)
                wrong += self._unfound(searched, ids)
            if wrong or kept:
                yield Message(
                    N_("The search index of ‘{title}’ is wrong in {count} places. Rebuild it."),
                    title=Message(searched.record_type.sheet.title),
                    count=wrong + len(kept),
                )

    def _unfound(self, searched: Searched, ids: list[int]) -> int:
        """How many of the first records of a batch are not found by a piece they hold."""
        number, unfound = self._numbers[searched.kind], 0
        for found in searched.read(self._database, ids[:SAMPLE], self._office.labels):
            key = key_of(number, found.id)
            for *_, text in found.values:
                for word in read_words(text.words)[:1]:
                    keys = self._table.keys([word], key, key, hidden=text.hidden)
                    unfound += not list(keys)
        return unfound

    def _visible(self, session: Session, kind: str) -> dict[str, Searched]:
        """The kinds the session may read, of those asked for."""
        return {
            k: searched
            for k, searched in self._searched.items()
            if kind in ("", k) and session.may("read", searched.record_type.sheet)
        }

    def _walk(
        self, session: Session, words: str, visible: dict[str, Searched], examined: int = EXAMINED
    ) -> Walk | None:
        wanted = read_words(words)
        if not wanted:
            return None
        kinds = {self._numbers[k]: searched for k, searched in visible.items()}
        labels = self._office.labels
        return Walk(self._database, self._table, kinds, labels, session, wanted, examined)

    def _by_words(
        self, session: Session, words: str, visible: dict[str, Searched], limit: int, examined: int
    ) -> Iterator[tuple[Searched, Found, Match, bool]]:
        walk = self._walk(session, words, visible, examined)
        if walk is not None:
            wanted = read_words(words)
            most = limit if len(visible) == 1 else min(limit, GROUP)
            for searched, found, at in walk.matches(most):
                yield searched, found, at, is_whole_phone(at, wanted)

    def _by_number(
        self, session: Session, words: str, visible: dict[str, Searched]
    ) -> dict[str, list[Hit]]:
        """What has a record number that was typed or scanned, or has been begun."""
        types = {k: searched.record_type for k, searched in visible.items()}
        codes = {branch.id: branch.code for branch in self._office.branches.values()}
        meant = numbers_meant(
            self._database, types, codes, words, session.today(), session.branch_id
        )
        wheres: dict[str, tuple[str, list[str]]] = {
            kind: (f"number IN ({', '.join('?' * len(numbers))})", numbers)
            for kind, numbers in meant.items()
        }
        for kind, start in numbers_starting(types, words).items():
            where = f"number >= ? AND number < ? ORDER BY number DESC LIMIT {GROUP}"
            wheres.setdefault(kind, (where, [start, start + "\U0010ffff"]))
        groups: dict[str, list[Hit]] = {}
        for kind, (where, values) in wheres.items():
            ids = [
                row[0]
                for row in self._database.rows(f'SELECT id FROM "{kind}" WHERE {where}', *values)
            ]
            searched, labels = visible[kind], self._office.labels
            hits = [
                hit_of(searched, found, _at_number(found), labels, exact=kind in meant)
                for found in searched.read(self._database, ids, labels, session)
            ]
            if hits:
                groups[kind] = hits
        return groups

    def _keep(self, searched: Searched, found: Iterable[Found], *, new: bool) -> None:
        number = self._numbers[searched.kind]
        entries = (
            (
                key_of(number, one.id),
                pieces_of((text for *_, text in one.values), (fen for _name, fen in one.amounts)),
            )
            for one in found
        )
        self._table.put(entries, new=new)

    def _keep_linking(self, record: Record) -> None:
        """Index anew what is found by the name of a record that is called otherwise now."""
        for searched in self._searched.values():
            for part in searched.own:
                if isinstance(part.kind, Link) and part.kind.to == record.kind():
                    linking = f'"{part.kind.column_name}" = {int(record.id)}'
                    for ids in self._all_ids(searched.kind, linking):
                        again = searched.read(self._database, ids, self._office.labels)
                        self._keep(searched, again, new=False)

    def _all_ids(self, kind: str, where: str = "1 = 1") -> Iterator[list[int]]:
        last = 0
        while True:
            rows = self._database.rows(
                f'SELECT id FROM "{kind}" WHERE id > ? AND {where} ORDER BY id LIMIT {BATCH}', last
            )
            if not rows:
                return
            yield [row[0] for row in rows]
            last = rows[-1][0]


def _kind_numbers(database: Database, kinds: Iterable[str]) -> dict[str, int]:
    """The lasting number of each kind; a new kind gets the next one."""
    wanted = list(kinds)
    known = dict(database.rows("SELECT name, id FROM kind_number"))
    missing = [kind for kind in wanted if kind not in known]
    if missing:
        with database.write():
            for kind in missing:
                database.run(
                    "INSERT INTO kind_number (name) VALUES (?) ON CONFLICT DO NOTHING", kind
                )
        known = dict(database.rows("SELECT name, id FROM kind_number"))
    return {kind: known[kind] for kind in wanted}


def _at_number(found: Found) -> Match:
    part, value, text = found.values[0]
    return Match(part.name, part, value, text.words, 0, len(text.words))


def _share_out(groups: list[list[Hit]], limit: int) -> list[Hit]:
    """The groups one after the other, cut so that none takes the room of the others."""
    fair = max(LEAST, limit // max(1, len(groups)))
    spare = limit - sum(min(fair, len(group)) for group in groups)
    shown: list[Hit] = []
    for group in groups:
        more = max(0, min(spare, len(group) - fair))
        spare -= more
        shown += group[: fair + more]
    return shown
