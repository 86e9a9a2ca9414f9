# SPDX-License-Identifier: MIT
"""What is done to a record besides typing, what falls due with it, and what follows from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from desk.db.grouped import Fields

if TYPE_CHECKING:
    from desk.db.act import Act


class Ask(Fields):
    """The questions a step asks before it is done; never stored as a table."""

    drawing: ClassVar[str] = ""


@dataclass(frozen=True)
class Step:
    """What can be done to a record besides typing: a button with a key, allowed by role.

    `do(record, act, answers)` changes the record and is saved with it in one transaction;
    `when(record)` says whether the button stands there now; `asks` are its questions.
    """

    id: str
    label: str
    do: Callable[[Any, "Act", Any], None]
    by: str
    when: Callable[[Any], bool] = lambda record: True
    asks: type[Ask] | None = None
    key: str = ""
    icon: str = "check"
    main: bool = False


@dataclass(frozen=True)
class Due:
    """A deadline of a record: what is due, when (UTC), for whom; `then` is the step when missed."""

    what: str
    at: datetime
    person: int | None = None
    role: str = "staff"
    then: str = ""


@dataclass(frozen=True)
class FollowUp:
    """A record of another book that follows from this one by itself: a call-back, an article.

    It is made once for each `why` of its record, as the office, with `values` filled in; while
    nobody has touched it, it changes with them, and it is voided when it no longer follows.
    """

    kind: str
    why: str
    values: Mapping[str, Any]
