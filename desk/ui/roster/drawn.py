# SPDX-License-Identifier: MIT
"""Paints the month: the days above, people and their marks, leave, and what it adds up to."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from desk.records.duty.plan import NONE
from desk.text import N_, _
from desk.text.dates import weekday_text
from desk.ui import theme
from desk.ui.roster.plan import (
    FOOT,
    HEAD,
    ROW,
    SIDE,
    SUM,
    Area,
    Cell,
    Plan,
    hours_text,
    sums,
    worked,
)
from desk.ui.roster.reading import DayOfMonth, Person

CENTER = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
#: How the sorts of duty look; the mark says it in letters too.
TONES = {
    "day": "accent",
    "early": "green",
    "late": "amber",
    "night": "plain",
    "call": "muted",
    "rest": "",
}
_AWAY = N_("leave")
_MAKEUP = N_("make-up")


@dataclass(frozen=True)
class Look:
    """What is chosen, what the mouse is over, and whether the keyboard is here."""

    area: Area | None
    over: Cell | None
    focused: bool
    half: str = ""  # the first letter of a mark of two, waiting for the second


def paint_month(painter: QPainter, plan: Plan, look: Look) -> None:
    """The whole viewport."""
    size = QRect(0, 0, plan.width, plan.height)
    painter.fillRect(size, theme.colour("paper"))
    _columns(painter, plan)
    painter.save()
    painter.setClipRect(0, HEAD, plan.width, plan.foot - HEAD)
    for row, person in enumerate(plan.seen.people):
        if plan.top(row) + ROW > HEAD and plan.top(row) < plan.foot:
            _row(painter, plan, row, person, look)
    if look.area is not None:
        _chosen(painter, plan, look)
    painter.restore()
    _head(painter, plan, look)
    _foot(painter, plan)


def _columns(painter: QPainter, plan: Plan) -> None:
    """Days the office does not work are tinted from top to bottom; today has its own tint."""
    for column, day in enumerate(plan.seen.days):
        box = QRect(plan.left(column), 0, plan.step, plan.foot + FOOT)
        if day.day == plan.seen.today:
            painter.fillRect(box, theme.colour("accent_tint"))
        elif not day.works:
            painter.fillRect(box, theme.colour("pressed" if day.kind == "holiday" else "hover"))


def _row(painter: QPainter, plan: Plan, row: int, person: Person, look: Look) -> None:
    top = plan.top(row)
    if look.over is not None and look.over.row == row:
        painter.fillRect(0, top, SIDE, ROW, theme.colour("hover"))
    painter.setPen(theme.colour("text"))
    painter.setFont(theme.font())
    name = QRect(theme.space(4), top, SIDE - theme.space(5), ROW)
    about = person.about
    wide = painter.fontMetrics().horizontalAdvance(person.name) + theme.space(2)
    painter.drawText(name, LEFT, _cut(painter, person.name, name.width()))
    if about and wide + 24 < name.width():
        painter.setFont(theme.font(theme.LABEL))
        painter.setPen(theme.colour("muted"))
        rest = name.adjusted(wide, 0, 0, 0)
        painter.drawText(rest, LEFT, _cut(painter, about, rest.width()))
    for column in range(plan.count):
        _cell(painter, plan, Cell(row, column), person)
    shifts, minutes = sums(plan.seen, person)
    painter.setFont(theme.font(12))
    for which, text in enumerate((str(shifts), hours_text(minutes))):
        painter.setPen(theme.colour("text" if which == 0 else "muted"))
        painter.drawText(plan.sum_box(row, which), CENTER, text if minutes or shifts else "–")
    painter.fillRect(0, top + ROW - 1, plan.left(plan.count) + 2 * SUM, 1, theme.colour("hairline"))


def _cell(painter: QPainter, plan: Plan, cell: Cell, person: Person) -> None:
    box = plan.box(cell)
    mark = person.marks[cell.column]
    away = person.away.get(cell.column + 1)
    kind = plan.seen.known.get(mark)
    inner = QRectF(box).adjusted(2, 4, -2, -5)
    if mark == NONE:
        if away is not None:
            _away(painter, inner)
        return
    tone = TONES.get(kind.tint if kind is not None else "", "red")
    if away is not None and kind is not None and kind.worked:
        tone = "red"
    ink: QColor = theme.colour("muted")
    if tone:
        ink, tint = theme.tones(tone)
        painter.setPen(QPen(ink, 1) if tone == "red" else Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(inner, 4, 4)
    painter.setPen(ink)
    painter.setFont(theme.font(theme.BASE if len(mark) == 1 else 11, strong=bool(tone)))
    painter.drawText(box.adjusted(0, 0, 0, -1), CENTER, mark)


def _away(painter: QPainter, inner: QRectF) -> None:
    """Leave by its name; hatched where a day is too narrow for the word."""
    painter.save()
    ink, _tint = theme.tones("amber")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("amber_tint"))
    painter.drawRoundedRect(inner, 4, 4)
    painter.setPen(ink)
    word = _(_AWAY)
    for size in (10, 9):
        painter.setFont(theme.font(size))
        if painter.fontMetrics().horizontalAdvance(word) <= inner.width():
            painter.drawText(inner, CENTER, word)
            break
    else:
        painter.fillRect(inner, QBrush(ink, Qt.BrushStyle.BDiagPattern))
    painter.restore()


def _chosen(painter: QPainter, plan: Plan, look: Look) -> None:
    area = look.area
    assert area is not None
    first = plan.box(Cell(area.rows[0], area.columns[0]))
    last = plan.box(Cell(area.rows[-1], area.columns[-1]))
    box = first.united(last)
    shade = theme.colour("accent")
    if not area.single:
        shade.setAlpha(34)
        painter.fillRect(box, shade)
    edge = theme.colour("focus" if look.focused else "border")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, 1))
    painter.drawRect(box.adjusted(0, 0, -1, -2))
    painter.setPen(QPen(edge, 2))
    here = plan.box(area.end)
    painter.drawRect(QRectF(here).adjusted(1, 1, -1, -2))
    if look.half:
        painter.setPen(theme.colour("accent_ink"))
        painter.setFont(theme.font(strong=True))
        painter.drawText(here, CENTER, f"{look.half}_")


def _head(painter: QPainter, plan: Plan, look: Look) -> None:
    painter.fillRect(0, HEAD - 1, plan.width, 1, theme.colour("border"))
    for column, day in enumerate(plan.seen.days):
        _day(painter, plan, column, day, look)
    painter.setFont(theme.font(theme.LABEL))
    painter.setPen(theme.colour("muted"))
    for which, text in enumerate((N_("Shifts"), N_("Work (h)"))):
        box = QRect(plan.left(plan.count) + which * SUM, 0, SUM, HEAD)
        painter.drawText(box, CENTER, _cut(painter, _(text), SUM - 4))
    box = QRect(theme.space(4), 0, SIDE - theme.space(5), HEAD)
    painter.drawText(box, LEFT, _("People"))


def _day(painter: QPainter, plan: Plan, column: int, day: DayOfMonth, look: Look) -> None:
    left, here = plan.left(column), look.area is not None and column in look.area.columns
    painter.setPen(theme.colour("text" if day.works else "muted"))
    if day.kind == "holiday":
        painter.setPen(theme.colour("red"))
    elif day.day == plan.seen.today or here:
        painter.setPen(theme.colour("accent_ink"))
    painter.setFont(theme.font(theme.BASE, strong=here or day.day == plan.seen.today))
    painter.drawText(QRect(left, 4, plan.step, 18), CENTER, str(day.day.day))
    painter.setFont(theme.font(10))
    word = weekday_text(day.day)
    short = word[-1] if not word.isascii() else word[:2]
    if day.kind == "makeup":
        painter.setPen(theme.colour("amber"))
        told = _(_MAKEUP)
        short = told if not told.isascii() else f"{short}*"
    painter.drawText(QRect(left, 22, plan.step, 16), CENTER, short)


def _foot(painter: QPainter, plan: Plan) -> None:
    """How many are on duty each day; nobody on a working day is said in red."""
    top = plan.foot
    painter.fillRect(0, top, plan.width, 1, theme.colour("border"))
    painter.setFont(theme.font(theme.LABEL))
    painter.setPen(theme.colour("muted"))
    box = QRect(theme.space(4), top, SIDE - theme.space(5), FOOT)
    painter.drawText(box, LEFT, _cut(painter, _("On duty"), box.width()))
    shifts = minutes = 0
    for person in plan.seen.people:
        one = sums(plan.seen, person)
        shifts, minutes = shifts + one[0], minutes + one[1]
    for column, day in enumerate(plan.seen.days):
        count = worked(plan.seen, column)
        nobody = day.works and not count
        painter.setPen(theme.colour("red" if nobody else "text" if count else "faint"))
        painter.setFont(theme.font(12, strong=nobody))
        where = QRect(plan.left(column), top, plan.step, FOOT)
        painter.drawText(where, CENTER, str(count) if count or day.works else "")
    painter.setFont(theme.font(12, strong=True))
    painter.setPen(theme.colour("text"))
    for which, text in enumerate((str(shifts), hours_text(minutes))):
        painter.drawText(plan.sum_box(0, which).translated(0, top - plan.top(0)), CENTER, text)
    painter.fillRect(0, top + FOOT, plan.width, 1, theme.colour("hairline"))


def _cut(painter: QPainter, text: str, room: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)


def tip_of(plan: Plan, point: QPoint) -> str:
    """What the mouse is over, in words; empty where there is nothing to tell."""
    from desk.records.duty.words import LEAVES
    from desk.text.dates import day_text

    cell = plan.at(point)
    if cell is None or cell.column < 0:
        return ""
    day = plan.seen.days[cell.column]
    parts = [f"{day_text(day.day)} {weekday_text(day.day)}", day.name]
    if cell.row >= 0:
        person = plan.seen.people[cell.row]
        kind = plan.seen.known.get(person.marks[cell.column])
        away = person.away.get(cell.column + 1)
        parts = [person.name, *parts]
        if kind is not None:
            parts.append(f"{kind.name} {kind.hours}".strip())
        if away is not None:
            parts.append(f"{_(LEAVES[away.sort])} ({away.number})")
    return " · ".join(part for part in parts if part)
