# SPDX-License-Identifier: MIT
"""What every table of the office is that is no book."""

from typing import TYPE_CHECKING, Any

import peewee

from desk.db.fields import Moment


class Table(peewee.Model):
    """A table of the office; never bound to one database."""

    if TYPE_CHECKING:
        id: Any

    class Meta:
        legacy_table_names = False


def moment(**more: Any) -> Moment:
    """A UTC moment that has no label, for tables no form shows."""
    field = Moment("")
    field.null = more.pop("null", False)
    return field
