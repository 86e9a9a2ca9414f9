# SPDX-License-Identifier: MIT
"""Keys as this system writes them, alone and behind what they do."""

from PySide6.QtGui import QKeySequence


def with_key(text: str, key: QKeySequence) -> str:
    """A tool tip: what it does, and the key that does the same."""
    plain = text.replace("&", "").rstrip("… ")
    shown = key_text(key)
    return f"{plain}  ({shown})" if shown else plain


def key_text(key: QKeySequence | str) -> str:
    """A key as this system writes it (Ctrl+K, ⌘K)."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
