# SPDX-License-Identifier: MIT
"""The panel in which one types what is looked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.text import N_
from desk.ui import theme
from desk.ui.book.find_form import FindForm
from desk.ui.widgets import Button, Heading, Muted


class FindPanel(QWidget):
    """The empty form under its name; Enter or the button looks, Esc goes back."""

    asked = Signal(tuple)
    left = Signal()

    def __init__(self, form: FindForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("book.finder")
        self.form = form
        self.form.asked.connect(self.asked)
        look = Button(N_("Find"), role="primary", icon="search")
        look.setObjectName("finder.find")
        look.clicked.connect(form.ask)
        back = Button(N_("Cancel"))
        back.clicked.connect(self.left)
        upper = QHBoxLayout()
        upper.setSpacing(theme.space(2))
        upper.addWidget(Heading(N_("Find by form")), 1)
        upper.addWidget(look)
        upper.addWidget(back)
        hint = Muted(
            N_("Type what you know, then Enter. Figures and days also as 100..200, >100."),
            wrap=True,
        )
        head = QVBoxLayout()
        head.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        head.addLayout(upper)
        head.addWidget(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(form, 1)
