# SPDX-License-Identifier: MIT
"""The policies of the office with their figures; each value holds from a day on, so that an old
month keeps its old rates. The settings' page of policies is made from this table."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from desk.settings import Option
from desk.text import N_, Message

Check = Callable[[Mapping[str, Any]], Iterator[tuple[str, Message]]]
MINUTES, DAYS, YUAN, POINTS = N_("minutes"), N_("days"), N_("yuan"), N_("points")


@dataclass(frozen=True)
class Rule:
    """One policy: its name, what it is called, its group, its figures and what holds at first.

    A rule with one figure of its own name is kept as that figure; others as JSON in which a dot in
    a figure's name goes one level down and a number is a place in a list. `check` yields what is
    wrong between figures, by the figure's name.
    """

    name: str
    label: str
    group: str
    figures: tuple[Option, ...]
    about: str = ""
    check: Check | None = None

    @property
    def single(self) -> bool:
        """Whether the rule is one bare figure."""
        return len(self.figures) == 1 and self.figures[0].name == self.name

    @cached_property
    def default(self) -> Any:
        """What holds until the office decides otherwise."""
        return self.join({figure.name: figure.default for figure in self.figures})

    def join(self, figures: Mapping[str, Any]) -> Any:
        """The rule as it is kept, from its figures by name."""
        if self.single:
            return figures[self.name]
        made: dict[str, Any] = {}
        for figure in self.figures:
            at = made
            *above, last = figure.name.split(".")
            for part in above:
                at = at.setdefault(part, {})
            at[last] = figures[figure.name]
        return _listed(made)

    def split(self, value: Any) -> dict[str, Any]:
        """The figures by name, from the rule as it is kept; the default's where one is missing."""
        if self.single:
            return {self.name: value}
        return {figure.name: _at(value, figure) for figure in self.figures}


def _at(value: Any, figure: Option) -> Any:
    for part in figure.name.split("."):
        try:
            value = value[int(part)] if isinstance(value, list) else value[part]
        except (LookupError, TypeError, ValueError):
            return figure.default
    return value


def _listed(made: dict[str, Any]) -> Any:
    """A level whose names are 0, 1, 2 … as a list."""
    inner = {k: _listed(v) if isinstance(v, dict) else v for k, v in made.items()}
    return list(inner.values()) if all(k.isdecimal() for k in inner) else inner


def _figure(name: str, label: str, default: Any, unit: str = "", **more: Any) -> Option:
    kind = more.pop("kind", "tick" if isinstance(default, bool) else "whole")
    return Option(name, label, "", default, kind, unit, **more)


def _one(
    name: str, label: str, group: str, default: Any, unit: str = "", about: str = "", **more: Any
) -> Rule:
    return Rule(name, label, group, (_figure(name, label, default, unit, **more),), about)


def _fines_fit(figures: Mapping[str, Any]) -> Iterator[tuple[str, Message]]:
    if figures["negligence.0"] > figures["negligence.1"]:
        yield "negligence.0", Message(N_("The least amount is above the most."))


#: The indicators of the assessment; their weights are one whole.
WEIGHED = (
    "satisfaction", "in_time", "justified", "calls", "call_time", "fines", "courses",
    "attendance", "quality", "praise",
)  # fmt: skip


def _weights_fit(figures: Mapping[str, Any]) -> Iterator[tuple[str, Message]]:
    whole = sum(figures[name] for name in WEIGHED)
    if whole != 100:
        told = N_("The weights add up to {sum}%; they must be 100% together.")
        yield WEIGHED[0], Message(told, sum=whole)


def _votes_fit(figures: Mapping[str, Any]) -> Iterator[tuple[str, Message]]:
    if not figures["staff"] and not figures["customers"]:
        yield "staff", Message(N_("Some votes must count."))


COMPLAINTS, CALLS = N_("Complaints"), N_("Calls and messages")
GOODS, AFTERWARDS = N_("Goods and vehicles"), N_("Call-backs and surveys")
SERVICE, RECORDS = N_("Training and service"), N_("Records")
STAFF = N_("Staff")

_WORKING = 10_080  # a week in minutes; no clock of an office runs longer

