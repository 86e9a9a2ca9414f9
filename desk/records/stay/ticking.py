# SPDX-License-Identifier: MIT
"""Ticks of a checklist: one by one on the way, or a whole room sheet typed back in one pass."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desk.db import rowing
from desk.db.act import refuse
from desk.db.looks import refuse_unseen
from desk.errors import Invalid
from desk.records.stay.checklist import ChecklistItem
from desk.records.stay.record import Stay
from desk.records.stay.words import RESULTS
from desk.text import N_, Message
from desk.text.dates import local

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.db.store import Store
    from desk.session import Session


@dataclass(frozen=True)
class Tick:
    """How an item was: done, wrong or none (not applicable), with a note; empty takes it back."""

    result: str
    note: str = ""


@dataclass(frozen=True)
class Box:
    """A box of the room sheet: the key of its item, when it is due (UTC), how it is ticked."""

    uid: str
    due_at: datetime
    text: str
    result: str


def room_sheet(stay: Stay, session: "Session", *, today_only: bool = False) -> list[Box]:
    """The boxes of a stay in the order of time, all of them or those of the office's day."""
    return [
        Box(row.uid, row.due_at, row.text, row.result)
        for row in stay.checklist
        if row.due_at is not None
        and (not today_only or local(row.due_at, session.zone).date() == session.today())
    ]


def tick(
    store: "Store", session: "Session", stay: int, uid: str, result: str, note: str = ""
) -> Stay:
    """Tick one item, or take its tick back by an empty result; raises Refused or Invalid."""
    return type_back(store, session, stay, {uid: Tick(result, note)})


def type_back(store: "Store", session: "Session", stay: int, ticks: Mapping[str, Tick]) -> Stay:
    """Tick what a room sheet brings back, all in one save; the keys are those of its boxes.

    What is ticked the same already keeps who ticked it and when. Raises Refused, or Invalid for
    what is not in order without a note.
    """
    with store.act(session) as act:
        refuse(session, "read", Stay)
        loaded = rowing.load(store.database, Stay, stay, lock=True)
        refuse_unseen(store, session, loaded)
        items = {row.uid: row for row in loaded.checklist}
        for uid, ticked in ticks.items():
            if uid in items:
                _put(act, items[uid], ticked)
        if loaded.state == "announced" and any(ticked.result for ticked in ticks.values()):
            loaded.state = "preparing"
        return act.save(loaded)


def _put(act: "Act", item: ChecklistItem, ticked: Tick) -> None:
    if ticked.result and ticked.result not in RESULTS:
        raise ValueError(ticked.result)
    if ticked.result == "wrong" and not ticked.note.strip():
        text = Message(N_("‘{item}’ is not in order: say in the note what is wrong."),
                       item=item.text)  # fmt: skip
        raise Invalid([("checklist", text)])
    if ticked.result != item.result:
        item.result = ticked.result
        item.done_at = act.now if ticked.result else None
        item.done_by = act.session.person_id if ticked.result else None
    item.note = ticked.note or (item.note if ticked.result else "")
