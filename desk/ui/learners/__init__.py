# SPDX-License-Identifier: MIT
"""Staff courses by person: who learnt what, with which mark."""

from desk.ui.learners.view import LearnersView

__all__ = ["LearnersView"]
