# SPDX-License-Identifier: MIT
"""Who may vote in an election and who can be elected, as the people of the office stand now."""

from typing import TYPE_CHECKING

from desk.records.star.words import CANDIDATES, VOTERS

if TYPE_CHECKING:
    from desk.db.office import Colleague, Office


def entitled(office: "Office", branch: int | None) -> "list[Colleague]":
    """The active people of the desk, of a branch or (None) of the whole office."""
    return _of(office, VOTERS, branch)


def candidates(office: "Office", branch: int | None) -> "list[Colleague]":
    """Who serves customers: clerks and trainers."""
    return _of(office, CANDIDATES, branch)


def _of(office: "Office", roles: str, branch: int | None) -> "list[Colleague]":
    people = [p for p in office.with_role(roles) if branch is None or p.branch == branch]
    return sorted(people, key=lambda p: (p.name, p.id))
