# SPDX-License-Identifier: MIT
"""What the clerk sees: the paper form on the screen, the books, and the pages of the day."""

import builtins

from PySide6 import QtCore as _QtCore  # noqa: F401 - it must have changed `import` already

# PySide6 has `import` search the source of each module for a switch of its names, which desk never
# uses: 6 ms of the first window's time, and thrice that for the second.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
