# SPDX-License-Identifier: MIT
"""Every report of the office, in the order in which they are offered."""

from desk.reports.complaints.fining import FINES
from desk.reports.complaints.month import MONTHLY
from desk.reports.complaints.year import YEARLY
from desk.reports.kinds import ReportKind

REPORTS: tuple[ReportKind, ...] = (MONTHLY, FINES, YEARLY)
