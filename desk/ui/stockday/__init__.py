# SPDX-License-Identifier: MIT
"""The day's ins and outs of the warehouses."""

from desk.ui.stockday.view import StockDayView

__all__ = ["StockDayView"]
