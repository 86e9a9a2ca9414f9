# SPDX-License-Identifier: MIT
"""One stop of a vehicle that is back: delivered unless something else is said."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.records.dispatch import Carried, Stop
from desk.records.dispatch.homecoming import StopEntry
from desk.text import N_, Message
from desk.text.money import yuan
from desk.ui import theme
from desk.ui.asks import AskForm
from desk.ui.editors import At
from desk.ui.returning.entries import AskStop, asked_of, taken_in
from desk.ui.widgets import IconButton, Label, Muted, Segments, SignaturePad, Text

# The outcomes in a word each, for there are four of them in every row.
_OUTCOMES: tuple[tuple[str, Text, str], ...] = (
    ("delivered", N_("Delivered"), "green"),
    ("partly", N_("Partly"), "amber"),
    ("refused", N_("Refused it"), "red"),
    ("nobody", N_("Nobody there"), "red"),
)


class StopRow(QWidget):
    """Number, consignee, cash and outcome in a line; exceptions and signature fold out below.

    Keys on the outcome: 1 to 4 choose, E opens the cells of exceptions, S the pad to sign.
    """

    #: Something was entered that may change the cash.
    changed = Signal()
    #: Enter: on to the next stop.
    passed = Signal()

    def __init__(
        self, number: int, stop: Stop, goods: Sequence[Carried], at: At,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.stop, self.goods = stop, goods
        #: How much of each item was taken; made when it was not everything.
        self.taken: AskForm | None = None
        self._at = at
        self.wrong = False
        self.setObjectName(f"return.stop.{number}")
        self.outcome = Segments(
            Message(N_("Outcome of stop {number}"), number=number),
            _OUTCOMES,
        )
        self.outcome.set_value(stop.result or "delivered")
        names = AskStop.kinds()
        self.cells = AskForm(AskStop(**{n: getattr(stop, n) for n in names}), at)
        self.cells.setObjectName(f"return.cells.{number}")
        self.cells.hide()
        _fit(self.cells)
        self.pad = SignaturePad(Message(N_("Signature of stop {number}"), number=number))
        self.pad.hide()
        self._more = IconButton("edit", N_("Something was other than planned (E)"))
        self._sign = IconButton("note", N_("Let it be signed (S)"))
        self._place = Muted(f"{stop.address} · {stop.goods}".strip(" ·"), elide=True)
        self._assemble(number)
        self._connect()
        if stop.result not in ("", "delivered") or stop.note:
            self.show_cells()
        self._ask_taken()

    def _assemble(self, number: int) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Label(self.stop.consignee or self.stop.address, strong=True, elide=True))
        names.addWidget(self._place)
        due = self.stop.to_collect()
        cash = Label(yuan(due) if due else "")
        cash.setMinimumWidth(84)
        cash.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        place = Muted(str(number), size=theme.BASE)
        place.setFixedWidth(24)
        pieces = Message.counted(N_("{n} piece"), N_("{n} pieces"), self.stop.pieces or 0)
        line = QHBoxLayout()
        line.setSpacing(theme.space(2))
        line.addWidget(place)
        line.addLayout(names, 1)
        line.addWidget(Muted(pieces))
        line.addWidget(cash)
        line.addWidget(self.outcome)
        line.addWidget(self._more)
        line.addWidget(self._sign)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(2), theme.space(1.5), theme.space(2), theme.space(2))
        column.setSpacing(theme.space(1.5))
        column.addLayout(line)
        self._parts = column
        column.addWidget(self.cells)
        column.addWidget(self.pad)

    def _connect(self) -> None:
        self.outcome.chosen.connect(self._chosen)
        self.outcome.passed.connect(self.passed)
        self.cells.changed.connect(lambda _name: self.changed.emit())
        self.cells.finished.connect(self.passed)
        self._more.clicked.connect(self.show_cells)
        self._sign.clicked.connect(self.show_pad)
        self.pad.changed.connect(self._signed)

    def entry(self) -> StopEntry:
        """What is entered now; what cannot be understood counts as empty here."""
        typed = self.cells.values() if not self.cells.isHidden() else {}
        taken = taken_in(self.taken.values() if self.taken else {}, self.goods)
        return StopEntry(self.stop.uid, self.outcome.value(), typed, taken, self.pad.png())

    def settle(self) -> bool:
        """Bring the cells into their normal form; whether all of them can be understood."""
        fine = True
        for form in (self.cells, self.taken):
            if form is not None and not form.isHidden():
                unread = form.settle()
                form.show_problems(unread)
                fine = fine and not unread
        return fine

    def focus_outcome(self) -> None:
        """The cursor to the outcome."""
        self.outcome.setFocus(Qt.FocusReason.TabFocusReason)

    def complain(self, wrong: bool) -> None:
        """Mark the row as the one a sentence speaks of."""
        self.wrong = wrong
        self.update()

    def show_cells(self) -> None:
        """Open the cells for what was other than planned."""
        self.cells.show()
        self.cells.focus_first()
        self.changed.emit()

    def show_pad(self) -> None:
        """Open the pad to sign on."""
        self.pad.show()
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, result: str) -> None:
        if result == "delivered" and not self.cells.is_dirty():
            self.cells.hide()
        elif result != "delivered" and self.cells.isHidden():
            self.cells.show()
        self._ask_taken()
        self.changed.emit()

    def _ask_taken(self) -> None:
        """Of an order delivered in part: how much of which item."""
        partly = self.outcome.value() == "partly" and bool(self.goods)
        if partly and self.taken is None:
            self.taken = AskForm(asked_of(self.goods), self._at)
            _fit(self.taken)
            self.taken.setObjectName(f"{self.objectName()}.taken")
            self.taken.changed.connect(lambda _name: self.changed.emit())
            self.taken.finished.connect(self.cells.focus_first)
            self._parts.insertWidget(1, self.taken)
        if self.taken is not None:
            self.taken.setVisible(partly)

    def _signed(self) -> None:
        self._sign.picture("note" if self.pad.is_empty() else "done")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_E:
            self.show_cells()
        elif event.key() == Qt.Key.Key_S:
            self.show_pad()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.wrong:
            painter.fillRect(self.rect(), theme.colour("red_tint"))
            painter.fillRect(0, 0, 3, self.height(), theme.colour("red"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()


def _fit(form: AskForm) -> None:
    """As high as its cells, with no desk below them."""
    page = form.page
    page.resized.connect(lambda: form.setFixedHeight(page.ruled.bottom + 2))
    form.setFixedHeight(page.ruled.bottom + 2)
