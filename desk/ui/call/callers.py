# SPDX-License-Identifier: MIT
"""Who may be calling: customers by any part of number or name, with what is open for them."""

from dataclasses import dataclass, field

from desk.db.fields import Phone
from desk.db.search import Hit
from desk.db.store import Store
from desk.records.customer.past import Happened, history
from desk.session import Session
from desk.text.phones import digits

#: Customers shown while typing, and records shown for the one who is calling.
CUSTOMERS = 4
RECORDS = 6
#: From so many characters on they are looked for.
LEAST = 2
KIND = "customer"


@dataclass(frozen=True)
class Caller:
    """A customer who may be the caller; `records` are the open ones first, then the last ones."""

    id: int
    number: str
    name: str
    phone: str
    records: list[Happened] = field(default_factory=list)
    open: int = 0


@dataclass(frozen=True)
class Found:
    """Who fits what was typed so far; where no customer does, other records with the number."""

    callers: list[Caller] = field(default_factory=list)
    others: list[Hit] = field(default_factory=list)
    #: Whether the others have the name, and not the number.
    by_name: bool = False


def find_callers(store: Store, session: Session, number: str, name: str) -> Found:
    """The customers that fit, the newest first, the first of them with its records.

    A number counts more than a name: a name is looked for only where no number fits.
    """
    found: list[Hit] = []
    others: list[Hit] = []
    by_name = False
    for words in (number.strip(), name.strip()):
        if len(words) >= LEAST and not found:
            hits = store.search.find(session, words)
            found = [h for h in hits if h.kind == KIND]
            if not others:
                others = [h for h in hits if h.kind != KIND and _has_caller(store, h.kind)]
                by_name = words != number.strip()
    lines = [_caller(store, session, hit.record) for hit in found[:CUSTOMERS]]
    wanted = digits(number)
    lines.sort(key=lambda line: digits(line.phone) != wanted)
    if lines:
        lines[0] = with_records(store, session, lines[0])
        return Found(lines)
    return Found([], others[:RECORDS], by_name)


def _has_caller(store: Store, kind: str) -> bool:
    """Whether the records of a kind are about somebody who can call: they keep a number."""
    kinds = store.books[kind].kinds().values()
    return any(isinstance(field, Phone) and not field.hidden for field in kinds)


def with_records(store: Store, session: Session, caller: Caller) -> Caller:
    """The caller with the records that are open, then the last ones."""
    past = history(store, session, caller.id)
    closed = {t.kind(): t.closed_states for t in store.books}
    still = [line for line in past if line.state and line.state not in closed[line.kind]]
    others = [line for line in past if line not in still]
    shown = [*still[:RECORDS], *others][: max(RECORDS, len(still[:RECORDS]))]
    return Caller(caller.id, caller.number, caller.name, caller.phone, shown, len(still))


def _caller(store: Store, session: Session, key: int) -> Caller:
    record = store.get(session, KIND, key)
    phone = next((n for f in ("mobile", "phone", "other_phone") if (n := getattr(record, f))), "")
    return Caller(key, record.number, record.title(), phone)
