# SPDX-License-Identifier: MIT
"""A list goes out to a file, as shown or with other columns; every export stands in the trail."""

from desk.dialogs.export.dialog import ExportDialog

__all__ = ["ExportDialog"]
