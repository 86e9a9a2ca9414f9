# SPDX-License-Identifier: MIT
"""What can go wrong and is told to the user in one sentence; everything else is a bug."""

from collections.abc import Mapping, Sequence
from typing import Any

from desk.text import Message


class DeskError(Exception):
    """An error with a sentence for the user; `str()` gives it in the current language."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class Refused(DeskError):
    """The person's roles do not allow the action; the sentence names both."""

    def __init__(self, message: Message, *, action: str = "", roles: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.action = action
        self.roles = tuple(roles)


class Invalid(DeskError):
    """What was typed breaks a rule; `problems` are pairs of field name (or None) and sentence."""

    def __init__(self, problems: Sequence[tuple[str | None, Message]]) -> None:
        super().__init__(problems[0][1])
        self.problems = list(problems)


class ReasonNeeded(DeskError):
    """Money, a time or a closed record was changed without a reason; `fields` names which."""

    def __init__(self, message: Message, *, fields: Sequence[str]) -> None:
        super().__init__(message)
        self.fields = tuple(fields)


class Conflict(DeskError):
    """Somebody else saved meanwhile and changed the same fields; nothing was written.

    `before`, `mine` and `theirs` hold the plain values of the fields both changed; `latest` is
    the record as it stands in the store now, to merge into and save.
    """

    def __init__(
        self,
        message: Message,
        *,
        before: Mapping[str, Any],
        mine: Mapping[str, Any],
        theirs: Mapping[str, Any],
        latest: Any,
    ) -> None:
        super().__init__(message)
        self.before = dict(before)
        self.mine = dict(mine)
        self.theirs = dict(theirs)
        self.latest = latest


class Storage(DeskError):
    """The disk, the file or the server does not do its part; the sentence says what to do."""
