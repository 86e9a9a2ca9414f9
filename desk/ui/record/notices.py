# SPDX-License-Identifier: MIT
"""The sentence across the top of a record's page that a form typed before is kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.text import N_
from desk.ui.widgets import Button, Notice, Text


class DraftNotice(Notice):
    """A form typed before is kept: go on with it, or throw it away."""

    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "amber", N_("Continue"), parent)
        self.setObjectName("record.draft")
        self.button.setObjectName("draft.continue")
        self.discard = Button(N_("Discard"), role="link")
        self.discard.setObjectName("draft.discard")
        self.discard.clicked.connect(self.discarded)
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(2, self.discard)
        self.hide()

    def offer(self, text: Text) -> None:
        """Show the sentence with both ways."""
        self.tell(text, "amber", N_("Continue"))
        self.show()
