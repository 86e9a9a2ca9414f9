# SPDX-License-Identifier: MIT
"""Reports on the screen: chosen, read by mouse and keys, opened, signed, printed, saved."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from desk.paper.request import PrintOptions
from desk.reports.ready import make_ready
from desk.text import use_language
from desk.ui import theme
from desk.ui.reportpage import ReportPage
from desk.ui.requests import AskPlace, Confirm, OpenBook, PrintPage
from tests.records.making import complain, step
from tests.ui.pages import Place, open_place, shown, speak_anew

Key = Qt.Key


@pytest.fixture
def place(qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    with open_place(tmp_path, "supervisor") as made:
        for category in ("delay", "delay", "loss"):
            one = complain(made.desk, category=category)
            made.desk.clock.pass_by(minutes=10)
            step(made.desk, one, "first_answer", text="told")
        made.desk.clock.at += timedelta(days=14)  # December: November is over
        yield made


@pytest.fixture
def page(place: Place, qtbot: QtBot) -> ReportPage:
    made = ReportPage(place.workplace)
    qtbot.addWidget(made)
    shown(place, made)
    return made


def test_the_first_report_is_shown_for_the_month_that_is_over(page: ReportPage) -> None:
    assert page.report is not None
    assert str(page.report.period) == "Nov 2026"
    assert page.stack.currentWidget() is page.view
    assert page.view.sheet.accessibleName().startswith("Monthly complaint report")


def test_a_report_one_comes_back_to_tells_what_changed_meanwhile(
    page: ReportPage, place: Place
) -> None:
    page.hide()
    complain(place.desk, category="loss", received_at=place.desk.clock.at - timedelta(days=13))
    page.show()
    shown(place, page)
    assert any(s.says == "Received: 4" for s in page.view.sheet.spots)


def test_a_click_on_a_figure_opens_its_records(page: ReportPage, place: Place) -> None:
    spot = next(s for s in page.view.sheet.spots if s.says == "Received: 3")
    at = spot.box.center().toPoint() + QPoint(28, 0)
    QTest.mouseMove(page.view.sheet, at)
    QTest.mouseClick(page.view.sheet, Qt.MouseButton.LeftButton, pos=at)
    asked = place.last(OpenBook)
    assert asked.kind == "complaint"
    assert place.store.lists.count(place.session, asked.query) == 3


def test_the_keys_walk_from_figure_to_figure(page: ReportPage, place: Place) -> None:
    sheet = page.view.sheet
    sheet.setFocus()
    QTest.keyClick(sheet, Key.Key_Right)
    assert sheet.accessibleDescription() == "Received: 3"
    QTest.keyClick(sheet, Key.Key_Down)
    assert sheet.accessibleDescription().startswith("Handled")
    QTest.keyClick(sheet, Key.Key_Left)
    QTest.keyClick(sheet, Key.Key_Return)
    assert place.store.lists.count(place.session, place.last(OpenBook).query) == 3


def test_another_month_and_branch_make_another_report(page: ReportPage, place: Place) -> None:
    page.go_earlier()
    place.settle()
    assert page.report is not None
    assert str(page.report.period) == "Oct 2026"
    box = page.findChild(QComboBox, "report.branch")
    assert box is not None
    box.setCurrentIndex(2)
    place.settle()
    assert str(page.report.branch) == box.currentText()
    page.show_kind("complaint-year")
    place.settle()
    assert page.report.name == "complaint-year"
    assert not page.actions_["report.sign"].isVisible()


def test_signing_asks_first_and_freezes(page: ReportPage, place: Place) -> None:
    page.actions_["report.sign"].trigger()
    asked = place.last(Confirm)
    assert "Nov 2026" in str(asked.question)
    asked.then()
    place.settle()
    assert page.report is not None
    assert page.report.signed is not None
    assert not page.actions_["report.sign"].isEnabled()
    assert place.told == ["The report of Nov 2026 is signed."]


def test_it_is_printed_and_saved_as_a_workbook(
    page: ReportPage, place: Place, tmp_path: Path
) -> None:
    page.actions_["report.print"].trigger()
    asked = place.last(PrintPage)
    pdf = asked.draw(place.store, place.session, 0, PrintOptions(language="en"))
    assert pdf.startswith(b"%PDF")
    assert asked.number == "2026-11"
    page.actions_["report.xlsx"].trigger()
    where = place.last(AskPlace)
    assert where.name == "Monthly complaint report 2026-11.xlsx"
    where.then(tmp_path / "out.xlsx")
    place.settle()
    assert (tmp_path / "out.xlsx").stat().st_size > 1000
    rows = place.store.database.rows("SELECT COUNT(*) FROM audit WHERE action = ?", "report")
    assert rows == [(1,)]


def test_a_report_of_all_books_is_printed_too(page: ReportPage, place: Place) -> None:
    page.show_kind("handover")
    place.settle()
    page.actions_["report.print"].trigger()
    asked = place.last(PrintPage)
    assert asked.kind in place.store.books
    assert asked.name == "Hand-over sheet"


def test_it_is_painted_in_both_languages_and_colours(page: ReportPage, place: Place) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    heights = set()
    for language in ("zh_CN", "en"):
        use_language(language)
        speak_anew(page)
        for mode in ("dark", "light"):
            theme.apply(app, mode)
            assert not page.grab().isNull()
            heights.add(page.view.sheet.minimumHeight())
    assert min(heights) > 1000
    assert page.tab_text() == "Reports"
    page.resize(640, 600)
    place.settle()
    assert page.view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(("who", "offers"), [("staff", 1), ("viewer", 0)])
def test_everybody_sees_only_the_own_reports(
    qtbot: QtBot, tmp_path: Path, who: str, offers: int
) -> None:
    with open_place(tmp_path, who) as made:
        page = ReportPage(made.workplace)
        qtbot.addWidget(page)
        shown(made, page)
        assert page.list.count() == offers
        assert (page.report is None) == (offers == 0)


def test_a_report_that_lies_ready_is_shown_as_it_stood_then(
    page: ReportPage, place: Place, qtbot: QtBot
) -> None:
    assert not page.ready_button.isVisible()
    made_at = place.desk.clock.at
    assert make_ready(place.store, place.session) > 0
    place.desk.clock.pass_by(days=1)
    complain(place.desk, received_at=made_at - timedelta(days=5))
    page.look()
    place.settle()
    assert page.ready_button.isVisible()
    assert "Received: 4" in [spot.says for spot in page.view.sheet.spots]
    page.actions_["report.ready"].trigger()
    assert page.report is not None
    assert page.report.made_at == made_at
    assert "Received: 3" in [spot.says for spot in page.view.sheet.spots]
    assert not page.actions_["report.sign"].isEnabled()
    page.actions_["report.ready"].trigger()
    assert "Received: 4" in [spot.says for spot in page.view.sheet.spots]
    assert page.actions_["report.sign"].isEnabled()
