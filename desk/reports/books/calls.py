# SPDX-License-Identifier: MIT
"""The month's calls: how many, how long against the target, at which hour, what became of them."""

from collections import Counter
from collections.abc import Iterator

from desk.db.fields import from_millis
from desk.db.query import Condition
from desk.records.call.words import OUTCOMES, PURPOSES
from desk.reports.asking import Asking, breakdown, mean, person_of, rank
from desk.reports.kinds import BRANCH, MONTH, Making, ReportKind, among, filled, is_
from desk.reports.model import Cell, Chart, Column, Figure, Section, Series, Share, Table, Tiles
from desk.text import N_, Message
from desk.text.dates import local

ENQUIRIES = ("enquiry", "business")
LONGEST_RINGING = 3


def sections(making: Making) -> Iterator[Section]:
    """Figures, hours of the day, kinds, outcomes, colleagues."""
    calls = Asking(making, "call", "started_at")
    yield Section(Message(N_("At a glance")), (_tiles(making, calls),))
    yield Section(Message(N_("Hours of the day")), (_hours(making, calls),))
    yield Section(
        Message(N_("What they were about")),
        (
            breakdown(calls, "purpose", Message(N_("Kind of call")), PURPOSES),
            breakdown(calls, "outcome", Message(N_("Outcome")), OUTCOMES),
        ),
    )
    yield Section(Message(N_("Colleagues")), (_people(making, calls),))


def _tiles(making: Making, calls: Asking) -> Tiles:
    answered = is_("outcome", "missed")
    missed = calls.count(answered)
    lengths = _lengths(calls, filled("seconds"))
    enquiries = among("purpose", ENQUIRIES)
    asked = _lengths(calls, enquiries, filled("seconds"))
    target = int(making.store.office.rule("enquiry_seconds", making.day))
    rung = [row[0] for row in calls.values("rings", where=[is_("direction", "in")])]
    soon = sum(rings <= LONGEST_RINGING for rings in rung)
    average, goal = mean(asked), making.goals.three_rings
    promised = calls.values("promise_at", "replied_at")
    kept = sum(replied <= promise for promise, replied in promised)
    open_ended = calls.count(filled("promise_at"))
    return Tiles(
        (
            Figure(Message(N_("Calls")), calls.count(), query=calls.some(),
                   note=Message(N_("last month {count}"), count=calls.last_month().count())),
            Figure(Message(N_("Nobody answered")), missed, query=calls.some(answered)),
            Figure(Message(N_("Enquiry, on average")), average, "seconds",
                   calls.some(enquiries, filled("seconds")),
                   Message(N_("target {time}"), time=f"{target // 60}:{target % 60:02}")),
            Figure(Message(N_("Call, on average")), mean(lengths), "seconds",
                   calls.some(filled("seconds"))),
            Figure(Message(N_("Call, 90 of 100 within")), rank(lengths), "seconds",
                   calls.some(filled("seconds"))),
            Figure(Message(N_("Answered within three rings")), Share(soon, len(rung)), "share",
                   calls.some(is_("direction", "in"), Condition("rings", "to", LONGEST_RINGING)),
                   Message(N_("goal {goal}%"), goal=goal), goal),
            Figure(Message(N_("Promised replies kept")), Share(kept, open_ended), "share",
                   note=Message(N_("{count} promised"), count=open_ended)),
            Figure(Message(N_("Became a complaint")), calls.count(is_("outcome", "complaint")),
                   query=calls.some(is_("outcome", "complaint"))),
            Figure(Message(N_("Became an order")), calls.count(is_("outcome", "order")),
                   query=calls.some(is_("outcome", "order"))),
            Figure(Message(N_("Became a service task")), calls.count(is_("outcome", "task")),
                   query=calls.some(is_("outcome", "task"))),
        )
    )  # fmt: skip


def _lengths(calls: Asking, *where: object) -> list[int]:
    rows = calls.values("seconds", "outcome", where=where)  # type: ignore[arg-type]
    return [seconds for seconds, outcome in rows if outcome != "missed"]


def _hours(making: Making, calls: Asking) -> Chart:
    moments = [from_millis(row[0]) for row in calls.values("started_at")]
    by_hour = Counter(local(moment, making.zone).hour for moment in moments)
    hours = range(min([*by_hour, 8]), max([*by_hour, 17]) + 1)
    return Chart(
        Message(N_("Calls by the hour in which they began")),
        tuple(f"{hour}:00" for hour in hours),
        (Series(Message(N_("Calls")), tuple(by_hour[hour] for hour in hours)),),
    )


def _people(making: Making, calls: Asking) -> Table:
    lengths: dict[int, list[int]] = {}
    for who, seconds in calls.values("taken_by", "seconds"):
        lengths.setdefault(who, []).append(seconds)
    name = person_of(making)
    rows = tuple(
        (
            Cell(name(who)),
            Cell(count, calls.some(is_("taken_by", who))),
            Cell(mean(lengths.get(who, []))),
            Cell(rank(lengths.get(who, []))),
        )
        for who, (count, _sum) in sorted(calls.by("taken_by").items(), key=lambda r: -r[1][0])
        if who is not None
    )
    columns = (
        Column(Message(N_("Taken by")), "text", 24),
        Column(Message(N_("Calls")), "count", 20, bars=True),
        Column(Message(N_("On average")), "seconds", 14),
        Column(Message(N_("90 of 100 within")), "seconds", 14),
    )
    return Table(columns, rows, empty=Message(N_("None in this month.")))


CALLS = ReportKind(
    "calls",
    N_("Call report"),
    N_("How many calls, how long, at which hour, and what became of them."),
    (MONTH, BRANCH),
    sections,
    ("call",),
)
