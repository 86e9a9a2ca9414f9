# SPDX-License-Identifier: MIT
"""Figures compared with earlier ones in words, as a supervisor would write them."""

from datetime import date
from decimal import Decimal

from desk.reports import showing
from desk.reports.model import Share
from desk.text import N_, Message


def joined(*parts: Message | None) -> Message:
    """Sentences as one paragraph, those that are None left out."""
    told = [part for part in parts if part is not None]
    whole = told[0]
    for part in told[1:]:
        whole = Message(N_("{one} {other}"), one=whole, other=part)
    return whole


def counts(now: int, then: int, month: date) -> Message:
    """How a count differs from that of an earlier month."""
    when = showing.month(month)
    if now == then:
        if not now:
            return Message(N_("In {month} there were none either."), month=when)
        return Message(N_("In {month} there were as many."), month=when)
    if not then:
        return Message(N_("In {month} there were none."), month=when)
    change = showing.percent(Share(abs(now - then), then))
    template = (
        N_("That is {by} more than in {month} ({then}), a rise of {percent}.")
        if now > then
        else N_("That is {by} fewer than in {month} ({then}), a fall of {percent}.")
    )
    return Message(
        template, by=f"{abs(now - then):,}", month=when, then=f"{then:,}", percent=change
    )


def shares(now: Share, then: Share, month: date) -> Message | None:
    """How a share differs from that of an earlier month, in points of a per cent."""
    if not now.whole or not then.whole:
        return None
    when, before = showing.month(month), showing.percent(then)
    points = showing.exact(now) - showing.exact(then)
    if not points:
        return Message(N_("In {month} it was the same."), month=when)
    template = (
        N_("That is {points} points more than in {month} ({then}).")
        if points > 0
        else N_("That is {points} points less than in {month} ({then}).")
    )
    return Message(template, points=_points(abs(points)), month=when, then=before)


def durations(now: int | None, then: int | None, month: date) -> Message | None:
    """How much longer or shorter something took than in an earlier month, in minutes."""
    if now is None or then is None:
        return None
    when = showing.month(month)
    if now == then:
        return Message(N_("In {month} it took as long."), month=when)
    template = (
        N_("That is {by} longer than in {month} ({then}).")
        if now > then
        else N_("That is {by} shorter than in {month} ({then}).")
    )
    by, before = showing.minutes(abs(now - then)), showing.minutes(then)
    return Message(template, by=by, month=when, then=before)


def goal(now: Share, percent: int) -> Message | None:
    """Whether a goal was reached."""
    if not now.whole:
        return None
    if now.reaches(percent):
        return Message(N_("The goal of {goal}% was reached."), goal=percent)
    missing = max(Decimal(percent) - showing.exact(now), Decimal("0.1"))
    return Message(
        N_("The goal of {goal}% was missed by {points} points."),
        goal=percent,
        points=_points(missing),
    )


def no_figures(month: date) -> Message:
    """That there is nothing to compare with."""
    return Message(
        N_("There are no figures of {month} to compare with."), month=showing.month(month)
    )


def _points(value: Decimal) -> str:
    return f"{value.normalize():f}"
