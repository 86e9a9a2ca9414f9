# SPDX-License-Identifier: MIT
"""The walk-through: a training or a reception ticked phase by phase, large, resumed any time."""

from desk.ui.walk.page import WalkPage
from desk.ui.walk.room_sheet import RoomSheetPage

__all__ = ["RoomSheetPage", "WalkPage"]
