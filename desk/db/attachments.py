# SPDX-License-Identifier: MIT
"""Files that belong to records: chat logs, photos, recordings; the same bytes are kept once."""

import hashlib
import mimetypes
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desk.db.act import refuse_locked
from desk.db.tables import Attachment, Content
from desk.errors import Invalid, Refused, Storage
from desk.session import Session
from desk.text import N_, Message
from desk.text.plain import one_line

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.db.record import Record
    from desk.db.store import Store

RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.IGNORECASE)
LONGEST_NAME = 120


@dataclass(frozen=True)
class File:
    """An attachment without its bytes; size in bytes, time in UTC."""

    id: int
    name: str
    mime: str
    size: int
    hash: str
    at: datetime
    person: int | None


class Attachments:
    """The files of records, read and written with the rights of the record they belong to."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def add(self, session: Session, kind: str, record: int, name: str, data: bytes) -> File:
        """Attach a file; raises Invalid when it is empty or over the limit of the settings (MB)."""
        self._check(session, data)
        with self._store.act(session) as act:
            return self.put(act, self._store.get(session, kind, record), name, data)

    def put(self, act: "Act", record: "Record", name: str, data: bytes) -> File:
        """Attach a file inside an act, with what else is done in it; raises as `add` does."""
        name, session = safe_name(name), act.session
        self._check(session, data)
        digest = hashlib.sha256(data).hexdigest()
        self._may(session, record.kind())
        refuse_locked(act, record)
        engine = self._store.database.engine
        Content.insert(hash=digest, size=len(data), data=data).on_conflict_ignore().execute(engine)
        mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
        key = Attachment.insert(
            kind=record.kind(),
            record=record.id,
            name=name,
            mime=mime,
            size=len(data),
            hash=digest,
            at=act.now,
            person=session.person_id,
        ).execute(engine)
        act.log("attach", record, changes={"file": [None, name], "sha256": [None, digest]})
        act.touch(record)
        return File(key, name, mime, len(data), digest, act.now, session.person_id)

    def _check(self, session: Session, data: bytes) -> None:
        limit = int(self._store.office.rule("attachment_limit", session.today()))
        if not data:
            raise Invalid([(None, Message(N_("The file is empty. Choose another one.")))])
        if len(data) > limit * 1024 * 1024:
            text = N_("The file is larger than {limit} MB, the limit in the settings.")
            raise Invalid([(None, Message(text, limit=limit))])

    def of(self, session: Session, kind: str, record: int) -> list[File]:
        """The files of a record, oldest first; raises Refused."""
        self._store.get(session, kind, record)
        with self._store.database.read() as engine:
            query = Attachment.select().where(
                (Attachment.kind == kind) & (Attachment.record == record)
            )
            return [
                File(a.id, a.name, a.mime, a.size, a.hash, a.at, a.person)
                for a in query.order_by(Attachment.id).execute(engine)
            ]

    def read(self, session: Session, file: int) -> bytes:
        """The bytes of a file, checked against its hash; raises Refused, Invalid or Storage."""
        with self._store.database.read() as engine:
            kept = Attachment.select().where(Attachment.id == file).first(engine)
        if kept is None:
            raise Invalid([(None, Message(N_("There is no such file any more.")))])
        self._store.get(session, kept.kind, kept.record, "file")
        rows = self._store.database.rows("SELECT data FROM content WHERE hash = ?", kept.hash)
        data = bytes(rows[0][0]) if rows else b""
        if hashlib.sha256(data).hexdigest() != kept.hash:
            raise Storage(
                Message(N_("The file {name} is damaged. Restore a backup."), name=kept.name)
            )
        return data

    def _may(self, session: Session, kind: str) -> None:
        sheet = self._store.books[kind].sheet
        if not session.may("comment", sheet):
            raise Refused(Message(N_("You may not attach files here.")), action="attach")


def safe_name(name: str) -> str:
    """A file name that no folder, device or reading direction can hide in."""
    last = re.split(r"[\\/]", one_line(name))[-1]
    last = re.sub(r'[<>:"|?*]', "_", last).strip(" .") or "file"
    if RESERVED.match(last):
        last = f"_{last}"
    stem, dot, ending = last.rpartition(".")
    if dot and len(last) > LONGEST_NAME:
        return stem[: LONGEST_NAME - len(ending) - 1] + dot + ending[:20]
    return last[:LONGEST_NAME]
