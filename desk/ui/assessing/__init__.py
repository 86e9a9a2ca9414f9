# SPDX-License-Identifier: MIT
"""The assessments of a month as the supervisor works through them."""

from desk.ui.assessing.view import AssessingView

__all__ = ["AssessingView"]
