# SPDX-License-Identifier: MIT
"""The office's settings, working calendar, policies and scripts, on one page each."""

from desk.dialogs.settings.dialog import SettingsDialog

__all__ = ["SettingsDialog"]
