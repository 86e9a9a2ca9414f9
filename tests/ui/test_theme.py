# SPDX-License-Identifier: MIT
"""The look: one table of colours by day and by night, readable, switched while desk runs."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget

from desk import paths
from desk.text import use_language
from desk.ui import theme
from desk.ui.colours import DARK, LIGHT, TONES, Colours, contrast, tone
from desk.ui.qt_texts import load_qt_texts

TABLES = pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("window", "rail", "paper", "cell", "raised", "section_tint", "hover", "selection")


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    theme.apply(qapp, "light")
    yield qapp
    theme.apply(qapp, "light")


@TABLES
def test_every_colour_is_written_the_same_way(table: Colours) -> None:
    for name, value in table._asdict().items():
        if name != "dark":
            assert re.fullmatch(r"#[0-9a-f]{6}", value), name


@TABLES
@pytest.mark.parametrize("ink", ["text", "muted", "accent_ink", "red", "amber", "green"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_on_every_ground(table: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(table, ink), getattr(table, ground)) >= 4.5


@TABLES
def test_text_can_be_read_on_accent_tip_and_badges(table: Colours) -> None:
    assert contrast(table.accent_text, table.accent) >= 4.5
    assert contrast(table.accent_text, table.accent_hover) >= 4.5
    assert contrast(table.tip_text, table.tip) >= 4.5
    for name in TONES:
        ink, tint = tone(table, name)
        assert contrast(ink, tint) >= 4.5, name
        assert contrast(table.text, tint) >= 4.5, name


@TABLES
def test_what_has_the_focus_and_where_a_control_ends_can_be_seen(table: Colours) -> None:
    for ground in ("window", "paper", "cell", "raised"):
        assert contrast(table.focus, getattr(table, ground)) >= 3
        assert contrast(table.muted, getattr(table, ground)) >= 3


def test_contrast_is_counted_as_the_standard_counts_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@TABLES
def test_the_marks_of_the_controls_are_drawn_in_colours_of_the_table(table: Colours) -> None:
    folder = paths.resources() / "icons" / ("dark" if table.dark else "light")
    known = set(table._asdict().values())
    drawn = sorted(folder.glob("*.svg"))
    assert drawn
    for file in drawn:
        used = set(re.findall(r"#[0-9a-f]{6}", file.read_text(encoding="utf-8")))
        assert used, file
        assert used <= known, file


@TABLES
def test_the_style_sheet_names_only_colours_and_pictures_there_are(table: Colours) -> None:
    sheet = theme.style_sheet(table)
    assert "$" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)
    for picture in re.findall(r'url\("([^"]+)"\)', sheet):
        assert picture.endswith(".svg")
        assert (paths.resources() / picture).is_file(), picture


def test_both_tables_have_the_same_roles_and_differ() -> None:
    names = list(Colours._fields)
    assert len(set(names)) == len(names)
    assert LIGHT != DARK
    assert DARK.dark
    assert not LIGHT.dark


def test_switching_repaints_what_is_open(dressed: QApplication) -> None:
    seen: list[str] = []

    class Painted(QWidget):
        def changeEvent(self, event: QEvent) -> None:
            if event.type() == QEvent.Type.PaletteChange:
                seen.append(theme.colours().paper)

    widget = Painted()
    line = QLineEdit(widget)
    widget.show()
    seen.clear()
    theme.apply(dressed, "dark")
    assert theme.mode() == "dark"
    assert theme.colours() is DARK
    assert DARK.paper in seen
    assert line.palette().color(QPalette.ColorRole.WindowText).name() == DARK.text
    theme.apply(dressed, "light")
    assert theme.colours() is LIGHT
    assert theme.colour("accent").name() == LIGHT.accent


def test_the_system_decides_where_the_person_leaves_it_to_it(dressed: QApplication) -> None:
    theme.apply(dressed, "system")
    assert theme.mode() == "system"
    assert theme.colours() in (LIGHT, DARK)


def test_letters_have_our_sizes_and_chinese_is_there(dressed: QApplication) -> None:
    assert dressed.font().pixelSize() == theme.BASE
    assert theme.font(theme.TITLE, strong=True).pixelSize() == 20
    metrics = QFontMetrics(dressed.font())
    assert all(metrics.inFontUcs4(ord(letter)) for letter in "客户投诉㛃A1")


def test_gaps_are_steps_of_four() -> None:
    assert [theme.space(steps) for steps in (1, 2, 3.5)] == [4, 8, 14]


def test_a_part_is_given_to_a_control_that_is_shown_already(dressed: QApplication) -> None:
    line = QLineEdit()
    line.show()
    before = line.sizeHint().height()
    theme.role(line, "bare")
    assert line.property("role") == "bare"
    line.ensurePolished()
    assert line.sizeHint().height() < before


@pytest.mark.skipif(
    not list((paths.built() / "fonts").glob("*.ttf")), reason="the print fonts are not built here"
)
def test_our_own_face_stands_in_where_the_system_has_no_chinese(
    dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme.QFontDatabase, "hasFamily", lambda _name: False)
    families = theme.base_font().families()
    assert "Desk" in " ".join(families), families


def test_the_file_dialog_speaks_chinese_throughout(qapp: QApplication) -> None:
    use_language("zh_CN")
    texts = load_qt_texts(qapp, None, "zh_CN")
    dialog = QFileDialog(None, "")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"查找范围：", "文件类型："} <= words
    dialog.deleteLater()
    load_qt_texts(qapp, texts, "en")
