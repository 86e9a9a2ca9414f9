# SPDX-License-Identifier: MIT
"""People and branches as those work them who manage them."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget

from desk.db.people import must_change, sign_in
from desk.dialogs.confirm import ConfirmDialog
from desk.dialogs.people import PeopleDialog
from desk.dialogs.people.given_password import GivenPassword
from desk.errors import Refused
from desk.ui.widgets import EmptyState
from desk.ui.workplace import Workplace
from tests.dialogs.conftest import CLERK, PASSWORD, Placing, opened, quiet

W = TypeVar("W", bound=QWidget)


def _dialog(place: Workplace, window: QWidget) -> PeopleDialog:
    dialog = PeopleDialog(place, window)
    opened(dialog, place)
    return dialog


def _find(dialog: QWidget, kind: type[W], name: str) -> W:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def _click(dialog: QWidget, name: str, place: Workplace) -> None:
    _find(dialog, QPushButton, name).click()
    quiet(place)


def test_somebody_new_signs_in_and_must_choose_a_password(
    place: Workplace, window: QWidget
) -> None:
    dialog = _dialog(place, window)
    _click(dialog, "new_person", place)
    _find(dialog, QLineEdit, "name").setText("赵强")
    _find(dialog, QLineEdit, "login").setText("zhao")
    _find(dialog, QCheckBox, "role.trainer").click()
    branch = _find(dialog, QComboBox, "branch")
    branch.setCurrentIndex(branch.findText("北京"))
    _find(dialog, QLineEdit, "password").setText("first secret")
    _click(dialog, "save_person", place)
    session = sign_in(place.store, "zhao", "first secret")
    assert session.roles == {"staff", "trainer"}
    assert session.branch_id == branch.currentData()
    assert must_change(place.store, session)
    assert dialog.people.form.heading.text() == "赵强", "the new one is chosen in the list"


def test_what_is_wrong_stands_at_its_line(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    _find(dialog, QLineEdit, "login").setText("wang")
    _find(dialog, QCheckBox, "role.staff").click()
    _find(dialog, QLineEdit, "password").setText("short")
    _click(dialog, "save_person", place)
    form = dialog.people.form
    assert form.name.wrong.text() == "must be filled in."
    assert "taken" in form.login.wrong.text()
    assert "8 characters" in form.password.wrong.text()
    assert "role" in form._wrong_roles.text()


def test_somebody_leaves_and_comes_back(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    dialog.people.table.choose(CLERK)
    _click(dialog, "deactivate", place)
    with pytest.raises(Refused):
        sign_in(place.store, "li", PASSWORD)
    assert _find(dialog, QPushButton, "deactivate").text() == "May sign in again"
    _click(dialog, "deactivate", place)
    assert sign_in(place.store, "li", PASSWORD)


def test_the_last_who_manages_people_stays(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    dialog.people.table.choose(1)
    _click(dialog, "deactivate", place)
    assert "Somebody must stay" in dialog.people.form._wrong_roles.text()
    assert place.store.office.people[1].active


def test_a_forgotten_password(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    dialog.people.table.choose(CLERK)
    _click(dialog, "give_password", place)
    asked = next(w for w in QApplication.topLevelWidgets() if isinstance(w, GivenPassword))
    asked.password.line.setText("another secret")
    asked.again.line.setText("another sacret")
    _click(asked, "main", place)
    assert "differ" in asked.again.wrong.text()
    asked.again.line.setText("another secret")
    _click(asked, "main", place)
    session = sign_in(place.store, "li", "another secret")
    assert must_change(place.store, session)
    assert "chooses another one" in dialog.people.notice.accessibleName()


def test_who_tried_too_often_is_unlocked(place: Workplace, window: QWidget) -> None:
    for _try in range(5):
        with pytest.raises(Refused):
            sign_in(place.store, "li", "wrong")
    dialog = _dialog(place, window)
    dialog.people.table.choose(CLERK)
    button = _find(dialog, QPushButton, "unlock")
    assert button.isVisible()
    _click(dialog, "unlock", place)
    assert not button.isVisible()
    assert sign_in(place.store, "li", PASSWORD)


def test_branches(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    dialog.tabs.setCurrentIndex(1)
    _find(dialog, QLineEdit, "branch.name").setText("深圳")
    _click(dialog, "save_branch", place)
    assert dialog.branches.code.wrong.isVisible()
    _find(dialog, QLineEdit, "branch.code").setText("sz")
    _click(dialog, "save_branch", place)
    made = next(b for b in place.store.office.branches.values() if b.code == "SZ")
    assert dialog.branches.table.key() == made.id
    assert not dialog.branches.code.line.isEnabled()
    _find(dialog, QLineEdit, "branch.name").setText("深圳南山")
    _click(dialog, "save_branch", place)
    assert place.store.office.branches[made.id].name == "深圳南山"
    assert dialog.people.form.branch.findText("深圳南山") > 0


def test_a_clerk_is_told_why_not(placing: Placing, window: QWidget) -> None:
    dialog = _dialog(placing(CLERK), window)
    assert dialog.findChild(EmptyState) is not None
    assert not dialog.tabs.count()


def test_closing_asks_for_somebody_half_typed(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    _find(dialog, QLineEdit, "name").setText("赵强")
    dialog.reject()
    assert dialog.isVisible()
    asked = dialog.findChild(ConfirmDialog)
    assert asked is not None
    asked.reject()
    _find(dialog, QLineEdit, "login").setText("zhao")
    _find(dialog, QLineEdit, "password").setText("first secret")
    QTest.keyClick(_find(dialog, QLineEdit, "password"), Qt.Key.Key_Return)
    quiet(place)
    assert sign_in(place.store, "zhao", "first secret")
    dialog.reject()
    assert not dialog.isVisible()


def test_somebody_half_typed_is_brought_back(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    _find(dialog, QLineEdit, "name").setText("赵强")
    _find(dialog, QLineEdit, "department").setText("客服部")
    dialog.people.table.choose(CLERK)
    quiet(place)
    assert _find(dialog, QLineEdit, "name").text() == "李婷"
    assert "赵强" in dialog.people.notice.accessibleName()
    dialog.people.notice.button.click()
    assert _find(dialog, QLineEdit, "name").text() == "赵强"
    assert _find(dialog, QLineEdit, "department").text() == "客服部"
    assert dialog.people.form.person is None
