# SPDX-License-Identifier: MIT
"""The second step: which column is which field, with the first rows as they would come in."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QRadioButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desk.db.fields import Note
from desk.dialogs.importing.looked import Looked
from desk.dialogs.importing.matcher import Matcher
from desk.dialogs.importing.words import Words
from desk.dialogs.importing.working import Look, Wishes
from desk.exchange.others import Missing
from desk.exchange.plan import Plan
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import HairLine, Label, Muted, said
from desk.ui.workplace import Workplace

_SEPARATORS = {",": N_("comma"), ";": N_("semicolon"), "\t": N_("tab"), "|": N_("bar")}


class ColumnsPage(QWidget):
    """Fields at the left, rows at the right, what happens to bad rows below."""

    #: Something was chosen that changes how rows come in.
    changed = Signal()
    #: Another sheet, or another row of headings.
    reopened = Signal(str, int)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._place = workplace
        self._plan: Plan | None = None
        self._judged = False
        self.source = Label(elide=True, strong=True)
        self.detail = Muted(size=theme.BASE)
        self.sheet = QComboBox()
        self.sheet.setObjectName("sheet")
        self.headings = QSpinBox()
        self.headings.setObjectName("headings")
        self.headings.setRange(1, 40)
        self.headings.setKeyboardTracking(False)
        self._headings_label = Muted(N_("Headings in row"), size=theme.BASE)
        self.matcher = Matcher()
        self.looked = Looked()
        self.words = Words()
        #: Everything odd about the file, however much it is.
        self.odd = QListWidget()
        self.odd.setObjectName("odd")
        self.odd.setWordWrap(True)
        #: Shall the customers and products nobody knows be made, too?
        self.others = QCheckBox()
        self.others.setObjectName("others")
        self.others.setChecked(True)
        self._missing: list[Missing] = []
        self.tabs = QTabWidget()
        self.tabs.addTab(self.looked, "")
        self.tabs.addTab(self.words, "")
        self.tabs.addTab(self.odd, "")
        self.rest = QComboBox()
        self.rest.setObjectName("rest")
        self._rest_label = Muted(N_("Columns not chosen go into"), size=theme.BASE)
        self.good = QRadioButton()
        self.good.setObjectName("good")
        self.whole = QRadioButton()
        self.whole.setObjectName("whole")
        self.good.setChecked(True)
        self.past = QCheckBox()
        self.past.setObjectName("past")
        self._assemble()
        self._connect()
        self.retranslate()

    def _assemble(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.space(2))
        top.addWidget(self.source, 1)
        for widget in (self.detail, self.sheet, self._headings_label, self.headings):
            top.addWidget(widget)
        right = QVBoxLayout()
        right.addWidget(self.tabs, 1)
        right.addWidget(self.others)
        middle = QHBoxLayout()
        middle.setSpacing(theme.space(4))
        self.matcher.setFixedWidth(380)
        middle.addWidget(self.matcher)
        middle.addWidget(HairLine(upright=True))
        middle.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space(4))
        foot.addWidget(self.good)
        foot.addWidget(self.whole)
        foot.addWidget(self.past)
        foot.addStretch(1)
        foot.addWidget(self._rest_label)
        foot.addWidget(self.rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(3))
        column.addLayout(top)
        column.addWidget(HairLine())
        column.addLayout(middle, 1)
        column.addWidget(HairLine())
        column.addLayout(foot)

    def _connect(self) -> None:
        self.matcher.changed.connect(self.changed)
        self.words.changed.connect(self.changed)
        self.rest.activated.connect(self.changed)
        self.others.toggled.connect(lambda _on: self.changed.emit())
        self.sheet.activated.connect(lambda: self._reopen(0))
        self.headings.valueChanged.connect(self._reopen)

    def _reopen(self, row: int) -> None:
        self.reopened.emit(self.sheet.currentData() or "", row)

    def show_plan(self, plan: Plan) -> None:
        """Show a file that was opened."""
        self._plan = plan
        source = plan.table.source
        self.sheet.clear()
        for name in source.sheets:
            self.sheet.addItem(name, name)
        self.sheet.setCurrentIndex(self.sheet.findData(source.sheet))
        self.sheet.setVisible(len(source.sheets) > 1)
        self.headings.blockSignals(True)
        self.headings.setValue(plan.table.headings_row)
        self.headings.blockSignals(False)
        self.matcher.show_plan(plan)
        self.rest.clear()
        self.rest.addItem("", "")
        for name, target in plan.targets.items():
            if isinstance(target.kind, Note) and not target.table:
                self.rest.addItem(str(target.label), name)
        self.rest.setCurrentIndex(max(0, self.rest.findData(plan.place_for_rest())))
        self.past.setVisible("dues" in vars(plan.record_type))
        self._judged = False
        self.retranslate()

    def show_look(self, look: Look) -> None:
        """Show the first rows and the words that nobody here knows."""
        plan = self._plan
        assert plan is not None
        columns = self.matcher.columns()
        fixed = self.matcher.fixed()
        names = [
            name
            for name, target in plan.targets.items()
            if not (target.table or target.is_time) and (columns[name] is not None or name in fixed)
        ]
        plan.columns = columns
        if not self._judged:  # proposed once; whoever changes it knows better
            self.past.setChecked(look.past)
            self._judged = True
        self.looked.show_rows(plan, names, look.rows, look.notes)
        self.words.show_words(plan, self._place.store.office, look.strange)
        self.tabs.setTabVisible(1, bool(look.strange))
        self.odd.clear()
        self.odd.addItems([str(note) for note in look.notes])
        self.tabs.setTabVisible(2, bool(look.notes))
        odd = f"{max(1, len(look.notes) - 1):,}"  # the first sentence sums the others up
        self.tabs.setTabText(2, str(Message(N_("Worth a look ({count})"), count=odd)))
        self._missing = look.missing
        self._say_missing()
        count = sum(len(words) for words in look.strange.values())
        self.tabs.setTabText(1, str(Message(N_("Unknown words ({count})"), count=count)))

    def wishes(self) -> Wishes:
        """What is chosen now."""
        return Wishes(
            self.matcher.columns(),
            self.matcher.fixed(),
            self.words.words(),
            self.rest.currentData() or "",
            self.others.isChecked(),
        )

    def _say_missing(self) -> None:
        told = [one.message() for one in self._missing]
        self.others.setVisible(bool(told))
        if told:
            text = N_("Make what nobody knows yet from this file, too: {books}")
            self.others.setText(str(Message(text, books=told)).replace("&", "&&"))

    def retranslate(self) -> None:
        """Texts in the language of the moment."""
        self.tabs.setTabText(0, said(N_("First rows")))
        self._say_missing()
        self.odd.setAccessibleName(said(N_("What is odd about the file")))
        self.good.setText(said(N_("Bring the good rows in")))
        self.whole.setText(said(N_("All rows or none")))
        self.past.setText(said(N_("Past records: start no deadlines")))
        self.sheet.setAccessibleName(said(N_("Sheet")))
        self.headings.setAccessibleName(said(N_("Headings in row")))
        self.rest.setAccessibleName(said(N_("Columns not chosen go into")))
        if self.rest.count():
            self.rest.setItemText(0, said(N_("nowhere")))
        if self._plan is not None:
            source = self._plan.table.source
            self.source.say(source.file)
            told = [source.kind.upper(), source.encoding.upper()]
            if source.separator:
                told.append(said(_SEPARATORS.get(source.separator, source.separator)))
            self.detail.say(" · ".join(part for part in told if part))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
