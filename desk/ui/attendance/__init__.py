# SPDX-License-Identifier: MIT
"""A day's attendance entered in one pass."""

from desk.ui.attendance.page import AttendancePage

__all__ = ["AttendancePage"]
