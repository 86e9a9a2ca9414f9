# SPDX-License-Identifier: MIT
"""Access 调阅: another department sees order sheets only by an approved request, for a time."""

from desk.records.access_request.leave import (
    leave_for,
    needs_leave,
    open_to,
    watermark,
)
from desk.records.access_request.record import AccessRequest, SheetAsked

__all__ = [
    "AccessRequest",
    "SheetAsked",
    "leave_for",
    "needs_leave",
    "open_to",
    "watermark",
]
