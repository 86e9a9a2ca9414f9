# SPDX-License-Identifier: MIT
"""The print preview as a clerk works it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from desk.db.marked import Marked
from desk.db.query import Condition, Query
from desk.db.tables import Audit, PrintLog
from desk.dialogs.preview import PreviewDialog
from desk.paper.preview import Preview
from desk.text import language, use_language
from desk.ui.requests import Print
from desk.ui.workplace import Workplace
from tests.dialogs.conftest import VIEWER, Placing, opened, quiet


def _dialog(place: Workplace, window: QWidget, request: Print) -> PreviewDialog:
    dialog = PreviewDialog(place, request, window)
    opened(dialog, place)
    return dialog


def _text(file: Path) -> str:
    with Preview(file.read_bytes()) as pages:
        return "\n".join(pages.text(page) for page in range(len(pages)))


def _logged(place: Workplace) -> list[int]:
    with place.store.database.read() as engine:
        return [line.record for line in PrintLog.select().execute(engine)]


def test_the_pages_of_the_real_form_are_seen(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window, Print("complaint", [1]))
    assert dialog.pages.count() == 2
    assert dialog.pages.is_sharp()
    assert dialog.bar.record.text().startswith("C2")
    assert dialog.bar.page.text() == "Page 1 of 2"
    assert dialog.pages.hasFocus() or dialog.pages.isVisible()
    assert not _logged(place), "looking is no printing"


def test_a_saved_file_counts_as_printed_and_the_next_one_is_marked(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    dialog = _dialog(place, window, Print("complaint", [1]))
    dialog.save_to(tmp_path / "one.pdf")
    quiet(place)
    assert "Reprint" not in _text(tmp_path / "one.pdf")
    assert _logged(place) == [1]
    assert "Saved as" in dialog.notice.accessibleName()
    assert dialog.choices.note.isVisible()
    assert "1 time before" in dialog.choices.note.text()
    dialog.save_to(tmp_path / "two.pdf")
    quiet(place)
    assert "Reprint" in _text(tmp_path / "two.pdf")
    assert "王敏" in _text(tmp_path / "two.pdf")


def test_one_after_the_other_or_all_in_one_file(
    place: Workplace, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = _dialog(place, window, Print("complaint", [1, 2, 3]))
    first = dialog.bar.record.text()
    assert not dialog.bar.previous.isEnabled()
    qtbot.mouseClick(dialog.bar.next, Qt.MouseButton.LeftButton)
    quiet(place)
    assert dialog.bar.record.text() != first
    dialog.choices.one.click()
    dialog.save_to(tmp_path / "one.pdf")
    quiet(place)
    assert _logged(place) == [2]
    dialog.choices.all.click()
    dialog.save_to(tmp_path / "all.pdf")
    quiet(place)
    assert _logged(place) == [2, 1, 2, 3]
    text = _text(tmp_path / "all.pdf")
    assert all(f"投诉人{number}" in text for number in range(3))


def test_only_the_ticked_copies_on_the_chosen_paper_in_the_chosen_language(
    place: Workplace, window: QWidget
) -> None:
    dialog = _dialog(place, window, Print("complaint", [1]))
    tick = dialog.findChild(QCheckBox, "copy.1")
    assert tick is not None
    tick.click()
    quiet(place)
    assert dialog.pages.count() == 1
    other = dialog.findChild(QCheckBox, "copy.0")
    assert other is not None
    other.click()
    assert other.isChecked(), "one copy stays ticked"
    paper = dialog.findChild(QComboBox, "paper")
    assert paper is not None
    dialog.choices.language.setCurrentIndex(dialog.choices.language.findData("zh_CN"))
    paper.setCurrentIndex(paper.findData("A5"))
    options = dialog.choices.options()
    assert (options.paper.name, options.language) == ("A5", "zh_CN")
    assert options.copies == ("Department's copy",)
    assert language() == "en", "the window keeps its own language"


def test_a_nudge_is_kept_for_the_paper(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window, Print("complaint", [1]))
    dialog.choices.right.setValue(2.5)
    quiet(place)
    again = _dialog(place, window, Print("complaint", [2]))
    assert again.choices.options().nudge == (2.5, 0.0)
    again.choices.paper.setCurrentIndex(2)
    again.choices.paper.activated.emit(2)
    quiet(place)
    assert again.choices.options().nudge == (0.0, 0.0)


def _pick(combo: QComboBox, value: str) -> None:
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def test_each_form_remembers_paper_copies_and_nudge_for_each_printer(
    place: Workplace, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    printers = ["Laser", "Needles"]
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: printers))
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", staticmethod(lambda: "Laser"))
    choices = _dialog(place, window, Print("complaint", [1])).choices
    assert choices.printer.currentData() == "Laser"
    _pick(choices.printer, "Needles")
    _pick(choices.paper, "241 × 140")
    choices.right.setValue(3.5)
    next(iter(choices.copies.values())).click()
    quiet(place)
    _pick(choices.printer, "Laser")
    assert choices.options().paper.name == "A4"
    assert choices.options().nudge == (0.0, 0.0)
    assert all(box.isChecked() for box in choices.copies.values())
    _pick(choices.printer, "Needles")
    choices.right.setValue(4)
    quiet(place)
    again = _dialog(place, window, Print("complaint", [2])).choices
    assert again.printer.currentData() == "Needles", "the printer this form went to last"
    assert again.options().paper.name == "241 × 140"
    assert again.options().nudge == (4.0, 0.0)
    assert len(again.options().copies or ()) == len(again.copies) - 1
    other = _dialog(place, window, Print("customer", [1])).choices
    assert other.printer.currentData() == "Laser", "another form, another printer"
    _pick(other.printer, "Needles")
    _pick(other.paper, "241 × 140")
    assert other.options().nudge == (4.0, 0.0), "the printer is as far off for every form"
    printers.remove("Needles")
    gone = _dialog(place, window, Print("complaint", [1])).choices
    assert gone.printer.currentData() == "Laser"


def test_the_test_page_is_moved_as_the_print_and_counts_as_none(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    dialog = _dialog(place, window, Print("complaint", [1]))
    _pick(dialog.choices.paper, "A5")
    dialog.choices.down.setValue(1.5)
    quiet(place)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "grid.pdf"))
    dialog.print_test(printer)
    quiet(place)
    assert "1 page was sent" in dialog.notice.accessibleName()
    assert not _logged(place)
    with Preview((tmp_path / "grid.pdf").read_bytes()) as pages:
        assert abs(pages.areas[0].width - 420) < 3


def test_sizes(place: Workplace, window: QWidget, qtbot: QtBot) -> None:
    dialog = _dialog(place, window, Print("complaint", [1]))
    dialog.pages.set_zoom("page")
    small = dialog.pages.scale
    dialog.bar.zoom_chosen.emit(1.0)
    quiet(place)
    assert dialog.pages.scale == 1.0 > small
    assert dialog.bar.percent.text() == "100%"
    assert dialog.pages.is_sharp()
    dialog.bar.zoom_stepped.emit(1)
    assert dialog.pages.scale == 1.25
    dialog.pages.verticalScrollBar().setValue(dialog.pages.verticalScrollBar().maximum())
    quiet(place)
    assert dialog.bar.page.text() == "Page 2 of 2"


def test_a_list_is_printed_as_shown_and_that_is_logged(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    dialog = _dialog(place, window, Print("customer", [], Query("customer")))
    dialog.save_to(tmp_path / "list.pdf")
    quiet(place)
    text = _text(tmp_path / "list.pdf")
    assert all(f"客户{number}" in text for number in range(3))
    with place.store.database.read() as engine:
        assert Audit.select().where(Audit.action == "list").count(engine) == 1


def test_the_printed_list_says_which_records_in_which_order(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    where = (Condition("state", "in", ["registered"]),)
    query = Query("complaint", where, order="complainant", descending=False, with_void=False)
    dialog = _dialog(
        place,
        window,
        Print("complaint", [], query, Marked(frozenset({1, 3})), ("complainant", "number")),
    )
    dialog.choices.language.setCurrentIndex(dialog.choices.language.findData("en"))
    dialog.save_to(tmp_path / "list.pdf")
    quiet(place)
    text = _text(tmp_path / "list.pdf")
    assert "Status: Registered · Without void" in text
    assert "2 marked of 3 · Sorted by: Complainant, A to Z · " in text
    assert "投诉人1" not in text
    assert text.index("投诉人0") < text.index("投诉人2")


def test_a_void_record_says_so_in_the_printed_list(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    place.store.void(place.session, "complaint", 2, "twice")
    for columns, wanted in ((("number", "state"), "Void"), (("number",), "-0002 (Void)")):
        request = Print("complaint", [], Query("complaint"), columns=columns)
        dialog = _dialog(place, window, request)
        dialog.choices.language.setCurrentIndex(dialog.choices.language.findData("en"))
        dialog.save_to(tmp_path / "list.pdf")
        quiet(place)
        text = _text(tmp_path / "list.pdf")
        assert wanted in text
        assert text.count("Void") == 1


def test_from_one_record_to_the_next_of_its_list_or_all_of_them(
    place: Workplace, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    query = Query("complaint", order="complainant", descending=False)
    dialog = _dialog(place, window, Print("complaint", [2], query))
    assert dialog.bar.record.text().endswith("-0002  (2 of 3)")
    assert dialog.choices.one.isChecked()
    assert dialog.choices.all.text() == "All 3 of the list"
    qtbot.mouseClick(dialog.bar.next, Qt.MouseButton.LeftButton)
    quiet(place)
    assert dialog.bar.record.text().endswith("-0003  (3 of 3)")
    assert not dialog.bar.next.isEnabled()
    dialog.save_to(tmp_path / "one.pdf")
    quiet(place)
    assert _logged(place) == [3]
    dialog.choices.all.click()
    dialog.save_to(tmp_path / "all.pdf")
    quiet(place)
    assert _logged(place) == [3, 1, 2, 3]


def test_who_may_not_print_sees_why(placing: Placing, window: QWidget) -> None:
    place = placing(VIEWER)
    dialog = _dialog(place, window, Print("complaint", [1]))
    assert dialog.trouble.isVisible()
    assert not dialog.print.isEnabled()
    assert not dialog.save.isEnabled()


def test_a_folder_that_is_gone_is_told_and_nothing_counts(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    dialog = _dialog(place, window, Print("complaint", [1]))
    dialog.save_to(tmp_path / "gone" / "one.pdf")
    quiet(place)
    assert "no longer there" in dialog.notice.accessibleName()
    assert dialog.save.isEnabled()
    assert not _logged(place)


def test_a_computer_without_a_printer_says_so(
    place: Workplace, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    dialog = _dialog(place, window, Print("complaint", [1]))
    dialog.print.click()
    assert "No printer is set up" in dialog.notice.accessibleName()


def test_pages_go_to_the_printer_whole(place: Workplace, window: QWidget, tmp_path: Path) -> None:
    dialog = _dialog(place, window, Print("complaint", [1, 2]))
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(100)
    dialog.print_on(printer)
    quiet(place)
    assert "4 pages were sent" in dialog.notice.accessibleName()
    assert _logged(place) == [1, 2]
    with Preview((tmp_path / "printed.pdf").read_bytes()) as pages:
        assert len(pages) == 4
        assert abs(pages.areas[0].width - 595) < 3
        picture = pages.page(0, 50)
        assert min(picture.pixels[0::4]) < 100, "the form is on it"


def test_the_language_changes_in_the_open_dialog(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window, Print("complaint", [1]))
    use_language("zh_CN")
    from PySide6.QtCore import QCoreApplication, QEvent

    for widget in (dialog, *dialog.findChildren(QWidget)):
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert dialog.save.text() == "保存 PDF"
    assert dialog.choices.paper.itemText(1) == "A4 横向"
