# SPDX-License-Identifier: MIT
"""Call-backs: due by themselves after the work is done, scored once, re-called in part."""

from desk.records.callback.figures import Satisfaction, satisfaction
from desk.records.callback.record import Callback
from desk.records.callback.sources import call_back

__all__ = ["Callback", "Satisfaction", "call_back", "satisfaction"]
