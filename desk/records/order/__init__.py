# SPDX-License-Identifier: MIT
"""Orders: written on a sheet, kept in stock, sent, delivered, called back; filed in binders."""

from desk.records.order.lines import OrderLine
from desk.records.order.moves import READY_TO_GO, come_back, hand_over
from desk.records.order.record import Order
from desk.records.order.rhythm import Rhythm, rhythm_of

__all__ = ["READY_TO_GO", "Order", "OrderLine", "Rhythm", "come_back", "hand_over", "rhythm_of"]
