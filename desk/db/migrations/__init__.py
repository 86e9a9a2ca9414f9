# SPDX-License-Identifier: MIT
"""Numbered changes of the schema that are more than a new table or column."""

from collections.abc import Callable, Mapping

from desk.db.database import Database

# Number of the schema version a migration leads to, and what it does inside the open transaction.
MIGRATIONS: Mapping[int, Callable[[Database], None]] = {}
