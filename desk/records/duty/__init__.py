# SPDX-License-Identifier: MIT
"""Duty: shifts, the roster of a month, leave, and the attendance sheets of each day."""

from desk.records.duty.attendance import Attendance
from desk.records.duty.leave import Leave
from desk.records.duty.roster import Roster
from desk.records.duty.shift import Shift
from desk.records.duty.totals import Attended, attendance_of, attendance_of_all

__all__ = [
    "Attendance",
    "Attended",
    "Leave",
    "Roster",
    "Shift",
    "attendance_of",
    "attendance_of_all",
]
