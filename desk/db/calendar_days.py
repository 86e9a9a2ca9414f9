# SPDX-License-Identifier: MIT
"""The table of days that differ from the week: public holidays, make-up days, the office's own."""

from datetime import date
from typing import TYPE_CHECKING

from desk.db.calendar import read_spans, spans_text
from desk.db.database import Database
from desk.db.holidays import holidays, known_years
from desk.db.tables import CalendarDay
from desk.errors import Invalid, Refused
from desk.session import ROLES, Session, roles_for
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.office import Office
    from desk.db.store import Store

KINDS = {
    "holiday": N_("Public holiday"),
    "makeup": N_("Make-up working day"),
    "closed": N_("Office closed"),
    "open": N_("Office open"),
}
DECEMBER = 12


def fill_calendar(database: Database, first_year: int) -> None:
    """Enter the published days from a year on, inside an open transaction; own days stay."""
    rows = [
        {"day": day, "kind": known.kind, "spans": "", "name": known.name}
        for year in known_years()
        if year >= first_year
        for day, known in holidays(year).items()
    ]
    if rows:
        CalendarDay.insert_many(rows).on_conflict_ignore().execute(database.engine)


def publish_year(store: "Store", session: Session, year: int) -> int:
    """Enter the published days of a year; returns how many there are, 0 when none are known.

    Raises Refused.
    """
    found = holidays(year)
    with store.act(session) as act:
        refuse_settings(session)
        for day, known in found.items():
            CalendarDay.insert(
                day=day, kind=known.kind, spans="", name=known.name
            ).on_conflict_ignore().execute(store.database.engine)
        act.log("calendar", changes={"year": [None, year], "days": [None, len(found)]})
    store.office.refresh()
    return len(found)


def set_day(
    store: "Store", session: Session, day: date, kind: str, *, spans: str = "", name: str = ""
) -> None:
    """Enter or change one day; `spans` (8:30-12:00 …) may stand empty where the kind tells enough.

    Raises Refused, or Invalid when the spans cannot be read.
    """
    if kind not in KINDS:
        raise Invalid([("kind", Message(N_("Choose what kind of day it is.")))])
    own = spans_text(read_spans(spans)) if kind in ("makeup", "open") else ""
    with store.act(session) as act:
        refuse_settings(session)
        before = CalendarDay.select().where(CalendarDay.day == day).first(store.database.engine)
        values = {"kind": kind, "spans": own, "name": name}
        CalendarDay.insert(day=day, **values).on_conflict(
            conflict_target=[CalendarDay.day], update=values
        ).execute(store.database.engine)
        act.log(
            "calendar",
            changes={"day": [day.isoformat()] * 2, "kind": [before.kind if before else None, kind]},
        )
    store.office.refresh()


def forget_day(store: "Store", session: Session, day: date) -> None:
    """Let a day count as its weekday says again. Raises Refused."""
    with store.act(session) as act:
        refuse_settings(session)
        CalendarDay.delete().where(CalendarDay.day == day).execute(store.database.engine)
        act.log("calendar", changes={"day": [day.isoformat(), None]})
    store.office.refresh()


def days_of(store: "Store", year: int) -> list[CalendarDay]:
    """The days of a year that differ from the week, in order."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    with store.database.read() as engine:
        query = CalendarDay.select().where(CalendarDay.day.between(first, last))
        return list(query.order_by(CalendarDay.day).execute(engine))


def missing_year(office: "Office", today: date) -> int | None:
    """The year whose holidays are missing: this one, in December also the next."""
    years = [today.year, today.year + 1] if today.month == DECEMBER else [today.year]
    return next((year for year in years if not office.calendar.knows(year)), None)


def calendar_notice(year: int) -> Message:
    """The sentence to show where the holidays of a year are missing."""
    return Message(
        N_("The public holidays of {year} are not entered; deadlines count Monday to Friday."),
        year=str(year),
    )


def refuse_settings(session: Session) -> None:
    """Raise Refused unless the person may change the settings of the office."""
    if not session.may("settings"):
        roles = roles_for("settings").split()
        raise Refused(
            Message(
                N_("You may not change the settings. Allowed are: {roles}."),
                roles=[Message(ROLES[role]) for role in roles],
            ),
            action="settings",
            roles=roles,
        )
