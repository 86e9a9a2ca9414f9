# SPDX-License-Identifier: MIT
"""Complaints: kept in the customer's own words, answered within the hour, closed satisfied."""

from desk.records.complaint.ladder import named_manager
from desk.records.complaint.record import Complaint

__all__ = ["Complaint", "named_manager"]
