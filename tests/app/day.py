# SPDX-License-Identifier: MIT
"""A clerk's way through the people side: pages opened, steps done with their questions."""

from pathlib import Path
from typing import Any

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desk.dialogs.ask import AskDialog
from desk.dialogs.preview import PreviewDialog
from desk.ui.editors.picks import PickLine
from desk.ui.recordpage import RecordPage
from desk.ui.reportpage import ReportPage
from desk.ui.requests import OpenRecord
from desk.ui.walk import WalkPage
from desk.window import Window
from tests.app.clerk import CTRL, SHIFT, Clerk
from tests.app.conftest import Opened
from tests.offices import Desk


class Day:
    """The clerk's way through the office: pages opened, steps done with their questions."""

    def __init__(self, office: Desk, clerk: Clerk, opened: Opened) -> None:
        self.office, self.clerk, self._opened = office, clerk, opened
        self.window: Window | None = None

    def sit_down(self, login: str) -> Window:
        """Open the window of a colleague; whoever sat there before has gone."""
        if self.window is not None:
            self.window.hide()
        self.window = self._opened(login)
        return self.window

    def open(self, record: Any) -> RecordPage:
        """Open a record."""
        assert self.window is not None
        self.window.open_record(OpenRecord(record.kind(), record.id))
        self.clerk.settle()
        return self.clerk.find(RecordPage)

    def new(self, kind: str) -> RecordPage:
        """An empty form, from the book."""
        assert self.window is not None
        self.window.go(kind)
        self.clerk.settle()
        self.clerk.press(Qt.Key.Key_N, CTRL)
        return self.clerk.find(RecordPage)

    def choose(self, step: str) -> None:
        """Do a step of the record on the page, by its key where it has one."""
        page = self.clerk.find(RecordPage)
        action = page.findChild(QAction, f"{page.kind}.{step}")
        assert action is not None, f"{page.kind} has no step {step!r} now"
        if action.shortcut().isEmpty():
            action.trigger()
        else:
            QTest.keySequence(self.clerk.here(), QKeySequence(action.shortcut()))
        self.clerk.settle()

    def go_on(self, step: str, **cells: str) -> None:
        """Do a step and answer its questions."""
        self.choose(step)
        self.clerk.find(AskDialog)
        self.send(**cells)

    def walk(self) -> WalkPage:
        """Walk through the record on the page."""
        self.clerk.find(RecordPage)
        self.clerk.press(Qt.Key.Key_W, CTRL | SHIFT)
        page = self.clerk.find(WalkPage)
        self.clerk.until(lambda: page.walked is not None)
        page.focus_start()
        return page

    def send(self, **cells: str) -> None:
        """Answer the questions that stand open."""
        self.write(**cells)
        self.clerk.press(Qt.Key.Key_Return, CTRL)
        self.clerk.gone(AskDialog)
        self.clerk.settle()

    def is_refused(self, step: str, **cells: str) -> bool:
        """Whether a step is refused with a sentence; its questions stay open."""
        self.choose(step)
        dialog = self.clerk.find(AskDialog)
        self.write(**cells)
        self.clerk.press(Qt.Key.Key_Return, CTRL)
        form = dialog.form
        wrong = [*form.page.notices, *(cell.problem for cell in form.cells.values())]
        return dialog.isVisible() and any(wrong)

    def write(self, **cells: str) -> None:
        """Type into cells; a colleague or a customer is picked from the list."""
        for name, text in cells.items():
            self.clerk.tab_to(name)
            cell = self.clerk.here()
            self.clerk.write(text)
            if isinstance(cell, PickLine):
                self.clerk.until(cell.is_open)
                self.clerk.press(Qt.Key.Key_Return)

    def do(self, name: str) -> None:
        """Something of the record's menu, by the name of its action."""
        action = self.clerk.find(RecordPage).findChild(QAction, name)
        assert action is not None, f"nothing is called {name!r}"
        action.trigger()
        self.clerk.settle()

    def reports(self, name: str) -> ReportPage:
        """The supervisor goes down the list of reports to one of them."""
        window = self.sit_down("supervisor")
        window.go("reports")
        self.clerk.settle()
        page = self.clerk.find(ReportPage)
        page.focus_start()
        for _report in page.kinds:
            if page.kind is not None and page.kind.name == name:
                break
            self.clerk.press(Qt.Key.Key_Down)
        return page

    def save(self) -> None:
        """Save the form."""
        self.clerk.press(Qt.Key.Key_S, CTRL)

    def last(self, kind: str) -> Any:
        """The newest record of a kind, as the store has it."""
        rows = self.office.store.database.rows(f"SELECT MAX(id) FROM {kind}")
        return self.office.store.get(self.office["supervisor"], kind, rows[0][0])

    def keep_as(self, file: Path) -> str:
        """Save the preview as a PDF; the words of its first page."""
        clerk = self.clerk
        clerk.find(PreviewDialog)
        clerk.settle()
        clerk.press(Qt.Key.Key_S, CTRL)
        clerk.find(QFileDialog)
        clerk.press(Qt.Key.Key_A, CTRL)
        clerk.write(str(file))
        clerk.press(Qt.Key.Key_Return)
        clerk.until(file.exists)
        clerk.press(Qt.Key.Key_Escape)
        clerk.gone(PreviewDialog)
        pages = pypdfium2.PdfDocument(file)
        words = str(pages[0].get_textpage().get_text_range())
        pages.close()
        return words
