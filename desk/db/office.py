# SPDX-License-Identifier: MIT
"""What everybody in the office shares: people, branches, settings, policies, the calendar."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from desk.db.books import Books
from desk.db.calendar import WorkingCalendar, read_spans
from desk.db.database import Database
from desk.db.fields import Setting, to_millis
from desk.db.scope import scope_of
from desk.db.tables import Branch, CalendarDay, Content, OfficeSetting, Person, Policy
from desk.rules import BY_NAME as RULES_BY_NAME
from desk.session import Session
from desk.settings import BY_NAME
from desk.text import N_, Message
from desk.text.catalogue import Unreadable
from desk.text.typed import Order

# The setting that names the logo by its SHA-256.
LOGO = "logo"
# What stands for the name of a linked record that the person may not see.
COVERED = "•••"


@dataclass(frozen=True)
class Colleague:
    """A person of the office, without what is secret."""

    id: int
    login: str
    name: str
    roles: frozenset[str]
    branch: int | None
    department: str
    active: bool


@dataclass(frozen=True)
class Place:
    """A branch of the office."""

    id: int
    code: str
    name: str
    active: bool


class Office:
    """A copy of the office's small tables in memory; `refresh` after somebody changed them."""

    def __init__(self, database: Database, books: Books) -> None:
        self._database = database
        self._books = books
        self.people: dict[int, Colleague] = {}
        self.branches: dict[int, Place] = {}
        self._settings: dict[str, Any] = {}
        #: The picture above printed forms, a PNG or JPEG file; empty where there is none.
        self.logo = b""
        self._policies: dict[str, list[tuple[date, Any]]] = {}
        self.calendar = WorkingCalendar.always(ZoneInfo("Asia/Shanghai"))
        self.round_the_clock = self.calendar
        self.refresh()

    def refresh(self) -> None:
        """Read people, branches, settings, policies and calendar anew."""
        with self._database.read() as engine:
            self.people = {
                p.id: Colleague(
                    p.id,
                    p.login,
                    p.name,
                    frozenset(p.roles.split()),
                    p.branch,
                    p.department,
                    p.active,
                )
                for p in Person.select().execute(engine)
            }
            self.branches = {
                b.id: Place(b.id, b.code, b.name, b.active)
                for b in Branch.select().order_by(Branch.code).execute(engine)
            }
            self._settings = {
                s.name: json.loads(s.value) for s in OfficeSetting.select().execute(engine)
            }
            self._policies = {}
            for p in Policy.select().order_by(Policy.since).execute(engine):
                self._policies.setdefault(p.name, []).append((p.since, json.loads(p.value)))
            days = list(CalendarDay.select().execute(engine))
            self._read_logo(engine)
        zone = self.zone
        spans = read_spans(self.setting("work_hours"))
        self.calendar = WorkingCalendar(
            dict.fromkeys(range(5), spans),
            {d.day: spans if _as_usual(d) else read_spans(d.spans) for d in days},
            zone,
            years=frozenset(d.day.year for d in days),
        )
        self.round_the_clock = WorkingCalendar.always(zone)

    def _read_logo(self, engine: Any) -> None:
        wanted = self._settings.get(LOGO, "")
        found = Content.select(Content.data).where(Content.hash == wanted).tuples()
        row = found.first(engine) if wanted else None
        self.logo = bytes(row[0]) if row else b""

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.setting("time_zone"))

    def setting(self, name: str) -> Any:
        """A setting's value, its default where the office never changed it."""
        return self._settings.get(name, BY_NAME[name].default)

    def policy(self, name: str, day: date, default: Any = None) -> Any:
        """The policy in force on a day: the value with the last start date not after it."""
        value = default
        for since, kept in self._policies.get(name, ()):
            if since <= day:
                value = kept
        return value

    def rule(self, name: str, day: date) -> Any:
        """A policy of desk/rules.py as it holds on a day, whole even where a figure is newer."""
        rule = RULES_BY_NAME[name]
        value = self.policy(name, day)
        return rule.default if value is None else rule.join(rule.split(value))

    def policy_history(self, name: str) -> list[tuple[date, Any]]:
        """Every value of a policy with the day it holds from, the oldest first."""
        return list(self._policies.get(name, ()))

    def with_role(self, roles: str, branch: int | None = None) -> list[Colleague]:
        """Active people with one of the roles; those of the branch where one is named."""
        wanted = set(roles.split())
        return [
            p
            for p in self.people.values()
            if p.active and wanted & p.roles and (branch is None or p.branch in (branch, None))
        ]

    def labels(self, kind: str, ids: Iterable[int]) -> dict[int, str]:
        """The words for linked records: a person's name, a branch's, else a record's title."""
        if kind == "person":
            return {i: self.people[i].name for i in ids if i in self.people}
        if kind == "branch":
            return {i: self.branches[i].name for i in ids if i in self.branches}
        wanted = list(ids)
        if kind not in self._books or not wanted:
            return {}
        record_type = self._books[kind]
        columns = ["id", "number", *record_type.title_fields()]
        marks = ", ".join("?" * len(wanted))
        names = ", ".join(f'"{c}"' for c in columns)
        rows = self._database.rows(f'SELECT {names} FROM "{kind}" WHERE id IN ({marks})', *wanted)
        return {row[0]: next((str(v) for v in row[2:] if v), row[1]) for row in rows}

    def labels_for(self, session: Session, kind: str, ids: Iterable[int]) -> dict[int, str]:
        """The words for linked records, covered for those that are closed to the person."""
        labels = self.labels(kind, ids)
        if kind not in self._books or not labels:
            return labels
        record_type = self._books[kind]
        open_ids: set[int] = set()
        if session.may("read", record_type.sheet):
            scope, values = scope_of(record_type, session)
            if not scope:
                return labels
            marks = ", ".join("?" * len(labels))
            sql = f'SELECT t1.id FROM "{kind}" AS t1 WHERE t1.id IN ({marks}) AND {scope}'
            open_ids = {row[0] for row in self._database.rows(sql, *labels, *values)}
        return {key: label if key in open_ids else COVERED for key, label in labels.items()}

    def exact_labels_for(self, session: Session, kind: str, ids: Iterable[int]) -> dict[int, str]:
        """Words that `lookup` finds again: where several are called alike, their numbers."""
        labels = self.labels_for(session, kind, ids)
        if kind not in self._books or not labels:
            return labels
        words = sorted(set(labels.values()))
        marks = ", ".join("?" * len(words))
        alike: set[str] = set()
        for name in self._books[kind].title_fields():
            sql = (
                f'SELECT "{name}" FROM "{kind}" WHERE "{name}" IN ({marks}) '
                f'GROUP BY "{name}" HAVING COUNT(*) > 1'
            )
            alike |= {row[0] for row in self._database.rows(sql, *words)}
        named = [key for key, label in labels.items() if label in alike]
        if not named:
            return labels
        marks = ", ".join("?" * len(named))
        numbers = self._database.rows(
            f'SELECT id, number FROM "{kind}" WHERE id IN ({marks})', *named
        )
        return labels | dict(numbers)

    def label(self, kind: str, record: int) -> str:
        """The words for one linked record."""
        return self.labels(kind, [record]).get(record, f"#{record}")

    def lookup(self, kind: str, words: str) -> int | None:
        """The id that the words name exactly; None for nobody, Unreadable for several."""
        if kind == "person":
            found = [p.id for p in self.people.values() if words in (p.name, p.login)]
        elif kind == "branch":
            found = [b.id for b in self.branches.values() if words in (b.name, b.code)]
        else:
            record_type = self._books[kind]
            known_by = record_type.known_by()
            names = " OR ".join(f'"{n}" = ?' for n in known_by)
            values = [words] * len(known_by)
            sql = f'SELECT id FROM "{kind}" WHERE {names} LIMIT 2'
            found = [row[0] for row in self._database.rows(sql, *values)]
        if len(found) > 1:
            raise Unreadable(
                Message(N_("There are several ‘{words}’. Choose one from the list."), words=words)
            )
        return found[0] if found else None

    def place(self, session: Session, order: Order | None = None) -> Setting:
        """What fields need to read and show values here and now."""

        def label(kind: str, record: int) -> str:
            return self.labels_for(session, kind, [record]).get(record, f"#{record}")

        return Setting(session.zone, session.now(), label, self.lookup, order)


def _as_usual(day: CalendarDay) -> bool:
    """Whether a day is worked like any other, although it is a Saturday or Sunday."""
    return day.kind in ("makeup", "open") and not day.spans


def write_setting(database: Database, name: str, value: Any) -> None:
    """Keep a setting inside the open transaction."""
    database.run(
        "INSERT INTO office_setting (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        json.dumps(value, ensure_ascii=False),
    )


def write_policy(
    database: Database, name: str, since: date, value: Any, at: datetime, person: int | None
) -> None:
    """Keep a policy from a day on, inside the open transaction."""
    database.run(
        "INSERT INTO policy (name, since, value, at, person) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (name, since) DO UPDATE SET value = excluded.value, at = excluded.at, "
        "person = excluded.person",
        name,
        since.isoformat(),
        json.dumps(value, ensure_ascii=False),
        to_millis(at),
        person,
    )


def drop_policy(database: Database, name: str, since: date) -> None:
    """Forget what would hold from a day on, inside the open transaction."""
    database.run("DELETE FROM policy WHERE name = ? AND since = ?", name, since.isoformat())
