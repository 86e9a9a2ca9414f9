# SPDX-License-Identifier: MIT
"""What is to be printed, for whom, on which paper and in how many named copies."""

from dataclasses import dataclass, field
from datetime import datetime

from desk.db.record import Record
from desk.paper.sizes import PAPERS, Paper


@dataclass(frozen=True)
class Letterhead:
    """What stands above and below every form of the office; the logo is a PNG or JPEG file."""

    office: str = ""
    footer: str = ""
    logo: bytes = b""


@dataclass(frozen=True)
class Reprint:
    """A sheet printed before: the how-manieth print this is, by whom and when (UTC)."""

    count: int
    by: str
    at: datetime


@dataclass(frozen=True)
class Printable:
    """A record to print; `trail` is the last hash of its audit trail on signed sheets."""

    record: Record
    reprint: Reprint | None = None
    trail: str = ""


@dataclass(frozen=True)
class PrintOptions:
    """How a job is printed.

    `form` names one of the record type's other papers, the form itself if it is empty.
    `copies` are marked texts, each printed as a sheet of its own; None takes those of the
    form. `blank` leaves the values out, to be filled by hand. `masked` prints phones, addresses
    and ID numbers masked. `up` puts 2 or 4 small forms on a page. `nudge` moves everything to the
    right and down, in millimetres, until a printer meets its paper.
    """

    form: str = ""
    paper: Paper = PAPERS["A4"]
    language: str = "zh_CN"
    copies: tuple[str, ...] | None = None
    printed_by: str = ""
    printed_at: datetime | None = None
    blank: bool = False
    masked: bool = False
    watermark: str = ""
    up: int = 1
    nudge: tuple[float, float] = field(default=(0.0, 0.0))
    codes: bool = True
    invariant: bool = False
