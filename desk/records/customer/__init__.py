# SPDX-License-Identifier: MIT
"""Customers: the card, its look-alikes, two cards made one, and everything known about one."""

from desk.records.customer.joining import merge_customers, unmerge
from desk.records.customer.past import Happened, history
from desk.records.customer.record import Contact, Customer
from desk.records.customer.twins import LookAlike, look_alikes

__all__ = [
    "Contact",
    "Customer",
    "Happened",
    "LookAlike",
    "history",
    "look_alikes",
    "merge_customers",
    "unmerge",
]
