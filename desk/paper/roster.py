# SPDX-License-Identifier: MIT
"""The month's roster for the wall: A4 across, people as rows, days as columns, ruled and signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.db.act import refuse
from desk.db.calendar_days import KINDS
from desk.db.store import Store
from desk.db.tables import CalendarDay
from desk.paper.designed import QUIET, DesignedPage, refuse_missing
from desk.paper.pen import Box
from desk.paper.printing import letterhead
from desk.paper.request import PrintOptions
from desk.paper.sizes import MM
from desk.records.duty.checks import leave_between
from desk.records.duty.plan import NONE, ShiftKind, days_of, marks_of, shift_kinds
from desk.records.duty.who import names_of, same_people, who_of
from desk.records.duty.words import ROSTER_STATES
from desk.session import Session
from desk.text import N_, Message, _, speaking
from desk.text.dates import long_day, moment_text, month_text, weekday_text

OFF = "0.93 g"
HOLIDAY = "0.86 g"
LEAVE = N_("leave")
#: Sizes in points, for a page as high as A4 is wide; taller papers have more rows.
ROW, TALLEST, HEAD_ROW, TOP, FOOT = 19.0, 27.0, 26.0, 62.0, 92.0
NAME, SUM = 84.0, 34.0


@dataclass(frozen=True)
class _Line:
    """One person's row."""

    name: str
    marks: Sequence[str]
    away: frozenset[int]
    shifts: int
    minutes: int


def draw_roster(store: Store, session: Session, roster: int, options: PrintOptions) -> bytes:
    """The roster of a month as a PDF, as many pages as its people need.

    Raises Refused, Invalid for characters without a print font, and Storage.
    """
    with store.act(session):
        refuse(session, "print", store.books["roster"])
    record: Any = store.get(session, "roster", roster, "preview")
    kinds = shift_kinds(store.database, gone=True)
    lines = _lines(store, record, kinds)
    head = letterhead(store)
    branch = store.office.branches.get(record.branch)
    place = branch.name if branch is not None else ""
    texts = [head.office, place, record.remarks, *(line.name for line in lines)]
    refuse_missing(record.number, [*texts, *(kind.name for kind in kinds.values())])
    paper = options.paper if options.paper.width > options.paper.height else options.paper.turned()
    with speaking(options.language):
        page = DesignedPage(_("Duty roster"), head.office, paper, options)
        _Wall(page, store, session, record, kinds, place).draw(lines)
        return page.document.finish()


def _lines(store: Store, record: Any, kinds: Mapping[str, ShiftKind]) -> list[_Line]:
    month = record.first
    days = days_of(month)
    rows = [(who, line) for line in record.lines if (who := who_of(line)) is not None]
    names = names_of(store, [who for who, _line in rows])
    same = same_people(store)
    leaves = leave_between(store, days[0], days[-1])
    made = []
    for who, line in rows:
        marks = marks_of(line.plan, month)[: len(days)]
        own = [a for a in leaves if same.get(a.who, a.who) == same.get(who, who)]
        away = frozenset(d.day for d in days if any(a.first <= d <= a.last for a in own))
        known = [kinds[mark] for mark in marks if mark in kinds]
        shifts, minutes = sum(k.worked for k in known), sum(k.minutes for k in known)
        made.append(_Line(names.get(who, ""), marks, away, shifts, minutes))
    return made


