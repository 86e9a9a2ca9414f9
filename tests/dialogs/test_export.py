# SPDX-License-Identifier: MIT
"""The export as a supervisor works it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QRadioButton, QWidget

from desk.db.marked import Marked
from desk.db.query import Condition, Query
from desk.db.tables import Audit
from desk.dialogs.export import ExportDialog
from desk.exchange.reading import open_table
from desk.ui.requests import Export
from desk.ui.widgets import EmptyState
from desk.ui.workplace import Workplace
from tests.dialogs.conftest import CLERK, Placing, opened, quiet


def _dialog(place: Workplace, window: QWidget, query: Query) -> ExportDialog:
    dialog = ExportDialog(place, Export(query), window)
    opened(dialog, place)
    return dialog


def _exports(place: Workplace) -> int:
    with place.store.database.read() as engine:
        return int(Audit.select().where(Audit.action == "export").count(engine))


def test_the_list_as_shown_goes_out(place: Workplace, window: QWidget, tmp_path: Path) -> None:
    dialog = _dialog(place, window, Query("customer"))
    assert dialog.count.text() == "3 records"
    dialog.write_to(tmp_path / "customers.xlsx")
    quiet(place)
    table = open_table(tmp_path / "customers.xlsx")
    assert table.headings[:2] == ["Number", "Customer"]
    assert len(list(table.rows())) == 3
    assert "3 records are in customers.xlsx" in dialog.notice.accessibleName()
    assert _exports(place) == 1


def test_the_dialog_says_how_many_and_which(place: Workplace, window: QWidget) -> None:
    where = (Condition("name", "contains", "客户"),)
    query = Query("customer", where, order="name", descending=False)
    dialog = ExportDialog(place, Export(query, (), Marked(frozenset({1}))), window)
    opened(dialog, place)
    assert dialog.count.text() == "1 marked of 3"
    assert dialog.which.text() == "Customer: “客户” · Sorted by: Customer, A to Z"


def test_a_narrowed_list_with_fewer_columns_as_csv(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    query = Query("customer", (Condition("name", "is", "客户1"),))
    dialog = _dialog(place, window, query)
    csv = dialog.findChild(QRadioButton, "csv")
    assert csv is not None
    csv.click()
    dialog.columns.tick(["name", "mobile"])
    assert dialog.columns.chosen() == ("name", "mobile")
    dialog.write_to(tmp_path / "one.csv")
    quiet(place)
    text = (tmp_path / "one.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines() == ["Customer,Mobile", "客户1,13812340001"]


def test_columns_are_ticked_one_by_one_or_all(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window, Query("customer"))
    shown = dialog.columns.chosen()
    everything = dialog.findChild(QPushButton, "all_columns")
    assert everything is not None
    everything.click()
    assert len(dialog.columns.chosen()) == dialog.columns.list.count() > len(shown)
    assert "contacts.name" in dialog.columns.chosen()
    back = dialog.findChild(QPushButton, "as_shown")
    assert back is not None
    back.click()
    assert dialog.columns.chosen() == shown
    for at in range(dialog.columns.list.count()):
        dialog.columns.list.item(at).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.write.isEnabled(), "no column is no file"


def test_a_place_that_cannot_be_written_is_told(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    dialog = _dialog(place, window, Query("customer"))
    dialog.write_to(tmp_path / "gone" / "customers.xlsx")
    quiet(place)
    assert "no longer there" in dialog.notice.accessibleName()
    assert dialog.write.isEnabled()


def test_without_the_right_it_says_so(placing: Placing, window: QWidget) -> None:
    place = placing(CLERK)
    dialog = _dialog(place, window, Query("customer"))
    assert dialog.findChild(EmptyState) is not None
    assert not dialog.write.isVisible()
