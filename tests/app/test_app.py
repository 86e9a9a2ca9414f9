# SPDX-License-Identifier: MIT
"""Signing in, locking, languages, leaving: the program around the pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desk import preferences
from desk.app import App
from desk.db.backup import back_up
from desk.db.backups import backups_in
from desk.dialogs.backup import BackupDialog
from desk.dialogs.confirm import ConfirmDialog
from desk.dialogs.password import PasswordDialog
from desk.dialogs.sign_in import SignIn
from desk.records import load_books
from desk.text import language
from desk.ui.recordpage import RecordPage
from desk.ui.work import running_work
from desk.window import Window
from tests.app.clerk import CTRL, Clerk
from tests.offices import PASSWORD, Desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an office with people."""
    made = Desk(tmp_path / "office", load_books())
    made.close()
    return tmp_path / "office"


class Ended(QObject):
    """Remembers that the program wanted to end."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: list[int] = []


@pytest.fixture
def app(qapp: QApplication, clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """The program, not started on an office yet; its end does not end the tests."""
    codes: list[int] = []
    monkeypatch.setattr(QApplication, "exit", lambda *code: codes.append(code[-1]))
    monkeypatch.setattr(type(running_work()), "close", lambda self, wait=0: True)
    made = App(qapp, preferences.Preferences(language="en", theme="light"), demo=False)
    made.codes = codes  # type: ignore[attr-defined]
    yield made
    clerk.settle()
    for widget in [w for w in qapp.topLevelWidgets() if w.isWindow()]:
        if isinstance(widget, Window):
            widget.blockSignals(True)
        widget.close()
        widget.deleteLater()
    made._end()
    made.deleteLater()
    QApplication.processEvents()


def signed_in(app: App, clerk: Clerk, folder: Path, login: str = "staff") -> Window:
    """The window of somebody who typed name and password."""
    app.open_office(str(folder))
    clerk.find(SignIn)
    name = clerk.find(QLineEdit, "login")
    name.setFocus()
    clerk.press(Qt.Key.Key_A, CTRL)
    clerk.write(login)
    clerk.press(Qt.Key.Key_Tab)
    clerk.write(PASSWORD)
    clerk.press(Qt.Key.Key_Return)
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, PasswordDialog)]
    if any(w.isVisible() for w in dialogs):
        clerk.fill(old=PASSWORD, new="new-key-4321", again="new-key-4321")
        clerk.press(Qt.Key.Key_Return)
    window: Window = clerk.find(Window)
    clerk.settle()
    return window


def test_a_first_sign_in_sets_its_own_password(app: App, clerk: Clerk, folder: Path) -> None:
    app.open_office(str(folder))
    clerk.find(SignIn)
    clerk.find(QLineEdit, "login").setFocus()
    clerk.write("trainer")
    clerk.press(Qt.Key.Key_Tab)
    clerk.write(PASSWORD)
    clerk.press(Qt.Key.Key_Return)
    dialog = clerk.find(PasswordDialog)
    clerk.fill(old=PASSWORD, new="short", again="short")
    clerk.press(Qt.Key.Key_Return)
    clerk.until(dialog.wrong.isVisible)
    for name in ("old", "new", "again"):
        clerk.find(QLineEdit, name).clear()
    clerk.find(QLineEdit, "old").setFocus()
    clerk.fill(old=PASSWORD, new="new-key-4321", again="new-key-4321")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.find(Window).workplace.session.has("trainer")


def test_a_wrong_password_is_told_and_the_name_stays(app: App, clerk: Clerk, folder: Path) -> None:
    app.open_office(str(folder))
    sign_in = clerk.find(SignIn)
    clerk.find(QLineEdit, "login").setFocus()
    clerk.write("staff")
    clerk.press(Qt.Key.Key_Tab)
    clerk.write("wrong")
    clerk.press(Qt.Key.Key_Return)
    clerk.until(sign_in.wrong.isVisible)
    assert clerk.find(QLineEdit, "login").text() == "staff"
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, Window)]


def test_a_locked_window_keeps_what_was_typed(app: App, clerk: Clerk, folder: Path) -> None:
    window = signed_in(app, clerk, folder)
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.find(RecordPage)
    clerk.fill(complainant="张三", content="还没写完")
    clerk.press(Qt.Key.Key_L, CTRL)
    clerk.find(SignIn)
    assert not window.isVisible()
    clerk.find(QLineEdit, "password").setFocus()
    clerk.write("new-key-4321")
    clerk.press(Qt.Key.Key_Return)
    clerk.until(window.isVisible)
    page = clerk.find(RecordPage)
    assert page.form.values()["content"] == "还没写完"


def test_the_language_turns_in_the_running_program(app: App, clerk: Clerk, folder: Path) -> None:
    window = signed_in(app, clerk, folder)
    window.go("complaint")
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.settle()
    window.leaving.emit("language:zh_CN")
    clerk.settle()
    assert language() == "zh_CN"
    english = [text for text in words_of(window) if _is_english(text)]
    assert english == []
    window.leaving.emit("language:en")
    clerk.settle()
    assert "Complaints" in words_of(window)


def words_of(window: QWidget) -> set[str]:
    """Every word that stands on a visible widget."""
    found = set()
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        for name in ("text", "placeholderText", "title"):
            method: Any = getattr(widget, name, None)
            if callable(method):
                try:
                    told = method()
                except TypeError:
                    continue
                if isinstance(told, str) and told:
                    found.add(told)
    return found


def _is_english(text: str) -> bool:
    """Two Latin words or more, which names and numbers are not."""
    words = [w for w in text.replace("·", " ").split() if w.isascii() and w.isalpha()]
    return len(words) > 1 and text not in ("staff 李",)


def test_signing_out_and_quitting_leave_the_office_in_order(
    app: App, clerk: Clerk, folder: Path
) -> None:
    window = signed_in(app, clerk, folder)
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.fill(complainant="张三", content="以后再说")
    window.leaving.emit("sign-out")
    clerk.find(SignIn)
    clerk.settle()
    assert app.store is not None
    drafts = app.store.database.rows("SELECT body FROM draft")
    assert "以后再说" in drafts[0][0]
    app._quit()
    clerk.until(lambda: bool(app.codes))  # type: ignore[attr-defined]
    assert len(backups_in(folder / "backups")) >= 1


def test_a_missing_office_is_told(app: App, clerk: Clerk, tmp_path: Path) -> None:
    from desk.dialogs.trouble import TroubleDialog

    app.open_office(str(tmp_path / "nowhere"))
    dialog = clerk.find(TroubleDialog)
    assert str(tmp_path) in dialog.detail.text()
    clerk.press(Qt.Key.Key_Return)
    assert app.codes == [1]  # type: ignore[attr-defined]


def test_a_new_office_is_entered_in_the_language_and_by_the_name_chosen(
    app: App, clerk: Clerk, tmp_path: Path
) -> None:
    from desk.dialogs.first_start import FirstStart

    app.first_start(str(tmp_path / "demo"))
    first = clerk.find(FirstStart)
    first.language_chosen.emit("zh_CN")
    clerk.settle()
    assert language() == "zh_CN"
    first.login = "lin"
    Desk(tmp_path / "office", load_books()).close()
    first.opened.emit(str(tmp_path / "office"))
    clerk.find(SignIn)
    assert clerk.find(QLineEdit, "login").text() == "lin"
    kept = preferences.load()
    assert kept.language == "zh_CN"


def test_enter_goes_from_the_name_to_the_password(app: App, clerk: Clerk, folder: Path) -> None:
    app.open_office(str(folder))
    sign_in = clerk.find(SignIn)
    clerk.find(QLineEdit, "login").setFocus()
    clerk.write("staff")
    clerk.press(Qt.Key.Key_Return)
    assert clerk.here() is sign_in.password


def test_another_person_is_spoken_to_in_the_own_language(
    app: App, clerk: Clerk, tmp_path: Path
) -> None:

    from desk.db.people import NewPerson, save_person

    made = Desk(tmp_path / "office", load_books())
    typed = NewPerson("trainer", "李娜", "trainer", language="zh_CN")
    save_person(made.store, made["supervisor"], typed, person=made.id("trainer"))
    made.close()
    signed_in(app, clerk, tmp_path / "office", "trainer")
    assert language() == "zh_CN"
    app.speak("en")  # chosen in the window: stays for the same person
    app.window.leaving.emit("sign-out")  # type: ignore[union-attr]
    clerk.find(SignIn)
    app.preferences = app.preferences._replace(language="en")
    clerk.write("new-key-4321")
    clerk.press(Qt.Key.Key_Return)
    clerk.find(Window)
    assert language() == "en"


def test_each_office_remembers_who_signed_in_there(tmp_path: Path) -> None:
    kept = preferences.Preferences().having_opened("/a").having_entered("/a", "li")
    kept = kept.having_opened("/b").having_entered("/b", "wang")
    preferences.keep(kept, tmp_path)
    again = preferences.load(tmp_path)
    assert (again.login_at("/a"), again.login_at("/b"), again.login_at("/c")) == ("li", "wang", "")
    (tmp_path / preferences.FILE).write_text('office = "/a"\nlogins = "li"\n', encoding="utf-8")
    assert preferences.load(tmp_path).login_at("/a") == ""


def test_the_sign_in_offers_the_name_of_its_office(app: App, clerk: Clerk, folder: Path) -> None:
    app.preferences = app.preferences.having_entered("/another/office", "somebody")
    signed_in(app, clerk, folder)
    assert app.preferences.login_at(str(folder)) == "staff"
    app.window.leaving.emit("sign-out")  # type: ignore[union-attr]
    assert clerk.find(QLineEdit, "login").text() == "staff"


def test_somebody_else_may_work_at_a_locked_window(app: App, clerk: Clerk, folder: Path) -> None:
    signed_in(app, clerk, folder)
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.find(RecordPage)
    clerk.fill(complainant="张三", content="还没写完")
    clerk.press(Qt.Key.Key_L, CTRL)
    clerk.find(SignIn).other.click()
    clerk.settle()
    sign_in = clerk.find(SignIn)
    assert sign_in.login.isEnabled()
    assert app.window is None
    assert app.store is not None
    assert "还没写完" in app.store.database.rows("SELECT body FROM draft")[0][0]


def test_who_asks_for_somebody_else_does_not_come_in_by_the_password_typed_before(
    app: App, clerk: Clerk, folder: Path
) -> None:
    signed_in(app, clerk, folder)
    clerk.press(Qt.Key.Key_L, CTRL)
    locked = clerk.find(SignIn)
    locked.password.setText("new-key-4321")
    locked.enter.click()
    locked.other.click()  # before the password is looked at
    clerk.settle()
    assert app.window is None
    sign_in = clerk.find(SignIn)
    sign_in.password.setText("new-key-4321")
    sign_in.password.returnPressed.emit()
    sign_in.password.returnPressed.emit()  # a clerk in a hurry
    clerk.settle()
    assert clerk.find(Window) is app.window


def test_a_first_password_not_set_leaves_the_sign_in_as_it_was(
    app: App, clerk: Clerk, folder: Path
) -> None:
    app.open_office(str(folder))
    sign_in = clerk.find(SignIn)
    clerk.find(QLineEdit, "login").setFocus()
    clerk.write("trainer")
    clerk.press(Qt.Key.Key_Tab)
    clerk.write(PASSWORD)
    clerk.press(Qt.Key.Key_Return)
    clerk.find(PasswordDialog).reject()
    assert sign_in.enter.isEnabled()


def test_closing_the_sign_in_of_a_locked_window_leaves_in_order(
    app: App, clerk: Clerk, folder: Path
) -> None:
    signed_in(app, clerk, folder)
    clerk.press(Qt.Key.Key_L, CTRL)
    clerk.find(SignIn).left.emit()
    clerk.until(lambda: bool(app.codes))  # type: ignore[attr-defined]
    assert len(backups_in(folder / "backups")) >= 1


def test_the_trail_tells_who_came_and_went(app: App, clerk: Clerk, folder: Path) -> None:
    window = signed_in(app, clerk, folder)
    window.leaving.emit("sign-out")
    clerk.find(SignIn)
    clerk.settle()
    assert app.store is not None
    rows = app.store.database.rows("SELECT action FROM audit ORDER BY seq DESC LIMIT 1")
    assert rows == [("sign-out",)]


def test_a_backup_is_restored_inside_the_window(app: App, clerk: Clerk, folder: Path) -> None:
    window = signed_in(app, clerk, folder, "supervisor")
    store, session = window.workplace.store, window.workplace.session
    store.save(session, store.new(session, "customer", name="张三"))
    clerk.settle()
    file = backups_in(folder / "backups")[-1]
    back_up(store.database, store.books, file.with_name("mine.zip"), session.now())
    store.save(session, store.new(session, "customer", name="李四"))
    window.actions_["office.backup"].trigger()
    dialog = clerk.find(BackupDialog)
    clerk.settle()
    dialog.look_at(file.with_name("mine.zip"))
    clerk.settle()
    question = clerk.find(ConfirmDialog)
    assert "moved aside" in question.heading.text()
    assert question.main is not None
    question.main.click()
    clerk.find(SignIn)
    clerk.settle()
    opened = app.store
    assert opened is not None
    assert opened is not store
    names = [row[0] for row in opened.database.rows("SELECT name FROM customer")]
    assert names == ["张三"]
    assert opened.database.rows("SELECT reason FROM audit WHERE action = ?", "restore") == [
        (session.name,)
    ]
    assert list(folder.glob("office-before-restore-*.db")), "what was there stands aside"
    clerk.find(QLineEdit, "password").setFocus()
    clerk.write(PASSWORD)
    clerk.press(Qt.Key.Key_Return)
    assert clerk.find(Window).workplace.store is opened
