# SPDX-License-Identifier: MIT
"""The binders of a year on a shelf; the one pulled out shows its sheets and whether it is whole."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk.db.act import Changed
from desk.db.record import Record, Step
from desk.errors import DeskError, Invalid
from desk.records.binder import Spine
from desk.text import N_, Message
from desk.ui.action_button import ActionButton
from desk.ui.actions import Action, Actions
from desk.ui.problems import told
from desk.ui.record.pages import BINDER_INDEX, SPINE_LABEL, Page
from desk.ui.record.sure import question_before
from desk.ui.requests import AskStep, Confirm, OpenRecord
from desk.ui.shelf.boards import Boards
from desk.ui.shelf.facts import BinderFacts
from desk.ui.shelf.head import ShelfHead
from desk.ui.shelf.reading import OpenBinder, YearOnShelf, look_at_shelf, open_binder
from desk.ui.shelf.sheets import SheetsTable
from desk.ui.widgets import EmptyState
from desk.ui.work import Work
from desk.ui.workplace import Workplace

KIND = "binder"
WHERE = N_("Shelf")
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ACTIONS = (
    Action("shelf.earlier", N_("Year before"), "go_earlier", "Alt+Left", "left", where=WHERE),
    Action("shelf.later", N_("Year after"), "go_later", "Alt+Right", "right", where=WHERE),
    Action("shelf.index", N_("Print the index"), "print_index", "Ctrl+P", "print", where=WHERE),
    Action("shelf.label", N_("Print the spine label"), "print_label", "Ctrl+Shift+P", where=WHERE),
    Action("shelf.open", N_("Open the binder's sheet"), "open_sheet", "Ctrl+O", where=WHERE),
    Action("shelf.new", N_("New"), "new", "", "new", where=WHERE),
)
_CALM = 200  # milliseconds: several changes within look once
_FACTS = 340
_LEAST_SHELF = 200
_ONE_BOARD = 238


class ShelfView(QWidget):
    """Spines above, the sheets of the chosen binder below, its state and buttons at the right."""

    name = N_("As a shelf")
    icon = "binder"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("shelf")
        self.workplace = workplace
        self.actions_ = Actions(self, ACTIONS, context=HERE)
        self._kind, self._year = "", 0
        self._shelf: YearOnShelf | None = None
        self._opening: Work[OpenBinder] | None = None
        self.boards = Boards(workplace.session.zone)
        self.sheets = SheetsTable(workplace)
        self.facts = BinderFacts(
            workplace.session, keeps_paper=bool(workplace.store.office.setting("keeps_paper"))
        )
        self.empty = EmptyState(
            "empty-list",
            N_("No binder stands here yet"),
            N_("A binder is put on the shelf with the first sheet of each month."),
        )
        self.head = ShelfHead(workplace)
        self.head_row = self.head.row
        self._assemble()
        self._connect()
        self.look()

    def _assemble(self) -> None:
        may = self.workplace.may("write", KIND)
        self.actions_["shelf.new"].setEnabled(may)
        if may:
            self.head_row.addWidget(ActionButton(self.actions_["shelf.new"], "new", prominent=True))
        self._area = QScrollArea()
        self._area.setObjectName("shelf.area")
        self._area.setWidget(self.boards)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sheets, 1)
        facts = QScrollArea()
        facts.setWidget(self.facts)
        facts.setWidgetResizable(True)
        facts.setFrameShape(QScrollArea.Shape.NoFrame)
        facts.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        facts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        facts.setFixedWidth(_FACTS)
        row.addWidget(facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._area)
        column.addWidget(self._below, 1)
        column.addWidget(self.empty, 1)
        self._below.hide()
        self.empty.hide()

    def _connect(self) -> None:
        self.head.turned.connect(self._go)
        self.head.kind_chosen.connect(self.show_kind)
        self.boards.chosen.connect(self._chosen)
        self.boards.opened.connect(self._open)
        self.boards.stepped_down.connect(self.sheets.focus_first)
        self.sheets.left.connect(self.focus_start)
        self.facts.step_asked.connect(self.do_step)
        self.facts.asked.connect(self._asked)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self.look)
        self.workplace.changed.connect(self._changed)

    def _share_room(self) -> None:
        """The shelf as high as its boards, and never so high that the sheets have no room."""
        half = max(_LEAST_SHELF, (self.height() - self.head.height()) // 2)
        self._area.setFixedHeight(min(self.boards.sizeHint().height(), half))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def focus_start(self) -> None:
        """The cursor onto the shelf."""
        self.boards.setFocus(Qt.FocusReason.OtherFocusReason)

    # what stands on the shelf

    def look(self) -> None:
        """Read the shelf of the year anew."""
        place = self.workplace
        work = place.work(self, look_at_shelf, place.store, place.session, self._kind, self._year)
        work.then(self._show).failed(place.trouble)

    def _show(self, shelf: YearOnShelf) -> None:
        self._shelf, self._kind, self._year = shelf, shelf.kind, shelf.year
        self.head.show_shelf(shelf)
        self.boards.show_spines(shelf.spines)
        self._share_room()
        self._area.setVisible(bool(shelf.spines))
        self.empty.setVisible(not shelf.spines)
        spine = self.boards.spine()
        if spine is not None:
            self._chosen(spine)
        elif shelf.spines:
            self.boards.choose(shelf.spines[-1].id)
        else:
            self._below.hide()

    def show_kind(self, kind: str) -> None:
        """The binders of another kind of sheet."""
        self._kind = kind
        self.look()

    def go_earlier(self) -> None:
        """The shelf of the year before."""
        self._go(-1)

    def go_later(self) -> None:
        """The shelf of the year after."""
        self._go(1)

    def _go(self, by: int) -> None:
        if self._shelf is None:
            return
        years = list(self._shelf.years)
        at = years.index(self._year) + by
        if 0 <= at < len(years):
            self._year = years[at]
            self.look()

    def _changed(self, changed: list[Changed]) -> None:
        if any(c.kind in (KIND, self._kind) for c in changed):
            self._calm.start()

    # the binder pulled out

    def _chosen(self, spine: Spine) -> None:
        box = self.boards.box_of(spine.id)
        self._area.ensureVisible(box.center().x(), box.center().y(), box.width(), box.height() // 2)
        self._below.show()
        self.facts.show_spine(spine)
        self.sheets.show_other(spine)
        if self._opening is not None:
            self._opening.cancel()
        place = self.workplace
        self._opening = place.work(self, open_binder, place.store, place.session, spine.id)
        self._opening.then(self._opened).failed(place.trouble)

    def _opened(self, binder: OpenBinder) -> None:
        self.facts.show_binder(binder)
        self.sheets.show_binder(binder)

    def _asked(self, what: str) -> None:
        {"index": self.print_index, "spine": self.print_label, "open": self.open_sheet}[what]()

    def _open(self, spine: Spine) -> None:
        self.workplace.ask(OpenRecord(KIND, spine.id))

    def open_sheet(self) -> None:
        """Open the record of the binder pulled out."""
        spine = self.boards.spine()
        if spine is not None:
            self._open(spine)

    def new(self) -> None:
        """An empty binder."""
        self.workplace.ask(OpenRecord(KIND))

    def print_index(self) -> None:
        """Preview and print the index of the binder pulled out."""
        self._print(BINDER_INDEX)

    def print_label(self) -> None:
        """Preview and print the label of its spine."""
        self._print(SPINE_LABEL)

    def _print(self, page: Page) -> None:
        spine = self.boards.spine()
        if spine is not None:
            self.workplace.ask(page.of(KIND, spine.id))

    # sealing

    def do_step(self, step: Step) -> None:
        """Seal or unseal the binder pulled out; sealing asks first, unsealing asks why."""
        spine = self.boards.spine()
        binder = self.facts.binder
        if spine is None or binder is None:
            return
        do = partial(self._do, spine.id, step)
        question = question_before(binder.record, step.id)
        if step.asks is not None:
            self.workplace.ask(AskStep(binder.record, step, do))
        elif question is not None:
            self.workplace.ask(Confirm(question, Message(step.label), partial(do, {})))
        else:
            do({})

    def _do(self, binder: int, step: Step, answers: dict[str, Any]) -> Work[Record]:
        place = self.workplace
        work = place.work(self, place.store.step, place.session, KIND, binder, step.id, answers)
        done = Message(N_("{step}: done."), step=Message(step.label))
        return work.then(lambda _record: place.tell(done)).failed(self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            self.facts.complain(told(self.workplace.store.books[KIND], error))
        elif isinstance(error, DeskError):
            self.facts.complain(str(error))
        else:
            self.workplace.trouble(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.focus_start()
        else:
            super().keyPressEvent(event)
