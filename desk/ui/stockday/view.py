# SPDX-License-Identifier: MIT
"""The day's list of ins and outs: what came, what went, why, by whom; a day back and forth."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout

from desk.db.fields import to_millis
from desk.db.query import Condition, Query
from desk.records.stock.words import DIRECTIONS, OF_ORDERS
from desk.text import N_, Message
from desk.text.dates import day_bounds, day_text, time_text, weekday_text
from desk.ui import theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Action
from desk.ui.dayview import DayView, day_actions
from desk.ui.requests import OpenRecord, Print
from desk.ui.rowtable import RowColumn, RowLine, RowTable
from desk.ui.stockday.reading import DayOfStock, Moved, look_at_day
from desk.ui.widgets import Chip, EmptyState, Ground, IconButton, Label, Muted, Title
from desk.ui.workplace import Workplace

KIND = "stock_move"
WHERE = N_("Ins and outs of the day")
ACTIONS = (
    *day_actions("stock_day", WHERE),
    Action("stock_day.print", N_("Print the list"), "print_list", "Ctrl+P", "print", where=WHERE),
    Action("stock_day.new", N_("New"), "new", "", "new", where=WHERE),
)
_COLUMNS = (
    RowColumn(N_("Time"), 64),
    RowColumn(N_("Direction"), 130, badge=True),
    RowColumn(N_("Product")),
    RowColumn(N_("Goods in"), 90, right=True),
    RowColumn(N_("Goods out"), 90, right=True),
    RowColumn(N_("Warehouse"), 150),
    RowColumn(N_("Cause of the movement"), 170),
    RowColumn(N_("By"), 100),
)
_TONES = {"in": "green", "back": "green", "count_up": "amber", "count_down": "amber"}


class StockDayView(DayView):
    """One row a movement; what is only reserved does not move anything."""

    name = N_("As a day")
    icon = "calendar"
    kinds = frozenset({KIND, "warehouse"})
    deeds = ACTIONS

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "stock_day")
        self.warehouse: int | None = None
        self._seen: DayOfStock | None = None
        self.day_label = Label(size=theme.HEADING, strong=True)
        self.day_label.setObjectName("stock_day.day")
        self.count = Muted(size=theme.BASE)
        self.count.setObjectName("stock_day.count")
        self.table = RowTable(WHERE, _COLUMNS)
        self.table.setObjectName("stock_day.moves")
        self.empty = EmptyState(
            "empty-list",
            N_("Nothing moved on this day"),
            N_("Goods that come in, go out or are counted stand here in the order of time."),
        )
        self._places = QHBoxLayout()
        self._chips = QButtonGroup(self)
        self._assemble()
        self.table.opened.connect(lambda move: workplace.ask(OpenRecord(KIND, move)))
        self.look()

    def _assemble(self) -> None:
        head = Ground("paper", "bottom")
        self.head_row = row = QHBoxLayout(head)
        row.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        row.setSpacing(theme.space(2))
        row.addWidget(Title(Message(self.workplace.store.books[KIND].sheet.book_title)))
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        row.addSpacing(theme.space(3))
        row.addLayout(self._places)
        row.addStretch(1)
        earlier = IconButton("left", N_("Day before"))
        earlier.clicked.connect(self.go_earlier)
        later = IconButton("right", N_("Day after"))
        later.clicked.connect(self.go_later)
        self.today = ActionButton(self.actions_["stock_day.today"], "today")
        for part in (earlier, self.day_label, later, self.today):
            row.addWidget(part)
        row.addSpacing(theme.space(3))
        for name, right in (("print", "print"), ("new", "write")):
            action = self.actions_[f"stock_day.{name}"]
            action.setEnabled(self.workplace.may(right, KIND))
            if action.isEnabled():
                row.addWidget(ActionButton(action, name, prominent=name == "new"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    def focus_start(self) -> None:
        """The cursor into the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # the day

    def look(self) -> None:
        """Read the day anew."""
        place = self.workplace
        work = place.work(self, look_at_day, place.store, place.session, self.day, self.warehouse)
        work.then(self._show).failed(place.trouble)

    def _show(self, seen: DayOfStock) -> None:
        if (seen.day, seen.warehouse) != (self.day, self.warehouse):
            return
        self._seen = seen
        self.day_label.say(f"{day_text(seen.day)} {weekday_text(seen.day)}")
        self.today.setVisible(seen.day != seen.today)
        ins = sum(one.came is not None for one in seen.moves)
        outs = len(seen.moves) - ins
        self.count.say(Message(N_("{ins} in, {outs} out"), ins=ins, outs=outs))
        zone = self.workplace.session.zone
        self.table.show_lines([_line(one, time_text(one.at, zone)) for one in seen.moves])
        self._stack.setCurrentWidget(self.table if seen.moves else self.empty)
        if len(self._chips.buttons()) != (len(seen.warehouses) if len(seen.warehouses) > 1 else 0):
            self._make_chips(seen)

    def _make_chips(self, seen: DayOfStock) -> None:
        for old in self._chips.buttons():
            self._chips.removeButton(old)
            self._places.removeWidget(old)
            old.deleteLater()
        self._chips.setExclusive(False)
        for key, name in seen.warehouses if len(seen.warehouses) > 1 else ():
            chip = Chip(name, checkable=True)
            chip.setObjectName(f"stock_day.warehouse.{key}")
            chip.setChecked(key == self.warehouse)
            chip.clicked.connect(lambda on=False, key=key: self.show_warehouse(key if on else None))
            self._chips.addButton(chip)
            self._places.addWidget(chip)

    def show_warehouse(self, warehouse: int | None) -> None:
        """Only the movements of a warehouse; None shows all."""
        self.warehouse = warehouse
        for chip in self._chips.buttons():
            chip.setChecked(chip.objectName() == f"stock_day.warehouse.{warehouse}")
        self.look()

    # deeds

    def new(self) -> None:
        """An empty movement."""
        self.workplace.ask(OpenRecord(KIND))

    def print_list(self) -> None:
        """Preview and print the day's list."""
        start, end = day_bounds(self.day, self.workplace.session.zone)
        where: list[Condition] = [
            Condition("at", "from", to_millis(start)),
            Condition("at", "to", to_millis(end) - 1),
            Condition("direction", "in", [d for d in DIRECTIONS if d not in OF_ORDERS]),
        ]
        if self.warehouse is not None:
            where.append(Condition("warehouse", "is", self.warehouse))
        query = Query(KIND, tuple(where), order="at", descending=False, with_void=False)
        self.workplace.ask(Print(KIND, query=query))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._seen is not None:
            self._show(self._seen)


def _line(one: Moved, at: str) -> RowLine:
    cells: tuple[Any, ...] = (
        at,
        Message(DIRECTIONS[one.direction]),
        one.product,
        _plain(one.came),
        _plain(one.went),
        one.warehouse,
        one.cause or one.number,
        one.handler,
    )
    return RowLine(cells, value=one.id, tone=_TONES.get(one.direction, "plain"))


def _plain(count: Decimal | None) -> str:
    return f"{count:,.3f}".rstrip("0").rstrip(".") if count is not None else ""
