# SPDX-License-Identifier: MIT
"""The first start: a language, a name for the office, its first supervisor; or a look around."""

from desk.dialogs.first_start.window import FirstStart

__all__ = ["FirstStart"]
