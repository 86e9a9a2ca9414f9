# SPDX-License-Identifier: MIT
"""Reports on paper: figures, charts, tables and sentences set page by page."""

from desk.paper.report.pages import draw_report, print_report

__all__ = ["draw_report", "print_report"]
