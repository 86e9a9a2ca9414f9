# SPDX-License-Identifier: MIT
"""A month of assessments: made all at once, worked through by the list, given together.

Who is only assessed sees the own sheets of all months here.
"""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desk.db.act import Changed
from desk.records.assessment import Made, make_month
from desk.records.assessment.words import STATES
from desk.reports import months
from desk.text import N_, Message
from desk.text.dates import month_text
from desk.ui import theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Action, Actions
from desk.ui.assessing.printing import month_list
from desk.ui.assessing.reading import Assessed, give_all, look_at_month
from desk.ui.requests import Confirm, OpenRecord
from desk.ui.rowtable import RowColumn, RowLine, RowTable
from desk.ui.widgets import EmptyState, Ground, IconButton, Label, Muted, Title
from desk.ui.work import Job
from desk.ui.workplace import Workplace

KIND = "assessment"
WHERE = N_("Assessments of the month")
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ACTIONS = (
    Action("assessing.earlier", N_("Month before"), "go_earlier", "Alt+Left", "left", where=WHERE),
    Action("assessing.later", N_("Month after"), "go_later", "Alt+Right", "right", where=WHERE),
    Action("assessing.make", N_("Make this month's assessments"), "make", "Ctrl+Shift+M", "repeat",
           ("write", KIND), WHERE),
    Action("assessing.give", N_("Give all with remarks"), "ask_give", "Ctrl+Shift+A", "right",
           ("write", KIND), WHERE),
    Action("assessing.print", N_("Print the list"), "print_list", "Ctrl+P", "print", where=WHERE),
)  # fmt: skip
_COLUMNS = (
    RowColumn(N_("Month"), 84),
    RowColumn(N_("Assessed person"), 132),
    RowColumn(N_("Total score"), 88, right=True),
    RowColumn(N_("Rank"), 68, right=True),
    RowColumn(N_("Quality checks"), 104, right=True),
    RowColumn(N_("Praise"), 64, right=True),
    RowColumn(N_("Supervisor's remarks")),
    RowColumn(N_("Status"), 172, badge=True),
)
_TONES = {"draft": "amber", "given": "accent", "signed": "green"}
_CALM = 200


