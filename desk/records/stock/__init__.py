# SPDX-License-Identifier: MIT
"""Stock: what lies where, what is promised already, and every movement with its cause."""

from desk.records.stock.figures import CardLine, StockCard, day_moves, stock_card
from desk.records.stock.level import Stock
from desk.records.stock.move import StockMove
from desk.records.stock.posting import level_of, post
from desk.records.stock.take import CountLine, StockTake

__all__ = [
    "CardLine",
    "CountLine",
    "Stock",
    "StockCard",
    "StockMove",
    "StockTake",
    "day_moves",
    "level_of",
    "post",
    "stock_card",
]
