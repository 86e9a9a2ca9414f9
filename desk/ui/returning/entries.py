# SPDX-License-Identifier: MIT
"""What is entered when a vehicle is back, and how it is brought into the records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desk.db.fields import Choice, Line, Money, Name, Whole
from desk.db.record import Ask
from desk.db.store import Store
from desk.records.dispatch import Stop
from desk.records.dispatch.words import PAID
from desk.session import Session
from desk.text import N_, _


class AskStop(Ask):
    """What was other than planned at a stop; empty cells are as they should be."""

    signed_by = Name(N_("Signed by"))
    signed_pieces = Whole(N_("Pieces taken"))
    collected = Money(N_("Collected"))
    paid = Choice(N_("Paid by"), PAID)
    note = Line(N_("Remarks"))
    drawing = """
        signed_by signed_pieces collected paid paid
        note      note          note      note note
    """


@dataclass(frozen=True)
class StopEntry:
    """What became of one stop; `signature` is a PNG picture, empty where nobody signed."""

    uid: str
    result: str
    typed: Mapping[str, Any] = field(default_factory=dict)
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


def bring_home(store: Store, session: Session, home: Homecoming) -> Any:
    """Enter a return into the note, its orders and its bag; the note as it stands then.

    What was refused can be mended and brought again. Raises Refused, Invalid or Storage.
    """
    note: Any = store.get(session, "dispatch", home.dispatch)
    entries = {entry.uid: entry for entry in home.stops}
    note.stops = [entries[s.uid].over(s) if s.uid in entries else s for s in note.stops]
    note = store.save(session, note, reason=_(RETURN))
    if note.state == "out":
        note = store.step(session, "dispatch", note.id, "back", dict(home.trip))
    for number, stop in enumerate(note.stops, 1):
        entry = entries.get(stop.uid)
        if entry is not None and entry.signature:
            name = _("Signature of stop {number} {name}.png").format(
                number=number, name=stop.signed_by or stop.consignee
            )
            store.attachments.add(session, "dispatch", note.id, name, entry.signature)
    if home.bag is not None and note.state == "back":
        note = store.step(session, "dispatch", note.id, "settle", dict(home.bag))
    return note


RETURN = N_("Return of the vehicle")
