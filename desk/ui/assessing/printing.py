# SPDX-License-Identifier: MIT
"""The month's list of assessments as a page to print; made anew when it is drawn."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from desk.reports import months
from desk.ui.requests import PrintPage

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.paper.request import PrintOptions
    from desk.reports.model import Report
    from desk.session import Session

REPORT = "assessments"


def month_list(chosen: Mapping[str, Any]) -> PrintPage:
    """What the window is asked for to print the list of a `month` and `branch`."""
    drawn: list[Report] = []

    def draw(store: "Store", session: "Session", _record: int, options: "PrintOptions") -> bytes:
        from desk.paper.report import print_report
        from desk.reports.making import make_report

        drawn[:] = [make_report(store, session, REPORT, chosen)]
        return print_report(store, session, drawn[0], options)

    def log(store: "Store", session: "Session") -> None:
        # What was printed is what was drawn last; it is not reckoned again to be written down.
        from desk.reports.making import note_output

        note_output(store, session, drawn[0], "print")

    from desk.reports.making import report_kind

    title = report_kind(REPORT).title
    number = months.text(chosen["month"])
    return PrintPage("assessment", 0, "report", title, draw, "A4", number=number, log=log)
