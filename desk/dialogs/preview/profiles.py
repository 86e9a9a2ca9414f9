# SPDX-License-Identifier: MIT
"""What this computer remembers for a form on a printer: paper, copies, how far it is moved."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from desk.dialogs.parts.remembered import keep, recall
from desk.ui.requests import Print, PrintPage

Nudge = tuple[float, float]


@dataclass
class Profile:
    """How a form comes out of one printer; nudges are millimetres right and down, by paper.

    Without a paper the office's own is taken, without copies all of them.
    """

    form: str
    printer: str
    paper: str = ""
    copies: tuple[str, ...] | None = None
    nudges: dict[str, Nudge] = field(default_factory=dict)

    def nudge(self, paper: str) -> Nudge:
        """How far to move a paper: as for this form, else as for any form on the printer."""
        return self.nudges.get(paper) or _nudge(recall(_any_form(self.printer, paper)))

    def set_nudge(self, paper: str, nudge: Nudge) -> None:
        """Move a paper otherwise; forms that were never moved on this printer follow."""
        self.nudges[paper] = nudge
        keep(_any_form(self.printer, paper), f"{nudge[0]:.1f} {nudge[1]:.1f}")
        self.keep()

    def keep(self) -> None:
        """Remember it, and the printer as the form's last one."""
        told = {"paper": self.paper, "copies": self.copies, "nudges": self.nudges}
        keep(_name(self.form, self.printer), json.dumps(told, ensure_ascii=False))
        keep(f"printer/{self.form}", self.printer)


def form_of(request: Print | PrintPage) -> str:
    """The name by which a form, a list or a page of a book is remembered."""
    if isinstance(request, PrintPage):
        return f"{request.kind}.{request.form}"
    return request.kind if request.records else f"{request.kind}.list"


def last_printer(form: str, printers: Sequence[str], usual: str) -> str:
    """The printer a form was printed on last, while the computer still has it."""
    kept = recall(f"printer/{form}")
    first = printers[0] if printers else ""
    return next((name for name in (kept, usual) if name in printers), first)


def profile_of(form: str, printer: str) -> Profile:
    """What is remembered for a form on a printer; nothing chosen where it was never printed."""
    told: Any = {}
    try:
        told = json.loads(recall(_name(form, printer)) or "{}")
        copies = told.get("copies")
        nudges = {str(name): (float(r), float(d)) for name, (r, d) in told["nudges"].items()}
    except (ValueError, TypeError, LookupError, AttributeError):  # written by hand, or by nobody
        return Profile(form, printer)
    return Profile(form, printer, str(told.get("paper", "")), copies and tuple(copies), nudges)


def _name(form: str, printer: str) -> str:
    return f"profile/{form}/{printer}"


def _any_form(printer: str, paper: str) -> str:
    return f"nudge/{printer}/{paper}"


def _nudge(text: str) -> Nudge:
    try:
        right, down = (float(part) for part in text.split())
    except ValueError:
        return (0.0, 0.0)
    return right, down
