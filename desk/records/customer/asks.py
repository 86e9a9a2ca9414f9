# SPDX-License-Identifier: MIT
"""What is asked before two cards of one customer are made one."""

from desk.db.fields import Line, Link
from desk.db.record import Ask
from desk.text import N_


class AskMerge(Ask):
    """The card that goes, and how one knows that both are the same customer."""

    other = Link(N_("Card that is merged into this one"), to="customer", required=True)
    reason = Line(N_("Why both are the same customer"), required=True)
    drawing = "other\n reason"
