# SPDX-License-Identifier: MIT
"""The monthly assessment: figures from the records, the supervisor's words, the person's name."""

from desk.records.assessment.making import Made, make_month
from desk.records.assessment.measures import MonthOfWork
from desk.records.assessment.policy import POLICY, weights
from desk.records.assessment.record import Assessment

__all__ = [
    "POLICY",
    "Assessment",
    "Made",
    "MonthOfWork",
    "make_month",
    "weights",
]
