# SPDX-License-Identifier: MIT
"""Which columns go out, ticked in a list."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desk.db.record import Record
from desk.exchange.exporting import all_columns
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import Button, Muted, said


class ColumnList(QWidget):
    """Every column of a book; those of the list as shown are ticked and stand first."""

    changed = Signal()

    def __init__(self, record_type: type[Record], shown: Sequence[str]) -> None:
        super().__init__()
        self._type, self._shown = record_type, tuple(shown)
        rest = [name for name in all_columns(record_type) if name not in shown]
        self._names = [*shown, *rest]
        self.list = QListWidget()
        self.list.setObjectName("columns")
        for name in self._names:
            item = QListWidgetItem(self.list)
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled)
            item.setCheckState(_ticked(name in shown))
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.list.itemActivated.connect(_turn)
        as_shown = Button(N_("As shown"), role="link")
        as_shown.setObjectName("as_shown")
        everything = Button(N_("All columns"), role="link")
        everything.setObjectName("all_columns")
        as_shown.clicked.connect(lambda: self.tick(self._shown))
        everything.clicked.connect(lambda: self.tick(self._names))
        top = QHBoxLayout()
        top.setSpacing(theme.space(2))
        label = Muted(N_("Columns"), size=12)
        label.setBuddy(self.list)
        top.addWidget(label)
        top.addStretch(1)
        top.addWidget(as_shown)
        top.addWidget(everything)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addLayout(top)
        column.addWidget(self.list, 1)
        self.retranslate()

    def chosen(self) -> tuple[str, ...]:
        """The ticked columns, in their order."""
        return tuple(
            name
            for at, name in enumerate(self._names)
            if self.list.item(at).checkState() == Qt.CheckState.Checked
        )

    def tick(self, names: Sequence[str]) -> None:
        """Tick these and no others."""
        for at, name in enumerate(self._names):
            self.list.item(at).setCheckState(_ticked(name in names))

    def retranslate(self) -> None:
        """The columns' names in the language of the moment."""
        self.list.setAccessibleName(said(N_("Columns")))
        self.list.blockSignals(True)
        for at, name in enumerate(self._names):
            self.list.item(at).setText(str(_label(self._type, name)))
        self.list.blockSignals(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _ticked(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


def _turn(item: QListWidgetItem) -> None:
    item.setCheckState(_ticked(item.checkState() != Qt.CheckState.Checked))


def _label(record_type: type[Record], name: str) -> Message:
    table, _dot, field = name.rpartition(".")
    if not table:
        return Message(record_type.label_of(name))
    rows = record_type.tables()[table]
    return Message(
        N_("{table}: {field}"),
        table=Message(rows.label),
        field=Message(rows.row.label_of(field)),
    )
