# SPDX-License-Identifier: MIT
"""A file comes into a book: looked at first, brought in with progress, undone as one batch."""

from desk.dialogs.importing.dialog import ImportDialog

__all__ = ["ImportDialog"]
