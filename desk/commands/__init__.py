# SPDX-License-Identifier: MIT
"""What desk does without a screen, with the same rights as in the window."""
