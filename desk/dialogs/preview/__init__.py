# SPDX-License-Identifier: MIT
"""The print preview: real pages of the real PDF, before paper is used."""

from desk.dialogs.preview.dialog import PreviewDialog

__all__ = ["PreviewDialog"]
