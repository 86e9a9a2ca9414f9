# SPDX-License-Identifier: MIT
"""Beside a stock sheet: its last ins and outs with the running balance, and the card to print."""

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.db.record import Record
from desk.db.store import Store
from desk.records.stock import StockCard, stock_card
from desk.records.stock.words import DIRECTIONS
from desk.session import Session
from desk.text import N_, Message
from desk.text.dates import moment_text
from desk.ui import theme
from desk.ui.lines import Line, LineList
from desk.ui.record.pages import STOCK_CARD
from desk.ui.requests import OpenRecord
from desk.ui.widgets import Button, Muted

if TYPE_CHECKING:
    from desk.ui.record.side import SidePanel

_MOST = 15


def _read(store: Store, session: Session, stock: Record) -> StockCard:
    values = stock.values()
    return stock_card(store, session, values["product"], values["warehouse"])


def plain(count: Decimal) -> str:
    """A quantity without needless zeros."""
    return f"{count:,.3f}".rstrip("0").rstrip(".")


class StockLines:
    """The newest first, each with what was there afterwards."""

    title = N_("Ins and outs")
    icon = "repeat"

    def __init__(self, side: "SidePanel") -> None:
        self._side = side
        self._place = side.workplace
        self._record: Record | None = None
        self._card: StockCard | None = None
        self._box = _Box(self)
        self.list = LineList(self.title)
        self.list.setObjectName("stock.lines")
        self.list.chosen.connect(lambda key: self._place.ask(OpenRecord("stock_move", key)))
        self._none = Muted(N_("Nothing came in or went out yet."), wrap=True)
        self.card = Button(N_("Print the stock card"), icon="print")
        self.card.setObjectName("stock.card")
        self.card.clicked.connect(self.print_card)
        self.card.setVisible(self._place.may("print", "stock"))
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        for part in (self.card, self._none, self.list):
            column.addWidget(part)

    def widget(self) -> QWidget:
        """The list with its button."""
        return self._box

    def show_record(self, record: Record) -> None:
        """Show the movements of a stock sheet."""
        self._record = record
        place = self._place
        work = place.work(self._side, _read, place.store, place.session, record)
        work.then(self._show).failed(place.trouble)

    def _show(self, card: StockCard) -> None:
        self._card = card
        self.tell()

    def tell(self) -> None:
        """Say the lines in the language of the moment."""
        if self._card is None:
            return
        lines = list(self._card.lines)[: -_MOST - 1 : -1]
        zone = self._place.session.zone
        self._none.setVisible(not lines)
        self.list.show_lines(
            [
                Line(
                    f"+{plain(one.came)}" if one.came else f"−{plain(one.went)}",
                    detail=one.cause or one.number,
                    right=Message(N_("balance {count}"), count=plain(one.balance)),
                    below=moment_text(one.at, zone),
                    icon=_icon(one.direction),
                    value=one.move,
                )
                for one in lines
            ]
        )
        self._side.count_extra(self, len(self._card.lines))

    def print_card(self) -> None:
        """Preview and print the stock card."""
        if self._record is not None:
            self._place.ask(STOCK_CARD.of("stock", self._record.id))


def _icon(direction: str) -> str:
    known = {"in": "import", "back": "import", "out": "export", "transfer": "repeat"}
    return known.get(direction, "edit") if direction in DIRECTIONS else "file"


class _Box(QWidget):
    """Says the lines again when the language changes."""

    def __init__(self, lines: StockLines) -> None:
        super().__init__()
        self._lines = lines

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._lines.tell()
