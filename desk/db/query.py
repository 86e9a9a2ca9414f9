# SPDX-License-Identifier: MIT
"""What a list shows: which records of a book, in which order; saved and shared as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

OPERATORS = ("is", "in", "from", "to", "contains", "empty", "filled")


@dataclass(frozen=True)
class Condition:
    """One filter: a field, how it is compared, and the plain value (as JSON keeps it)."""

    field: str
    operator: str
    value: Any = None


@dataclass(frozen=True)
class Query:
    """A found set of one kind. `order` is a listed field; equal values go by id.

    `words` narrows by the search box's index; voided records show unless `with_void` is off.
    """

    kind: str
    where: tuple[Condition, ...] = ()
    order: str = "number"
    descending: bool = True
    words: str = ""
    with_void: bool = True

    def to_json(self) -> str:
        """The query as a saved view keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Query":
        """A saved view back; raises ValueError when it cannot be read."""
        kept: Mapping[str, Any] = json.loads(text)
        where = tuple(Condition(**c) for c in kept["where"])
        return cls(**{**kept, "where": where})
