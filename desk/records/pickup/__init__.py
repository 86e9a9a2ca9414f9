# SPDX-License-Identifier: MIT
"""Pickup notices: who is told that goods have arrived, what to bring, and who came for them."""

from desk.records.pickup.record import PickupNotice
from desk.records.pickup.rows import Attempt
from desk.records.pickup.script import script

__all__ = ["Attempt", "PickupNotice", "script"]
