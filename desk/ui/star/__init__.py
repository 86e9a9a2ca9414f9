# SPDX-License-Identifier: MIT
"""The service star of the month: the ballot, the result, and its line on Today."""

from desk.ui.star.page import StarPage
from desk.ui.star.strip import StarStrip

__all__ = ["StarPage", "StarStrip"]
