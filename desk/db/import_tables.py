# SPDX-License-Identifier: MIT
"""The tables of what came in: files, their rows, and which column was which field."""

import peewee
from peewee import IntegerField, TextField

from desk.db.table import Table, moment


class ImportBatch(Table):
    """A file that came in: how many rows, how many records; it can be undone as one."""

    kind = TextField()
    file = TextField()
    at = moment()
    person = IntegerField(null=True)
    rows = IntegerField(default=0)
    came_in = IntegerField(default=0)
    known = IntegerField(default=0)
    refused = IntegerField(default=0)
    state = TextField(default="running")
    undone_at = moment(null=True)
    # The batch this one was made for, which takes it along when it is undone.
    made_for = IntegerField(null=True)


class ImportRow(Table):
    """A record and the content of the row it came from, so that a row comes in only once."""

    batch = IntegerField(index=True)
    line = IntegerField()
    content = TextField(index=True)
    record = IntegerField()


class ImportMatching(Table):
    """Which column is which field in the tables of one source, told by their headings."""

    kind = TextField()
    headings = TextField()
    columns = TextField()

    class Meta:
        primary_key = peewee.CompositeKey("kind", "headings")
