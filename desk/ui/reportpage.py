# SPDX-License-Identifier: MIT
"""The reports of the office: their list at the left, options above, the report on its sheet."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desk.db.query import Query
from desk.errors import DeskError, Invalid
from desk.reports.kinds import ReportKind
from desk.reports.making import offered
from desk.reports.model import Report
from desk.reports.signing import SIGNERS, sign_report
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Action, Actions
from desk.ui.report.choosing import Choosing
from desk.ui.report.output import ask_workbook, print_report, save_workbook
from desk.ui.report.reading import Shown, read_report
from desk.ui.report.view import ReportView
from desk.ui.requests import Confirm, OpenBook
from desk.ui.widgets import EmptyState, Ground, HairLine, Skeleton, Title, plain_tip
from desk.ui.work import Work
from desk.ui.workplace import Workplace

WHERE = N_("Reports")
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ACTIONS = (
    Action("report.earlier", N_("Earlier period"), "go_earlier", "Alt+Left", "left", where=WHERE),
    Action("report.later", N_("Later period"), "go_later", "Alt+Right", "right", where=WHERE),
    Action("report.anew", N_("Make the report anew"), "look", "F5", "repeat", where=WHERE),
    Action("report.ready", N_("As at the month's end"), "look_back", "Alt+Up", "clock",
           where=WHERE),
    Action("report.sign", N_("Sign the report"), "ask_sign", "Ctrl+Shift+S", "seal", where=WHERE),
    Action("report.xlsx", N_("Save as workbook"), "ask_workbook", "Ctrl+Shift+E", "export",
           where=WHERE),
    Action("report.print", N_("Print"), "print_report", "Ctrl+P", "print", where=WHERE),
)  # fmt: skip
_LIST = 220


class ReportPage(QWidget):
    """What the office can be asked about itself; every figure opens the records behind it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("reports")
        self.workplace = workplace
        self.actions_ = Actions(self, ACTIONS, context=HERE)
        self.kinds = offered(workplace.store, workplace.session)
        self.report: Report | None = None
        self.shown: Shown | None = None
        self._making: Work[Shown] | None = None
        self._stale = False
        self.title = Title(N_("Reports"))
        self.list = QListWidget()
        self.list.setObjectName("report.list")
        self.list.setFixedWidth(_LIST)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.choosing = Choosing(workplace)
        self.view = ReportView(workplace.session.zone)
        self.trouble = EmptyState("no-access")
        self._assemble()
        self._connect()
        self._fill_list()
        if self.kinds:
            self.list.setCurrentRow(0)

    def _assemble(self) -> None:
        upper = QHBoxLayout()
        upper.addWidget(self.title)
        upper.addStretch(1)
        self.actions_["report.ready"].setCheckable(True)
        self.ready_button = ActionButton(self.actions_["report.ready"], "clock")
        self.sign_button = ActionButton(self.actions_["report.sign"], "seal")
        upper.addWidget(self.ready_button)
        upper.addWidget(self.sign_button)
        for name, icon in (("xlsx", "export"), ("print", "print")):
            upper.addWidget(ActionButton(self.actions_[f"report.{name}"], icon))
        head = Ground("paper", "bottom")
        column = QVBoxLayout(head)
        column.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        column.setSpacing(theme.space(2))
        column.addLayout(upper)
        column.addWidget(self.choosing)
        self.stack = QStackedWidget()
        for page in (Skeleton(rows=12), self.view, self.trouble):
            self.stack.addWidget(page)
        lower = QHBoxLayout()
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(0)
        lower.addWidget(self.list)
        lower.addWidget(HairLine(upright=True))
        lower.addWidget(self.stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addLayout(lower, 1)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._turn())
        self.choosing.changed.connect(self.look)
        self.view.opened.connect(self._open)
        self.workplace.changed.connect(self._changed)

    def _fill_list(self) -> None:
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for kind in self.kinds:
            item = QListWidgetItem(str(Message(kind.title)))
            item.setToolTip(plain_tip(str(Message(kind.about))))
            item.setSizeHint(QSize(_LIST - 8, theme.ROW + 2))
            self.list.addItem(item)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self.list.setAccessibleName(str(Message(WHERE)))

    # what a tab asks of its page

    def tab_text(self) -> str:
        """The page's name."""
        return str(Message(WHERE))

    def tab_icon(self) -> str:
        """The page's icon."""
        return "report"

    def may_close(self) -> bool:
        """Always."""
        return True

    def focus_start(self) -> None:
        """The cursor into the list of reports."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is shown

    @property
    def kind(self) -> ReportKind | None:
        """The report that is chosen."""
        row = self.list.currentRow()
        return self.kinds[row] if 0 <= row < len(self.kinds) else None

    def show_kind(self, name: str) -> None:
        """Choose a report by its name."""
        row = next((n for n, kind in enumerate(self.kinds) if kind.name == name), -1)
        if row >= 0:
            self.list.setCurrentRow(row)

    def _turn(self) -> None:
        if self.kind is not None:
            self.choosing.ask(self.kind.options)
            self.look()

    def look(self) -> None:
        """Make the report that is chosen, with what is chosen now."""
        kind, place = self.kind, self.workplace
        if kind is None:
            return
        if self._making is not None:
            self._making.cancel()
        if self.report is None or self.report.name != kind.name:
            self.report = self.shown = None
            self.stack.setCurrentIndex(0)
        self._stale = False
        self._allow()
        self._making = place.work(
            self, read_report, place.store, place.session, kind.name, dict(self.choosing.chosen)
        )
        self._making.then(self._show).failed(self._refuse)

    def _show(self, shown: Shown) -> None:
        self.shown = shown
        self.actions_["report.ready"].setChecked(False)
        self.look_back(back=False)

    def look_back(self, *, back: bool | None = None) -> None:
        """Show the report as it lay ready when the month was over, or as things stand now."""
        if self.shown is None:
            return
        ready, now = self.shown.ready, self.shown.now
        back = self.actions_["report.ready"].isChecked() if back is None else back
        self.report = ready if back and ready is not None else now
        self.view.show_report(self.report)
        self.stack.setCurrentWidget(self.view)
        self._allow()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            return
        self.report = self.shown = None
        lines = [str(m) for _name, m in error.problems] if isinstance(error, Invalid) else []
        told = "\n".join(lines) or error.message
        self.trouble.tell("no-access", N_("This report cannot be shown"), told)
        self.stack.setCurrentWidget(self.trouble)
        self._allow()

    def _allow(self) -> None:
        """Only what is possible now has a button."""
        kind, report = self.kind, self.report
        for name in ("print", "xlsx"):
            self.actions_[f"report.{name}"].setEnabled(report is not None)
        ready = self.actions_["report.ready"]
        ready.setVisible(self.shown is not None and self.shown.ready is not None)
        self.ready_button.setVisible(ready.isVisible())
        sign = self.actions_["report.sign"]
        sign.setVisible(bool(kind and kind.signed) and self.workplace.session.has(SIGNERS))
        sign.setEnabled(report is not None and report.signed is None and not ready.isChecked())
        self.sign_button.setVisible(sign.isVisible())

    def _open(self, query: Query) -> None:
        self.workplace.ask(OpenBook(query.kind, query))

    def go_earlier(self) -> None:
        """The month, year or day before."""
        self.choosing.step(-1)

    def go_later(self) -> None:
        """The month, year or day after."""
        self.choosing.step(1)

    # signing, printing, saving

    def ask_sign(self) -> None:
        """Ask whether the report shall be frozen."""
        report = self.report
        if report is None:
            return
        question = Message(
            N_("Sign “{title}” for {period}, {branch}? Its figures stay as they are then."),
            title=report.title,
            period=report.period,
            branch=report.branch,
        )
        self.workplace.ask(Confirm(question, Message(N_("Sign")), self.sign))

    def sign(self) -> None:
        """Freeze the report."""
        kind, place = self.kind, self.workplace
        if kind is None:
            return
        chosen = dict(self.choosing.chosen)
        work = place.work(self, sign_report, place.store, place.session, kind.name, chosen)
        work.then(self._signed).failed(self._not_signed)

    def _signed(self, report: Report) -> None:
        self.workplace.tell(Message(N_("The report of {period} is signed."), period=report.period))
        self.look()

    def _not_signed(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            self.workplace.tell(error.problems[0][1])
        else:
            self.workplace.trouble(error)

    def print_report(self) -> None:
        """Show its pages before paper is used; there it can be saved as PDF too."""
        if self.report is not None and self.kind is not None:
            print_report(self.workplace, self.kind, self.report)

    def ask_workbook(self) -> None:
        """Ask where the workbook shall be, and write it there."""
        if self.report is not None:
            ask_workbook(self.workplace, self.report, self.save_workbook)

    def save_workbook(self, file: Path) -> None:
        """Write the report as a workbook in the language of the window."""
        if self.report is not None:
            save_workbook(self, self.workplace, self.report, file)

    def _changed(self, _changed: object) -> None:
        self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # who goes from a figure to its records and mends one wants to find it told on the way back
        if self._stale and not self.actions_["report.ready"].isChecked():
            self.look()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill_list()
            self.choosing.retranslate()
