# SPDX-License-Identifier: MIT
"""Who is on duty: a colleague of the office, or a driver, who need not be able to sign in."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from desk.db.record import Problem
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.store import Store


class Who(NamedTuple):
    """Somebody on duty, by the book the name stands in: person or driver."""

    kind: str
    id: int


def who_of(row: Any) -> Who | None:
    """Whom a row with `person` and `driver` is about; None while nobody is named."""
    if row.person is not None:
        return Who("person", row.person)
    return Who("driver", row.driver) if row.driver is not None else None


def one_of_two(row: Any) -> Iterable[Problem]:
    """A sentence unless exactly one of `person` and `driver` is named."""
    if row.person is None and row.driver is None:
        yield "person", Message(N_("Name a colleague or a driver."))
    elif row.person is not None and row.driver is not None:
        yield "driver", Message(N_("Name a colleague or a driver, not both."))


def names_of(store: "Store", people: Iterable[Who]) -> dict[Who, str]:
    """What they are called."""
    asked = list(people)
    found: dict[Who, str] = {}
    for kind in {who.kind for who in asked}:
        labels = store.office.labels(kind, [who.id for who in asked if who.kind == kind])
        found |= {Who(kind, key): label for key, label in labels.items()}
    return found


def same_people(store: "Store") -> dict[Who, Who]:
    """The drivers that may sign in, with who they are as colleagues: one person, two names."""
    if "driver" not in store.books:
        return {}
    rows = store.database.rows("SELECT id, person FROM driver WHERE person IS NOT NULL")
    return {Who("driver", driver): Who("person", person) for driver, person in rows}


def all_names(store: "Store", who: Who) -> list[Who]:
    """Every name the same person stands under, as a colleague and as a driver; `who` among them."""
    same = same_people(store)
    me = same.get(who, who)
    return [me, *(name for name, person in same.items() if person == me)]
