# SPDX-License-Identifier: MIT
"""A table with more columns than a line has room for: rows of several lines, as on paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.db.fields import Line, Moment, Money, Name, Phone, Whole
from desk.db.record import Record, Row, Rows
from desk.sheet import Sheet
from desk.ui import theme
from desk.ui.editors.rows import RowsEditor
from desk.ui.form import Form
from tests.ui.trial_form import at


@pytest.fixture(autouse=True, scope="module")
def _dressed(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


class Load(Row):
    """A row of many columns, as a stop of a lorry is."""

    consignee = Name("Consignee")
    phone = Phone("Telephone")
    address = Line("Address")
    goods = Line("Goods")
    pieces = Whole("Pieces")
    weight = Money("Weight")
    freight = Money("Freight")
    paid = Line("Paid by")
    signed_by = Name("Signed by")
    signed_at = Moment("Signed at")
    remarks = Line("Remarks")
    receipt = Line("Receipt")


class Trip(Record):
    """A trip with its stops."""

    stops = Rows("Stops", Load)

    sheet = Sheet(title="Trip", prefix="TT", drawing="stops", listed="number", searched="number")


@pytest.fixture
def trip(qtbot: QtBot) -> Form:
    form = Form(Trip, Trip.sheet.on_screen, at)
    qtbot.addWidget(form)
    rows = [Load(consignee="张三", address="银杏大道1号", pieces=3), Load(consignee="李四")]
    form.set_record(Trip(stops=rows))
    form.resize(640, 500)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def test_many_columns_stand_in_several_lines_of_a_row(trip: Form) -> None:
    table = trip.cells["stops"].editor
    assert isinstance(table, RowsEditor)
    ruling = table.rule(table.width())
    assert ruling.lines > 1
    assert all(place.room >= 36 for place in ruling.places.values())
    cells = [ruling.cell(row, name) for row in (0, 1) for name in ruling.places]
    assert not any(a.intersects(b) for n, a in enumerate(cells) for b in cells[n + 1 :])
    for name in ("phone", "receipt"):
        middle = ruling.cell(1, name).center()
        QTest.mouseClick(table, Qt.MouseButton.LeftButton, pos=middle)
        assert (table.here, focused().objectName()) == (1, name)
    assert not table.grab().toImage().isNull()


def test_columns_without_an_entry_need_no_room_where_they_are_only_read(trip: Form) -> None:
    table = trip.cells["stops"].editor
    assert isinstance(table, RowsEditor)
    trip.set_editable(False)
    ruling = table.rule(table.width())
    assert list(ruling.places) == ["consignee", "address", "pieces"]
    assert ruling.lines == 1
    QTest.mouseClick(table, Qt.MouseButton.LeftButton, pos=ruling.cell(0, "address").center())
    assert focused().objectName() == "address"
    trip.set_editable(True)
    assert len(table.rule(table.width()).places) == 12
