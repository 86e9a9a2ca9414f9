# SPDX-License-Identifier: MIT
"""Keeps a call when the card is left: the note and the form that was opened belong together."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from desk.db.act import refuse
from desk.db.looks import refuse_unseen

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.records.call.record import Call
    from desk.session import Session


def log_call(
    store: "Store",
    session: "Session",
    values: Mapping[str, Any],
    related: tuple[str, int] | None = None,
) -> "Call":
    """Save a call with what the card knows of it, linked to the record (kind, id) it led to.

    Raises Refused, or Invalid for values the form would not take.
    """
    from desk.records.call.record import Call

    with store.act(session) as act:
        call = store.new(session, "call", **values)
        assert isinstance(call, Call)
        other = None
        if related is not None:
            refuse(session, "read", store.books[related[0]])
            other = act.get(*related)
            refuse_unseen(store, session, other)
            call.about = call.about or other.number
        call = act.save(call, typed=True)
        if other is not None:
            act.relate(call, other)
            act.touch(other)
    return call
