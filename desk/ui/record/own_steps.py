# SPDX-License-Identifier: MIT
"""Steps with more to ask than a small form has room for; each opens a panel of its own."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desk.db.record import Record

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage


def _return(page: "RecordPage", note: Record) -> None:
    from desk.ui.returning.panel import open_return

    open_return(page, note)


OWN_STEPS: Mapping[tuple[str, str], Callable[["RecordPage", Record], object]] = {
    ("dispatch", "back"): _return,
    ("dispatch", "settle"): _return,
}
