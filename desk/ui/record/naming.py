# SPDX-License-Identifier: MIT
"""Names of linked records that came into a form with a draft, a call or a copy."""

from typing import TYPE_CHECKING

from desk.db.fields import Link
from desk.db.record import Rows
from desk.ui.known import Names, links_of, names_of
from desk.ui.record.copying import copy_of

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage


def learn_names(page: "RecordPage") -> None:
    """Read the names that the form does not know yet, then show them."""
    record, place = page.record, page.workplace
    if record is None:
        return
    links = links_of(copy_of(record, page.form.values()))
    unknown = [link for link in links if not page.known.label(*link)]

    def show(names: Names) -> None:
        page.known.learn(names)
        for cell in page.form.cells.values():
            if isinstance(cell.part, Link | Rows):
                cell.editor.retranslate()

    if unknown:
        work = place.work(page, names_of, place.store, place.session, unknown)
        work.then(show).failed(place.trouble)
