# SPDX-License-Identifier: MIT
"""Orders: written on a sheet, kept in stock, sent, delivered, called back; filed in binders."""

from desk.records.order.lines import OrderLine
from desk.records.order.moves import arrive, come_back
from desk.records.order.record import Order
from desk.records.order.rhythm import Rhythm, rhythm_of

__all__ = ["Order", "OrderLine", "Rhythm", "arrive", "come_back", "rhythm_of"]
