# SPDX-License-Identifier: MIT
"""What is chosen beside the preview: paper, language, which copies, a nudge for the printer."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desk.dialogs.parts.remembered import keep, recall
from desk.paper.request import PrintOptions
from desk.paper.sizes import PAPERS
from desk.text import LANGUAGES, N_, Message, _, language
from desk.ui import theme
from desk.ui.widgets import HairLine, Label, Muted, said

PAPER_NAMES = {
    "A4": N_("A4"),
    "A4 landscape": N_("A4 landscape"),
    "A5": N_("A5"),
    "A5 landscape": N_("A5 landscape"),
    "241 × 140": N_("241 × 140 mm, half sheet"),
    "241 × 279": N_("241 × 279 mm, continuous"),
    "241 × 93": N_("241 × 93 mm, third of a sheet"),
    "210 × 140": N_("210 × 140 mm"),
    "190 × 102": N_("190 × 102 mm"),
    "82 × 102": N_("82 × 102 mm"),
}
_FURTHEST = 20.0


class Choices(QWidget):
    """The panel at the right of the pages."""

    changed = Signal()

    def __init__(
        self, paper: str, copies: Sequence[str], records: int, every: str, *, found: bool = False
    ) -> None:
        """`records` are printed unless only the one in sight is chosen; `every` is what all of
        them are called. `found`: the one in sight is meant first, its list is counted later."""
        super().__init__()
        self.setFixedWidth(248)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.space(4), 0, 0, 0)
        self._column.setSpacing(theme.space(1))
        self.all = QRadioButton()
        self.all.setObjectName("all")
        self.one = QRadioButton()
        self.one.setObjectName("one")
        self._records = records
        self._found, self._every = found, every
        if records > 1 or found:
            self._add_records()
        self.paper = self._combo("paper", N_("Paper"))
        self.language = self._combo("language", N_("Language of the form"))
        self._fill(paper)
        self.copies: dict[str, QCheckBox] = {}
        self._add_copies(copies)
        self.right = self._nudge("right")
        self.down = self._nudge("down")
        self._add_nudge()
        self.note = Label(wrap=True)
        self.note.setObjectName("note")
        self.note.setProperty("tone", "amber")
        self.note.hide()
        self._column.addSpacing(theme.space(2))
        self._column.addWidget(self.note)
        self._column.addStretch(1)
        self._recall_nudge()
        self.retranslate()
        self.paper.activated.connect(self._paper_chosen)
        self.language.activated.connect(self.changed)

    def options(self) -> PrintOptions:
        """What was chosen."""
        chosen = tuple(name for name, box in self.copies.items() if box.isChecked())
        return PrintOptions(
            paper=PAPERS[self.paper.currentData()],
            language=self.language.currentData(),
            copies=chosen if self.copies else None,
            nudge=(self.right.value(), self.down.value()),
        )

    def only_one(self) -> bool:
        """Whether only the record in sight shall be printed."""
        return self.one.isChecked()

    def tell(self, number: str, printed: int) -> None:
        """Name the record in sight; say when this print is no first one."""
        self.one.setText(_("Only {number}").format(number=number))
        self.note.setVisible(printed > 0)
        self.note.say(
            Message.counted(
                N_("Printed {n} time before. This print is marked as a reprint."),
                N_("Printed {n} times before. This print is marked as a reprint."),
                printed,
            )
        )

    def tell_found(self, count: int, most: int) -> None:
        """Say how many records the list has; more than `most` are not printed in one go."""
        self._records = count
        self.all.setEnabled(1 < count <= most)
        self._say_all()

    def _say_all(self) -> None:
        self.all.setText(_(self._every).format(count=f"{self._records:,}"))

    def _add_records(self) -> None:
        self._column.addWidget(Muted(N_("Records")))
        for button in (self.all, self.one):
            self._column.addWidget(button)
        (self.one if self._found else self.all).setChecked(True)
        self.all.setEnabled(not self._found)
        self._gap()

    def _combo(self, name: str, text: str) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(name)
        combo.setMinimumContentsLength(12)
        label = Muted(text)
        label.setBuddy(combo)
        self._column.addWidget(label)
        self._column.addWidget(combo)
        self._gap()
        return combo

    def _fill(self, paper: str) -> None:
        for key, text in PAPER_NAMES.items():
            self.paper.addItem(said(text), key)
        self.paper.setCurrentIndex(max(0, self.paper.findData(paper)))
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(language()))

    def _add_copies(self, copies: Sequence[str]) -> None:
        if not copies:
            return
        self._column.addWidget(Muted(N_("Copies")))
        for number, name in enumerate(copies):
            box = QCheckBox()
            box.setObjectName(f"copy.{number}")
            box.setChecked(True)
            box.clicked.connect(lambda _on=False, box=box: self._ticked(box))
            self.copies[name] = box
            self._column.addWidget(box)
        self._gap()

    def _ticked(self, box: QCheckBox) -> None:
        if not any(other.isChecked() for other in self.copies.values()):
            box.setChecked(True)  # no paper at all is no print
            return
        self.changed.emit()

    def _nudge(self, name: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setObjectName(f"nudge.{name}")
        box.setRange(-_FURTHEST, _FURTHEST)
        box.setSingleStep(0.5)
        box.setDecimals(1)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(self._nudged)
        return box

    def _add_nudge(self) -> None:
        self._column.addWidget(Muted(N_("Move the print (mm)")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space(2))
        for column, (box, text) in enumerate(
            ((self.right, N_("to the right")), (self.down, N_("down")))
        ):
            label = Muted(text)
            label.setBuddy(box)
            grid.addWidget(box, 0, column)
            grid.addWidget(label, 1, column)
        self._column.addLayout(grid)

    def _gap(self) -> None:
        self._column.addSpacing(theme.space(2))

    def _paper_chosen(self) -> None:
        self._recall_nudge()
        self.changed.emit()

    def _recall_nudge(self) -> None:
        kept = recall(f"nudge/{self.paper.currentData()}").split()
        for box, text in zip((self.right, self.down), kept or ("0", "0"), strict=False):
            box.blockSignals(True)
            box.setValue(float(text))
            box.blockSignals(False)

    def _nudged(self) -> None:
        keep(
            f"nudge/{self.paper.currentData()}",
            f"{self.right.value():.1f} {self.down.value():.1f}",
        )
        self.changed.emit()

    def retranslate(self) -> None:
        """Names in the language of the moment."""
        self._say_all()
        for at, text in enumerate(PAPER_NAMES.values()):
            self.paper.setItemText(at, said(text))
        for name, box in self.copies.items():
            box.setText(said(name))
        self.paper.setAccessibleName(said(N_("Paper")))
        self.language.setAccessibleName(said(N_("Language of the form")))
        self.right.setAccessibleName(said(N_("Move the print to the right (mm)")))
        self.down.setAccessibleName(said(N_("Move the print down (mm)")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def beside(widget: QWidget, choices: Choices) -> QHBoxLayout:
    """The pages with the choices at their right, a hairline between."""
    row = QHBoxLayout()
    row.setSpacing(theme.space(4))
    row.addWidget(widget, 1)
    row.addWidget(HairLine(upright=True))
    row.addWidget(choices)
    return row
