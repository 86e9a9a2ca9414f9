# SPDX-License-Identifier: MIT
"""Steps with more to ask than a small form has room for; each opens a panel of its own."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

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


def _restock(page: "RecordPage", callback: Record, step: Step) -> None:
    """The questions come with what the customer's words and orders tell already."""
    from desk.records.callback.restocking import wished
    from desk.ui.known import names_of
    from desk.ui.requests import AskStep

    place = page.workplace

    def read() -> tuple[dict[str, Any], dict[tuple[str, int], str]]:
        values = wished(place.store, place.session, callback.id)
        links = [("product", values["product"])] if "product" in values else []
        return values, names_of(place.store, place.session, links)

    def ask(found: tuple[dict[str, Any], dict[tuple[str, int], str]]) -> None:
        place.ask(AskStep(callback, step, partial(page.deeds.send_step, step), *found))

    place.work(page, read).then(ask).failed(place.trouble)


OWN_STEPS: Mapping[tuple[str, str], Callable[["RecordPage", Record, Step], object]] = {
    ("dispatch", "back"): _return,
    ("dispatch", "settle"): _return,
    ("pickup_notice", "collect"): _signed,
    ("callback", "restock"): _restock,
}
