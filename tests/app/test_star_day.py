# SPDX-License-Identifier: MIT
"""The star is voted for and an assessment signed in the window, by keys alone."""

from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import Qt

from desk.db.clocks import run_missed
from desk.dialogs.ask import AskDialog
from desk.records.assessment import make_month
from desk.ui.recordpage import RecordPage
from desk.ui.requests import OpenRecord
from desk.ui.star import StarPage
from tests.app.clerk import CTRL, SHIFT, Clerk
from tests.app.conftest import Opened
from tests.offices import Desk

Key = Qt.Key


def test_a_vote_from_anywhere_by_keys(office: Desk, opened: Opened, clerk: Clerk) -> None:
    office.hire("li", "李婷", "staff")
    session = office["supervisor"]
    star: Any = office.store.save(session, office.store.new(session, "star", month="2026-11"))
    window = opened("staff")
    clerk.press(Key.Key_Y, CTRL | SHIFT)
    clerk.until(lambda: isinstance(window.tabs.current(), StarPage))
    clerk.settle()
    clerk.press(Key.Key_Space)  # the first card has the cursor
    clerk.press(Key.Key_Return, CTRL)
    clerk.settle()
    rows = office.store.database.rows("SELECT person FROM voted WHERE record = ?", star.id)
    assert rows == [(office.id("staff"),)]
    office.clock.pass_by(days=9)
    run_missed(office.store, office.office)
    done = office.store.get(session, "star", star.id)
    assert done.star_names  # type: ignore[attr-defined]


def test_the_own_assessment_is_read_and_signed_by_keys(
    office: Desk, opened: Opened, clerk: Clerk
) -> None:
    office.clock.at = datetime(2026, 12, 2, 2, 0, tzinfo=UTC)
    session = office["supervisor"]
    make_month(office.store, session, date(2026, 11, 1))
    rows = office.store.database.rows(
        "SELECT id FROM assessment WHERE person = ?", office.id("staff")
    )
    sheet: Any = office.store.get(session, "assessment", rows[0][0])
    sheet.remarks = "A calm voice."
    office.store.save(session, sheet)
    office.store.step(session, "assessment", sheet.id, "give", {})
    window = opened("staff")
    window.open_record(OpenRecord("assessment", sheet.id))
    clerk.settle()
    assert isinstance(window.tabs.current(), RecordPage)
    clerk.press(Key.Key_E, CTRL | SHIFT)
    clerk.find(AskDialog)
    clerk.write("I agree.")
    clerk.press(Key.Key_Return, CTRL)
    clerk.gone(AskDialog)
    clerk.settle()
    signed: Any = office.store.get(office["staff"], "assessment", sheet.id)
    assert (signed.state, signed.signed_by, signed.answer) == (
        "signed", office.id("staff"), "I agree."
    )  # fmt: skip
