# SPDX-License-Identifier: MIT
"""Where goods are: order, waybill, notice and trip in one card, by number, name or telephone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desk.db.search import Hit
from desk.db.store import Store
from desk.session import Session
from desk.text import Message

KINDS = ("order", "pickup_notice", "dispatch", "tracing")
MOST = 5
Key = tuple[str, int]


@dataclass(frozen=True)
class Whereabouts:
    """One sheet about the goods: which, for whom, and how it stands."""

    kind: str
    record: int
    number: str
    title: str
    state: Message
    found_in: str = ""


def whereabouts(store: Store, session: Session, words: str) -> list[Whereabouts]:
    """The newest sheets of each book that the words lead to, as far as the person may see them."""
    kinds = [kind for kind in KINDS if kind in store.books]
    return card(
        store, session, [h for k in kinds for h in store.search.find(session, words, MOST, k)]
    )


def card(store: Store, session: Session, hits: Sequence[Hit]) -> list[Whereabouts]:
    """The sheets about goods among some hits and the trips their orders are on, with how each
    stands; book by book, of each the newest."""
    found: dict[Key, Whereabouts] = {}
    for kind in KINDS:
        same = [hit for hit in hits if hit.kind == kind][:MOST]
        states = _states(store, kind, [hit.record for hit in same])
        for hit in same:
            key = kind, hit.record
            found[key] = Whereabouts(*key, hit.number, hit.title, states[hit.record], hit.field)
    for trip in _trips(store, session, [key for kind, key in found if kind == "order"]):
        found.setdefault((trip.kind, trip.record), trip)
    return sorted(found.values(), key=lambda one: KINDS.index(one.kind))


def _states(store: Store, kind: str, keys: Sequence[int]) -> dict[int, Message]:
    if not keys:
        return {}
    names = store.books[kind].states
    marks = ", ".join("?" * len(keys))
    rows = store.database.rows(f'SELECT id, state FROM "{kind}" WHERE id IN ({marks})', *keys)
    return {key: Message(names.get(state, state)) for key, state in rows}


def _trips(store: Store, session: Session, orders: Iterable[int]) -> Iterator[Whereabouts]:
    keys = list(orders)
    if not keys or not session.may("read", store.books["dispatch"].sheet):
        return
    marks = ", ".join("?" * len(keys))
    rows = store.database.rows(
        "SELECT DISTINCT d.id, d.number, d.plate, d.state FROM dispatch d "
        f'JOIN "order" o ON o.dispatch = d.id WHERE o.id IN ({marks}) ORDER BY d.id DESC',
        *keys,
    )
    names = store.books["dispatch"].states
    for key, number, plate, state in rows[:MOST]:
        yield Whereabouts("dispatch", key, number, plate, Message(names.get(state, state)))
