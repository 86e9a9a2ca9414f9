# SPDX-License-Identifier: MIT
"""The settings as a supervisor works them."""

from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from desk.db.calendar_days import days_of
from desk.dialogs.confirm import ConfirmDialog
from desk.dialogs.reason import ReasonDialog
from desk.dialogs.settings import SettingsDialog
from desk.dialogs.settings.day_dialog import DayDialog
from desk.dialogs.settings.logo_row import LogoRow
from desk.dialogs.settings.rule_card import RuleCard
from desk.dialogs.settings.templates_page import TemplatesPage
from desk.paper.printing import draw_records
from desk.paper.request import PrintOptions
from desk.records.call.scripts import script_of
from desk.records.stay import template as of_stay
from desk.records.training import template as of_training
from desk.rules import RULES
from desk.settings import OPTIONS
from desk.ui.workplace import Workplace
from tests.dialogs.conftest import CLERK, Placing, opened, quiet


def _dialog(place: Workplace, window: QWidget) -> SettingsDialog:
    dialog = SettingsDialog(place, window)
    opened(dialog, place)
    return dialog


W = TypeVar("W", bound=QWidget)


def _find(dialog: QWidget, kind: type[W], name: str) -> W:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def _top(kind: type[W]) -> W:
    return next(w for w in reversed(QApplication.topLevelWidgets()) if isinstance(w, kind))


