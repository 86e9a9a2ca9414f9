# SPDX-License-Identifier: MIT
"""The small parts every page is made of: labels, chips, badges, empty states, panels."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desk.ui.widgets.buttons import Button, IconButton, action_button
    from desk.ui.widgets.chip import Chip, ChipRow
    from desk.ui.widgets.empty import EmptyState, Picture, Skeleton, paint_bars
    from desk.ui.widgets.floating import Toast, paint_shadow
    from desk.ui.widgets.flow import FlowLayout
    from desk.ui.widgets.ground import Ground
    from desk.ui.widgets.key_hint import KeyHint, paint_key
    from desk.ui.widgets.labels import HairLine, Heading, Label, Muted, Text, Title, plain_tip, said
    from desk.ui.widgets.notice import Notice
    from desk.ui.widgets.panel import FoldPanel, Panel
    from desk.ui.widgets.progress import ProgressStrip
    from desk.ui.widgets.search_field import SearchField
    from desk.ui.widgets.segments import Segments
    from desk.ui.widgets.signature import SignaturePad
    from desk.ui.widgets.state import Stage, StateBadge, StateLine, badge_width, paint_badge

__all__ = [
    "Button",
    "Chip",
    "ChipRow",
    "EmptyState",
    "FlowLayout",
    "FoldPanel",
    "Ground",
    "HairLine",
    "Heading",
    "IconButton",
    "KeyHint",
    "Label",
    "Muted",
    "Notice",
    "Panel",
    "Picture",
    "ProgressStrip",
    "SearchField",
    "Segments",
    "SignaturePad",
    "Skeleton",
    "Stage",
    "StateBadge",
    "StateLine",
    "Text",
    "Title",
    "Toast",
    "action_button",
    "badge_width",
    "paint_badge",
    "paint_bars",
    "paint_key",
    "paint_shadow",
    "plain_tip",
    "said",
]

# Each part is read when it is first asked for: the sign-in needs few, and shows the sooner.
_PLACES = {
    "buttons": "Button IconButton action_button",
    "chip": "Chip ChipRow",
    "empty": "EmptyState Picture Skeleton paint_bars",
    "floating": "Toast paint_shadow",
    "flow": "FlowLayout",
    "ground": "Ground",
    "key_hint": "KeyHint paint_key",
    "labels": "HairLine Heading Label Muted Text Title plain_tip said",
    "notice": "Notice",
    "panel": "FoldPanel Panel",
    "progress": "ProgressStrip",
    "search_field": "SearchField",
    "segments": "Segments",
    "signature": "SignaturePad",
    "state": "Stage StateBadge StateLine badge_width paint_badge",
}
_MODULES = {name: module for module, names in _PLACES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = found
    return found
