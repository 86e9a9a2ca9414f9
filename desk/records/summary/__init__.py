# SPDX-License-Identifier: MIT
"""The monthly summary: desk's figures beside last month's, and the supervisor's words."""

from desk.records.summary.figures import Figured, Measured, month_figures
from desk.records.summary.record import MonthlySummary, SummaryFigure, seal_of

__all__ = [
    "Figured",
    "Measured",
    "MonthlySummary",
    "SummaryFigure",
    "month_figures",
    "seal_of",
]
