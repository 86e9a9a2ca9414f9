# SPDX-License-Identifier: MIT
"""The summary's figures as a supervisor reads them: value, last month's, and the change."""

from decimal import ROUND_HALF_UP, Decimal

from desk.records.summary.figures import Measured
from desk.text import N_, Message
from desk.text.money import yuan

NOTHING = "–"
_TENTH = Decimal("0.1")


def value_text(one: Measured) -> str:
    """The figure as text; a dash where there is nothing to measure."""
    if one.value is None or (one.line.unit == "share" and not one.whole):
        return NOTHING
    if one.line.unit == "share":
        return percent(one.value, one.whole or 0)
    if one.line.unit == "money":
        return yuan(one.value)
    if one.line.unit == "seconds":
        return _clock(one.value)
    return f"{one.value:,}"


def change(now: Measured, before: Measured) -> Message | str:
    """How the figure differs from last month's; a dash where one of them is missing."""
    if NOTHING in (value_text(now), value_text(before)):
        return NOTHING
    assert now.value is not None
    assert before.value is not None
    if now.line.unit == "share":
        points = _points(now) - _points(before)
        if not points:
            return "0"
        return Message(N_("{points} points"), points=f"{points:+}")
    by = now.value - before.value
    sign = "+" if by > 0 else "-" if by < 0 else ""
    if now.line.unit == "money":
        return f"{sign}{yuan(abs(by))}"
    if now.line.unit == "seconds":
        return f"{sign}{_clock(abs(by))}"
    if not by or not before.value:
        return f"{sign}{abs(by):,}"
    return f"{sign}{abs(by):,} ({sign}{percent(abs(by), before.value)})"


def percent(part: int, whole: int) -> str:
    """A share in per cent with one decimal; what is not whole never looks whole."""
    exact = (Decimal(part) * 100 / Decimal(whole)).quantize(_TENTH, ROUND_HALF_UP)
    if exact == 100 and part < whole:
        exact = Decimal("99.9")
    return f"{exact:f}%" if exact % 1 else f"{exact:.0f}%"


def _points(one: Measured) -> Decimal:
    assert one.value is not None
    return (Decimal(one.value) * 100 / Decimal(one.whole or 1)).quantize(_TENTH, ROUND_HALF_UP)


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
