# SPDX-License-Identifier: MIT
"""Steps with more to ask than a small form has room for; each opens a panel of its own."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desk.db.record import Record, Step

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage


def _return(page: "RecordPage", note: Record, _step: Step) -> None:
    from desk.ui.returning.panel import open_return

    open_return(page, note)


def _signed(page: "RecordPage", record: Record, step: Step) -> None:
    from desk.ui.record.own_panels import panels_of
    from desk.ui.record.signed_step import SignedStepPanel

    made = panels_of(page).panel(step.id, record.state, lambda: SignedStepPanel(page, record, step))
    made.begin()


OWN_STEPS: Mapping[tuple[str, str], Callable[["RecordPage", Record, Step], object]] = {
    ("dispatch", "back"): _return,
    ("dispatch", "settle"): _return,
    ("pickup_notice", "collect"): _signed,
}
