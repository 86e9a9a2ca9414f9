# SPDX-License-Identifier: MIT
"""Two people saved one record: which value of each field shall stand."""

from desk.dialogs.conflict.dialog import ConflictDialog

__all__ = ["ConflictDialog"]
