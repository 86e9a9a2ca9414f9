# SPDX-License-Identifier: MIT
"""The return of a vehicle: what became of each stop, who signed, and the cash bag."""

from desk.ui.returning.panel import ReturnPanel

__all__ = ["ReturnPanel"]
