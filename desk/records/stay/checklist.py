# SPDX-License-Identifier: MIT
"""The checklist of a stay: made from its template, its times counted from arrival and departure.

Moving the arrival moves every due time; what is ticked stays as it was ticked.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from desk.db.fields import Choice, Line, Link, Moment, Phrase
from desk.db.record import Row
from desk.records.guest import Guest, hour_of
from desk.records.stay.template import TemplateItem, read_items, template_of
from desk.records.stay.words import PHASES, RESULTS
from desk.session import ROLES
from desk.text import N_
from desk.text.dates import local, utc

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.stay.record import Stay

# A stay that runs longer without a departure is ticked by hand.
LONGEST_STAY = 60
OF_TEMPLATE = "item-"
_DAY = timedelta(days=1)


class ChecklistItem(Row):
    """One thing to be done for the guest, with who ticked it when and how it was."""

    due_at = Moment(N_("Due at"))
    phase = Choice(N_("Phase"), PHASES)
    text = Phrase(N_("What is to be done"))
    role = Choice(N_("By whom"), ROLES)
    person = Link(N_("Person in charge"), to="person")
    result = Choice(N_("Ticked"), RESULTS)
    done_at = Moment(N_("Ticked at"))
    done_by = Link(N_("Ticked by"), to="person")
    note = Line(N_("Remarks"))

    listed = "due_at phase text role person result done_at done_by note"
    printed = "due_at text result done_by note"
    boxed = "result"


def build(stay: "Stay", guest: Guest | None, act: "Act") -> None:
    """Bring the checklist in line with template, times and guest; ticks and own items stay."""
    if not stay.template:
        items = template_of(act.office, act.today)
        stay.template = json.dumps([asdict(item) for item in items], ensure_ascii=False)
    kept = {row.uid: row for row in stay.checklist}
    rows = []
    for uid, item, due in _wanted(stay, guest, act.office.zone):
        row = kept.pop(uid, None) or ChecklistItem(
            uid=uid, phase=item.phase, text=item.text, role=item.role
        )
        if not row.result:
            row.due_at = due
        rows.append(row)
    own = [row for row in kept.values() if row.result or not row.uid.startswith(OF_TEMPLATE)]
    stay.checklist = sorted([*rows, *own], key=lambda row: (row.due_at or act.now, row.uid))


def _wanted(
    stay: "Stay", guest: Guest | None, zone: tzinfo
) -> Iterator[tuple[str, TemplateItem, datetime]]:
    """Every item of the template that applies, with its key and when it is due."""
    for number, item in enumerate(read_items(json.loads(stay.template))):
        if not _applies(item.condition, stay, guest):
            continue
        for day, due in enumerate(_times(item, stay, guest, zone)):
            if due is not None:
                yield f"{OF_TEMPLATE}{number}-{day}", item, due


def _applies(condition: str, stay: "Stay", guest: Guest | None) -> bool:
    if condition == "room":
        return bool(stay.room)
    foreign = guest is not None and guest.is_foreign
    if condition == "foreign_asked":
        return foreign and guest is not None and bool(guest.newspaper)
    return {"foreign": foreign, "domestic": not foreign}.get(condition, True)


def _times(
    item: TemplateItem, stay: "Stay", guest: Guest | None, zone: tzinfo
) -> Iterator[datetime | None]:
    """When an item is due; once, or for each day of the stay (None: not on that day)."""
    arrival, departure = stay.arrive_at, stay.leave_at
    minutes = timedelta(minutes=item.minutes)
    if arrival is None:
        return
    if item.anchor == "arrival":
        yield arrival + minutes
    elif item.anchor == "departure":
        if departure is not None:
            yield departure + minutes
    elif item.anchor == "arrival_day":
        # Who arrives later than that is visited within the hour.
        at = _at(local(arrival, zone).date(), item.minutes, zone)
        yield max(at, arrival + timedelta(hours=1))
    else:
        own = hour_of(guest.cleaning_at) if item.anchor == "cleaning" and guest else None
        for day in _days(arrival, departure, zone):
            at = _at(day, item.minutes if own is None else own, zone)
            yield at if arrival < at and (departure is None or at < departure) else None


def _days(arrival: datetime, departure: datetime | None, zone: tzinfo) -> Iterator[date]:
    day = local(arrival, zone).date()
    last = local(departure, zone).date() if departure is not None else day + _DAY
    for _count in range(LONGEST_STAY):
        if day > last:
            return
        yield day
        day += _DAY


def _at(day: date, minutes: int, zone: tzinfo) -> datetime:
    return utc(day, time(minutes // 60, minutes % 60), zone)
