# SPDX-License-Identifier: MIT
"""The only writer of the office's data; what the window hides, the store refuses."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from desk.db import rowing
from desk.db.act import Act, Changed, refuse
from desk.db.attachments import Attachments
from desk.db.books import Books
from desk.db.database import Database
from desk.db.doing import do_step
from desk.db.drafts import Drafts, comment_key
from desk.db.lists import Lists
from desk.db.looks import keep_look, look, refuse_record, refuse_unseen
from desk.db.office import Office
from desk.db.record import Record
from desk.db.said import kept
from desk.db.schema import prepare_schema
from desk.db.search import SearchIndex
from desk.db.tables import PrintLog
from desk.db.tallies import Tallies
from desk.db.unsure import Unsure
from desk.errors import Invalid, Refused
from desk.session import Session
from desk.text import N_, Message

#: Who voided a record takes it back within this time; the window offers it for 15 seconds.
VOID_UNDONE_WITHIN = timedelta(minutes=1)
Listener = Callable[[list[Changed]], None]


class Store:
    """An office's records: every read and write goes through here with the session of a person."""

    def __init__(self, database: Database, books: Books) -> None:
        self.database = database
        self.books = books
        prepare_schema(database, books)
        self.office = Office(database, books)
        self.search = SearchIndex(database, books, self.office)
        self.search.prepare()
        self.lists = Lists(database, books, self.office, self.search)
        self.tallies = Tallies(database, books, self.office)
        self.tallies.prepare()
        self.drafts = Drafts(database, self._sees)
        self.attachments = Attachments(self)
        self._unsure = Unsure(database)
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Be told once per commit which records changed; called in the thread that saved."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Be told no more."""
        self._listeners.remove(listener)

    def announce(self, changed: list[Changed]) -> None:
        """Tell every listener what a committed act touched."""
        for listener in self._listeners:
            listener(changed)

    @contextmanager
    def act(self, session: Session, reason: str = "") -> Iterator[Act]:
        """One transaction of a person; a refusal inside is written to the trail."""
        act = Act(self, session, reason)
        try:
            with self.database.write():
                if not self.database.is_sqlite:
                    # Writers stand in line from the start, as on SQLite: two acts that need the
                    # same rows in another order would else wait for each other.
                    self.database.rows("SELECT seq FROM chain FOR UPDATE")
                yield act
        except Refused as refused:
            with self.database.write():
                Act(self, session).log(
                    "refused", kind="", reason=f"{refused.action}: {refused.message.template}"
                )
            raise
        if act.touched:
            self.announce(act.touched)

    def new(self, session: Session, kind: str, **values: Any) -> Record:
        """An empty record with its defaults, not saved; raises Refused."""
        record_type = self.books[kind]
        record = record_type(**values)
        for name, part in record_type.kinds().items():
            if name not in values and part.first is not None:
                first = part.first
                setattr(record, name, first(session) if callable(first) else first)
        record.branch = record.branch or session.branch_id
        if record_type.states and not record.state:
            record.state = next(iter(record_type.states))
        return record

    def get(self, session: Session, kind: str, record: int, way: str = "open") -> Record:
        """A record as this person may see it; raises Refused or Invalid.

        `way` is how it is looked at (open, preview, file), kept where looks are watched.
        """
        record_type = self.books[kind]
        with self._reading(session, record_type):
            loaded = rowing.load(self.database, record_type, record)
            if not self.lists.sees(session, record_type, record):
                with self.act(session):
                    refuse_record(loaded)
            look(self, session, loaded, way)
        if session.masked:
            mask(loaded)
        return loaded

    def by_number(self, session: Session, number: str) -> Record:
        """The record with a printed number, of whatever kind; raises Refused or Invalid."""
        for record_type in self.books:
            if number.upper().startswith(record_type.sheet.prefix):
                rows = self.database.rows(
                    f'SELECT id FROM "{record_type.kind()}" WHERE number = ?', number.upper()
                )
                if rows:
                    return self.get(session, record_type.kind(), rows[0][0])
        raise Invalid(
            [(None, Message(N_("There is no record with the number {number}."), number=number))]
        )

    def save(
        self, session: Session, record: Record, *, reason: str = "", draft: str = ""
    ) -> Record:
        """Save what a person typed; raises Refused, Invalid, ReasonNeeded, Conflict or Storage.

        After a Storage it may be saved again, also when the server took it and could not say so:
        it is then found by its key and not kept twice.
        """
        with self._unsure.watch(record), self.act(session, reason) as act:
            self._unsure.look(record)
            saved = act.save(record, typed=True)
            if draft:
                act.drop_draft(draft)
        return saved

    def step(
        self,
        session: Session,
        kind: str,
        record: int,
        step_id: str,
        answers: Mapping[str, Any] | None = None,
        *,
        still: Callable[[], bool] = lambda: True,
        files: Sequence[tuple[str, bytes]] = (),
    ) -> Record:
        """Do a step of a record with the answers to its questions; raises as `save` does.

        `still` is asked under the record's lock whether what set the step off still holds;
        `files` (name and bytes, such as a signature) are attached with it, or not at all.
        """
        with self.act(session) as act:
            done = do_step(act, kind, record, step_id, answers or {}, still)
            for name, data in files:
                self.attachments.put(act, done, name, data)
        return done

    def void(self, session: Session, kind: str, record: int, reason: str) -> Record:
        """Void a wrong record with a reason; it stays visible. Raises Refused or Invalid."""
        if not reason.strip():
            raise Invalid([("reason", Message(N_("Say why the record is void.")))])
        with self.act(session, reason) as act:
            refuse(session, "void", self.books[kind])
            loaded = rowing.load(self.database, self.books[kind], record, lock=True)
            refuse_unseen(self, session, loaded)
            loaded.voided, loaded.void_reason = True, reason.strip()[:200]
            act.action = "void"
            return act.save(loaded)

    def take_back_void(self, session: Session, kind: str, record: int) -> Record:
        """Let a record stand again that the same person voided a moment ago; both deeds stay in
        the trail. Raises Refused."""
        with self.act(session, kept(Message(N_("Taken back at once")))) as act:
            refuse(session, "void", self.books[kind])
            loaded = rowing.load(self.database, self.books[kind], record, lock=True)
            since = act.now - loaded.changed_at if loaded.changed_at else VOID_UNDONE_WITHIN
            mine = loaded.voided and loaded.changed_by == session.person_id
            if not mine or since >= VOID_UNDONE_WITHIN:
                told = N_("{number} stays void: too much time has passed. Register a new record.")
                raise Refused(Message(told, number=loaded.number), action="void")
            loaded.voided, loaded.void_reason = False, ""
            act.action = "unvoid"
            return act.save(loaded)

    def comment(self, session: Session, kind: str, record: int, text: str) -> None:
        """Put a remark on a record's time line; raises Refused."""
        with self.act(session) as act:
            refuse(session, "comment", self.books[kind])
            loaded = rowing.load(self.database, self.books[kind], record)
            refuse_unseen(self, session, loaded)
            act.comment(loaded, text)
            act.drop_draft(comment_key(kind, record))
            act.log("comment", loaded)
            act.touch(loaded)

    def relate(
        self, session: Session, one: tuple[str, int], other: tuple[str, int], why: str = ""
    ) -> None:
        """Link two records; raises Refused."""
        with self.act(session) as act:
            refuse(session, "comment", self.books[one[0]])
            first, second = act.get(*one), act.get(*other)
            refuse_unseen(self, session, first)
            refuse_unseen(self, session, second)
            act.relate(first, second, why)
            act.log("relate", first, changes={"other": [None, second.number]})
            act.touch(first)
            act.touch(second)

    def print_counts(self, kind: str, records: Sequence[int], form: str) -> dict[int, int]:
        """How often another paper of each record was printed."""
        marks = ", ".join("?" * len(records)) or "NULL"
        rows = self.database.rows(
            "SELECT record, COUNT(*) FROM print_log WHERE kind = ? AND form = ? "
            f"AND record IN ({marks}) GROUP BY record",
            *(kind, form, *records),
        )
        return dict(rows)

    def printed(
        self, session: Session, kind: str, record: int, copies: str = "", *, form: str = ""
    ) -> int:
        """Count and log one print of a record; returns the how manieth it is. Raises Refused.

        `form` names another paper than the form itself; each is counted by itself.
        """
        with self.act(session) as act:
            refuse(session, "print", self.books[kind])
            loaded = rowing.load(self.database, self.books[kind], record, lock=True)
            refuse_unseen(self, session, loaded)
            keep_look(act, loaded, "print")
            if form:
                nth = self.print_counts(kind, [record], form).get(record, 0) + 1
            else:
                nth = (loaded.print_count or 0) + 1
                self.database.run(f'UPDATE "{kind}" SET print_count = ? WHERE id = ?', nth, record)
            PrintLog.insert(
                kind=kind,
                record=record,
                at=act.now,
                person=session.person_id,
                copies=copies,
                form=form,
                nth=nth,
            ).execute(self.database.engine)
            act.log("print", loaded, changes={"copies": [None, copies], "nth": [None, nth]})
        return nth

    def _sees(self, session: Session, kind: str, record: int) -> bool:
        return kind in self.books and self.lists.sees(session, self.books[kind], record)

    @contextmanager
    def _reading(self, session: Session, record_type: type[Record]) -> Iterator[None]:
        if not session.may("read", record_type.sheet):
            with self.act(session):
                refuse(session, "read", record_type)
        yield


def mask(record: Record) -> None:
    """Replace phones, ID numbers and addresses by their masks, in tables too."""
    for row in (record, *(r for name in record.tables() for r in getattr(record, name))):
        for name, kind in row.kinds().items():
            if kind.masks and getattr(row, name):
                setattr(row, name, kind.masks(getattr(row, name)))
