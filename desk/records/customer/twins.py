# SPDX-License-Identifier: MIT
"""Customers who may be the one being typed: the same telephone number, or the same name."""

from collections.abc import Iterable
from dataclasses import dataclass

from desk.db.store import Store
from desk.records.customer.record import Customer
from desk.session import Session
from desk.text.phones import digits, mask_phone
from desk.text.plain import one_line

MOST = 10


@dataclass(frozen=True)
class LookAlike:
    """A customer who looks like the one typed; `why` is the field that is the same."""

    id: int
    number: str
    name: str
    phone: str
    city: str
    why: str


def look_alikes(
    store: Store,
    session: Session,
    name: str,
    phones: Iterable[str] = (),
    *,
    other_than: int | None = None,
) -> list[LookAlike]:
    """Customers with one of the numbers, then those with the very name; at most ten.

    Two look-ups in indexes, so that it can run while somebody types. Empty without the right to
    read customers.
    """
    if not session.may("read", Customer.sheet):
        return []
    found: dict[int, LookAlike] = {}
    figures = [f for f in dict.fromkeys(digits(p) for p in phones) if len(f) >= 3]
    if figures:
        marks = ", ".join("?" * len(figures))
        where = f"id IN (SELECT owner FROM customer_dialled WHERE figures IN ({marks}))"
        _add(found, store, session, where, figures, "phone")
    if name := one_line(name):
        # The index of names sorts byte by byte, on a server too.
        column = "name" if store.database.is_sqlite else 'name COLLATE "C"'
        _add(found, store, session, f"{column} = ?", [name], "name")
    found.pop(other_than or 0, None)
    return list(found.values())[:MOST]


def _add(
    found: dict[int, LookAlike],
    store: Store,
    session: Session,
    where: str,
    values: list[str],
    why: str,
) -> None:
    rows = store.database.rows(
        "SELECT id, number, name, mobile, phone, city FROM customer "
        f"WHERE {where} AND voided = ? ORDER BY id DESC LIMIT {MOST + 1}",
        *values,
        False,
    )
    for key, number, name, mobile, phone, city in rows:
        shown = mobile or phone
        shown = mask_phone(shown) if session.masked and shown else shown
        found.setdefault(key, LookAlike(key, number, name, shown, city, why))
