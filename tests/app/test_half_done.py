# SPDX-License-Identifier: MIT
"""What is begun beside a form is not lost either: the answers of a step, a comment."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.db.store import Store
from desk.dialogs.ask import AskDialog
from desk.dialogs.keys import KeysDialog
from desk.errors import Storage
from desk.text import Message
from desk.ui.recordpage import RecordPage
from desk.ui.requests import OpenRecord
from desk.ui.widgets import Label
from desk.window import Window
from tests.app.clerk import CTRL, SHIFT, Clerk
from tests.app.conftest import Opened
from tests.offices import Desk


@pytest.fixture
def complaint(office: Desk) -> int:
    """A complaint just registered."""
    made: Any = office.store.new(
        office["staff"], "complaint", complainant="张三", phone="13812345678", category="delay",
        content="货还没有到", demand="今天送到",
    )  # fmt: skip
    return int(office.store.save(office["staff"], made).id)


def kept(office: Desk) -> list[str]:
    """The names of the drafts in the store."""
    return [row[0] for row in office.store.database.rows("SELECT key FROM draft")]


def begin_answer(window: Window, clerk: Clerk, complaint: int) -> AskDialog:
    """Open the complaint and type into the questions of the answer."""
    window.open_record(OpenRecord("complaint", complaint))
    clerk.settle()
    clerk.press(Qt.Key.Key_R, CTRL | SHIFT)
    dialog = clerk.find(AskDialog)
    clerk.fill(result="货已送到")
    return dialog


def test_a_cancelled_answer_comes_back(
    office: Desk, opened: Opened, clerk: Clerk, complaint: int
) -> None:
    window = opened("staff")
    begin_answer(window, clerk, complaint)
    clerk.press(Qt.Key.Key_Escape)
    clerk.gone(AskDialog)
    clerk.until(lambda: kept(office) == [f"complaint:{complaint}:step:answer"])
    clerk.press(Qt.Key.Key_R, CTRL | SHIFT)
    dialog = clerk.find(AskDialog)
    clerk.until(lambda: dialog.form.values()["result"] == "货已送到")
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.gone(AskDialog)
    clerk.settle()
    done: Any = office.store.get(office["staff"], "complaint", complaint)
    assert (done.state, done.result) == ("answered", "货已送到")
    assert kept(office) == []
    page = clerk.find(RecordPage)
    assert page.step_notice.isHidden()


def test_an_answer_cut_off_is_offered_on_the_record(
    office: Desk, opened: Opened, clerk: Clerk, complaint: int
) -> None:
    begin_answer(opened("staff"), clerk, complaint)
    clerk.press(Qt.Key.Key_Escape)
    clerk.gone(AskDialog)
    clerk.settle()
    window = opened("staff")
    window.open_record(OpenRecord("complaint", complaint))
    clerk.settle()
    page = window.tabs.current()
    assert isinstance(page, RecordPage)
    clerk.until(lambda: not page.step_notice.isHidden())
    page.step_notice.button.click()
    dialog = clerk.find(AskDialog)
    clerk.until(lambda: dialog.form.values()["result"] == "货已送到")
    clerk.press(Qt.Key.Key_Escape)
    clerk.gone(AskDialog)
    clerk.settle()


def test_a_refused_answer_stays_as_typed(
    opened: Opened, clerk: Clerk, complaint: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_given: object, **_named: object) -> None:
        raise Storage(Message("The disk is full."))

    window = opened("staff")
    dialog = begin_answer(window, clerk, complaint)
    monkeypatch.setattr(Store, "step", gone)
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.until(dialog.wrong.isVisible)
    assert dialog.form.values()["result"] == "货已送到"
    monkeypatch.undo()
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.gone(AskDialog)
    clerk.settle()


def test_a_comment_half_written_waits_on_its_record(
    office: Desk, opened: Opened, clerk: Clerk, complaint: int
) -> None:
    window = opened("staff")
    window.open_record(OpenRecord("complaint", complaint))
    clerk.settle()
    clerk.press(Qt.Key.Key_M, CTRL)
    clerk.write("周日不收货")
    clerk.press(Qt.Key.Key_W, CTRL)
    clerk.until(lambda: kept(office) == [f"complaint:{complaint}:comment"])
    window.open_record(OpenRecord("complaint", complaint))
    clerk.settle()
    box = clerk.find(RecordPage).side.comments
    clerk.until(lambda: box.toPlainText() == "周日不收货")
    clerk.press(Qt.Key.Key_M, CTRL)
    clerk.press(Qt.Key.Key_Return)
    clerk.until(lambda: box.toPlainText() == "" and kept(office) == [])
    rows = office.store.database.rows("SELECT text FROM comment")
    assert rows == [("周日不收货",)]


def test_a_key_that_cannot_do_its_step_says_why(
    opened: Opened, clerk: Clerk, complaint: int
) -> None:
    window = opened("staff")
    window.open_record(OpenRecord("complaint", complaint))
    clerk.settle()
    told: list[str] = []
    window.workplace.told.connect(lambda sentence, _undo: told.append(str(sentence)))
    clerk.press(Qt.Key.Key_L, CTRL | SHIFT)
    assert told == ["‘Close the complaint’ is not possible now: C202611-0001 is Registered."]


def test_the_page_of_keys_names_the_steps(opened: Opened, clerk: Clerk, complaint: int) -> None:
    window = opened("staff")
    window.open_record(OpenRecord("complaint", complaint))
    clerk.settle()
    clerk.press(Qt.Key.Key_F1)
    keys = clerk.find(KeysDialog)
    words = {label.text() for label in keys.findChildren(Label)}
    assert {"Take in hand", "Promise a time", "Stop the clock"} <= words
    assert "First answer late" not in words, "only the office's own clock does that"
    keys.reject()
    QApplication.processEvents()


def test_the_customers_own_words_may_still_be_written_and_are_then_sealed(
    office: Desk, opened: Opened, clerk: Clerk, complaint: int
) -> None:
    window = opened("staff")
    window.open_record(OpenRecord("complaint", complaint))
    clerk.settle()
    page = clerk.find(RecordPage)
    clerk.press(Qt.Key.Key_E, CTRL)
    clerk.fill(own_words="你们说今天到的！")
    clerk.press(Qt.Key.Key_S, CTRL)
    done: Any = office.store.get(office["staff"], "complaint", complaint)
    assert done.own_words == "你们说今天到的！"
    clerk.until(lambda: not page.typing.is_open)
    clerk.press(Qt.Key.Key_E, CTRL)
    assert not page.form.cells["own_words"].editor.writable
