# SPDX-License-Identifier: MIT
"""Backups made by hand, those kept by desk, and the proof that the office is whole."""

from desk.dialogs.backup.dialog import BackupDialog

__all__ = ["BackupDialog"]
