# SPDX-License-Identifier: MIT
"""Receptions: a stay with its checklist, whose times move with the guest, and its memory."""

from desk.records.stay.record import Stay
from desk.records.stay.template import TemplateItem, save_template, template_of
from desk.records.stay.ticking import Box, Tick, room_sheet, tick, type_back

__all__ = [
    "Box",
    "Stay",
    "TemplateItem",
    "Tick",
    "room_sheet",
    "save_template",
    "template_of",
    "tick",
    "type_back",
]
