# SPDX-License-Identifier: MIT
"""Who has read an article, which edition of it, and how its text was in earlier editions."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desk.db.act import refuse
from desk.db.audit import trail_of
from desk.db.tables import Look
from desk.records.article.record import TEXT, Article

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.session import Session

READ = "read"


@dataclass(frozen=True)
class Reader:
    """A person who has read an article, when at last (UTC), and whether as it stands now."""

    person: int
    at: datetime
    current: bool


@dataclass(frozen=True)
class Edition:
    """The text of an article as it was, by whom and when (UTC) it was written so."""

    at: datetime
    who: str
    title: str
    question: str
    body: str


def mark_read(store: "Store", session: "Session", article: int) -> None:
    """Keep that the person has read the article as it stands; once an edition. Raises Refused."""
    loaded = store.get(session, "article", article)
    assert isinstance(loaded, Article)
    edition = f"{loaded.number}/{loaded.edition}"
    with store.database.write() as engine:
        known = Look.select().where(
            (Look.kind == "article") & (Look.record == article) & (Look.way == READ)
            & (Look.person == session.person_id) & (Look.leave == edition)
        )  # fmt: skip
        if not known.exists(engine):
            Look.insert(
                kind="article", record=article, at=session.now(), person=session.person_id,
                way=READ, leave=edition,
            ).execute(engine)  # fmt: skip


def readers(store: "Store", session: "Session", article: int) -> list[Reader]:
    """Who has read an article, the last one first; raises Refused or Invalid."""
    loaded = store.get(session, "article", article)
    assert isinstance(loaded, Article)
    edition = f"{loaded.number}/{loaded.edition}"
    with store.database.read() as engine:
        looks = list(
            Look.select()
            .where((Look.kind == "article") & (Look.record == article) & (Look.way == READ))
            .order_by(Look.at, Look.id)
            .execute(engine)
        )
    last = {look.person: look for look in looks}
    found = [Reader(look.person, look.at, look.leave == edition) for look in last.values()]
    return sorted(found, key=lambda reader: reader.at, reverse=True)


def unread(store: "Store", session: "Session") -> list[int]:
    """The published articles that the person has not read as they stand now, the newest first.

    Raises Refused.
    """
    refuse(session, "read", Article)
    rows = store.database.rows(
        "SELECT a.id FROM article AS a WHERE a.state = ? AND a.voided = ? AND NOT EXISTS "
        "(SELECT 1 FROM look AS l WHERE l.kind = ? AND l.record = a.id AND l.way = ? "
        "AND l.person = ? AND l.at >= a.edited_at) ORDER BY a.id DESC",
        *("published", False, "article", READ, session.person_id or 0),
    )
    return [row[0] for row in rows]


def editions(store: "Store", session: "Session", article: int) -> list[Edition]:
    """Every text an article ever had, the newest first, as the trail tells; raises Refused."""
    loaded = store.get(session, "article", article)
    text = {name: str(getattr(loaded, name)) for name in TEXT}
    found = []
    for line in reversed(trail_of(store.database, "article", article)):
        changes = json.loads(line.changes) if line.changes else {}
        told = {name: pair[0] or "" for name, pair in changes.items() if name in TEXT}
        if told or line.action == "create":
            assert line.at is not None
            found.append(
                Edition(line.at, line.who, text["title_text"], text["question"], text["body"])
            )
        text |= told
    return found
