# SPDX-License-Identifier: MIT
"""The loading list of a trip: what goes on first comes off last."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from desk.db.act import refuse
from desk.db.store import Store
from desk.paper.listing import Column, print_list
from desk.paper.printing import letterhead
from desk.paper.request import PrintOptions
from desk.session import Session
from desk.text import N_, Message, _, speaking
from desk.text.dates import moment_text

_TICK = "□"


def draw_loading(store: Store, session: Session, dispatch: int, options: PrintOptions) -> bytes:
    """The stops of a dispatch note in the order of loading, with boxes to tick, as a PDF.

    Raises Refused, Invalid for characters without a print font, and Storage.
    """
    with store.act(session):
        refuse(session, "print", store.books["dispatch"])
    note: Any = store.get(session, "dispatch", dispatch, "preview")
    vehicle: Any = store.get(session, "vehicle", note.vehicle)
    driver = store.office.labels_for(session, "driver", {note.driver}).get(note.driver, "")
    stops = list(enumerate(note.stops, 1))
    with speaking(options.language):
        columns = [
            Column(_("Load as"), 5, "right"),
            Column(_("Stop no."), 5, "right"),
            Column(_("Consignee"), 14),
            Column(_("Goods carried"), 30),
            Column(_("Pieces"), 6, "right"),
            Column(_("Weight (kg)"), 9, "right"),
            Column(_("Volume (m³)"), 9, "right"),
            Column(_("Loaded"), 6),
        ]
        rows = [
            (
                str(at),
                str(number),
                stop.consignee,
                stop.goods or stop.address,
                str(stop.pieces or ""),
                _plain(stop.weight),
                _plain(stop.volume),
                _("yes") if stop.loaded else _TICK,
            )
            for at, (number, stop) in enumerate(reversed(stops), 1)
        ]
        title = str(Message(N_("Loading list {number}"), number=note.number))
        about = _about(note, vehicle, driver, session)
    return print_list(
        title,
        columns,
        rows,
        office=letterhead(store),
        zone=session.zone,
        options=replace(options, printed_by=session.name, printed_at=session.now()),
        filters=about,
    )


def _about(note: Any, vehicle: Any, driver: str, session: Session) -> str:
    """Vehicle, driver, when it leaves, and what it may carry."""
    may = Message(N_("may carry {weight} kg"), weight=_plain(vehicle.load_kg))
    if vehicle.volume_m3 is not None:
        may = Message(
            N_("may carry {weight} kg, {volume} m³"),
            weight=_plain(vehicle.load_kg),
            volume=_plain(vehicle.volume_m3),
        )
    load = Message(
        N_("{pieces} pieces, {weight} kg, {volume} m³"),
        pieces=note.pieces or 0,
        weight=_plain(note.weight) or "0",
        volume=_plain(note.volume) or "0",
    )
    parts = [vehicle.plate, driver, note.route]
    if note.planned_out_at is not None:
        parts.append(moment_text(note.planned_out_at, session.zone))
    return " · ".join([*(part for part in parts if part), str(load), str(may)])


def _plain(value: Decimal | None) -> str:
    if value is None:
        return ""
    return f"{value:,.4f}".rstrip("0").rstrip(".")
