# SPDX-License-Identifier: MIT
"""The check of the audit trail as a supervisor works it."""

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desk.dialogs.trail import TrailDialog
from desk.paper.request import PrintOptions
from desk.ui.requests import PrintPage, Request
from desk.ui.widgets import EmptyState
from desk.ui.workplace import Workplace
from tests.dialogs.conftest import CLERK, Placing, opened, quiet


def _dialog(place: Workplace, window: QWidget) -> TrailDialog:
    dialog = TrailDialog(place, window)
    opened(dialog, place)
    return dialog


def test_this_month_is_checked_and_certified(place: Workplace, window: QWidget) -> None:
    asked: list[Request] = []
    place.requested.connect(asked.append)
    dialog = _dialog(place, window)
    last = dialog.findChild(QLineEdit, "last")
    assert last is not None
    assert last.text().endswith(("28", "29", "30", "31")), "the month before by itself"
    last.setText(place.session.today().isoformat())
    assert not dialog.certify.isEnabled()
    dialog.check.click()
    quiet(place)
    assert "is whole" in dialog.notice.accessibleName()
    assert dialog.proof is not None
    assert dialog.proof.last_hash in dialog.ends.text()
    dialog.certify.click()
    page = asked[-1]
    assert isinstance(page, PrintPage)
    assert page.draw(place.store, place.session, 0, PrintOptions()).startswith(b"%PDF")


def test_a_day_that_is_none_and_damage_are_told(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    first, last = dialog.first, dialog.last
    first.setText("sometime")
    dialog.check.click()
    assert dialog.notice.isVisible()
    place.store.database.run("UPDATE customer SET name = 'x' WHERE id = 1")
    first.setText("2020-01-01")
    last.setText(place.session.today().isoformat())
    dialog.check.click()
    quiet(place)
    assert "damaged" in dialog.notice.accessibleName()
    assert dialog.faults.count() == 1


def test_a_clerk_is_told_who_may(placing: Placing, window: QWidget) -> None:
    dialog = _dialog(placing(CLERK), window)
    assert dialog.findChild(EmptyState) is not None
    check = dialog.findChild(QPushButton, "main")
    assert check is not None
    assert not check.isVisible()
