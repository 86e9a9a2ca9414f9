# SPDX-License-Identifier: MIT
"""The duty roster as a month's grid: people as rows, days as columns."""

from desk.ui.roster.view import RosterView

__all__ = ["RosterView"]
