# SPDX-License-Identifier: MIT
"""The check of the audit trail over a period, and its certificate."""

from desk.dialogs.trail.dialog import TrailDialog

__all__ = ["TrailDialog"]
