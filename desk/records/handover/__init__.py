# SPDX-License-Identifier: MIT
"""The hand-over book: what one shift leaves to the next, in the words of both."""

from desk.records.handover.beginning import hand_over_now
from desk.records.handover.leaving import what_is_open
from desk.records.handover.record import HandOver

__all__ = ["HandOver", "hand_over_now", "what_is_open"]
