# SPDX-License-Identifier: MIT
"""The row over a book's list: words to narrow it, filter chips, saved views."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desk.db.query import Condition, Query
from desk.db.query_words import conditions_in_words
from desk.db.record import Record
from desk.text import N_, Message, _
from desk.ui import theme
from desk.ui.book.filters import Filter, filters_of, options_of, value_of, without
from desk.ui.book.view_menu import ViewMenu
from desk.ui.editors import At
from desk.ui.widgets import Chip, ChipRow, SearchField, said
from desk.ui.workplace import Workplace

_WAIT = 200  # milliseconds after a key
_NAMED = 3


class FilterBar(QWidget):
    """What the list shows, as chips; `asked` tells the query whenever the person changes it."""

    asked = Signal(object)

    def __init__(
        self,
        workplace: Workplace,
        record_type: type[Record],
        at: At,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._at = at
        self._type = record_type
        self.query = Query(record_type.kind())
        self._filters = filters_of(workplace, record_type)
        self.words = SearchField(N_("Narrow this list"), key="Ctrl+F")
        self.words.setObjectName("book.words")
        self.words.setFixedWidth(220)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT)
        self._later.timeout.connect(self._narrow)
        self.words.textEdited.connect(lambda _text: self._later.start())
        self.words.textChanged.connect(lambda text: None if text else self._later.start())
        self.views = ViewMenu(workplace, record_type.kind())
        self.views.picked.connect(self._ask)
        self.chips: dict[str, Chip] = {}
        self._row = ChipRow()
        self._row.add(self.views.chip)
        for one in self._filters:
            self._row.add(self._chip(one))
        self._void = Chip(N_("Without void"), checkable=True)
        self._void.setObjectName("filter.void")
        self._void.clicked.connect(lambda on: self._ask(replace(self.query, with_void=not on)))
        self._row.add(self._void)
        self._form = Chip(N_("By form"))
        self._form.setObjectName("filter.form")
        self._form.cleared.connect(lambda: self.find_by(()))
        self._row.add(self._form)
        upper = QHBoxLayout()
        upper.setSpacing(theme.space(2))
        upper.addWidget(self.words)
        upper.addWidget(self._row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addLayout(upper)
        column.addWidget(self.views.keep_row)
        self.show_query(self.query)

    def _chip(self, one: Filter) -> Chip:
        chip = Chip(one.label, checkable=one.toggle)
        chip.setObjectName(f"filter.{one.id}")
        chip.cleared.connect(lambda: self._set(one, ()))
        if one.toggle:
            chip.clicked.connect(lambda on: self._toggle(one, on))
        else:
            chip.opened.connect(lambda: self._open(one, chip))
        self.chips[one.id] = chip
        return chip

    def show_query(self, query: Query) -> None:
        """Show on the chips what a query filters by."""
        self.query = query
        self.views.query = query
        if self.words.text().strip() != query.words:
            self.words.setText(query.words)
            self._later.stop()
        for one in self._filters:
            value = value_of(self._workplace, self._type, one, query.where)
            if one.toggle:
                self.chips[one.id].setChecked(bool(value))
            else:
                self.chips[one.id].set_value(value)
        self._void.setChecked(not query.with_void)
        form = self._by_form()
        self._form.setVisible(bool(form))
        self._form.set_value(self._words_of(form))

    def is_filtered(self) -> bool:
        """Whether less than the whole book is shown."""
        query = self.query
        return bool(query.where or query.words or not query.with_void)

    def find_by(self, found: tuple[Condition, ...]) -> None:
        """Filter by what was typed into the form; nothing takes that filter off."""
        rest = tuple(c for c in self.query.where if c not in self._by_form())
        self._ask(replace(self.query, where=rest + found))

    def clear(self) -> None:
        """The whole book, in the order it has."""
        order, descending = self.query.order, self.query.descending
        self._ask(Query(self.query.kind, order=order, descending=descending))

    def reordered(self, query: Query) -> None:
        """The list was sorted otherwise by its head."""
        self.query = replace(self.query, order=query.order, descending=query.descending)
        self.views.query = self.query

    def _by_form(self) -> tuple[Condition, ...]:
        known = frozenset[str]().union(*(one.fields for one in self._filters))
        return without(self.query.where, known)

    def _words_of(self, where: tuple[Condition, ...]) -> str:
        words = conditions_in_words(self._type, where, self._at())
        return ", ".join(words[:_NAMED]) + (" …" if len(words) > _NAMED else "")

    def _ask(self, query: Query) -> None:
        self.show_query(query)
        self.asked.emit(query)

    def _set(self, one: Filter, where: tuple[Condition, ...]) -> None:
        rest = without(self.query.where, one.fields)
        self._ask(replace(self.query, where=rest + where))

    def _toggle(self, one: Filter, on: bool) -> None:
        option = options_of(self._workplace, self._type, one)[0]
        self._set(one, option.where if on and option is not None else ())

    def _open(self, one: Filter, chip: Chip) -> None:
        menu = QMenu(chip)
        menu.setObjectName("filter.menu")
        now = tuple(c for c in self.query.where if c.field in one.fields)
        for option in options_of(self._workplace, self._type, one):
            if option is None:
                menu.addSeparator()
                continue
            action = menu.addAction(said(option.text).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(option.where == now)
            action.triggered.connect(lambda _on=False, w=option.where: self._set(one, w))
        if now:
            menu.addSeparator()
            menu.addAction(_("All"), lambda: self._set(one, ()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    def _narrow(self) -> None:
        words = self.words.text().strip()
        if words != self.query.words:
            self._ask(replace(self.query, words=words))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_query(self.query)


def count_text(total: int, marked: int) -> Message:
    """How many records the list has, and how many of them are marked."""
    records = Message.counted(N_("{n} record"), N_("{n} records"), total)
    if not marked:
        return records
    return Message.counted(
        N_("{records}, {n} marked"), N_("{records}, {n} marked"), marked, records=records
    )
