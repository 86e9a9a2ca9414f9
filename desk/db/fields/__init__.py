# SPDX-License-Identifier: MIT
"""The kinds of field a form has: how a value is typed, checked, stored, shown and found again."""

from desk.db.fields.base import Kind, Setting, me, now, today
from desk.db.fields.choices import Choice, Link, Tick
from desk.db.fields.numbers import Measure, Money, Percent, Whole
from desk.db.fields.texts import Address, Email, IdNumber, Line, Name, Note, Phone, Phrase
from desk.db.fields.times import EPOCH, Day, Moment, from_millis, to_millis

__all__ = [
    "EPOCH",
    "Address",
    "Choice",
    "Day",
    "Email",
    "IdNumber",
    "Kind",
    "Line",
    "Link",
    "Measure",
    "Moment",
    "Money",
    "Name",
    "Note",
    "Percent",
    "Phone",
    "Phrase",
    "Setting",
    "Tick",
    "Whole",
    "from_millis",
    "me",
    "now",
    "to_millis",
    "today",
]
