# SPDX-License-Identifier: MIT
"""What is chosen beside the preview: printer, paper, language, copies, a nudge in millimetres."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtPrintSupport import QPrinterInfo
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

from desk.dialogs.preview.profiles import last_printer, profile_of
from desk.paper.request import PrintOptions
from desk.paper.sizes import PAPERS
from desk.text import LANGUAGES, N_, Message, _, language
from desk.ui import theme
from desk.ui.widgets import Button, HairLine, Label, Muted, said

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
    #: A page of millimetres is wanted, to measure how far the printer is off.
    test_asked = Signal()

    def __init__(
        self,
        form: str,
        paper: str,
        copies: Sequence[str],
        records: int,
        every: str,
        *,
        found: bool = False,
    ) -> None:
        """`form` is the name its profiles are remembered by. `records` are printed unless only
        the one in sight is chosen; `every` is what all of them are called. `found`: the one in
        sight is meant first, its list is counted later."""
        super().__init__()
        self._form, self._usual = form, paper
        printers = QPrinterInfo.availablePrinterNames()
        usual = last_printer(form, printers, QPrinterInfo.defaultPrinterName())
        self._profile = profile_of(form, usual)
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
        self.printer = self._combo("printer", N_("Printer"))
        self._fill_printers(printers, usual)
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
        self._recall()
        self.retranslate()
        self.printer.activated.connect(self._printer_chosen)
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
        chosen = tuple(name for name, other in self.copies.items() if other.isChecked())
        self._profile.copies = None if len(chosen) == len(self.copies) else chosen
        self._profile.keep()
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
        self.test = Button(N_("Test page"), role="link")
        self.test.setObjectName("test")
        self.test.clicked.connect(self.test_asked)
        self._column.addWidget(self.test, 0, Qt.AlignmentFlag.AlignLeft)

    def _gap(self) -> None:
        self._column.addSpacing(theme.space(2))

    def _fill_printers(self, printers: Sequence[str], usual: str) -> None:
        for name in printers:
            self.printer.addItem(name, name)
        self.printer.setCurrentIndex(self.printer.findData(usual))
        self.printer.setEnabled(bool(printers))

    def _printer_chosen(self) -> None:
        self._profile = profile_of(self._form, self.printer.currentData() or "")
        self._recall()
        self.changed.emit()

    def _recall(self) -> None:
        """What is remembered for the form on the chosen printer."""
        paper = self._profile.paper or self._usual
        self.paper.setCurrentIndex(max(0, self.paper.findData(paper)))
        known = set(self._profile.copies or ()) & set(self.copies)
        for name, box in self.copies.items():
            box.setChecked(name in known or not known)
        self._recall_nudge()

    def _paper_chosen(self) -> None:
        self._profile.paper = self.paper.currentData()
        self._profile.keep()
        self._recall_nudge()
        self.changed.emit()

    def _recall_nudge(self) -> None:
        kept = self._profile.nudge(self.paper.currentData())
        for box, millimetres in zip((self.right, self.down), kept, strict=True):
            box.blockSignals(True)
            box.setValue(millimetres)
            box.blockSignals(False)

    def _nudged(self) -> None:
        nudge = (self.right.value(), self.down.value())
        self._profile.set_nudge(self.paper.currentData(), nudge)
        self.changed.emit()

    def retranslate(self) -> None:
        """Names in the language of the moment."""
        self._say_all()
        for at, text in enumerate(PAPER_NAMES.values()):
            self.paper.setItemText(at, said(text))
        for name, box in self.copies.items():
            box.setText(said(name))
        self.printer.setAccessibleName(said(N_("Printer")))
        self.printer.setPlaceholderText(said(N_("No printer")))
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
