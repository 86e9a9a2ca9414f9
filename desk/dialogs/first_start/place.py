# SPDX-License-Identifier: MIT
"""Where an office's data are: in a folder of this computer or network, or on a server."""

import re
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from desk import paths
from desk.dialogs.first_start.entry import Entry
from desk.dialogs.parts.files import ask_folder
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import Button, Muted, said

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_ADDRESSES = ("postgresql://", "postgres://")


class Place(QWidget):
    """A folder, or the address of a PostgreSQL database."""

    changed = Signal()

    def __init__(self, *, fresh: bool) -> None:
        super().__init__()
        self._own = False
        self.here = QRadioButton()
        self.here.setObjectName("here")
        self.server = QRadioButton()
        self.server.setObjectName("server")
        self.here.setChecked(True)
        self.choose = Button(N_("Choose…"))
        self.choose.setObjectName("choose_folder")
        self.folder = Entry("folder", N_("Folder"), beside=self.choose)
        self.address = Entry(
            "address", N_("Address"), hint="postgresql://name:password@server/database"
        )
        hint = N_("An empty database. The others open the same address.")
        self.note = Muted(hint if fresh else "", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        for widget in (self.here, self.server, self.folder, self.address, self.note):
            column.addWidget(widget)
        self.choose.clicked.connect(self._ask)
        self.here.toggled.connect(self._switched)
        self.folder.line.textEdited.connect(lambda _text: self._taken())
        self._switched()
        self.retranslate()

    def propose(self, name: str) -> None:
        """A folder named after the office, until the person chose one."""
        if not self._own:
            plain = _UNFIT.sub(" ", name).strip(" .")[:60] or "desk"
            self.folder.line.setText(str(paths.data_home() / plain))

    def target(self) -> str:
        """What was chosen."""
        return self.folder.text if self.here.isChecked() else self.address.text

    def check(self) -> bool:
        """Whether it can be a place at all; else it says what is wrong."""
        if self.here.isChecked():
            if self.folder.text:
                return True
            self.folder.complain(N_("Choose a folder."))
            self.folder.line.setFocus()
            return False
        if self.address.text.startswith(_ADDRESSES):
            return True
        self.address.complain(Message(N_("An address begins with {start}."), start=_ADDRESSES[0]))
        self.address.line.setFocus()
        return False

    def _ask(self) -> None:
        ask_folder(self, N_("Choose a folder"), Path(self.folder.text or "."), self._chosen)

    def _chosen(self, folder: Path) -> None:
        self.folder.line.setText(str(folder))
        self.folder.complain("")
        self._taken()

    def _taken(self) -> None:
        self._own = True
        self.changed.emit()

    def _switched(self) -> None:
        here = self.here.isChecked()
        self.folder.setVisible(here)
        self.address.setVisible(not here)
        self.note.setVisible(not here and bool(self.note.text()))

    def retranslate(self) -> None:
        """Texts in the language of the moment."""
        self.here.setText(said(N_("In a folder of this computer")))
        self.server.setText(said(N_("On a PostgreSQL server, for several desks")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
