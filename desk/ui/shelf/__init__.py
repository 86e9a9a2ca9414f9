# SPDX-License-Identifier: MIT
"""The shelf: a year's binders as spines, the sheets of the chosen one, its seal and its labels."""

from desk.ui.shelf.view import ShelfView

__all__ = ["ShelfView"]
