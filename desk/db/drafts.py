# SPDX-License-Identifier: MIT
"""Half-typed forms: they survive a crash, a power cut, an idle lock and a sign-out."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desk.db.database import Database
from desk.db.tables import Draft
from desk.session import Session

COMMENT = "comment"


def step_key(kind: str, record: int, step: str) -> str:
    """The name of the draft of a step's answers."""
    return f"{kind}:{record}:step:{step}"


def comment_key(kind: str, record: int) -> str:
    """The name of the draft of a comment on a record."""
    return f"{kind}:{record}:{COMMENT}"


@dataclass(frozen=True)
class Kept:
    """A draft as it was last typed; `record` is None for a form never saved."""

    key: str
    kind: str
    record: int | None
    body: dict[str, Any]
    at: datetime

    @property
    def part(self) -> str:
        """What of a saved record it is: "" its form, "comment", else the id of a step."""
        words = self.key.split(":") if self.record is not None else []
        return words[-1] if len(words) > 2 else ""


class Drafts:
    """The drafts of each person; nobody sees another's."""

    def __init__(self, database: Database, sees: Callable[[Session, str, int], bool]) -> None:
        self._database = database
        self._sees = sees

    def keep(
        self, session: Session, key: str, kind: str, record: int | None, body: Mapping[str, Any]
    ) -> None:
        """Keep what the form holds now; `key` names the form, the last text wins."""
        fresh = {
            "kind": kind,
            "record": record,
            "body": json.dumps(body, ensure_ascii=False),
            "at": session.now(),
        }
        with self._database.write() as engine:
            Draft.insert(person=session.person_id or 0, key=key, **fresh).on_conflict(
                conflict_target=[Draft.person, Draft.key], update=fresh
            ).execute(engine)

    def drop(self, session: Session, key: str) -> None:
        """Forget a draft the person gave up."""
        with self._database.write() as engine:
            Draft.delete().where(
                (Draft.person == (session.person_id or 0)) & (Draft.key == key)
            ).execute(engine)

    def of(self, session: Session) -> list[Kept]:
        """The person's drafts, newest first, without those of records now closed to the person."""
        with self._database.read() as engine:
            query = Draft.select().where(Draft.person == (session.person_id or 0))
            return [
                Kept(d.key, d.kind, d.record, json.loads(d.body), d.at)
                for d in query.order_by(Draft.at.desc()).execute(engine)
                if d.record is None or self._sees(session, d.kind, d.record)
            ]
