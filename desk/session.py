# SPDX-License-Identifier: MIT
"""Who works here and what the roles may do; handed to whatever acts, never global."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from desk.sheet import Sheet
from desk.text import N_

ROLES: Mapping[str, str] = {
    "staff": N_("Clerk"),
    "trainer": N_("Trainer"),
    "supervisor": N_("Supervisor"),
    "manager": N_("Manager"),
    "head_office": N_("Head office"),
    "viewer": N_("Other department"),
    "administrator": N_("Administrator"),
}

ACTIONS: Mapping[str, str] = {
    "read": N_("read"),
    "write": N_("write"),
    "void": N_("void"),
    "print": N_("print"),
    "export": N_("export"),
    "import": N_("import"),
    "comment": N_("comment"),
    "reveal": N_("reveal masked data"),
    "settings": N_("change the settings"),
    "people": N_("manage people"),
    "backup": N_("back up and restore"),
    "audit": N_("read the audit trail"),
    "report": N_("read reports"),
    "share": N_("share views"),
    "merge": N_("merge"),
}

DESK = "staff trainer supervisor"
ALL_BUT_ADMIN = "staff trainer supervisor manager head_office viewer"

DEFAULT_RIGHTS: Mapping[str, str] = {
    "read": ALL_BUT_ADMIN + " administrator",
    "write": DESK,
    "void": "supervisor",
    "print": "staff trainer supervisor manager head_office",
    "export": "supervisor head_office",
    "import": "supervisor",
    "comment": "staff trainer supervisor manager head_office",
    "reveal": "viewer administrator",
    "merge": "supervisor",
}

OFFICE_RIGHTS: Mapping[str, str] = {
    "settings": "supervisor administrator",
    "people": "administrator supervisor",
    "backup": "administrator supervisor",
    "audit": "supervisor head_office",
    "report": "supervisor manager head_office",
    "share": "supervisor",
}

MASKED_ROLES = frozenset({"viewer", "administrator"})


def utc_now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Session:
    """A person at work: roles, branch, language and the office's clock (UTC) and time zone.

    `person_id` is None for the office itself: deadlines that escalate with nobody at the desk.
    """

    person_id: int | None
    name: str
    roles: frozenset[str]
    branch_id: int | None = None
    department: str = ""
    zone: tzinfo = field(default_factory=lambda: ZoneInfo("Asia/Shanghai"))
    clock: Callable[[], datetime] = utc_now
    desk: str = ""

    def now(self) -> datetime:
        """The present moment (UTC)."""
        return self.clock()

    def today(self) -> date:
        """The office's calendar day."""
        return self.now().astimezone(self.zone).date()

    @property
    def is_office(self) -> bool:
        """Whether no person but the office itself acts."""
        return self.person_id is None

    @property
    def masked(self) -> bool:
        """Whether phones, ID numbers and addresses are shown masked to this person."""
        return not self.is_office and self.roles <= MASKED_ROLES

    def has(self, roles: str) -> bool:
        """Whether the person has one of the roles, separated by blanks."""
        return self.is_office or not self.roles.isdisjoint(roles.split())

    def may(self, action: str, sheet: Sheet | None = None) -> bool:
        """Whether the roles allow the action on a kind of record, or in the office."""
        return self.has(roles_for(action, sheet))


def roles_for(action: str, sheet: Sheet | None = None) -> str:
    """The roles that may do the action, separated by blanks; the office's own if no sheet."""
    if sheet is None:
        return OFFICE_RIGHTS[action]
    return sheet.rights.get(action, DEFAULT_RIGHTS[action])
