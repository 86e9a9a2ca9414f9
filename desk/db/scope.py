# SPDX-License-Identifier: MIT
"""Which records of a kind a person may see, as a condition every list and search carries."""

from typing import Any

import peewee

from desk.db.record import Record
from desk.session import Session

# The name by which a statement with a scope must know the record's table.
ALIAS = "t1"


def scope_of(record_type: type[Record], session: Session) -> tuple[str, list[Any]]:
    """The scope in SQL over the table named `t1`, with `?` for values; empty if all may be seen."""
    expression = None if session.is_office else record_type.scope(session)
    if expression is None:
        return "", []
    context = peewee.Context(subquery=True)  # what is selected inside stands in brackets
    assert context.alias_manager.get(record_type._meta.table) == ALIAS
    sql, values = context.sql(expression).query()
    return f"({sql})", list(values)
