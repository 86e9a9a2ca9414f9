# SPDX-License-Identifier: MIT
"""The import as a supervisor works it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPushButton, QWidget

from desk.dialogs.confirm import ConfirmDialog
from desk.dialogs.importing import ImportDialog
from desk.exchange import importing
from desk.exchange.reading import open_table
from desk.ui.workplace import Workplace
from tests.dialogs.conftest import CLERK, Placing, opened, quiet

GOOD = "客户名称,手机\n甲公司,13900000001\n乙公司,13900000002\n"
ONE_BAD = GOOD + "丙公司,1.39E+10\n"


def _dialog(place: Workplace, window: QWidget, kind: str = "customer") -> ImportDialog:
    dialog = ImportDialog(place, kind, window)
    opened(dialog, place)
    return dialog


def _open(dialog: ImportDialog, place: Workplace, tmp_path: Path, text: str) -> Path:
    file = tmp_path / "customers.csv"
    file.write_text(text, encoding="gb18030")
    dialog.open_file(file)
    quiet(place)
    return file


def _count(place: Workplace, where: str = "voided = 0") -> int:
    return int(place.store.database.rows(f"SELECT count(*) FROM customer WHERE {where}")[0][0])


def _button(dialog: QDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    return found


def _confirm(place: Workplace) -> None:
    asked = [w for w in QApplication.topLevelWidgets() if isinstance(w, ConfirmDialog)]
    _button(asked[-1], "main").click()
    quiet(place)


def test_a_file_comes_in_and_is_undone(place: Workplace, window: QWidget, tmp_path: Path) -> None:
    dialog = _dialog(place, window)
    before = _count(place)
    _open(dialog, place, tmp_path, GOOD)
    assert dialog.columns_page.detail.text() == "CSV · GB18030 · comma"
    assert dialog.columns_page.matcher.columns()["name"] == 0
    assert dialog.columns_page.looked.model.rowCount() == 2
    dialog.bring.click()
    quiet(place)
    assert dialog.result_page.heading.text() == "2 records have come in."
    assert _count(place) == before + 2
    _button(dialog, "undo_this").click()
    _confirm(place)
    assert "2 records of the import were voided" in dialog.result_page.heading.text()
    assert _count(place) == before


def test_the_same_file_changes_nothing_twice(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    dialog = _dialog(place, window)
    for expected in ("2 records have come in.", "No record has come in."):
        _open(dialog, place, tmp_path, GOOD)
        dialog.start()
        quiet(place)
        assert dialog.result_page.heading.text() == expected
    assert "2 rows were known already" in dialog.result_page.detail.text()


def test_bad_rows_are_red_and_saved_to_be_mended(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    dialog = _dialog(place, window)
    _open(dialog, place, tmp_path, ONE_BAD)
    looked = dialog.columns_page.looked
    names = [looked.model.headerData(at, Qt.Orientation.Horizontal) for at in range(2)]
    wrong = looked.model.index(2, names.index("Mobile"))
    assert looked.model.data(wrong, Qt.ItemDataRole.BackgroundRole) is not None
    assert "rounded" in str(looked.model.data(wrong, Qt.ItemDataRole.ToolTipRole))
    assert "Row 4" in looked.wrong.text()
    dialog.start()
    quiet(place)
    assert dialog.result_page.heading.text() == "2 records have come in."
    assert dialog.result_page.bad.count() == 1
    dialog.save_bad_rows(tmp_path / "bad.xlsx")
    quiet(place)
    rows = list(open_table(tmp_path / "bad.xlsx").rows())
    assert [row.values[0] for row in rows] == ["丙公司"]


def test_all_or_nothing(place: Workplace, window: QWidget, tmp_path: Path) -> None:
    dialog = _dialog(place, window)
    before = _count(place)
    _open(dialog, place, tmp_path, ONE_BAD)
    dialog.columns_page.whole.click()
    dialog.start()
    quiet(place)
    assert dialog.result_page.heading.text() == "Nothing was written."
    assert "so no row came in" in dialog.result_page.detail.text()
    assert _count(place) == before


def test_a_column_is_chosen_by_hand_and_a_text_for_all_rows(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    dialog = _dialog(place, window)
    _open(dialog, place, tmp_path, "谁,手机\n甲公司,13900000001\n")
    assert "must be filled in" in dialog.columns_page.looked.wrong.text()
    lines = dialog.columns_page.matcher.lines
    column = dialog.findChild(QComboBox, "column.name")
    assert column is not None
    column.setCurrentIndex(column.findText("谁"))
    column.activated.emit(column.currentIndex())
    city = lines["city"].column
    city.setCurrentIndex(1)
    city.activated.emit(1)
    text = dialog.findChild(QLineEdit, "fixed.city")
    assert text is not None
    assert text.isVisible()
    text.setText("杭州市")
    text.editingFinished.emit()
    quiet(place)
    assert not dialog.columns_page.looked.wrong.isVisible()
    dialog.start()
    quiet(place)
    assert _count(place, "name = '甲公司' AND city = '杭州市'") == 1


def test_unknown_words_are_given_a_meaning(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    dialog = _dialog(place, window)
    _open(dialog, place, tmp_path, "客户名称,客户等级\n甲公司,钻石\n乙公司,VIP\n")
    assert dialog.columns_page.tabs.isTabVisible(1)
    word = dialog.findChild(QComboBox, "word.level.0")
    assert word is not None
    assert word.accessibleName() == "钻石"
    word.setCurrentIndex(word.findData("important"))
    word.activated.emit(word.currentIndex())
    quiet(place)
    assert not dialog.columns_page.looked.wrong.isVisible()
    dialog.start()
    quiet(place)
    assert _count(place, "name = '甲公司' AND level = 'important'") == 1


def test_a_file_is_dropped(place: Workplace, window: QWidget, tmp_path: Path) -> None:
    dialog = _dialog(place, window)
    file = tmp_path / "customers.csv"
    file.write_text(GOOD, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    how = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    zone = dialog.file_page.zone
    enter = QDragEnterEvent(QPoint(20, 20), *how)
    zone.dragEnterEvent(enter)
    assert enter.isAccepted()
    zone.dropEvent(QDropEvent(QPointF(20, 20), *how))
    quiet(place)
    assert dialog.stack.currentWidget() is dialog.columns_page


def test_what_is_no_table_is_told(place: Workplace, window: QWidget, tmp_path: Path) -> None:
    dialog = _dialog(place, window)
    file = tmp_path / "empty.csv"
    file.touch()
    dialog.open_file(file)
    quiet(place)
    assert "empty" in dialog.wrong.text()
    assert dialog.stack.currentWidget() is dialog.file_page


def test_stopped_half_way_it_can_be_undone_from_the_list(
    place: Workplace, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "CHUNK", 20)
    dialog = _dialog(place, window)
    before = _count(place)
    rows = "".join(f"公司{n},13{n:09}\n" for n in range(2_500))
    _open(dialog, place, tmp_path, "客户名称,手机\n" + rows)
    dialog.start()
    stopped: list[bool] = []

    def stop() -> None:
        if not stopped and _count(place) > before:
            stopped.append(True)
            dialog.reject()

    place.running.changed.connect(stop)
    quiet(place)
    place.running.changed.disconnect(stop)
    assert dialog.result_page.heading.text().startswith("Stopped half-way")
    assert before < _count(place) < before + 2_500
    _button(dialog, "again").click()
    quiet(place)
    earlier = dialog.file_page.earlier
    assert earlier.table.item(0, 6).text() == "Stopped half-way"
    earlier.table.selectRow(0)
    _button(dialog, "undo").click()
    _confirm(place)
    assert _count(place) == before


def test_who_may_not_import_sees_why(placing: Placing, window: QWidget) -> None:
    place = placing(CLERK)
    dialog = _dialog(place, window)
    assert not dialog.bring.isVisible()
    assert dialog.stack.currentWidget() is not dialog.file_page


OLD = (
    "受理时间,受理渠道,客户,投诉类别,投诉内容,来源\n"
    "2019/2/28 11:25:05,网络留言,张三,城乡建设,路灯不亮,附件3\n"
    "2019/3/1 9:05:00,诉求件,李四,延误,公交不来,附件4\n"
)


def test_an_old_list_comes_in_as_it_is(place: Workplace, window: QWidget, tmp_path: Path) -> None:
    dialog = _dialog(place, window, "complaint")
    _open(dialog, place, tmp_path, OLD)
    page = dialog.columns_page
    assert page.looked.wrong.text() == "", "words of other programs are known here too"
    assert page.past.isChecked(), "what is long over starts no deadline"
    assert page.rest.currentData() == "remarks"
    dialog.start()
    quiet(place)
    assert dialog.result_page.heading.text() == "2 records have come in."
    rows = place.store.database.rows(
        "SELECT channel, category, remarks FROM complaint ORDER BY id DESC LIMIT 2"
    )
    assert [row[:2] for row in rows] == [("head_office", "delay"), ("online", "other")]
    assert "城乡建设" in rows[1][2]
    assert "附件3" in rows[1][2]
    assert place.store.database.rows("SELECT count(*) FROM deadline WHERE at < 1600000000000") == [
        (0,)
    ]


def test_an_unknown_word_may_still_make_its_row_bad(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    dialog = _dialog(place, window, "complaint")
    _open(dialog, place, tmp_path, OLD)
    words = dialog.columns_page.words
    anything = words._chosen["category"]["*"]
    anything.setCurrentIndex(0)
    words.changed.emit()
    quiet(place)
    assert "Row 2" in dialog.columns_page.looked.wrong.text()
    known = words._chosen["category"]["城乡建设"]
    known.setCurrentIndex(known.findData("manner"))
    words.changed.emit()
    quiet(place)
    assert dialog.columns_page.looked.wrong.text() == ""


ORDERS = """订单 ID,订单日期,客户 ID,客户名称,产品 ID,产品名称,数量,销售额
CN-1,2026-11-02,曾惠-1,曾惠,P-1,剪刀,2,129.70
CN-1,2026-11-02,曾惠-1,曾惠,P-2,信封,1,31.92
CN-1,2026-11-02,许安-1,许安,P-2,信封,3,95.76
CN-2,2026-11-03,许安-1,许安,P-1,剪刀,1,64.85
"""


def _standing(place: Workplace, kind: str) -> int:
    rows = place.store.database.rows(f'SELECT count(*) FROM "{kind}" WHERE voided = ?', False)
    return int(rows[0][0])


def test_customers_and_products_nobody_knows_come_in_with_their_orders_and_go_with_them(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    kinds = ("customer", "product", "order")
    before = [_standing(place, kind) for kind in kinds]
    dialog = _dialog(place, window, "order")
    _open(dialog, place, tmp_path, ORDERS)
    page = dialog.columns_page
    assert page.others.isVisibleTo(page)
    assert page.others.isChecked()
    assert page.others.text().endswith("2 Customers, 2 Products")
    assert page.tabs.isTabVisible(2)  # a number that two customers have is shown before
    assert "CN-1 (rows 2: 曾惠-1 2026-11-02; 4: 许安-1 2026-11-02)" in [
        page.odd.item(at).text() for at in range(page.odd.count())
    ]
    assert page.looked.wrong.isHidden()
    assert [_standing(place, kind) for kind in kinds] == before
    dialog.bring.click()
    quiet(place)
    assert dialog.result_page.heading.text() == "3 records have come in."
    assert "2 Customers, 2 Products" in dialog.result_page.detail.text()
    assert [_standing(place, kind) for kind in kinds] == [
        n + m for n, m in zip(before, (2, 2, 3), strict=True)
    ]
    assert dialog.result_page.again.hasFocus()
    sheets = [place.store.get(place.session, "order", key) for key in _keys(place, "order")]
    assert [(s.customer_name, len(s.lines)) for s in sheets] == [
        ("曾惠", 2),
        ("许安", 1),
        ("许安", 1),
    ]
    _button(dialog, "undo_this").click()
    _confirm(place)
    assert [_standing(place, kind) for kind in kinds] == before


def test_what_somebody_uses_already_stays_when_an_import_is_undone(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    dialog = _dialog(place, window, "order")
    _open(dialog, place, tmp_path, ORDERS)
    dialog.bring.click()
    quiet(place)
    customer = _keys(place, "customer")[-1]
    store = place.store
    own = store.new(place.session, "complaint", customer=customer, complainant="许安",
                    phone="13800138000", category="quality", content="x", demand="y")  # fmt: skip
    store.save(place.session, own)
    _button(dialog, "undo_this").click()
    _confirm(place)
    assert _standing(place, "order") == 0
    assert not store.get(place.session, "customer", customer).voided


def test_without_the_tick_unknown_customers_are_bad_rows(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    dialog = _dialog(place, window, "order")
    _open(dialog, place, tmp_path, ORDERS)
    dialog.columns_page.others.setChecked(False)
    quiet(place)
    assert "is not known here" in dialog.columns_page.looked.wrong.text()
    dialog.bring.click()
    quiet(place)
    assert (_standing(place, "order"), dialog.result_page.bad.count() > 0) == (0, True)
    assert dialog.result_page.save.hasFocus()


def _keys(place: Workplace, kind: str) -> list[int]:
    return [row[0] for row in place.store.database.rows(f'SELECT id FROM "{kind}" ORDER BY id')]
