# SPDX-License-Identifier: MIT
"""The file's words that are none of ours, and which of ours each of them means."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desk.db.fields import Choice, Kind, Link
from desk.db.office import Office
from desk.exchange.plan import Plan
from desk.exchange.synonyms import ANY, OTHER
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import Label, Muted, said

_MOST = 40
_LEAVE, _AS_OTHERS = N_("— leave it, the row is bad —"), N_("— as any other word —")


class Words(QScrollArea):
    """One line a word: how often it stands in the file, and our word for it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self._chosen: dict[str, dict[str, QComboBox]] = {}
        self._shown: Mapping[str, Counter[str]] | None = None

    def show_words(self, plan: Plan, office: Office, strange: Mapping[str, Counter[str]]) -> None:
        """Show the words of a file; what was chosen stays while the words are the same."""
        if strange == self._shown:
            return
        self._shown = strange
        self._chosen = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, theme.space(2), theme.space(3), 0)
        column.setSpacing(theme.space(2))
        for name, words in strange.items():
            target = plan.targets[name]
            column.addWidget(Label(target.label, strong=True))
            column.addLayout(self._grid(name, words, choices_of(target.kind, office)))
        column.addStretch(1)
        self.setWidget(inside)

    def words(self) -> dict[str, dict[str, str]]:
        """Our words by field and word of the file; an empty one for a row that shall be bad."""
        return {
            name: {word: str(box.currentData()) for word, box in boxes.items() if word == ANY or
                   box.currentData()}
            for name, boxes in self._chosen.items()
        }  # fmt: skip

    def _grid(self, name: str, words: Counter[str], ours: Mapping[str, str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space(3))
        grid.setColumnStretch(2, 1)
        boxes = self._chosen[name] = {}
        shown = [*words.most_common(_MOST), (ANY, words.total())]
        for row, (word, count) in enumerate(shown):
            box = QComboBox()
            box.setObjectName(f"word.{name}.{row}")
            box.addItem(said(_LEAVE if word == ANY else _AS_OTHERS), "")
            for code, text in ours.items():
                box.addItem(text, code)
            if word == ANY:
                box.setCurrentIndex(max(0, box.findData(OTHER)))
            box.activated.connect(self.changed)
            boxes[word] = box
            label: QLabel = Label(N_("Any other word") if word == ANY else word)
            label.setBuddy(box)
            box.setAccessibleName(label.text())
            grid.addWidget(label, row, 0)
            times = Message.counted(N_("{n} time"), N_("{n} times"), count)
            grid.addWidget(Muted("" if word == ANY else times), row, 1)
            grid.addWidget(box, row, 2)
        return grid


def choices_of(kind: Kind[object], office: Office) -> dict[str, str]:
    """What a field of words can hold: as it is read, and as it is shown."""
    if isinstance(kind, Choice):
        return {code: said(text) for code, text in kind.options.items()}
    if isinstance(kind, Link):
        if kind.to == "person":
            return {p.login: p.name for p in office.people.values() if p.active}
        if kind.to == "branch":
            return {b.name: b.name for b in office.branches.values()}
        return {}
    return {"1": said(N_("yes")), "0": said(N_("no"))}
