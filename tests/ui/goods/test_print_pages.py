# SPDX-License-Identifier: MIT
"""A page about a record is previewed, saved, counted by itself; its form is no reprint for it."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desk.dialogs.preview import PreviewDialog
from desk.ui.record.pages import BINDER_INDEX, LOADING_LIST, PAGES, pages_of
from tests.offices import Desk
from tests.paper import reading
from tests.records.goods.making import again
from tests.ui.goods.test_shelf import month
from tests.ui.goods.trips import address, fleet, trip
from tests.ui.pages import Place


def test_an_index_is_previewed_saved_and_counted(
    place: Place, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    month(desk, 2026, 10, 2)
    binder = desk.store.by_number(desk["supervisor"], "B202610-0001")
    dialog = PreviewDialog(place.workplace, BINDER_INDEX.of("binder", binder.id), None)
    qtbot.addWidget(dialog)
    dialog.show()
    place.settle()
    assert dialog.pages.count() == 1
    assert dialog.bar.record.text() == "B202610-0001"
    assert not dialog.choices.copies
    file = tmp_path / "index.pdf"
    dialog.save_to(file)
    place.settle()
    assert "D202610-0002" in reading.dense(reading.words(file.read_bytes()))
    assert place.store.print_counts("binder", [binder.id], "index") == {binder.id: 1}
    assert not again(desk, binder).print_count
    assert not place.troubles


def test_the_loading_list_fits_continuous_paper(
    place: Place, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    made = trip(desk, fleet(desk), [address(consignee=f"店{n}") for n in range(12)])
    dialog = PreviewDialog(place.workplace, LOADING_LIST.of("dispatch", made.id), None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choices.paper.setCurrentIndex(dialog.choices.paper.findData("241 × 140"))
    dialog.choices.changed.emit()
    place.settle()
    file = tmp_path / "list.pdf"
    dialog.save_to(file)
    place.settle()
    with reading.opened(file.read_bytes()) as pdf:
        assert round(pdf.pages[0].width / 72 * 25.4) == 241
    words = reading.dense(reading.words(file.read_bytes()))
    assert all(f"店{n}" in words for n in range(12))


def test_each_page_belongs_to_a_book_and_has_a_name_of_its_own(desk: Desk) -> None:
    for kind, pages in PAGES.items():
        assert kind in desk.store.books
        assert len({page.form for page in pages}) == len(pages)
    made = trip(desk, fleet(desk), [address()])
    assert [page.form for page in pages_of(made)] == ["loading"]
