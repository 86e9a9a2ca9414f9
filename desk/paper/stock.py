# SPDX-License-Identifier: MIT
"""The stock card: every movement of a product in a warehouse with what was there afterwards."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from desk.db.act import refuse
from desk.db.store import Store
from desk.paper.listing import Column, print_list
from desk.paper.printing import letterhead
from desk.paper.request import PrintOptions
from desk.records.stock import stock_card
from desk.records.stock.words import DIRECTIONS
from desk.session import Session
from desk.text import N_, Message, _, speaking
from desk.text.dates import moment_text


def draw_card(store: Store, session: Session, stock: int, options: PrintOptions) -> bytes:
    """The card of a stock sheet with its running balance, as a PDF.

    Raises Refused, Invalid for characters without a print font, and Storage.
    """
    with store.act(session):
        refuse(session, "print", store.books["stock"])
    sheet: Any = store.get(session, "stock", stock, "preview")
    product: Any = store.get(session, "product", sheet.product)
    card = stock_card(store, session, sheet.product, sheet.warehouse)
    place = store.office.labels_for(session, "warehouse", {sheet.warehouse})
    with speaking(options.language):
        columns = [
            Column(_("When"), 16),
            Column(_("Number"), 16),
            Column(_("Direction"), 9),
            Column(_("Cause of the movement"), 24),
            Column(_("Goods in"), 8, "right"),
            Column(_("Goods out"), 8, "right"),
            Column(_("Balance"), 9, "right"),
        ]
        rows = [
            (
                moment_text(line.at, session.zone),
                line.number,
                _(DIRECTIONS[line.direction]),
                line.cause,
                _plain(line.came) if line.came else "",
                _plain(line.went) if line.went else "",
                _plain(line.balance),
            )
            for line in card.lines
        ]
        now = str(Message(N_("on hand now {count}"), count=_plain(card.closing)))
        title = str(Message(N_("Stock card {number}"), number=sheet.number))
    words = (
        product.name,
        product.spec,
        product.unit,
        place.get(sheet.warehouse, ""),
        sheet.shelf,
        now,
    )
    return print_list(
        title,
        columns,
        rows,
        office=letterhead(store),
        zone=session.zone,
        options=replace(options, printed_by=session.name, printed_at=session.now()),
        filters=" · ".join(word for word in words if word),
    )


def _plain(count: Decimal) -> str:
    return f"{count:,.3f}".rstrip("0").rstrip(".")
