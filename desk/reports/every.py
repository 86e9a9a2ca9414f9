# SPDX-License-Identifier: MIT
"""Every report of the office, in the order in which they are offered."""

from desk.reports.books.assessments import ASSESSMENTS
from desk.reports.books.attendance import ATTENDANCE
from desk.reports.books.callbacks import CALLBACKS
from desk.reports.books.calls import CALLS
from desk.reports.books.courses import COURSES
from desk.reports.books.daily import DAILY
from desk.reports.books.dispatches import DISPATCHES
from desk.reports.books.handover import HANDOVER
from desk.reports.books.orders import ORDERS
from desk.reports.books.pickups import PICKUPS
from desk.reports.books.stock import STOCK
from desk.reports.books.summary import SUMMARY
from desk.reports.books.tasks import TASKS
from desk.reports.books.trail import TRAIL
from desk.reports.books.trainings import TRAININGS
from desk.reports.complaints.fining import FINES
from desk.reports.complaints.measures import MEASURES
from desk.reports.complaints.month import MONTHLY
from desk.reports.complaints.year import YEARLY
from desk.reports.kinds import ReportKind

REPORTS: tuple[ReportKind, ...] = (
    *(MONTHLY, FINES, MEASURES, YEARLY),
    *(CALLBACKS, CALLS, ORDERS, DISPATCHES, PICKUPS, TRAININGS, TASKS, STOCK, ATTENDANCE),
    *(SUMMARY, DAILY, HANDOVER, ASSESSMENTS, COURSES, TRAIL),
)
