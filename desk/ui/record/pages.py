# SPDX-License-Identifier: MIT
"""The drawing of pages beside a record's own form; reportlab is loaded when one is printed."""

from desk.db.store import Store
from desk.paper.request import PrintOptions
from desk.session import Session


def draw_binder_index(store: Store, session: Session, record: int, options: PrintOptions) -> bytes:
    """The index of a binder; raises Refused, Invalid or Storage."""
    from desk.paper.binder import draw_index

    return draw_index(store, session, record, options)


def draw_spine_label(store: Store, session: Session, record: int, options: PrintOptions) -> bytes:
    """The label of a binder's spine; raises Refused, Invalid or Storage."""
    from desk.paper.binder import draw_label

    return draw_label(store, session, record, options)


def draw_loading_list(store: Store, session: Session, record: int, options: PrintOptions) -> bytes:
    """The loading list of a dispatch note; raises Refused, Invalid or Storage."""
    from desk.paper.dispatch import draw_loading

    return draw_loading(store, session, record, options)


def draw_stock_card(store: Store, session: Session, record: int, options: PrintOptions) -> bytes:
    """The card of a stock sheet with its running balance; raises Refused, Invalid or Storage."""
    from desk.paper.stock import draw_card

    return draw_card(store, session, record, options)