class AssessingView(QWidget):
    """One row a person; Enter opens the sheet."""

    name = N_("As a month")
    icon = "calendar"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("assessing")
        self.workplace = workplace
        self.leads = workplace.session.has("supervisor head_office")
        self.actions_ = Actions(self, ACTIONS, context=HERE, may=workplace.may)
        today = workplace.session.today()
        self.month: date = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
        self._sheets: list[Assessed] = []
        self.month_label = Label(size=theme.HEADING, strong=True)
        self.month_label.setObjectName("assessing.month")
        self.count = Muted(size=theme.BASE)
        self.count.setObjectName("assessing.count")
        self.table = RowTable(WHERE, _COLUMNS)
        self.table.setObjectName("assessing.sheets")
        self.empty = EmptyState()
        self._assemble()
        self.table.opened.connect(lambda sheet: workplace.ask(OpenRecord(KIND, sheet)))
        self.empty.asked.connect(self.make)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self.look)
        workplace.changed.connect(self._changed)
        self.look()

    def _assemble(self) -> None:
        head = Ground("paper", "bottom")
        self.head_row = row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        row.addWidget(Title(Message(self.workplace.store.books[KIND].sheet.book_title)))
        row.addWidget(self.count, 1, Qt.AlignmentFlag.AlignBottom)
        if self.leads:
            row.addWidget(ActionButton(self.actions_["assessing.print"], "print"))
        both = QVBoxLayout(head)
        both.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        both.setSpacing(theme.space(2))
        both.addLayout(row)
        if self.leads:
            both.addLayout(self._month_row())
            self.table.setColumnHidden(0, True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    def _month_row(self) -> QHBoxLayout:
        """Which month, and what can be done to all of it."""
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        earlier = IconButton("left", N_("Month before"))
        earlier.clicked.connect(self.go_earlier)
        later = IconButton("right", N_("Month after"))
        later.clicked.connect(self.go_later)
        for part in (earlier, self.month_label, later):
            row.addWidget(part)
        row.addStretch(1)
        for name, icon in (("give", "right"), ("make", "repeat")):
            action = self.actions_.get(f"assessing.{name}")
            if action is not None:
                row.addWidget(ActionButton(action, icon, prominent=name == "make"))
        return row

    def focus_start(self) -> None:
        """The cursor into the list."""
        at = self.empty.button if self._stack.currentWidget() is self.empty else self.table
        at.setFocus(Qt.FocusReason.OtherFocusReason)

    # the month

    def look(self) -> None:
        """Read the sheets anew."""
        place, month = self.workplace, self.month if self.leads else None
        work = place.work(self, look_at_month, place.store, place.session, month)
        work.then(partial(self._show, month)).failed(place.trouble)

    def _show(self, month: date | None, sheets: list[Assessed]) -> None:
        if month not in (None, self.month):
            return
        self._sheets = sheets
        self.month_label.say(month_text(self.month.year, self.month.month))
        signed = sum(sheet.state == "signed" for sheet in sheets)
        told = N_("{count} sheets, {signed} signed")
        self.count.say(Message(told, count=len(sheets), signed=signed) if sheets else "")
        self.table.show_lines([_line(sheet) for sheet in sheets])
        self._stack.setCurrentWidget(self.table if sheets else self.empty)
        give = self.actions_.get("assessing.give")
        if give is not None:
            give.setEnabled(bool(self._ready()))
        self._say_empty()

    def _say_empty(self) -> None:
        if self.leads:
            may = self.actions_.get("assessing.make") is not None
            self.empty.tell(
                "empty-list", N_("Nobody has been assessed in this month yet"),
                N_("desk works the figures of every clerk and trainer out of the records; you add "
                   "the quality checks, the praise and your remarks."),
                N_("Make this month's assessments") if may else "",
            )  # fmt: skip
        else:
            self.empty.tell(
                "empty-list", N_("No assessment of yours has been given yet"),
                N_("It stands here when your supervisor gives it to you; you read and sign it."),
            )  # fmt: skip

    def _ready(self) -> list[int]:
        return [s.id for s in self._sheets if s.state == "draft" and s.remarks]

    def go_earlier(self) -> None:
        """The month before."""
        self.show_month(months.shifted(self.month, -1))

    def go_later(self) -> None:
        """The month after."""
        self.show_month(months.shifted(self.month, 1))

    def show_month(self, month: date) -> None:
        """The sheets of a month."""
        self.month = month
        self.look()

    def _changed(self, changed: list[Changed]) -> None:
        if any(c.kind == KIND for c in changed):
            self._calm.start()

    # deeds

    def make(self) -> None:
        """Make, or bring up to date, the sheets of everybody in the branch."""
        place = self.workplace
        label = N_("Assessments are made")
        month = self.month

        def do(job: Job) -> Made:
            return make_month(place.store, place.session, month, job.progress)

        place.work(self, do, label=label).then(self._made).failed(place.trouble)

    def _made(self, made: Made) -> None:
        told = N_("{made} made, {renewed} brought up to date, {standing} stand as they were given.")
        self.workplace.tell(
            Message(told, made=made.made, renewed=made.renewed, standing=made.standing)
        )
        self.look()

    def ask_give(self) -> None:
        """Give every sheet that has remarks, after a question: ranks stand from then on."""
        ready = self._ready()
        if not ready:
            return
        told = N_("Give {count} assessments? Scores and ranks of the branch stand from then on.")
        question = Message(told, count=len(ready))
        do = Message(N_("Give"))
        self.workplace.ask(Confirm(question, do, partial(self._give, ready)))

    def _give(self, ready: list[int]) -> None:
        place = self.workplace
        label = N_("Assessments are given")

        def do(job: Job) -> tuple[int, int]:
            return give_all(place.store, place.session, ready, job.progress)

        place.work(self, do, label=label).then(self._given).failed(place.trouble)

    def _given(self, counts: tuple[int, int]) -> None:
        self.workplace.tell(Message(N_("{count} assessments were given."), count=counts[0]))
        self.look()

    def print_list(self) -> None:
        """Preview and print the month's list: of the branch, of all for head office."""
        session = self.workplace.session
        branch = session.branch_id if session.has("supervisor") else None
        chosen = {"month": self.month, "branch": branch}
        self.workplace.ask(month_list(chosen))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show(self.month if self.leads else None, self._sheets)


def _line(sheet: Assessed) -> RowLine:
    rank = f"{sheet.rank} / {sheet.ranked}" if sheet.rank is not None else ""
    cells = (
        sheet.month,
        sheet.name,
        "" if sheet.score is None else f"{sheet.score:.2f}",
        rank,
        "" if sheet.quality is None else str(sheet.quality),
        "" if sheet.praise is None else str(sheet.praise),
        sheet.remarks.partition("\n")[0] or N_("still missing"),
        Message(STATES[sheet.state]),
    )
    return RowLine(cells, value=sheet.id, tone=_TONES[sheet.state])
