# SPDX-License-Identifier: MIT
"""The tables of counting: kept figures, reports as they stood, votes that are secret."""

import peewee
from peewee import BigIntegerField, IntegerField, TextField

from desk.db.table import Table, moment


class Voted(Table):
    """Who has cast a vote in a secret election, each person once; for whom stands nowhere."""

    kind = TextField()
    record = IntegerField()
    person = IntegerField()
    at = moment()

    class Meta:
        indexes = ((("kind", "record", "person"), True),)


class BallotBox(Table):
    """The votes of a secret election as counts in one line, which knows no order and no voter."""

    kind = TextField()
    record = IntegerField()
    votes = TextField(default="")

    class Meta:
        primary_key = peewee.CompositeKey("kind", "record")


class Tally(Table):
    """A kept figure of a branch and period: how many records stand under a heading, and the sum."""

    kind = TextField()
    branch = IntegerField()
    period = IntegerField()
    name = TextField()
    what = TextField()
    times = BigIntegerField()
    amount = BigIntegerField()

    class Meta:
        primary_key = peewee.CompositeKey("kind", "branch", "period", "name", "what")


class ReportSnapshot(Table):
    """A signed report as it was: its figures as JSON, their hash, and the trail's last hash."""

    kind = TextField()
    period = TextField()
    branch = IntegerField()
    numbers = TextField()
    hash = TextField()
    trail = TextField()
    seq = BigIntegerField()
    signed_by = IntegerField(null=True)
    signer = TextField()
    signed_at = moment()

    class Meta:
        indexes = ((("kind", "period", "branch"), True),)


class ReportReady(Table):
    """A report as it stood when its month was over, made by desk itself, once."""

    kind = TextField()
    period = TextField()
    branch = IntegerField()
    numbers = TextField()
    made_at = moment()

    class Meta:
        indexes = ((("kind", "period", "branch"), True),)
