# SPDX-License-Identifier: MIT
"""Looking at one masked cell unmasked: an action of its own, written to the trail."""

from typing import Any

from desk.db import rowing
from desk.db.act import refuse
from desk.db.store import Store
from desk.errors import Invalid
from desk.session import Session
from desk.text import N_, Message


def reveal(store: Store, session: Session, kind: str, record: int, field: str) -> Any:
    """The true value of a masked cell; raises Refused, or Invalid where nothing is masked."""
    record_type = store.books[kind]
    part = record_type.kinds().get(field)
    if part is None or part.masks is None:
        raise Invalid([(field, Message(N_("Nothing is masked here.")))])
    store.get(session, kind, record)
    with store.act(session) as act:
        refuse(session, "reveal", record_type)
        loaded = rowing.load(store.database, record_type, record)
        act.log("reveal", loaded, changes={"field": [None, field]})
    return getattr(loaded, field)
