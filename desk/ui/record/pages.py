# SPDX-License-Identifier: MIT
"""The pages beside a record's own form; reportlab is loaded when one of them is printed."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from desk.db.record import Record
from desk.db.store import Store
from desk.paper.request import PrintOptions
from desk.session import Session
from desk.text import N_
from desk.ui.requests import PrintPage


class Page(NamedTuple):
    """A page about a record: its short name, what it is called, what draws it."""

    form: str
    name: str
    draw: Callable[[Store, Session, int, PrintOptions], bytes]
    paper: str = "A4"

    def of(self, kind: str, record: int) -> PrintPage:
        """What the window is asked for to print it."""
        return PrintPage(kind, record, self.form, self.name, self.draw, self.paper)


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


def draw_month_roster(store: Store, session: Session, record: int, options: PrintOptions) -> bytes:
    """A month's roster for the wall; raises Refused, Invalid or Storage."""
    from desk.paper.roster import draw_roster

    return draw_roster(store, session, record, options)


BINDER_INDEX = Page("index", N_("Binder index"), draw_binder_index)
SPINE_LABEL = Page("spine", N_("Spine label"), draw_spine_label)
LOADING_LIST = Page("loading", N_("Loading list"), draw_loading_list)
STOCK_CARD = Page("card", N_("Stock card"), draw_stock_card)
MONTH_ROSTER = Page("month", N_("Roster for the wall"), draw_month_roster, "A4 landscape")

PAGES: Mapping[str, tuple[Page, ...]] = {
    "binder": (BINDER_INDEX, SPINE_LABEL),
    "dispatch": (LOADING_LIST,),
    "roster": (MONTH_ROSTER,),
    "stock": (STOCK_CARD,),
}


def pages_of(record: Record) -> Iterator[PrintPage]:
    """The pages about a record, as the window is asked for them."""
    for page in PAGES.get(record.kind(), ()):
        yield page.of(record.kind(), record.id)
