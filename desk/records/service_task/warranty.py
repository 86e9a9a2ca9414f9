# SPDX-License-Identifier: MIT
"""Warranty and DOA worked out from the day of purchase and the product's months, said in words."""

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desk.db.said import kept
from desk.text import N_, Message
from desk.text.dates import day_text, local

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.service_task.record import ServiceTask


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def work_out(task: "ServiceTask", act: "Act") -> None:
    """Fill the end of the warranty, what holds, whether it is DOA, and the rule in words."""
    day = local(task.received_at or act.now, act.office.zone).date()
    bought, months = task.bought_on, task.warranty_months
    task.days_owned = (day - bought).days if bought is not None else None
    task.warranty_until = None
    if bought is not None and months is not None:
        task.warranty_until = months_later(bought, months) - timedelta(days=1)
    task.doa = _doa(task)
    task.warranty = _warranty(task, day)
    task.rule = kept(sentence(task, day))


def _doa(task: "ServiceTask") -> str:
    if task.days_owned is None or task.doa_days is None:
        return "unknown"
    return "yes" if 0 <= task.days_owned <= task.doa_days else "no"


def _warranty(task: "ServiceTask", day: date) -> str:
    if task.disputed:
        return "disputed"
    if task.warranty_until is None:
        return "unknown"
    return "in" if day <= task.warranty_until else "out"


def sentence(task: "ServiceTask", day: date) -> Message:
    """The warranty rule that holds for the task, in one sentence."""
    if task.bought_on is None:
        return Message(N_("It is not known when it was bought: ask for the invoice."))
    days, until = task.days_owned, task.warranty_until
    if task.disputed:
        return Message(N_("Bought {days} days ago, the warranty is disputed: the supervisor "
                          "decides."), days=days)  # fmt: skip
    if task.doa == "yes":
        return Message(
            N_("Bought {days} days ago, DOA window {window} days: exchange."),
            days=days, window=task.doa_days,
        )  # fmt: skip
    if until is None:
        return Message(N_("Bought {days} days ago, the product's warranty is not on file."),
                       days=days)  # fmt: skip
    if day <= until:
        return Message(
            N_("Bought {days} days ago, in warranty until {until}: repair free of charge."),
            days=days, until=day_text(until),
        )  # fmt: skip
    return Message(
        N_("Warranty ended on {until}, {days} days ago: repair against payment, after consent."),
        until=day_text(until), days=(day - until).days,
    )  # fmt: skip
