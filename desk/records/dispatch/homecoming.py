# SPDX-License-Identifier: MIT
"""A vehicle's return entered in one go: every stop, the trip, the signatures and the cash bag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desk.db import rowing
from desk.db.act import refuse
from desk.db.doing import do_step, not_possible
from desk.db.looks import refuse_unseen
from desk.db.said import kept
from desk.errors import Invalid
from desk.records.dispatch.record import Dispatch
from desk.records.dispatch.stops import Stop
from desk.text import N_, Message, _

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.session import Session

RETURN = N_("Return of the vehicle")


@dataclass(frozen=True)
class StopEntry:
    """What became of one stop; `signature` is a PNG picture, empty where nobody signed.

    `typed` are cells of the stop that are other than planned, `taken` the quantity of a line of
    its order (by the line's key) of which not everything was handed over.
    """

    uid: str
    result: str
    typed: Mapping[str, Any] = field(default_factory=dict)
    taken: Mapping[str, Decimal] = field(default_factory=dict)
    signature: bytes = b""

    def over(self, stop: Stop) -> Stop:
        """The stop as it stands with this entry."""
        made = Stop(**{name: getattr(stop, name) for name in Stop.kinds()})
        made.result = self.result
        for name, value in self.typed.items():
            if not made.kinds()[name].is_empty(value):
                setattr(made, name, value)
        return made


@dataclass(frozen=True)
class Homecoming:
    """A vehicle's return: the stops, the trip, and the bag where it is counted at once."""

    dispatch: int
    stops: Sequence[StopEntry]
    trip: Mapping[str, Any]
    bag: Mapping[str, Any] | None = None


def cash_expected(stops: Sequence[Stop], entries: Sequence[StopEntry]) -> int:
    """The fen that must be in the bag with what is entered now."""
    return sum(entry.over(stop).cash() for stop, entry in zip(stops, entries, strict=True))


def bring_home(store: "Store", session: "Session", home: Homecoming) -> Any:
    """Enter a return into the note, its orders, its files and its bag: all of it or nothing.

    Returns the note as it stands then; raises Refused, Invalid or Storage.
    """
    with store.act(session, kept(Message(RETURN))) as act:
        refuse(session, "read", Dispatch)
        note: Any = rowing.load(store.database, Dispatch, home.dispatch, lock=True)
        refuse_unseen(store, session, note)
        if note.state not in ("out", "back"):  # another desk was faster, or the trip is off
            back = next(step for step in Dispatch.steps if step.id == "back")
            raise Invalid([(None, not_possible(note, back))])
        entries = {entry.uid: entry for entry in home.stops}
        note.stops = [entries[s.uid].over(s) if s.uid in entries else s for s in note.stops]
        _note_taken(note, entries)
        note = act.save(note)
        if note.state == "out":
            note = do_step(act, "dispatch", note.id, "back", home.trip)
        for number, stop in enumerate(note.stops, 1):
            entry = entries.get(stop.uid)
            if entry is not None and entry.signature:
                name = _("Signature of stop {number} {name}.png").format(
                    number=number, name=stop.signed_by or stop.consignee
                )
                store.attachments.put(act, note, name, entry.signature)
        if home.bag is not None and note.state == "back":
            note = do_step(act, "dispatch", note.id, "settle", home.bag)
    return note


def _note_taken(note: Dispatch, entries: Mapping[str, StopEntry]) -> None:
    """Of a stop delivered in part everything was taken but what is said otherwise."""
    orders = {s.order: entries.get(s.uid) for s in note.stops if s.order is not None}
    for row in note.goods:
        entry = orders.get(row.order or 0)
        if entry is not None and entry.result == "partly":
            row.taken = entry.taken.get(row.line, row.carried)
