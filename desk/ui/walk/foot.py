# SPDX-License-Identifier: MIT
"""Below the items of a phase: the phases before and after, and the keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.text import N_, Message, _
from desk.ui import theme
from desk.ui.walk.marks import make_large
from desk.ui.widgets import Button, Ground, Muted

HINT = N_("{keys} · N note · ↑↓ item · PgUp/PgDn phase")


class WalkFoot(Ground):
    """Back, on, and a line with the keys."""

    back = Signal()
    on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("paper", "top", parent)
        self.previous = Button(N_("Previous phase"), icon="left")
        self.previous.setObjectName("walk.previous_phase.button")
        self.next = Button(N_("Next phase"), icon="right", role="primary")
        self.next.setObjectName("walk.next_phase.button")
        self.hint = Muted(size=12, elide=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for button in (self.previous, self.next):
            button.setMinimumWidth(140)
        make_large(self.previous, self.next)
        self.previous.clicked.connect(self.back)
        self.next.clicked.connect(self.on)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(4), theme.space(2), theme.space(4), theme.space(2))
        row.setSpacing(theme.space(4))
        row.addWidget(self.previous)
        row.addWidget(self.hint, 1)
        row.addWidget(self.next)

    def show_place(self, *, first: bool, last: bool, ends: bool) -> None:
        """Whether there is a phase before, and what comes next."""
        self.previous.setEnabled(not first)
        self.next.setVisible(not last)
        self.next.say(N_("Rating and signature") if ends else N_("Next phase"))

    def show_keys(self, keys: str) -> None:
        """Name the keys of the marks; none where nothing can be marked."""
        self.hint.say(Message(HINT, keys=keys) if keys else "")


def keys_text(marks: list[tuple[str, str]]) -> str:
    """Keys with their words: Space done · R repeat."""
    return " · ".join(f"{_(key)} {_(word)}" for key, word in marks)
