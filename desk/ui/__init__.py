# SPDX-License-Identifier: MIT
"""What the clerk sees: the paper form on the screen, the books, and the pages of the day."""
