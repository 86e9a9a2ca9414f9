# SPDX-License-Identifier: MIT
"""How a figure of the month becomes points from 0 to 100: each rule in words beside its sum."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from desk.records.assessment.measures import MonthOfWork, Part, Presence
from desk.records.assessment.words import INDICATORS
from desk.text import N_, Message
from desk.text.money import figures

FULL = Decimal(100)
NOTHING = N_("nothing to measure")


@dataclass(frozen=True)
class Scored:
    """An indicator of one person: what was measured, the rule, points from 0 to 100 (None: left
    out because there was nothing to measure), its weight in per cent and its part of the total."""

    indicator: str
    measured: Message | str
    rule: Message
    score: Decimal | None
    weight: int
    points: Decimal | None = None


def assess(
    work: MonthOfWork,
    person: int,
    policy: Mapping[str, Any],
    target: int,
    *,
    quality: int | None,
    praise: int | None,
) -> tuple[list[Scored], Decimal | None]:
    """The indicators of a person in a month, and the weighted total; None with nothing at all.

    `target` are the seconds an enquiry may take on the average. What cannot be measured is left
    out, and the weights of the others stand for the whole.
    """
    found = {
        "satisfaction": _share(work.satisfaction.get(person), N_("{percent}% ({part} of {whole})"),
                               N_("The share of satisfied customers in per cent.")),
        "in_time": _share(work.in_time.get(person), N_("{percent}% ({part} of {whole})"),
                          N_("The share of answers given in time in per cent.")),
        "justified": _less(work.justified.get(person, 0), policy["complaint_off"],
                           N_("100, less {off} for each justified complaint.")),
        "calls": _calls(work.calls.get(person), policy["calls_full"]),
        "call_time": _call_time(work.enquiries.get(person), target),
        "fines": _fines(work.fines.get(person, 0), policy["yuan_off"]),
        "courses": _courses(work.courses.get(person)),
        "attendance": _attendance(work.attendance.get(person), policy["late_off"]),
        "quality": _quality(quality),
        "praise": _praise(praise, policy["praise_full"]),
    }  # fmt: skip
    lines = [
        Scored(name, *found[name], weight=int(policy[name]))
        for name in INDICATORS
        if int(policy[name]) > 0
    ]
    return _weighed(lines)


Outcome = tuple[Message | str, Message, Decimal | None]


def _weighed(lines: list[Scored]) -> tuple[list[Scored], Decimal | None]:
    whole = sum(line.weight for line in lines if line.score is not None)
    done = [
        line
        if line.score is None
        else Scored(
            line.indicator, line.measured, line.rule, line.score, line.weight,
            _round(line.score * line.weight / whole, 2),
        )
        for line in lines
    ]  # fmt: skip
    points = [line.points for line in done if line.points is not None]
    return done, sum(points, Decimal(0)) if points else None


def _share(part: Part | None, told: str, rule: str) -> Outcome:
    if part is None or not part.whole:
        return Message(NOTHING), Message(rule), None
    score = _round(FULL * part.part / part.whole, 1)
    shown = Message(told, percent=str(score), part=part.part, whole=part.whole)
    return shown, Message(rule), score


def _less(count: int, off: int, rule: str) -> Outcome:
    return str(count), Message(rule, off=off), max(Decimal(0), FULL - count * off)


def _calls(count: int | None, full: int) -> Outcome:
    rule = Message(N_("100 from {full} calls on, fewer in proportion."), full=full)
    if not count:
        return Message(NOTHING), rule, None
    return str(count), rule, _round(min(FULL, FULL * count / max(full, 1)), 1)


def _call_time(enquiries: Part | None, target: int) -> Outcome:
    told = N_("100 up to {target} on the average, 1 less for each per cent above.")
    rule = Message(told, target=_clock(target))
    if enquiries is None or not enquiries.whole:
        return Message(NOTHING), rule, None
    mean = Decimal(enquiries.part) / enquiries.whole
    over = max(Decimal(0), (mean - target) * 100 / target)
    shown = N_("{time} on the average ({count} enquiries)")
    measured = Message(shown, time=_clock(int(_round(mean, 0))), count=enquiries.whole)
    return measured, rule, max(Decimal(0), _round(FULL - over, 1))


def _fines(fen: int, off: int) -> Outcome:
    rule = Message(N_("100, less {off} for each yuan of confirmed fines."), off=off)
    score = max(Decimal(0), _round(FULL - Decimal(fen) / 100 * off, 1))
    return f"¥{figures(fen)}", rule, score


def _courses(marks: Part | None) -> Outcome:
    rule = Message(N_("The mean mark of the month's courses; of two marks the better one."))
    if marks is None:
        return Message(NOTHING), rule, None
    mean = _round(Decimal(marks.part) / marks.whole, 1)
    shown = Message(N_("{mean} (courses: {count})"), mean=str(mean), count=marks.whole)
    return shown, rule, mean


def _attendance(kept: Presence | None, off: int) -> Outcome:
    rule = Message(N_("Shifts come to in per cent, less {off} for each time late."), off=off)
    if kept is None:
        return Message(NOTHING), rule, None
    shown = N_("{part} of {whole} shifts, late {late} times")
    measured = Message(shown, part=kept.part, whole=kept.whole, late=kept.late)
    score = FULL * kept.part / kept.whole - kept.late * off
    return measured, rule, max(Decimal(0), _round(score, 1))


def _quality(typed: int | None) -> Outcome:
    rule = Message(N_("As the supervisor's checks came out, from 0 to 100."))
    if typed is None:
        return Message(NOTHING), rule, None
    return str(typed), rule, Decimal(typed)


def _praise(times: int | None, full: int) -> Outcome:
    rule = Message(N_("50 without praise, 100 from {full} praises on."), full=full)
    if times is None:
        return Message(NOTHING), rule, None
    score = _round(min(FULL, 50 + Decimal(50 * times) / max(full, 1)), 1)
    return str(times), rule, score


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _round(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
