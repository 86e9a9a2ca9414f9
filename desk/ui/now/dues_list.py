# SPDX-License-Identifier: MIT
"""What is due, in order of time, as the lines of Today."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from desk.db.dues import Upcoming
from desk.session import ROLES, Session
from desk.text import N_, Message
from desk.text.dates import day_bounds, due_text, local, weekday_text
from desk.ui.lines import Line
from desk.ui.now.remedies import remedy_words
from desk.ui.record.head import clock_tone
from desk.ui.widgets import Text
from desk.ui.workplace import Workplace

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def groups(lines: Sequence[Upcoming], session: Session) -> list[tuple[str, str, list[Upcoming]]]:
    """The lines under late, next hour, today, tomorrow and later, with the head's tone; empty
    groups are left out."""
    now = session.now()
    _start, tonight = day_bounds(session.today(), session.zone)
    _next, tomorrow = day_bounds(session.today() + DAY, session.zone)
    bounds: list[tuple[str, str, datetime | None]] = [
        (N_("Late"), "red", now),
        (N_("Next hour"), "amber", now + HOUR),
        (N_("Today"), "", tonight),
        (N_("Tomorrow"), "", tomorrow),
        (N_("Later"), "", None),
    ]
    rest, found = list(lines), []
    for name, tone, end in bounds:
        inside = [line for line in rest if end is None or line.at < end]
        rest = [line for line in rest if line not in inside]
        if inside:
            found.append((name, tone, inside))
    return found


def shown(lines: Sequence[Upcoming], place: Workplace) -> list[Line]:
    """The lines as Today paints them, heads among them."""
    made = []
    for name, tone, inside in groups(lines, place.session):
        made.append(Line(name, right=str(len(inside)), tone=tone, head=True))
        made += [_line(line, place) for line in inside]
    return made


def _line(line: Upcoming, place: Workplace) -> Line:
    session = place.session
    now = session.now()
    return Line(
        Message(line.what),
        detail=Message(
            N_("{number} {title} · {who}"), number=line.number, title=line.title, who=_for(line)
        ),
        right=due_text(line.at, now),
        tone=clock_tone(line.at, now),
        icon=line.kind,
        below=_when(line.at, session),
        value=(line.kind, line.record, line.what),
        button=remedy_words(place, line),
    )


def _for(line: Upcoming) -> Text:
    if line.who:
        return line.who
    return Message(ROLES[line.role]) if line.role in ROLES else N_("Nobody yet")


def _when(at: datetime, session: Session) -> str:
    here, today = local(at, session.zone), session.today()
    if here.date() == today:
        return f"{here:%H:%M}"
    if abs((here.date() - today).days) < 7:
        return f"{weekday_text(here.date())} {here:%H:%M}"
    return f"{here:%m-%d %H:%M}"
