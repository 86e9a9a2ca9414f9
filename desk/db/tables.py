# SPDX-License-Identifier: MIT
"""The tables every office has beside its books: people, trail, clocks, drafts, settings."""

import peewee
from peewee import BigIntegerField, BlobField, BooleanField, DateField, IntegerField, TextField

from desk.db.figure_tables import BallotBox, ReportReady, ReportSnapshot, Tally, Voted
from desk.db.import_tables import ImportBatch, ImportMatching, ImportRow
from desk.db.table import Table, moment


class Branch(Table):
    """A branch of the office; its code stands in the numbers, empty for the main one."""

    code = TextField(default="", unique=True)
    name = TextField()
    active = BooleanField(default=True)


class Person(Table):
    """Who may sign in: roles separated by blanks, password as argon2id."""

    login = TextField(unique=True)
    name = TextField()
    roles = TextField(default="")
    branch = IntegerField(null=True)
    department = TextField(default="")
    phone = TextField(default="")
    language = TextField(default="")
    active = BooleanField(default=True)
    password = TextField(default="")
    must_change = BooleanField(default=True)
    wrong_tries = IntegerField(default=0)
    locked_until = moment(null=True)


class KindNumber(Table):
    """The lasting number of a kind of record inside search keys."""

    name = TextField(unique=True)


class Counter(Table):
    """The last number given in a kind, branch and month."""

    kind = TextField()
    branch = IntegerField()
    month = TextField()
    last = IntegerField(default=0)

    class Meta:
        primary_key = peewee.CompositeKey("kind", "branch", "month")


class Audit(Table):
    """One line of the trail: append-only, each line's hash takes in the one before."""

    seq = peewee.BigIntegerField(primary_key=True)
    at = moment()
    person = IntegerField(null=True)
    who = TextField()
    desk = TextField(default="")
    action = TextField()
    kind = TextField(default="")
    record = IntegerField(null=True)
    number = TextField(default="")
    changes = TextField(default="")
    reason = TextField(default="")
    digest = TextField(default="")
    previous = TextField()
    hash = TextField()

    class Meta:
        indexes = ((("kind", "record", "seq"), False), (("at",), False))


class Chain(Table):
    """The trail's last line, so that a cut tail is noticed and writers stand in line."""

    seq = BigIntegerField()
    hash = TextField()


class Comment(Table):
    """What somebody remarked on a record."""

    kind = TextField()
    record = IntegerField()
    at = moment()
    person = IntegerField(null=True)
    text = TextField()

    class Meta:
        indexes = ((("kind", "record"), False),)


class Content(Table):
    """The bytes of an attachment, kept once by their SHA-256."""

    hash = TextField(primary_key=True)
    size = IntegerField()
    data = BlobField()


class Attachment(Table):
    """A file belonging to a record: chat log, photo, recording."""

    kind = TextField()
    record = IntegerField()
    name = TextField()
    mime = TextField(default="")
    size = IntegerField()
    hash = TextField()
    at = moment()
    person = IntegerField(null=True)

    class Meta:
        indexes = ((("kind", "record"), False),)


class Related(Table):
    """Two records that belong together, and why."""

    kind = TextField()
    record = IntegerField()
    other_kind = TextField()
    other = IntegerField()
    why = TextField(default="")
    at = moment()
    person = IntegerField(null=True)

    class Meta:
        indexes = (
            (("kind", "record"), False),
            (("other_kind", "other"), False),
            (("kind", "record", "other_kind", "other", "why"), True),
        )


class FollowedUp(Table):
    """A record that followed by itself from another one, and which of its several it is."""

    kind = TextField()
    record = IntegerField()
    why = TextField()
    other_kind = TextField()
    other = IntegerField()

    class Meta:
        indexes = ((("kind", "record", "why"), False), (("other_kind", "other"), False))


class Deadline(Table):
    """A clock that runs: what is due when, for whom, and the step run when it is missed."""

    kind = TextField()
    record = IntegerField()
    number = TextField()
    title = TextField(default="")
    what = TextField()
    at = moment()
    person = IntegerField(null=True)
    role = TextField(default="")
    branch = IntegerField(null=True)
    then = TextField(default="")

    class Meta:
        indexes = ((("at",), False), (("kind", "record"), False))


class Snooze(Table):
    """A reminder somebody put off until a moment, with the reason; the deadline itself stands."""

    person = IntegerField()
    kind = TextField()
    record = IntegerField()
    what = TextField()
    due = moment()
    until = moment()
    reason = TextField(default="")
    at = moment()

    class Meta:
        primary_key = peewee.CompositeKey("person", "kind", "record", "what", "due")


class Draft(Table):
    """A half-typed form as JSON; comes back after a crash, a lock, a sign-out."""

    key = TextField()
    person = IntegerField()
    kind = TextField()
    record = IntegerField(null=True)
    body = TextField()
    at = moment()

    class Meta:
        primary_key = peewee.CompositeKey("person", "key")


class PrintLog(Table):
    """Each print of a record: when, by whom, which copies, and the how manieth."""

    kind = TextField()
    record = IntegerField()
    at = moment()
    person = IntegerField(null=True)
    copies = TextField(default="")
    form = TextField(default="")
    nth = IntegerField()

    class Meta:
        indexes = ((("kind", "record"), False),)


class Look(Table):
    """A look at a record by somebody who may see it only by leave; `leave` is its number."""

    kind = TextField()
    record = IntegerField()
    at = moment()
    person = IntegerField(null=True)
    way = TextField()
    leave = TextField(default="", index=True)


class OfficeSetting(Table):
    """A setting of the office, as JSON, by name."""

    name = TextField(primary_key=True)
    value = TextField()


class Policy(Table):
    """A rule with figures that holds from a day on, so that an old month keeps its old rates."""

    name = TextField()
    since = DateField()
    value = TextField()
    at = moment()
    person = IntegerField(null=True)

    class Meta:
        indexes = ((("name", "since"), True),)


class SavedView(Table):
    """A filter somebody saved; shared with all when it has no person."""

    kind = TextField()
    name = TextField()
    person = IntegerField(null=True)
    query = TextField()

    class Meta:
        indexes = ((("kind", "person", "name"), True),)


class CalendarDay(Table):
    """A day that differs from the week's pattern: holiday, make-up working day, office closed."""

    day = DateField(primary_key=True)
    kind = TextField()
    spans = TextField(default="")
    name = TextField(default="")


OFFICE_TABLES: tuple[type[Table], ...] = (
    Branch,
    Person,
    KindNumber,
    Counter,
    Audit,
    Chain,
    Comment,
    Content,
    Attachment,
    Related,
    FollowedUp,
    Deadline,
    Snooze,
    Draft,
    PrintLog,
    Look,
    Voted,
    BallotBox,
    Tally,
    ReportSnapshot,
    ReportReady,
    OfficeSetting,
    Policy,
    SavedView,
    CalendarDay,
    ImportBatch,
    ImportRow,
    ImportMatching,
)
