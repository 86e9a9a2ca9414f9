# SPDX-License-Identifier: MIT
"""Who looked at what under whose leave: for those who see a record only because they asked."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desk.db.record import Record
from desk.db.tables import Look
from desk.errors import Refused
from desk.session import Session
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.db.store import Store


@dataclass(frozen=True)
class Looked:
    """One look: at which record, when (UTC), by whom; `way` is open, preview, print or file."""

    kind: str
    record: int
    at: datetime
    person: int | None
    way: str


def look(store: "Store", session: Session, record: Record, way: str) -> None:
    """Keep that a watched person looks at a record; nothing for all others. Raises Refused."""
    if record.watched(session):
        with store.act(session) as act:
            keep_look(act, record, way)


def keep_look(act: "Act", record: Record, way: str) -> None:
    """Keep a watched person's look inside an open act; raises Refused."""
    if not record.watched(act.session):
        return
    leave = record.look(act, way)
    Look.insert(
        kind=record.kind(),
        record=record.id,
        at=act.now,
        person=act.session.person_id,
        way=way,
        leave=leave,
    ).execute(act.store.database.engine)
    act.log("look", record, changes={"way": [None, way], "leave": [None, leave]})


def looks_under(store: "Store", session: Session, kind: str, record: int) -> list[Looked]:
    """Every look under the leave that a record gave, oldest first; raises Refused."""
    leave = store.get(session, kind, record).number
    with store.database.read() as engine:
        query = Look.select().where(Look.leave == leave).order_by(Look.id)
        return [Looked(k.kind, k.record, k.at, k.person, k.way) for k in query.execute(engine)]


def refuse_unseen(store: "Store", session: Session, record: Record) -> None:
    """Raise Refused for a record outside what the person may see."""
    if not store.lists.sees(session, type(record), record.id):
        refuse_record(record)


def refuse_record(record: Record) -> None:
    """Tell that a record is outside what the person may see."""
    raise Refused(Message(N_("You may not read {number}."), number=record.number), action="read")