class _Wall:
    """The pages of one roster."""

    def __init__(
        self,
        page: DesignedPage,
        store: Store,
        session: Session,
        record: Any,
        kinds: Mapping[str, ShiftKind],
        place: str,
    ) -> None:
        self.page, self.store, self.session = page, store, session
        self.record, self.kinds, self.place = record, kinds, place
        self.days = days_of(record.first)
        self.office = letterhead(store).office
        self.special = _special(store, self.days)
        self.left = page.options.paper.margins[0] * MM
        self.right = page.width - page.options.paper.margins[2] * MM
        self.top = page.height - 30
        self.row = ROW
        self.step = (self.right - self.left - NAME - 2 * SUM) / len(self.days)

    def draw(self, lines: Sequence[_Line]) -> None:
        """Every page, the foot on each."""
        room = self.top - TOP - HEAD_ROW - FOOT
        most = max(1, int(room // ROW) - 1)
        self.row = max(ROW, min(TALLEST, room / (min(len(lines), most) + 1)))
        pages = [lines[at : at + most] for at in range(0, len(lines), most)] or [lines]
        for number, some in enumerate(pages, 1):
            self.page.start()
            self._title()
            foot = self._table(some, lines)
            self._foot(foot, number, len(pages))
            self.page.end()

    def _x(self, column: int) -> float:
        return self.left + NAME + column * self.step

    def _title(self) -> None:
        page = self.page
        first = self.days[0]
        title = Message(N_("Duty roster {month}"), month=month_text(first.year, first.month))
        page.say(page.width / 2, self.top - 12, str(title), 17, bold=True, align="center",
                 spacing=1.2)  # fmt: skip
        words = " · ".join(word for word in dict.fromkeys((self.office, self.place)) if word)
        page.say(self.left, self.top - 36, words, 9, room=(self.right - self.left) / 2)
        state = _(ROSTER_STATES[self.record.state])
        at = self.record.closed_at or self.record.published_at
        told = f"{state} {moment_text(at, self.session.zone)}" if at is not None else state
        number = _("No.: {number}").format(number=self.record.number)
        page.say(self.right, self.top - 36, f"{number}    {told}", 9, align="right")

    def _table(self, some: Sequence[_Line], everybody: Sequence[_Line]) -> float:
        top = self.top - TOP + 14
        bottom = top - HEAD_ROW - self.row * (len(some) + 1)
        self._tints(top, bottom)
        self._days(top)
        for row, line in enumerate(some):
            self._line(top - HEAD_ROW - row * self.row, line)
        self._counts(bottom, everybody)
        self._rules(top, bottom, len(some))
        return bottom

    def _tints(self, top: float, bottom: float) -> None:
        boxes: dict[str, list[Box]] = {OFF: [], HOLIDAY: []}
        for column, day in enumerate(self.days):
            kind = self.special.get(day, ("", ""))[0]
            if not self.store.office.calendar.day(day):
                shade = HOLIDAY if kind == "holiday" else OFF
                boxes[shade].append((self._x(column), bottom, self.step, top - bottom))
        for shade, some in boxes.items():
            self.page.pen.fill(some, shade)

    def _days(self, top: float) -> None:
        page = self.page
        page.say(self.left + 5, top - 17, _("Name"), 9, bold=True)
        for column, day in enumerate(self.days):
            middle = self._x(column) + self.step / 2
            page.say(middle, top - 11, str(day.day), 9, bold=True, align="center")
            word = weekday_text(day)
            short = word[-1] if not word.isascii() else word[:2]
            kind = self.special.get(day, ("", ""))[0]
            if kind == "makeup":
                made_up = _("make-up")
                short = made_up if not made_up.isascii() else f"{short}*"
            page.say(middle, top - 21, short, 7, align="center", room=self.step - 1)
        for which, text in enumerate((N_("Shifts"), N_("Work (h)"))):
            x = self._x(len(self.days)) + (which + 0.5) * SUM
            page.say(x, top - 17, _(text), 8, bold=True, align="center", room=SUM - 3)

    def _line(self, top: float, line: _Line) -> None:
        page, base = self.page, top - self.row / 2 - 3.5
        page.say(self.left + 5, base, line.name, 9.5, room=NAME - 8)
        for column, mark in enumerate(line.marks):
            middle = self._x(column) + self.step / 2
            kind = self.kinds.get(mark)
            if mark != NONE:
                bold = kind is None or kind.worked
                page.say(middle, base, mark, 9.5, bold=bold, ink="0 g" if bold else QUIET,
                         align="center", room=self.step - 2)  # fmt: skip
            elif column + 1 in line.away:
                page.say(middle, base, _(LEAVE), 7.5, align="center", room=self.step - 2)
        hours = f"{line.minutes / 60:.1f}".removesuffix(".0")
        for which, text in enumerate((str(line.shifts), hours)):
            x = self._x(len(self.days)) + (which + 0.5) * SUM
            page.say(x, base, text, 9, align="center", room=SUM - 3)

    def _counts(self, bottom: float, everybody: Sequence[_Line]) -> None:
        page, base = self.page, bottom + self.row / 2 - 3.5
        page.say(self.left + 5, base, _("On duty"), 8.5, bold=True, room=NAME - 8)
        for column in range(len(self.days)):
            marks = (line.marks[column] for line in everybody)
            count = sum(mark in self.kinds and self.kinds[mark].worked for mark in marks)
            if count:
                page.say(self._x(column) + self.step / 2, base, str(count), 8.5, align="center")
        hours = f"{sum(line.minutes for line in everybody) / 60:.1f}".removesuffix(".0")
        for which, text in enumerate((str(sum(line.shifts for line in everybody)), hours)):
            x = self._x(len(self.days)) + (which + 0.5) * SUM
            page.say(x, base, text, 8.5, bold=True, align="center", room=SUM - 3)

    def _rules(self, top: float, bottom: float, rows: int) -> None:
        pen, edge = self.page.pen, self._x(len(self.days)) + 2 * SUM
        levels = [top - HEAD_ROW - row * self.row for row in range(1, rows)]
        pen.add("0.55 G")
        pen.rule([(self.left, y, edge, y) for y in levels], 0.35)
        columns = [self._x(column) for column in range(1, len(self.days))]
        columns.append(self._x(len(self.days)) + SUM)
        pen.rule([(x, top, x, bottom) for x in columns], 0.35)
        pen.add("0 G")
        pen.rule([(self.left, y, edge, y) for y in (top - HEAD_ROW, bottom + self.row)], 0.8)
        strong = (self._x(0), self._x(len(self.days)))
        pen.rule([(x, top, x, bottom) for x in strong], 0.8)
        pen.frame((self.left, bottom, edge - self.left, top - bottom), 1.1)

    def _foot(self, bottom: float, number: int, count: int) -> None:
        page = self.page
        y = bottom - 15
        for told in self._explained():
            y -= page.paragraph(self.left, y, told, 8.5, self.right - self.left, most=2)
        base, wide = 34.0, 150.0
        names = (N_("Made by"), N_("Supervisor's signature"))
        for name, x in zip(names, (self.left, self.left + wide + 60), strict=True):
            page.say(x, base, _(name), 9)
            start = x + page.pen.width(_(name), 9, page.document.regular) + 6
            page.pen.rule([(start, base - 2, x + wide + 30, base - 2)], 0.5)
        told = _("Page {page} of {pages}").format(page=number, pages=count)
        day = long_day(self.session.today())
        page.say(self.right, base, f"{self.session.name}  {day}  {told}", 8, ink=QUIET,
                 align="right")  # fmt: skip

    def _explained(self) -> list[str]:
        used = {mark for line in self.record.lines for mark in line.plan.split()}
        shifts = [
            " ".join(part for part in (kind.code, kind.name, kind.hours) if part)
            for kind in self.kinds.values()
            if kind.code in used
        ]
        days = [_told(run) for run in _runs(self.special)]
        told = ["    ".join(shifts), "    ".join(days), self.record.remarks.replace("\n", " ")]
        return [line for line in told if line]


def _special(store: Store, days: Sequence[date]) -> dict[date, tuple[str, str]]:
    """The holidays and make-up days of the month: of which kind, and what they are called."""
    with store.database.read() as engine:
        query = CalendarDay.select().where(CalendarDay.day.between(days[0], days[-1]))
        rows = list(query.order_by(CalendarDay.day).execute(engine))
    return {row.day: (row.kind, row.name) for row in rows}


def _runs(special: Mapping[date, tuple[str, str]]) -> list[tuple[date, date, str, str]]:
    """Days of one kind and name in a row, from when to when."""
    runs: list[tuple[date, date, str, str]] = []
    for day, (kind, name) in special.items():
        if runs and (day - runs[-1][1]).days == 1 and runs[-1][2:] == (kind, name):
            runs[-1] = (runs[-1][0], day, kind, name)
        else:
            runs.append((day, day, kind, name))
    return runs


def _told(run: tuple[date, date, str, str]) -> str:
    first, last, kind, name = run
    span = str(first.day) if first == last else f"{first.day}–{last.day}"
    return f"{span}  {name}  {_(KINDS[kind])}"
