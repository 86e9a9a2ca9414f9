# SPDX-License-Identifier: MIT
"""Reads a report beside the window: as things stand now or were signed, and as it lay ready."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desk.db.store import Store
from desk.reports.model import Report
from desk.reports.ready import ready_report
from desk.reports.signing import report_for
from desk.session import Session


@dataclass(frozen=True)
class Shown:
    """A report to look at; `ready` is what desk made of it when the month was over, if anything."""

    now: Report
    ready: Report | None


def read_report(store: Store, session: Session, name: str, chosen: Mapping[str, Any]) -> Shown:
    """The report in both states; raises Refused or Invalid."""
    return Shown(
        report_for(store, session, name, chosen), ready_report(store, session, name, chosen)
    )