def test_every_setting_has_its_line(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    rows = {name: row for page in dialog.pages for name, row in page.rows.items()}
    assert sorted(rows) == sorted(option.name for option in OPTIONS)
    for row in rows.values():
        assert row.editor.accessibleName()
        assert row.value() == place.store.office.setting(row.option.name)


def test_changes_are_kept_together(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    assert not dialog.save.isEnabled()
    _find(dialog, QSpinBox, "remind_before").setValue(45)
    _find(dialog, QLineEdit, "work_hours").setText("9:00-17:00")
    assert dialog.save.isEnabled()
    dialog.save.click()
    quiet(place)
    office = place.store.office
    assert (office.setting("remind_before"), office.setting("work_hours")) == (45, "09:00-17:00")
    assert "2 settings were changed" in dialog.notice.accessibleName()
    assert _find(dialog, QLineEdit, "work_hours").text() == "09:00-17:00"
    assert not dialog.save.isEnabled()


def test_a_wrong_one_is_told_at_its_line(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    dialog.groups.setCurrentRow(2)
    _find(dialog, QLineEdit, "time_zone").setText("Atlantis")
    dialog.save.click()
    quiet(place)
    assert dialog.groups.currentRow() == 0, "the page with the wrong line is shown"
    assert "no time zone" in dialog.pages[0].rows["time_zone"].wrong.text()
    assert place.store.office.setting("time_zone") == "Asia/Shanghai"


def test_back_to_the_default(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    dialog.groups.setCurrentRow(1)
    box = _find(dialog, QSpinBox, "remind_before")
    reset = _find(dialog, QToolButton, "reset.remind_before")
    assert not reset.isVisible()
    box.setValue(30)
    assert reset.isVisible()
    reset.click()
    assert box.value() == 10
    assert not dialog.save.isEnabled()


def test_closing_with_changes_asks(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    _find(dialog, QSpinBox, "remind_before").setValue(45)
    dialog.reject()
    assert dialog.isVisible()
    _find(_top(ConfirmDialog), QPushButton, "main").click()
    assert not dialog.isVisible()


def test_days_of_the_calendar(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    dialog.groups.setCurrentRow(len(dialog.pages))
    page = dialog.calendar
    page.year.setValue(2025)
    quiet(place)
    before = page.table.rowCount()
    assert before > 20
    _find(dialog, QPushButton, "new_day").click()
    asked = _top(DayDialog)
    _find(asked, QLineEdit, "day").setText("2025-06-10")
    kind = _find(asked, QComboBox, "kind")
    kind.setCurrentIndex(kind.findData("closed"))
    _find(asked, QLineEdit, "occasion").setText("Move")
    _find(asked, QPushButton, "main").click()
    quiet(place)
    assert page.table.rowCount() == before + 1
    assert place.store.office.calendar.day(date(2025, 6, 10)) == ()
    row = next(r for r in range(before + 1) if page.table.item(r, 4).text() == "Move")
    page.table.selectRow(row)
    _find(dialog, QPushButton, "forget_day").click()
    quiet(place)
    assert place.store.office.calendar.day(date(2025, 6, 10))


def test_a_wrong_day_is_told(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    dialog.calendar.ask(None)
    asked = _top(DayDialog)
    _find(asked, QLineEdit, "day").setText("2023-02-29")
    _find(asked, QPushButton, "main").click()
    assert asked.wrong.isVisible()
    _find(asked, QLineEdit, "day").setText("2025-06-10")
    kind = _find(asked, QComboBox, "kind")
    kind.setCurrentIndex(kind.findData("makeup"))
    _find(asked, QLineEdit, "spans").setText("morning")
    _find(asked, QPushButton, "main").click()
    assert "8:30-12:00" in asked.wrong.text()


def test_published_days_fill_a_year_and_an_unknown_year_is_told(
    place: Workplace, window: QWidget
) -> None:
    dialog = _dialog(place, window)
    dialog.groups.setCurrentRow(len(dialog.pages))
    page = dialog.calendar
    page.year.setValue(2015)
    quiet(place)
    assert page.notice.isVisible()
    page.fill.click()
    quiet(place)
    assert not page.notice.isVisible()
    assert days_of(place.store, 2015)
    told: list[str] = []
    place.told.connect(lambda sentence, _undo: told.append(str(sentence)))
    page.year.setValue(2090)
    quiet(place)
    page.fill.click()
    quiet(place)
    assert told == ["The holidays of 2090 are not published yet."]


def _chosen(dialog: SettingsDialog, name: str) -> RuleCard:
    dialog.groups.setCurrentRow(len(dialog.pages) + 1)
    dialog.rules.list.chosen.emit(name)
    return dialog.rules.card


def test_a_policy_holds_from_a_day_on(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    card, today = _chosen(dialog, "fines"), place.session.today()
    _find(card, QLineEdit, "ladder.0").setText("15")
    card.since.setText("2020-01-01")
    card.reason.setText("Decided in the meeting")
    card.keep_button.click()
    quiet(place)
    assert "keeps its rules" in card.notice.accessibleName()
    card.since.setText(today.isoformat())
    card.keep_button.click()
    quiet(place)
    office = place.store.office
    assert office.rule("fines", today)["ladder"] == [1500, 2000, 5000]
    assert office.rule("fines", date(2020, 1, 1))["ladder"][0] == 1000
    assert not dialog.rules.differs()
    first = card.history.decisions.lines()[0]
    assert "First justified complaint of a month: ¥10 → ¥15" in str(first.text)
    assert "Decided in the meeting" in str(first.detail)
    _find(card, QLineEdit, "ladder.2").setText("1e5")
    card.keep_button.click()
    quiet(place)
    assert card.rows["ladder.2"].wrong.isVisible()
    assert "why" in card.notice.accessibleName(), "a reason is asked for"


def test_what_is_to_come_can_be_withdrawn(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    card, day = _chosen(dialog, "recall_share"), place.session.today() + timedelta(days=40)
    _find(card, QSpinBox, "recall_share").setValue(25)
    card.since.setText(day.isoformat())
    card.reason.setText("A trial")
    card.keep_button.click()
    quiet(place)
    office = place.store.office
    assert (
        office.rule("recall_share", place.session.today()),
        office.rule("recall_share", day),
    ) == (10, 25)
    line = next(one for one in dialog.rules.list.lines() if one.value == "recall_share")
    assert "new from" in str(line.right)
    assert card.history.periods.lines()[0].value == day
    card.history.periods.chosen.emit(day)
    asked = _top(ReasonDialog)
    _find(asked, QPlainTextEdit, "reason").setPlainText("Not needed")
    _find(asked, QPushButton, "main").click()
    quiet(place)
    assert office.rule("recall_share", day) == 10
    assert "Withdrawn" in str(card.history.decisions.lines()[0].text)


def test_every_policy_has_its_card(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    for rule in RULES:
        card = _chosen(dialog, rule.name)
        quiet(place)
        assert card.figures() == rule.split(rule.default)
        assert all(row.editor.accessibleName() for row in card.rows.values())
        assert not card.differs()


def test_a_script_in_the_offices_own_words(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    dialog.groups.setCurrentRow(len(dialog.pages) + 2)
    questions = _find(dialog, QPlainTextEdit, "script.questions")
    built_in = questions.toPlainText()
    questions.setPlainText("Who?\n\nWhat?")
    _find(dialog, QPushButton, "keep_script").click()
    quiet(place)
    kind = dialog.scripts.kind.currentData()
    kept = script_of(place.store.office, kind, "en", place.session.today())
    assert kept.questions == ("Who?", "What?")
    _find(dialog, QPushButton, "built_in_script").click()
    quiet(place)
    assert questions.toPlainText() == built_in


def test_a_clerk_may_only_look(placing: Placing, window: QWidget) -> None:
    dialog = _dialog(placing(CLERK), window)
    assert dialog.notice.isVisible()
    assert not _find(dialog, QSpinBox, "remind_before").isEnabled()


def test_a_script_half_written_is_not_lost(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    page = dialog.scripts
    _find(dialog, QLineEdit, "script.greeting").setText("您好，这里是云帆。")
    page.kind.setCurrentIndex(1)
    page.kind.activated.emit(1)
    assert page.kind.currentIndex() == 0, "the changed script stays on the page"
    assert page.greeting.text() == "您好，这里是云帆。"
    dialog.reject()
    _top(ConfirmDialog).reject()
    assert dialog.isVisible()
    page.notice.button.click()
    assert page.greeting.text() != "您好，这里是云帆。"
    dialog.reject()
    assert not dialog.isVisible()


def _templates(dialog: SettingsDialog) -> TemplatesPage:
    dialog.groups.setCurrentRow(len(dialog.pages) + 3)
    return dialog.templates


def test_the_reception_template_in_both_languages(place: Workplace, window: QWidget) -> None:
    page = _templates(_dialog(place, window))
    before = page.items.entries()
    page.new.click()
    editor, today = page.editors["stay"], place.session.today()
    for line, text in zip(editor.texts, ("铺红地毯", "Red carpet"), strict=True):
        line.setText(text)
        line.textEdited.emit(text)
    editor.anchor.setCurrentIndex(editor.anchor.findData("departure"))
    editor.anchor.activated.emit(0)
    editor.amount.setValue(2)
    editor.unit.setCurrentIndex(editor.unit.findData(60))
    editor.unit.activated.emit(0)
    QTest.keyClick(page.items, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.differs()
    page.keep_button.click()
    quiet(place)
    assert "Say why" in page.notice.accessibleName()
    page.reason.setText("Decided in the meeting")
    page.keep_button.click()
    quiet(place)
    kept = of_stay.template_of(place.store.office, today)
    assert len(kept) == len(before) + 1
    assert (kept[0].text, kept[0].anchor, kept[0].minutes) == (
        "铺红地毯 ‖ Red carpet", "departure", -120,
    )  # fmt: skip
    assert not page.differs()
    assert page.version.count() == 2
    page.reason.setText("A trial")
    page.built_in.click()
    quiet(place)
    assert of_stay.template_of(place.store.office, today) == list(of_stay.BUILT_IN)


def test_a_changed_template_is_not_lost_by_turning(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    page = _templates(dialog)
    page.remove.click()
    page.kind.choose("training")
    assert page.kind.value() == "stay"
    assert page.notice.isVisible()
    dialog.reject()
    _top(ConfirmDialog).reject()
    assert dialog.isVisible()
    page.notice.button.click()
    page.kind.choose("training")
    assert page.kind.value() == "training"
    phases = [entry.phase for entry in page.items.entries()]
    assert phases == [item.phase for item in of_training.BUILT_IN]


def test_a_template_item_without_words_is_told(place: Workplace, window: QWidget) -> None:
    page = _templates(_dialog(place, window))
    page.kind.choose("training")
    page.new.click()
    page.keep_button.click()
    quiet(place)
    assert "Item 2 has no text" in page.notice.accessibleName()
    page.since.setText("sometime")
    page.keep_button.click()
    assert place.store.office.policy_history(of_training.POLICY) == []


def test_a_logo_is_chosen_printed_and_taken_away(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    dialog = _dialog(place, window)
    row = dialog.findChild(LogoRow)
    assert row is not None
    picture = QImage(2400, 600, QImage.Format.Format_RGB32)
    picture.fill(0x0F766E)
    assert picture.save(str(tmp_path / "logo.png"))
    row.take(tmp_path / "logo.png")
    quiet(place)
    assert QImage.fromData(place.store.office.logo).width() == 900, "no larger than is printed"
    assert not row.picture.pixmap().isNull()
    pdf = draw_records(place.store, place.session, "complaint", [1], PrintOptions())
    assert b"/Subtype /Image" in pdf
    (tmp_path / "words.png").write_text("no picture")
    row.take(tmp_path / "words.png")
    quiet(place)
    assert "no picture" in row.wrong.text()
    row.remove.click()
    quiet(place)
    assert place.store.office.logo == b""
    assert row.picture.pixmap().isNull()
