# SPDX-License-Identifier: MIT
"""Articles of the knowledge base offered by the words that are typed, on the call card and in
forms; a click opens one to read beside the work."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desk.records.article.offering import Offer, offer
from desk.text import N_
from desk.ui import theme
from desk.ui.form import Form
from desk.ui.requests import OpenOwn
from desk.ui.widgets import Button, FlowLayout, Muted
from desk.ui.work import Work
from desk.ui.workplace import Workplace

KIND = "article"
MOST = 3
#: The words of a form that say what it is about, by kind.
ABOUT = {
    "call": ("content", "about"),
    "complaint": ("content", "own_words", "demand"),
    "service_task": ("fault", "cause"),
    "message": ("content",),
    "training": ("wishes",),
}
_WAIT = 350  # milliseconds after a key


def offer_by(kind: str, form: Form, offers: "Offers") -> None:
    """Offer what fits the words of a form, for the kinds that are about a question."""
    names = ABOUT.get(kind, ())
    if names:
        values = form.values()
        offers.typed(" ".join(str(values.get(name) or "") for name in names).strip())


class Offers(QWidget):
    """A strip of at most three titles; no room is taken while nothing fits."""

    #: How many articles fit what is typed.
    found = Signal(int)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offers")
        self._place = workplace
        self._text = self._looked = ""
        self._work: Work[list[Offer]] | None = None
        self.buttons: list[Button] = []
        self._row = FlowLayout(self)
        label = Muted(N_("May help:"), size=12)
        label.setFixedHeight(theme.CONTROL)
        self._row.addWidget(label)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT)
        self._later.timeout.connect(self.look)
        self._may = KIND in workplace.store.books and workplace.may("read", KIND)
        self.hide()

    def typed(self, text: str) -> None:
        """What is typed now; it is looked up once the keys rest."""
        if self._may and text != self._text:
            self._text = text
            self._later.start()

    def look(self) -> None:
        """Look the words up, beside the window."""
        if not self._may or self._text == self._looked:
            return
        self._looked = self._text
        if self._work is not None:
            self._work.cancel()
        place = self._place
        self._work = place.work(self, offer, place.store, place.session, self._text, MOST)
        self._work.then(self._show).failed(place.trouble)

    def clear(self) -> None:
        """Offer nothing."""
        self._later.stop()
        self._text = self._looked = ""
        self._show([])

    def _show(self, offers: list[Offer]) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for one in offers:
            button = Button(one.title, role="link", icon="knowledge")
            button.setObjectName(f"offer.{one.id}")
            button.clicked.connect(lambda _on=False, key=one.id: self._open(key))
            self._row.addWidget(button)
            self.buttons.append(button)
        self.setVisible(bool(offers))
        self.found.emit(len(offers))

    def _open(self, article: int) -> None:
        self._place.ask(OpenOwn(KIND, article, "read"))