RULES: tuple[Rule, ...] = (
    Rule(
        "answer_minutes", N_("First answer to a complaint"), COMPLAINTS,
        (
            _figure("phone", N_("Telephone"), 60, MINUTES, most=_WORKING),
            _figure("qq", N_("QQ"), 60, MINUTES, most=_WORKING),
            _figure("wechat", N_("WeChat"), 60, MINUTES, most=_WORKING),
            _figure("visit", N_("Visit"), 60, MINUTES, most=_WORKING),
            _figure("online", N_("Internet"), 60, MINUTES, most=_WORKING),
            _figure("head_office", N_("Passed on by head office"), 60, MINUTES, most=_WORKING),
            _figure("email", N_("By e-mail"), 240, MINUTES, most=_WORKING),
            _figure("letter", N_("Letter"), 240, MINUTES, most=_WORKING),
            _figure("internal", N_("Internal matter"), 30, MINUTES, most=_WORKING),
            _figure("level.hot", N_("Hot complaint"), 0, MINUTES, most=_WORKING),
            _figure("level.important", N_("Important complaint"), 0, MINUTES, most=_WORKING),
            _figure("level.grave", N_("Grave complaint"), 30, MINUTES, most=_WORKING),
            _figure("round_the_clock", N_("Grave complaints run round the clock"), True),
        ),
        N_("Minutes of working time. The shortest that applies counts: by the channel, by the "
           "severity, for an internal matter. 0 leaves it to the others."),
    ),
    Rule(
        "escalation", N_("Escalation"), COMPLAINTS,
        (
            _figure("to_manager", N_("To the manager, after the first answer is late"), 0, MINUTES,
                    most=_WORKING),
            _figure("to_head_office", N_("To head office, after the manager was called in"), 120,
                    MINUTES, least=1, most=_WORKING),
        ),
        N_("Minutes of working time until a complaint climbs by itself."),
    ),
    Rule(
        "goals", N_("Goals of the monthly reports"), COMPLAINTS,
        (
            _figure("handled", N_("Complaints handled"), 100, "%", most=100),
            _figure("satisfied", N_("Customers satisfied"), 95, "%", most=100),
            _figure("three_rings", N_("Calls answered within three rings"), 90, "%", most=100),
        ),
        N_("The report of a month is measured by what holds on its last day; a signed one stands."),
    ),
    Rule(
        "fines", N_("Fines"), COMPLAINTS,
        (
            _figure("ladder.0", N_("First justified complaint of a month"), 1000, YUAN,
                    kind="money"),
            _figure("ladder.1", N_("Second"), 2000, YUAN, kind="money"),
            _figure("ladder.2", N_("Third"), 5000, YUAN, kind="money"),
            _figure("criticism_from", N_("Notice of criticism from the complaint no."), 3,
                    least=1, most=3),
            _figure("jointly", N_("Manager, jointly with each"), 1000, YUAN, kind="money"),
            _figure("negligence.0", N_("Manager's negligence, at least"), 5000, YUAN,
                    kind="money"),
            _figure("negligence.1", N_("Manager's negligence, at most"), 20000, YUAN,
                    kind="money"),
            _figure("coordinator", N_("Coordinator, jointly with it"), 5000, YUAN, kind="money"),
        ),
        N_("desk proposes these fines when a complaint is judged justified; a supervisor confirms "
           "or waives each. From the fourth complaint of a month on it proposes the dismissal."),
        _fines_fit,
    ),
    Rule(
        "promises", N_("Replies promised to callers"), CALLS,
        (
            _figure("internal", N_("Internal matter"), 30, MINUTES, least=1, most=_WORKING),
            _figure("complaint", N_("Complaint and all else"), 60, MINUTES, least=1,
                    most=_WORKING),
        ),
        N_("Minutes of working time within which a caller hears from the desk; they hold for "
           "messages, tracing and service tasks too."),
    ),
    _one("enquiry_seconds", N_("Enquiry takes on the average at most"), CALLS, 180,
         N_("seconds"), N_("The goal the monthly figures are measured by."), least=10, most=3600),
    Rule(
        "storage", N_("Storage of goods not collected"), GOODS,
        (
            _figure("free_days", N_("Free days of storage"), 3, DAYS, most=365),
            _figure("per_day", N_("Storage fee per day after the free days"), 500, YUAN,
                    kind="money"),
        ),
        N_("A notice keeps what held when it was written."),
    ),
    _one("pickup_retry", N_("Try again to reach the consignee after"), GOODS, 60, MINUTES,
         least=1, most=_WORKING),
    _one("paper_reminders", N_("Papers of vehicles and drivers"), GOODS, [30, 14, 7],
         N_("days before"), N_("So many days before a paper ends its reminder stands on Today; up "
                               "to five figures with blanks between them."),
         kind="numbers", least=0, most=365),
    Rule(
        "callbacks", N_("Call-back after the work is done"), AFTERWARDS,
        (
            _figure("delivery", N_("After a delivery"), 1, DAYS, most=365),
            _figure("complaint", N_("After a closed complaint"), 1, DAYS, most=365),
            _figure("training", N_("After a training"), 1, DAYS, most=365),
            _figure("stay", N_("After a reception"), 1, DAYS, most=365),
            _figure("service_task", N_("After a service task"), 1, DAYS, most=365),
            _figure("periodic", N_("Every customer, each (0: never)"), 0, DAYS, most=3650),
            _figure("restock", N_("Restock reminder, before the customer runs out"), 3, DAYS,
                    most=90),
        ),
        N_("A day on which the office is closed moves to the next open one. A customer's card may "
           "name days of its own."),
    ),
    _one("recall_share", N_("Share of call-backs re-called by the supervisor"), AFTERWARDS, 10,
         "%", most=100),
    Rule(
        "surveys", N_("Surveys"), AFTERWARDS,
        (
            _figure("goal", N_("Share of satisfied customers to reach"), 95, "%", most=100),
            _figure("asked_within", N_("Answers are asked within"), 14, DAYS, least=1, most=365),
        ),
        N_("A survey keeps what held when it was begun."),
    ),
    Rule(
        "training_stages", N_("Stages after a training"), SERVICE,
        (
            _figure("academy", N_("Academy, over after"), 7, DAYS, least=1, most=730),
            _figure("site", N_("Site building, over after"), 14, DAYS, least=1, most=730),
            _figure("domain", N_("Domain, over after"), 21, DAYS, least=1, most=730),
            _figure("icp", N_("ICP filing, over after"), 45, DAYS, least=1, most=730),
            _figure("owner.academy", N_("Academy, followed by"), None, kind="person"),
            _figure("owner.site", N_("Site building, followed by"), None, kind="person"),
            _figure("owner.domain", N_("Domain, followed by"), None, kind="person"),
            _figure("owner.icp", N_("ICP filing, followed by"), None, kind="person"),
        ),
        N_("Days count from the end of the training; stages that run already keep theirs. Where "
           "nobody is named the trainer follows the customer."),
    ),
    Rule(
        "warranty", N_("Warranty and DOA"), SERVICE,
        (
            _figure("months", N_("Warranty of a product without its own"), 0,
                    N_("months"), most=240),
            _figure("doa_days", N_("DOA window of a product without its own"), 0, DAYS, most=365),
        ),
        N_("The product's own figures come first; 0 leaves it open, and the task says so."),
    ),
    Rule(
        "assessment", N_("Assessment of the staff"), STAFF,
        (
            _figure("satisfaction", N_("Customers satisfied"), 20, "%", most=100),
            _figure("in_time", N_("Answered in time"), 15, "%", most=100),
            _figure("justified", N_("Justified complaints"), 15, "%", most=100),
            _figure("calls", N_("Calls taken"), 10, "%", most=100),
            _figure("call_time", N_("Length of enquiries"), 10, "%", most=100),
            _figure("fines", N_("Fines confirmed"), 5, "%", most=100),
            _figure("courses", N_("Marks in courses"), 5, "%", most=100),
            _figure("attendance", N_("Attendance"), 5, "%", most=100),
            _figure("quality", N_("Quality checks"), 10, "%", most=100),
            _figure("praise", N_("Praise"), 5, "%", most=100),
            _figure("complaint_off", N_("Off for a justified complaint"), 25, POINTS, most=100),
            _figure("yuan_off", N_("Off for each yuan of fines"), 2, POINTS, most=100),
            _figure("late_off", N_("Off for each time late"), 2, POINTS, most=100),
            _figure("calls_full", N_("Full points from"), 60, N_("calls a month"), least=1,
                    most=10_000),
            _figure("praise_full", N_("Full points for praise from"), 2, N_("times"), least=1,
                    most=100),
        ),
        N_("Weights of the indicators, 100% together; what cannot be measured is left out and the "
           "others stand for the whole. A month has the weights of its first day."),
        _weights_fit,
    ),
    Rule(
        "star", N_("Votes for the service star"), STAFF,
        (
            _figure("staff", N_("A colleague's vote"), 2, POINTS, most=100),
            _figure("customers", N_("A customer's praise by name"), 1, POINTS, most=100),
        ),
        N_("The most points win. With equal points more customers' votes decide, then the higher "
           "share of satisfied customers, then fewer justified complaints, then who was star "
           "longer ago or never; who are equal in all of it are elected together."),
        _votes_fit,
    ),
    _one("attachment_limit", N_("Largest attachment"), RECORDS, 20, "MB", least=1, most=200),
)  # fmt: skip

BY_NAME: Mapping[str, Rule] = {rule.name: rule for rule in RULES}
