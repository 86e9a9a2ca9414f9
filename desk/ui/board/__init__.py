# SPDX-License-Identifier: MIT
"""The dispatch board: the vehicles of a day with their trips, and the orders that wait for one."""

from desk.ui.board.view import BoardView

__all__ = ["BoardView"]
