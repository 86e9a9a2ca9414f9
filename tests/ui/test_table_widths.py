# SPDX-License-Identifier: MIT
"""Columns fill the room they have; what must be read whole is never cut."""

from PySide6.QtWidgets import QApplication

from desk.ui.table_widths import Width, fitted, width_of
from tests.ui.pages import Slip


def test_columns_are_as_wide_as_they_want_where_there_is_room() -> None:
    assert fitted([Width(100, 100), Width(200, 80)], 400) == [100, 200]


def test_each_column_gives_its_share_and_no_more_than_it_can() -> None:
    widths = [Width(100, 100), Width(200, 80), Width(120, 60)]
    assert fitted(widths, 330) == [100, 140, 90]
    assert fitted(widths, 10) == [100, 80, 60]


def test_a_number_and_a_moment_are_never_cut(qapp: QApplication) -> None:
    kinds = Slip.kinds()
    for name in ("number", "until"):
        width = width_of(kinds[name], "LF202611-NB0088")
        assert width.natural == width.least > 90
    text = width_of(kinds["item"], "")
    assert text.least < text.natural
