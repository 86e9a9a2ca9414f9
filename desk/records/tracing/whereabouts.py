# SPDX-License-Identifier: MIT
"""Where goods are: order, waybill, notice and trip in one card, by number, name or telephone."""

from dataclasses import dataclass

from desk.db.store import Store
from desk.session import Session
from desk.text import Message

KINDS = ("order", "pickup_notice", "dispatch", "tracing")
MOST = 5


@dataclass(frozen=True)
class Whereabouts:
    """One sheet about the goods: which, for whom, and how it stands."""

    kind: str
    record: int
    number: str
    title: str
    state: Message
    found_in: str


def whereabouts(store: Store, session: Session, words: str) -> list[Whereabouts]:
    """The newest sheets of each book that the words lead to, as far as the person may see them."""
    found = []
    for kind in KINDS:
        if kind not in store.books:
            continue
        record_type = store.books[kind]
        for hit in store.search.find(session, words, MOST, kind):
            rows = store.database.rows(f'SELECT state FROM "{kind}" WHERE id = ?', hit.record)
            state = rows[0][0] if rows else ""
            words_of_state = Message(record_type.states.get(state, state))
            found.append(
                Whereabouts(kind, hit.record, hit.number, hit.title, words_of_state, hit.field)
            )
    return found
